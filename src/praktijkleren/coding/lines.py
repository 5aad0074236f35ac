"""Indicators written in the indicator language: only those are tried of which every part may be there."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from praktijkleren.coding.finding import Finding, Prepared, Unit
from praktijkleren.model import Method

REVIEWS = frozenset((100, 1_000, 10_000))
"""Sentences after which the anchors are chosen anew, by how often each phrase was met."""


class LineMatcher:
    """Lines by their anchor: of the sets of phrases that a line needs one of, the set that is met least.

    How often phrases are met is learned from the text; it changes how fast lines are found, never which.
    """

    def __init__(self, prepared: Sequence[Prepared]) -> None:
        self._needs = [(one, one.node.needs()) for one in prepared if one.node is not None]
        self._met: Counter[int] = Counter()
        self._sentences = 0
        self._anchor()

    def find(self, unit: Unit) -> Iterator[Finding]:
        """Give every line that holds in a sentence, in codebook order."""
        present = unit.found.phrases.present
        if self._sentences < max(REVIEWS):
            self._learn(present)
        candidates = {
            one.order: one
            for number in present
            for one, needs in self._anchored.get(number, ())
            if all(not need.isdisjoint(present) for need in needs)
        }
        for order in sorted(candidates):
            yield from self._hold(candidates[order], unit)

    def _learn(self, present: frozenset[int]) -> None:
        self._met.update(present)
        self._sentences += 1
        if self._sentences in REVIEWS:
            self._anchor()

    def _anchor(self) -> None:
        self._anchored: dict[int, list[tuple[Prepared, tuple[frozenset[int], ...]]]] = defaultdict(list)
        for one, needs in self._needs:
            first, *others = sorted(needs, key=lambda need: (sum(self._met[number] for number in need), len(need)))
            for number in first:
                self._anchored[number].append((one, tuple(others)))

    def _hold(self, one: Prepared, unit: Unit) -> Iterator[Finding]:
        method = Method.PHRASE if one.is_phrase else Method.RULE
        for hit in unit.found.hits(one.node) if one.node is not None else ():
            if hit.ambiguous and one.indicator.forms == "primary":
                continue
            if not unit.is_cancelled(one, hit.first, hit.last):
                yield Finding(one.indicator, one.order, hit, Method.SPELLING if hit.distance else method)
