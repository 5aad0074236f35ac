"""Patterns of words in a sentence: their notation and how they match."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from praktijkleren.dutch.memo import LIMIT
from praktijkleren.dutch.verbs import KINDS, kinds_of

_SENTENCE_END = frozenset({".", "!", "?", "…", "...", '"', "'", "”", "’", ")"})
_WALLS = frozenset({";", ":", "?", "maar"})
_SPECIAL = frozenset("@%*")
_WALLS_OF_SHORT = _WALLS | {","}
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
    walls: frozenset[str]
    """What it does not reach across; a long gap may hold commas."""


class Edge(Enum):
    """The start of a clause or the end of the sentence."""

    CLAUSE_START = "^"
    SENTENCE_END = "$"


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts of a trigger; `lead` is how many words may stand between the start of a clause and the first."""

    parts: tuple[Words | Gap | Edge, ...]
    lead: int | None
    first: Words
    """What its first word may be."""
    weight: int
    """How many words it asks for."""
    asked: tuple[frozenset[str], ...]
    """Sets of words of which the sentence must hold one each: a quick test before the real one."""


PartReader = Callable[[str], Words | Gap | Edge]


def match(pattern: Pattern, words: Sequence[str], start: int) -> tuple[int, ...] | None:
    """Return the indexes of the trigger words when the pattern fits at `start`, the nearest words first."""
    if pattern.lead is not None:
        starts = range(max(start - pattern.lead, 0), start + 1)
        if not any(_is_edge(Edge.CLAUSE_START, words, index) for index in starts):
            return None
    if len(pattern.parts) == 1:
        return (start,) if pattern.first.is_consumed else ()
    found: list[int] = []
    return tuple(found) if _match(pattern.parts, 0, words, start, found) else None


def _match(parts: Sequence[Words | Gap | Edge], at: int, words: Sequence[str], start: int, found: list[int]) -> bool:
    """Match the parts from `at` on, and add the indexes of the trigger words when they fit."""
    count = len(words)
    while at < len(parts):
        part = parts[at]
        at += 1
        if isinstance(part, Words):
            fits = start < count and part.fit(words[start])
            if part.is_excluded:
                if fits:
                    return False
                continue
            if not fits:
                return False
            if part.is_consumed:
                found.append(start)
            start += 1
        elif isinstance(part, Gap):
            return _match_gap(part, parts, at, words, start, found)
        elif not _is_edge(part, words, start):
            return False
    return True


def _match_gap(
    gap: Gap, parts: Sequence[Words | Gap | Edge], at: int, words: Sequence[str], start: int, found: list[int]
) -> bool:
    """Match what comes after a gap at the nearest place that fits."""
    if at == len(parts):
        return True
    size, following = len(found), parts[at]
    fits = following.fit if isinstance(following, Words) and not following.is_excluded else None
    for index in range(start, min(start + gap.most, len(words)) + 1):
        word = words[index] if index < len(words) else ""
        if fits is None or fits(word):
            if _match(parts, at, words, index, found):
                return True
            del found[size:]
        if word in gap.walls:
            return False
    return False


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
    first = parts[0]
    if not isinstance(first, Words):
        raise TypeError("a pattern starts with a word, after ^ and a gap at most")
    asked = [part for part in parts if isinstance(part, Words) and not part.is_excluded]
    exact = tuple(part.exact for part in asked if not (part.affixes or part.kinds))
    return Pattern(tuple(parts), lead, first, len(asked), exact)


def read_part(text: str, lists: Mapping[str, frozenset[str]]) -> Words | Gap | Edge:
    """Read one part of a pattern as it is written in the rules."""
    if text in {"^", "$"}:
        return Edge(text)
    if text.startswith("~"):
        most = int(text[1:])
        return Gap(most, _WALLS if most > _SHORT_GAP else _WALLS_OF_SHORT)
    mark = text[0] if text[0] in "=!" and len(text) > 1 else ""
    forms = text[len(mark) :].split("|")
    if not _SPECIAL.intersection(text):
        return Words(frozenset(forms), (), is_consumed=not mark, is_excluded=mark == "!")
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
