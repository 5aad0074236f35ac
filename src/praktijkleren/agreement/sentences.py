"""The sentences that could be coded: the universe of every figure, and the texts to show."""

import bisect
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from praktijkleren.narratives.readers import READERS

Key = tuple[str, int]
"""A sentence: the id of its narrative and its number there."""


@dataclass(frozen=True, slots=True)
class ListedSentence:
    """A sentence with its number and place; `before` is the text before it that is not coded (a heading, a question).

    Offsets are those of the story text; both are -1 where they are not known.
    """

    number: int
    start: int = -1
    end: int = -1
    speaker: str = ""
    text: str = ""
    before: str = ""


@dataclass(frozen=True)
class SentenceList:
    """The sentences of each narrative, in order; `is_complete` tells whether it is known that there are no others."""

    narratives: Mapping[str, tuple[ListedSentence, ...]]
    cases: Mapping[str, str] = field(default_factory=dict)
    is_complete: bool = True

    def __contains__(self, key: Key) -> bool:
        return key in self._by_key

    def __getitem__(self, key: Key) -> ListedSentence:
        return self._by_key[key]

    def keys(self, narrative_ids: Iterable[str]) -> Iterator[Key]:
        """Give the sentences of narratives, in the order of the list."""
        wanted = set(narrative_ids)
        for narrative_id, sentences in self.narratives.items():
            if narrative_id in wanted:
                yield from ((narrative_id, sentence.number) for sentence in sentences)

    def case(self, narrative_id: str) -> str:
        """Give the case of a narrative, which is its own where none is known."""
        return self.cases.get(narrative_id) or narrative_id

    def narrative(self, written: str) -> str | None:
        """Find a narrative by its id as a person wrote it: perhaps in capitals, or with the ending of its file."""
        return written if written in self.narratives else self._by_folded.get(_folded(written))

    def at(self, narrative_id: str, start: int, end: int) -> Key | None:
        """Find the sentence that holds the middle of a passage."""
        sentences = self.narratives[narrative_id]
        middle = (start + end) / 2
        place = bisect.bisect_right([sentence.start for sentence in sentences], middle) - 1
        if place < 0 or middle > sentences[place].end:
            return None
        return narrative_id, sentences[place].number

    @property
    def has_offsets(self) -> bool:
        """Whether every sentence has a place in the text."""
        return all(sentence.end >= 0 for sentences in self.narratives.values() for sentence in sentences)

    @cached_property
    def _by_key(self) -> dict[Key, ListedSentence]:
        return {(name, one.number): one for name, sentences in self.narratives.items() for one in sentences}

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {_folded(narrative_id): narrative_id for narrative_id in self.narratives}


def shown_text(text: str) -> str:
    """Put a text on one line, for a cell or a page."""
    return " ".join(text.split())


def _folded(written: str) -> str:
    path = PurePath(written)
    name = str(path.with_suffix("")) if path.suffix.lower() in READERS else written
    return unicodedata.normalize("NFC", name).casefold()
