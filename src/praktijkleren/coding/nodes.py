"""An indicator as a small tree that is held against one sentence.

The leaves are phrases that the phrase finder has found; the inner nodes join them: one of several, one after the other
within a gap, all together within a window. Evaluation only looks at what was found, never at words that were not.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

MOST_HITS = 64
"""Hits of one node in one sentence that are followed up; more only happens with words that mean nothing."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a node holds: token indexes in order; a verb split from its particle has `split` set to the particle."""

    tokens: tuple[int, ...]
    ambiguous: bool = False
    distance: int = 0
    split: int = -1

    @property
    def first(self) -> int:
        """The first token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """The last token."""
        return self.tokens[-1]

    def joined(self, other: "Hit") -> "Hit":
        """Give the hit that holds the tokens of both."""
        tokens = tuple(sorted({*self.tokens, *other.tokens}))
        return Hit(tokens, self.ambiguous or other.ambiguous, max(self.distance, other.distance))

    def places(self) -> tuple[tuple[int, int], ...]:
        """Give where the hit may be said to stand: a split verb stands at the verb, and at its particle."""
        if self.split < 0:
            return ((self.first, self.last),)
        verb = self.last if self.split == self.first else self.first
        return ((verb, verb), (self.split, self.split))


class Phrases(Protocol):
    """The phrases found in one sentence."""

    @property
    def present(self) -> Iterable[frozenset[int]]:
        """The numbers of the phrases that stand in the sentence, in sets by the word or place they are found at."""
        ...

    def hits(self, number: int) -> list[Hit]:
        """Give the places of one phrase, in order."""
        ...

    def hits_of_any(self, numbers: frozenset[int]) -> list[Hit]:
        """Give the places of any of some phrases, each place once."""
        ...


@dataclass(slots=True)
class Found:
    """What was found in one sentence: its phrases, and for each token how many words stand before it."""

    phrases: Phrases
    words_before: Sequence[int]
    present: frozenset[int]
    """The numbers of all phrases of the sentence."""
    _memo: dict[int, list[Hit]] = field(default_factory=dict)

    def hits(self, node: "Node") -> list[Hit]:
        """Give where a node holds; worked out once a sentence."""
        found = self._memo.get(id(node))
        if found is None:
            found = node.hits(self)
            if len(found) > MOST_HITS:
                found = found[:MOST_HITS]
            self._memo[id(node)] = found
        return found

    def words_between(self, left: int, right: int) -> int:
        """Count the words between two tokens, punctuation not counted; negative when right is not after left."""
        if right <= left:
            return -1
        return self.words_before[right] - self.words_before[left + 1]


class Node(ABC):
    """A part of an indicator."""

    @abstractmethod
    def hits(self, found: Found) -> list[Hit]:
        """Give every place in the sentence where this part holds."""

    @abstractmethod
    def phrases(self) -> frozenset[int]:
        """Give every phrase that this part may hold."""

    @abstractmethod
    def needs(self) -> tuple[frozenset[int], ...]:
        """Give sets of phrases; this part can only hold where one phrase of every set is there."""


@dataclass(frozen=True, eq=False)
class Phrase(Node):
    """Words next to each other, found by the phrase finder under this number."""

    number: int

    def hits(self, found: Found) -> list[Hit]:
        """Give the places of the phrase."""
        return found.phrases.hits(self.number)

    def phrases(self) -> frozenset[int]:
        """Give the phrase itself."""
        return frozenset((self.number,))

    def needs(self) -> tuple[frozenset[int], ...]:
        """Give the phrase itself."""
        return (frozenset((self.number,)),)


@dataclass(frozen=True, eq=False)
class OneOf(Node):
    """One of several phrases and other parts."""

    numbers: frozenset[int]
    others: tuple[Node, ...]
    anchors: Mapping[int, tuple[Node, ...]]
    """For a phrase, the other parts that may hold where it is there: those that it is the scarcest need of."""

    def hits(self, found: Found) -> list[Hit]:
        """Give the places of every option, in order, each place once."""
        present = found.present
        hits = [] if self.numbers.isdisjoint(present) else found.phrases.hits_of_any(self.numbers)
        if self.anchors:
            others = {id(other): other for number in present & self.anchors.keys() for other in self.anchors[number]}
            by_tokens = {hit.tokens: hit for other in others.values() for hit in found.hits(other)}
            hits = list({**by_tokens, **{hit.tokens: hit for hit in hits}}.values())
        return sorted(hits, key=lambda hit: hit.tokens) if len(hits) > 1 else hits

    def phrases(self) -> frozenset[int]:
        """Give the phrases of every option."""
        return self.numbers.union(*(other.phrases() for other in self.others))

    def needs(self) -> tuple[frozenset[int], ...]:
        """Give the phrases together with, for every other option, the fewest that it needs."""
        return (self.numbers.union(*(min(other.needs(), key=len) for other in self.others)),)


def one_of(options: Sequence[Node]) -> Node:
    """Join options to one node; options of options become options."""
    if len(options) == 1:
        return options[0]
    numbers: set[int] = set()
    others: list[Node] = []
    for option in options:
        if isinstance(option, Phrase):
            numbers.add(option.number)
        elif isinstance(option, OneOf):
            numbers |= option.numbers
            others += option.others
        else:
            others.append(option)
    anchors: dict[int, list[Node]] = {}
    for other in others:
        for number in min(other.needs(), key=len):
            anchors.setdefault(number, []).append(other)
    return OneOf(frozenset(numbers), tuple(others), {number: tuple(of) for number, of in anchors.items()})


@dataclass(frozen=True, eq=False)
class InOrder(Node):
    """Parts one after the other; `gaps[i]` is the most words before part i, and a part may be optional."""

    parts: tuple[Node, ...]
    gaps: tuple[int, ...]
    optional: tuple[bool, ...]

    def hits(self, found: Found) -> list[Hit]:
        """Join the places of the parts from left to right, the nearest first."""
        chains: list[Hit | None] = [None]
        for part, gap, can_miss in zip(self.parts, self.gaps, self.optional, strict=True):
            longer: list[Hit | None] = [
                hit if chain is None else chain.joined(hit)
                for chain in chains
                for hit in found.hits(part)
                if chain is None or _follows(chain, hit, gap, found)
            ]
            chains = (longer + chains if can_miss else longer)[: MOST_HITS * 4]
            if not chains:
                return []
        return _tightest([chain for chain in chains if chain is not None])

    def phrases(self) -> frozenset[int]:
        """Give the phrases of every part."""
        return frozenset[int]().union(*(part.phrases() for part in self.parts))

    def needs(self) -> tuple[frozenset[int], ...]:
        """Give what every part needs that must be there."""
        required = [part for part, can_miss in zip(self.parts, self.optional, strict=True) if not can_miss]
        return tuple(need for part in required for need in part.needs())


@dataclass(frozen=True, eq=False)
class Together(Node):
    """Parts in any order, all within a stretch of so many words."""

    parts: tuple[Node, ...]
    window: int

    def hits(self, found: Found) -> list[Hit]:
        """Join the places of the parts that do not share a word and lie within the window."""
        chains = [(hit, place) for hit in found.hits(self.parts[0]) for place in hit.places()]
        for part in self.parts[1:]:
            hits = found.hits(part) if chains else []
            chains = [
                (chain.joined(hit), (min(first, place[0]), max(last, place[1])))
                for chain, (first, last) in chains
                for hit in hits
                if not set(chain.tokens) & set(hit.tokens)
                for place in hit.places()
                if self._fits(min(first, place[0]), max(last, place[1]), found)
            ][: MOST_HITS * 4]
        return _tightest([chain for chain, _ in chains])

    def phrases(self) -> frozenset[int]:
        """Give the phrases of every part."""
        return frozenset[int]().union(*(part.phrases() for part in self.parts))

    def needs(self) -> tuple[frozenset[int], ...]:
        """Give what every part needs."""
        return tuple(need for part in self.parts for need in part.needs())

    def _fits(self, first: int, last: int, found: Found) -> bool:
        return found.words_before[last + 1] - found.words_before[first] <= self.window


def _follows(chain: Hit, hit: Hit, gap: int, found: Found) -> bool:
    """Tell whether a hit comes after a chain; no gap means the very next token, a gap counts words only."""
    if set(chain.tokens) & set(hit.tokens):
        return False
    for place, _ in hit.places():
        if place == chain.last + 1 or (gap and 0 <= found.words_between(chain.last, place) <= gap):
            return True
    return False


def _tightest(hits: list[Hit]) -> list[Hit]:
    """Keep, of hits that start or end at the same word, the one with most words, then the closest; in order."""
    by_start: dict[int, Hit] = {}
    for hit in sorted(set(hits), key=lambda hit: (-len(hit.tokens), hit.last - hit.first, hit.tokens)):
        by_start.setdefault(hit.first, hit)
    by_end: dict[int, Hit] = {}
    for hit in by_start.values():
        by_end.setdefault(hit.last, hit)
    return sorted(by_end.values(), key=lambda hit: hit.tokens)
