"""What one coder, person or tool, gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from praktijkleren.agreement.sentences import Key

Span = tuple[int, int]


class Origin(StrEnum):
    """Who coded."""

    PERSON = "person"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Reading:
    """The codings of one coder: the factors of each sentence, and the narratives that were done.

    In a narrative that was done, a sentence without factors is one that the coder found nothing in; a narrative that
    was not done is missing. `spans` are the passages by narrative and factor; `doubts` and `notes` are kept as written.
    """

    name: str
    origin: Origin
    codes: Mapping[Key, frozenset[str]]
    narratives: frozenset[str]
    spans: Mapping[tuple[str, str], tuple[Span, ...]] = field(default_factory=dict)
    doubts: Mapping[Key, str] = field(default_factory=dict)
    notes: Mapping[Key, str] = field(default_factory=dict)

    def factors(self, key: Key) -> frozenset[str]:
        """Give the factors of a sentence."""
        return self.codes.get(key, frozenset())
