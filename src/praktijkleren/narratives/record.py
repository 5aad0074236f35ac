"""What a reader is given and what it gives: a file's bytes in, texts with their fields out."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from praktijkleren.problems import Place, Problem, Severity

Span = tuple[int, int]
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A label that starts the turns of one voice; without a perspective its turns are ignored."""

    label: str
    perspective: str
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    """What is said about a narrative beside its text: values by name, and the speakers."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One text with its fields, as a reader found it.

    Without `headings` they are looked for in the text; what `needs_id` does not take the name of its file as id.
    """

    text: str
    fields: Fields
    place: Place
    headings: tuple[Span, ...] | None = None
    needs_id: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one file, with what a reader needs to know of the run."""

    path: str
    content: bytes
    text_column: str | None = None
    known: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        """The file as a place."""
        return Place(self.path)

    @property
    def suffix(self) -> str:
        """The ending of the file, in lower case."""
        return PurePath(self.path).suffix.lower()


Reader = Callable[[Document], Iterator[Record | Problem]]


class UnreadableError(Exception):
    """A file that a reader cannot go on with; caught where files are read, and told as its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def unreadable(place: Place, code: str, message: str, hint: str) -> UnreadableError:
    """Make the error for a file that cannot be read."""
    return UnreadableError(Problem(place, code, message, hint))


def warning(place: Place, code: str, message: str, hint: str) -> Problem:
    """Make a problem that asks for a look."""
    return Problem(place, code, message, hint, Severity.WARNING)


def normalise(text: str) -> str:
    """Give a text the form of the contract: NFC, newlines as line ends, no outer white space."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def has_unwritable(text: str) -> bool:
    """Tell whether a text holds control characters or halves of characters."""
    return _UNWRITABLE.search(text) is not None


def shown(name: str) -> str:
    """Quote the name of a column, unless it is so long that it may be a story."""
    return repr(name) if len(name) <= 30 and len(name.split()) <= 3 else "(a long text)"
