"""The indicator language as it stands in a file: each line with its place, parsed or with its error."""

from collections.abc import Iterator
from dataclasses import dataclass

from praktijkleren.codebook.indicator import IndicatorError, Line, Ordered, parse, parse_entry
from praktijkleren.codebook.tree import Node, Scalar
from praktijkleren.problems import Place


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """An indicator or list entry as it stands in the file: parsed, or with what is wrong with it.

    `line` is left out of a list entry that is nothing but words.
    """

    text: str
    scalar: Scalar
    position: tuple[int, int]
    line: Line | None = None
    error: IndicatorError | None = None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.scalar.inside(*self.position)

    @property
    def error_place(self) -> Place:
        """Where the error stands, to the column."""
        row, column = self.position
        return self.scalar.inside(row, column + (self.error.column - 1 if self.error else 0))


def in_block(block: Node | None, *, are_entries: bool = False) -> Iterator[Written]:
    """Give the lines of a block of indicators, or of the entries of a list."""
    if isinstance(block, Scalar):
        for row, column, line in block.positions():
            yield _written(block, (row, column), line, is_entry=are_entries)


def in_text(node: Node | None) -> Iterator[Written]:
    """Give the indicator that a text is."""
    if isinstance(node, Scalar) and node.text is not None:
        yield _written(node, (0, 0), node.text)


def _written(scalar: Scalar, position: tuple[int, int], line: str, *, is_entry: bool = False) -> Written:
    if is_entry and line.replace(" ", "").isalpha():
        return Written(line, scalar, position)  # nothing but words: it can be read, and names no other list
    try:
        parsed = Line((Ordered((parse_entry(line),)),)) if is_entry else parse(line)
    except IndicatorError as error:
        return Written(line, scalar, position, error=error)
    return Written(line, scalar, position, parsed)
