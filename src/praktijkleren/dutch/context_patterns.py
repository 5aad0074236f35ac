"""Patterns of words in a sentence: their notation and how they match."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from praktijkleren.dutch.memo import LIMIT
from praktijkleren.dutch.verbs import KINDS, kinds_of

_SENTENCE_END = frozenset({".", "!", "?", "…", "...", '"', "'", "”", "’", ")"})
_WALLS = frozenset({";", ":", "?", "maar"})
_SHORT_GAP = 3
_BEFORE_CLAUSE = frozenset({",", ";", ":", "-", "–", '"', "'", "‘", "“", "(", "en", "maar", "want", "dus"})


@dataclass(frozen=True, slots=True)
class Words:
    """One place in a pattern: the words that fit it, and whether they are part of the trigger."""

    exact: frozenset[str]
    affixes: tuple[tuple[str, str], ...]
    kinds: frozenset[str] = frozenset()
    is_consumed: bool = True
    is_excluded: bool = False
    _fits: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def fit(self, word: str) -> bool:
        """Tell whether a word belongs here."""
        if word in self.exact:
            return True
        if self.kinds and not self.kinds.isdisjoint(kinds_of(word)):
            return True
        return bool(self.affixes) and self._has_affixes(word)

    def _has_affixes(self, word: str) -> bool:
        known = self._fits.get(word)
        if known is None:
            if len(self._fits) >= LIMIT:
                self._fits.clear()
            known = self._fits[word] = any(
                word.startswith(start) and word.endswith(end) and len(word) >= len(start) + len(end) + 2
                for start, end in self.affixes
            )
        return known


@dataclass(frozen=True, slots=True)
class Gap:
    """At most so many words of any kind, none of which ends a part of the sentence."""

    most: int

    @property
    def walls(self) -> frozenset[str]:
        """What it does not reach across; a long gap may hold commas."""
        return _WALLS if self.most > _SHORT_GAP else _WALLS | {","}


class Edge(Enum):
    """The start of a clause or the end of the sentence."""

    CLAUSE_START = "^"
    SENTENCE_END = "$"


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts of a trigger; `lead` is how many words may stand between the start of a clause and the first."""

    parts: tuple[Words | Gap | Edge, ...]
    lead: int | None
    asked: tuple[frozenset[str], ...]
    """Sets of words of which the sentence must hold one each: a quick test before the real one."""

    @property
    def first(self) -> Words:
        """What its first word may be."""
        part = self.parts[0]
        if not isinstance(part, Words):
            raise TypeError("a pattern starts with a word, after ^ and a gap at most")
        return part

    @property
    def weight(self) -> int:
        """How many words it asks for."""
        return sum(isinstance(part, Words) and not part.is_excluded for part in self.parts)


PartReader = Callable[[str], Words | Gap | Edge]


def match(pattern: Pattern, words: Sequence[str], start: int) -> tuple[int, ...] | None:
    """Return the indexes of the trigger words when the pattern fits at `start`, the nearest words first."""
    if pattern.lead is not None:
        starts = range(max(start - pattern.lead, 0), start + 1)
        if not any(_is_edge(Edge.CLAUSE_START, words, index) for index in starts):
            return None
    return _match(pattern.parts, words, start)


def _match(parts: Sequence[Words | Gap | Edge], words: Sequence[str], start: int) -> tuple[int, ...] | None:
    if not parts:
        return ()
    part, rest = parts[0], parts[1:]
    if isinstance(part, Gap):
        for index in range(start, min(start + part.most, len(words)) + 1):
            if (found := _match(rest, words, index)) is not None:
                return found
            if words[index : index + 1] and words[index] in part.walls:
                return None
        return None
    if isinstance(part, Edge):
        return _match(rest, words, start) if _is_edge(part, words, start) else None
    fits = start < len(words) and part.fit(words[start])
    if part.is_excluded:
        return None if fits else _match(rest, words, start)
    found = _match(rest, words, start + 1) if fits else None
    return (start, *found) if found is not None and part.is_consumed else found


def _is_edge(edge: Edge, words: Sequence[str], index: int) -> bool:
    if edge is Edge.SENTENCE_END:
        return all(word in _SENTENCE_END for word in words[index:])
    return index == 0 or words[index - 1] in _BEFORE_CLAUSE


def read_patterns(texts: object, read_part: PartReader) -> tuple[Pattern, ...]:
    """Compile a list of patterns; no list is no patterns."""
    return tuple(_pattern(str(text), read_part) for text in texts) if isinstance(texts, list) else ()


def _pattern(text: str, read_part: PartReader) -> Pattern:
    parts = [read_part(word) for word in text.split()]
    lead: int | None = None
    if parts[0] is Edge.CLAUSE_START:
        lead = 0
        parts.pop(0)
        if isinstance(parts[0], Gap):
            lead = parts[0].most
            parts.pop(0)
    asked = [part for part in parts if isinstance(part, Words) and not (part.affixes or part.kinds or part.is_excluded)]
    return Pattern(tuple(parts), lead, tuple(part.exact for part in asked))


def read_part(text: str, lists: Mapping[str, frozenset[str]]) -> Words | Gap | Edge:
    """Read one part of a pattern as it is written in the rules."""
    if text in {"^", "$"}:
        return Edge(text)
    if text.startswith("~"):
        return Gap(int(text[1:]))
    mark = text[0] if text[0] in "=!" and len(text) > 1 else ""
    forms = text[len(mark) :].split("|")
    kinds = frozenset(form[1:] for form in forms if form[0] == "%" and len(form) > 1)
    if not kinds <= KINDS:
        raise ValueError(f"no such kind of word: {text}")
    listed = (form for form in forms if form[0] != "%" or len(form) == 1)
    words = frozenset[str]().union(*(lists[form[1:]] if form.startswith("@") else {form} for form in listed))
    affixes = sorted(form.partition("*") for form in words if "*" in form)
    return Words(
        kinds=kinds,
        exact=frozenset(form for form in words if "*" not in form) if affixes else words,
        affixes=tuple((start, end) for start, _, end in affixes),
        is_consumed=not mark,
        is_excluded=mark == "!",
    )
