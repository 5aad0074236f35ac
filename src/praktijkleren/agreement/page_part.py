"""What the parts of the page share."""

import re
from dataclasses import dataclass
from html import escape

from praktijkleren.agreement.disagreements import Disagreement
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.page_words import WORDS
from praktijkleren.agreement.scoring import Scored, Settings
from praktijkleren.agreement.sentences import SentenceList


@dataclass(frozen=True, slots=True)
class PagePart:
    """The scores and disagreements that a page shows, and its words with what is put into them made safe."""

    scored: Scored
    sentences: SentenceList
    settings: Settings
    naming: Naming
    found: tuple[Disagreement, ...]

    def word(self, key: str, **parts: object) -> str:
        """Give a word or sentence, with what is put into it made safe."""
        safe = {name: escape(str(part)) for name, part in parts.items()}
        return str(WORDS[self.naming.language][key]).format(**safe)

    def label(self, factor_id: str) -> str:
        """Name a factor, made safe."""
        return escape(self.naming.label(factor_id))


def anchor(factor_id: str) -> str:
    """Give the place on the page where a factor is explained."""
    return "f-" + re.sub(r"[^a-z0-9-]", lambda sign: f"_{ord(sign[0]):x}", factor_id)
