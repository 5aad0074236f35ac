"""A YAML file as values that know their place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from praktijkleren.codebook.blocks import entries
from praktijkleren.problems import Place


@dataclass(frozen=True, slots=True)
class Odd:
    """A value that YAML takes for something a codebook never holds: a fraction, a time, a date."""

    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file a value stands in; `lines` are its lines as written."""

    path: str
    lines: tuple[str, ...] = field(repr=False)

    def place(self, line: int, column: int) -> Place:
        """Give a place from YAML's line and column, which count from 0 and may lie on a line past the last."""
        if line < len(self.lines):
            return Place(self.path, line + 1, column + 1)
        return Place(self.path, len(self.lines), len(self.lines[-1]) + 1)


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """One value: what YAML makes of it, and as written (`raw`)."""

    value: str | int | bool | Odd | None
    raw: str
    place: Place
    style: str
    one_line: bool
    source: Source

    @property
    def text(self) -> str | None:
        """The value when it is text."""
        return self.value if isinstance(self.value, str) else None

    @property
    def keeps_lines(self) -> bool:
        """Whether the lines of the value are the lines of the file; YAML folds other text of several lines into one."""
        return self.style == "|" or (self.one_line and self.style != ">")

    def positions(self) -> list[tuple[int, int, str]]:
        """Give the entries of a block: line and column in the value (from 0), and the text."""
        return entries(self.value) if isinstance(self.value, str) else []

    def inside(self, line: int, column: int) -> Place:
        """Give the place of a character of the value: its line and column in the value, from 0."""
        first = self.place.line  # of a block: the line after the | as an index
        if self.style == "|":
            written, value = self.source.lines[first + line], self.raw.split("\n")[line]
            return Place(self.place.path, first + line + 1, len(written) - len(value) + column + 1)
        start = self.place.column - 1 + (1 if self.style else 0)
        if self.source.lines[first - 1].startswith(self.raw, start) and not line:
            return Place(self.place.path, first, start + column + 1)
        return self.place  # escapes or folded lines: columns cannot be counted


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list of values."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """Keys with their values; `keys` holds the places of the keys."""

    entries: dict[str, "Node"]
    keys: dict[str, Place]
    place: Place


Node = Scalar | Sequence | Mapping
Location = tuple[str | int, ...]


def plain(node: Node) -> object:
    """Give the values without their places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def child(node: Node | None, key: str | int) -> Node | None:
    """Give what stands under a key or number, if anything does."""
    if isinstance(node, Mapping) and isinstance(key, str):
        return node.entries.get(key)
    if isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
        return node.items[key]
    return None


def items(node: Node | None) -> tuple[Node, ...]:
    """Give the items of a list; nothing when it is no list."""
    return node.items if isinstance(node, Sequence) else ()


def pairs(node: Node | None) -> Iterator[tuple[str, Place, Node]]:
    """Give the keys of a mapping with their places and values; nothing when it is no mapping."""
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            yield key, node.keys[key], value


def text(node: Node | None, key: str | int) -> Scalar | None:
    """Give what stands under a key when it is text."""
    found = child(node, key)
    return found if isinstance(found, Scalar) and isinstance(found.value, str) else None
