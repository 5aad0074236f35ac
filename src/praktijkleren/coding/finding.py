"""What the matchers work on and what they give: a sentence with its phrases, and an indicator that fires in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from praktijkleren.codebook.indicators import Indicator
from praktijkleren.coding.nodes import Found, Hit, Node
from praktijkleren.coding.tokeniser import Piece
from praktijkleren.model import Method


@dataclass(frozen=True, slots=True)
class Prepared:
    """An indicator with its place in the codebook and its lines as nodes; `node` is there for lines only."""

    indicator: Indicator
    order: int
    node: Node | None
    cancel: tuple[Node, ...]
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence: a slice of a piece, and the phrases found in it."""

    piece: Piece
    first: int
    last: int
    found: Found
    tags: Sequence[str] = ()
    """The part of speech of each token of the piece, when a model gives it."""

    def has_pos(self, tokens: Iterable[int], pos: str) -> bool:
        """Tell whether one of the tokens is of this part of speech (noun, verb or adj)."""
        return any(self.tags[token] == pos[0] for token in tokens)

    def is_cancelled(self, prepared: Prepared, first: int, last: int) -> bool:
        """Tell whether a hit from token `first` to token `last` overlaps what the indicator says it must not be."""
        return any(hit.first <= last and first <= hit.last for node in prepared.cancel for hit in self.found.hits(node))


@dataclass(frozen=True, slots=True)
class Finding:
    """An indicator that fires: the tokens it stands on, and how sure the forms are."""

    indicator: Indicator
    order: int
    hit: Hit
    method: Method


class Matcher(Protocol):
    """A kind of indicator that looks at every sentence."""

    @property
    def has_work(self) -> bool:
        """Whether the codebook has indicators of this kind."""
        ...

    def find(self, unit: Unit) -> Iterator[Finding]:
        """Give every indicator of this kind that fires in a sentence."""
        ...
