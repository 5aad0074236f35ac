"""What a check reports: values with a place, collected and returned all at once."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error makes the thing unusable, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem stands: a file with a line and column (from 1, in characters), or a cell of a sheet."""

    path: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.path}!{self.cell}"
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that a person can mend; the message names what was found and expected, never text of a narrative."""

    place: Place
    code: str
    message: str
    hint: str = field(default="", compare=False)
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        line = f"{self.place}: {self.severity}[{self.code}] {self.message}"
        return f"{line}\n  hint: {self.hint}" if self.hint else line


def has_errors(problems: list[Problem]) -> bool:
    """Tell whether any problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
