"""The form that one person codes on, without proposals of the tool and without the work of the other."""

from collections.abc import Collection

from praktijkleren.agreement.forms import LEAST_FACTORS, Form, FormRow
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.sentences import SentenceList


def blind_form(sentences: SentenceList, narratives: Collection[str], naming: Naming) -> Form:
    """Give the sentences of narratives with nothing filled in."""
    rows = tuple(FormRow(key[0], sentences[key]) for key in sentences.keys(narratives))
    return Form(rows, naming.lines("explain", number=LEAST_FACTORS))
