"""Indicators written in the indicator language: only those are tried of which the rarest phrase is there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from praktijkleren.coding.finding import Finding, Prepared, Unit
from praktijkleren.model import Method


class LineMatcher:
    """Lines by their anchor: phrases of which one must stand in the sentence for the line to hold."""

    def __init__(self, prepared: Sequence[Prepared], weights: Mapping[int, int]) -> None:
        self._anchored: dict[int, list[Prepared]] = defaultdict(list)
        for one in prepared:
            if one.node is not None:
                for number in one.node.anchors(weights):
                    self._anchored[number].append(one)

    def find(self, unit: Unit) -> Iterator[Finding]:
        """Give every line that holds in a sentence, in codebook order."""
        candidates = {one.order: one for number in unit.found.phrases for one in self._anchored.get(number, ())}
        for order in sorted(candidates):
            yield from self._hold(candidates[order], unit)

    def _hold(self, one: Prepared, unit: Unit) -> Iterator[Finding]:
        method = Method.PHRASE if one.is_phrase else Method.RULE
        for hit in unit.found.hits(one.node) if one.node is not None else ():
            if hit.ambiguous and one.indicator.forms == "primary":
                continue
            if not unit.is_cancelled(one, hit.first, hit.last):
                yield Finding(one.indicator, one.order, hit, Method.SPELLING if hit.distance else method)
