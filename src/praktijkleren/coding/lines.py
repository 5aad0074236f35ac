"""Indicators written in the indicator language: only those are tried of which every part may be there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from praktijkleren.coding.finding import Finding, Prepared, Unit
from praktijkleren.coding.nodes import Phrases
from praktijkleren.dutch.memo import Memo
from praktijkleren.model import Method

REVIEWS = frozenset((100, 1_000, 10_000))
"""Sentences after which the anchors are chosen anew, by how often each phrase was met."""

Required = tuple[Prepared, int]
"""A line with the bits of all that it needs."""
Group = tuple[int, tuple[tuple[int, tuple[Required, ...]], ...]]
"""What a word has a share in: its bits, and the lines looked up by it, by the bit of what they need besides."""


class LineMatcher:
    """Lines by what they need: sets of phrases, of each of which one must stand in the sentence.

    Every set is a bit, and a sentence the bits of the sets that its phrases belong to. A line is looked up by its
    anchor, the set that is met least, and then by the set that is met least but one. How often phrases are met is
    learned from the text; it changes how fast lines are found, never which.
    """

    def __init__(self, prepared: Sequence[Prepared]) -> None:
        self._lines = [(one, one.node.needs()) for one in prepared if one.node is not None]
        bits: dict[frozenset[int], int] = {}
        self._required = {
            one.order: sum({1 << bits.setdefault(need, len(bits)) for need in needs}) for one, needs in self._lines
        }
        self._sets = bits
        self._bits: dict[int, int] = defaultdict(int)
        for need, bit in bits.items():
            for number in need:
                self._bits[number] |= 1 << bit
        self._met: Counter[int] = Counter()
        self._sentences = 0
        self._anchor()

    def candidates(self, phrases: Phrases) -> list[Prepared]:
        """Give the lines of which every part may be there, in codebook order."""
        if self._sentences < max(REVIEWS):
            self._learn(phrases)
        groups = [self._groups[present] for present in phrases.present]
        there = 0
        for bits, _ in groups:
            there |= bits
        candidates: dict[int, Prepared] = {}
        for _, anchored in groups:
            for second, lines in anchored:
                if there & second == second:
                    for one, required in lines:
                        if there & required == required:
                            candidates[one.order] = one
        return [candidates[order] for order in sorted(candidates)]

    def nearly(self, phrases: Phrases) -> list[Prepared]:
        """Give the lines of which at most one part is not there, in codebook order."""
        there = 0
        for present in phrases.present:
            there |= self._groups[present][0]
        return [one for one, _ in self._lines if (self._required[one.order] & ~there).bit_count() <= 1]

    def find(self, unit: Unit, candidates: Iterable[Prepared]) -> Iterator[Finding]:
        """Give the candidates that hold in a sentence."""
        for one in candidates:
            method = Method.PHRASE if one.is_phrase else Method.RULE
            for hit in unit.found.hits(one.node) if one.node is not None else ():
                if hit.ambiguous and one.indicator.forms == "primary":
                    continue
                if one.indicator.pos and not unit.has_pos(hit.tokens, one.indicator.pos):
                    continue
                if not unit.is_cancelled(one, hit.first, hit.last):
                    yield Finding(one.indicator, one.order, hit, Method.SPELLING if hit.distance else method)

    def _learn(self, phrases: Phrases) -> None:
        self._met.update(number for present in phrases.present for number in present)
        self._sentences += 1
        if self._sentences in REVIEWS:
            self._anchor()

    def _anchor(self) -> None:
        self._anchored: dict[int, dict[int, list[Required]]] = {}
        met = {need: sum(self._met[number] for number in need) if self._met else 0 for need in self._sets}
        for one, needs in self._lines:
            anchor, *others = sorted(needs, key=lambda need: (met[need], len(need)))
            second = 1 << self._sets[others[0]] if others else 0
            for number in anchor:
                lines = self._anchored.setdefault(number, {}).setdefault(second, [])
                lines.append((one, self._required[one.order]))
        self._groups: Memo[frozenset[int], Group] = Memo(self._group)

    def _group(self, present: frozenset[int]) -> Group:
        """Put together what the phrases of one word have a share in."""
        bits = 0
        anchored: dict[int, dict[int, Required]] = {}
        for number in present:
            bits |= self._bits[number]
            for second, lines in self._anchored.get(number, {}).items():
                anchored.setdefault(second, {}).update({line[0].order: line for line in lines})
        return bits, tuple((second, tuple(lines.values())) for second, lines in anchored.items())
