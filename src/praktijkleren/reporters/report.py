"""What a reporter gets to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from praktijkleren.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Report:
    """The problems of a number of files; `meanings` says what each code means, `root` is where paths start."""

    problems: tuple[Problem, ...]
    files: int
    root: Path
    meanings: Mapping[str, str] = field(default_factory=dict)

    def path(self, place: Place) -> str:
        """Give the path of a place from the root, with forward slashes."""
        path = Path(place.path)
        if path.is_absolute() and path.is_relative_to(self.root):
            path = path.relative_to(self.root)
        return path.as_posix()
