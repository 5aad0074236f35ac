"""The form on which people write what they agree on, beside their own codings."""

from praktijkleren.agreement.comparison import Comparison, Kind
from praktijkleren.agreement.disagreements import disagreements
from praktijkleren.agreement.forms import Form, FormRow
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.sentences import SentenceList
from praktijkleren.errors import PraktijklerenError


def consensus_form(comparison: Comparison, sentences: SentenceList, naming: Naming) -> Form:
    """Fill in what all people gave; where they differ, the row is open and shows what each of them gave."""
    if comparison.kind is not Kind.RELIABILITY:
        hint = "give the codings of two or more people"
        raise PraktijklerenError("a consensus is between people: a tool is no second coder", hint=hint)
    differing = {found.key: found for found in disagreements(comparison, sentences)}
    names = tuple(f"coder: {reading.name}" for reading in comparison.readings)
    rows = []
    for key in sentences.keys(sentences.narratives):
        readers = [reading for reading in comparison.readings if key[0] in reading.narratives]
        if len(readers) <= 1:
            continue
        agreed = tuple(sorted(frozenset.intersection(*(reading.factors(key) for reading in readers))))
        given: tuple[str, ...] = ("",) * len(names)
        if key in differing:
            given = tuple(" ".join(sorted(reading.factors(key))) for reading in comparison.readings)
        extra = (naming.word("open") if key in differing else "", *given)
        rows.append(FormRow(key[0], sentences[key], agreed, extra))
    return Form(tuple(rows), naming.lines("explain_consensus"), ("open", *names))
