"""Files of narratives: found in folders, in an order that does not depend on the system."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from praktijkleren.narratives.readers import READERS
from praktijkleren.narratives.record import warning
from praktijkleren.problems import Place, Problem

STDIN = "-"
LARGEST = 100_000_000
"""Bytes of one file: more than a year of interviews."""
_GUIDES = frozenset(("readme.md", "leesmij.md", "readme.txt", "leesmij.txt"))


@dataclass(frozen=True, slots=True)
class File:
    """A file with the name by which it goes in results: its path from the folder that was given."""

    path: Path
    name: str


def find(paths: Sequence[str | Path], *, leave_out: Path | None = None) -> tuple[list[File], list[Problem]]:
    """Find the files to read, in stable order, each once; `leave_out` is no narrative where it lies among them."""
    files: list[File] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        if path.is_dir():
            files += _in_folder(path, leave_out, problems)
        elif not os.path.lexists(path):
            message = "this file or folder does not exist"
            problems.append(Problem(place_of(path), "NA101", message, "check the spelling and the folder you are in"))
        elif path.suffix.lower() not in READERS:
            message = f"files ending in {path.suffix!r} cannot be read"
            hint = f"readable are {', '.join(READERS)}"
            problems.append(Problem(place_of(path), "NA105", message, hint))
        else:
            files.append(File(path, path.name))
    once = {os.path.realpath(file.path): file for file in sorted(files, key=_order, reverse=True)}
    return sorted(once.values(), key=_order), problems


def content(path: Path) -> bytes | Problem:
    """Read the bytes of a file."""
    place = place_of(path)
    try:
        if not path.is_file():
            path.stat()
            return Problem(place, "NA102", "this is no ordinary file", "save it as a file first")
        if path.stat().st_size > LARGEST:
            message = f"the file is larger than {LARGEST // 1_000_000} MB"
            return Problem(place, "NA106", message, "split it, or check that it is the right file")
        return path.read_bytes()
    except FileNotFoundError:
        return Problem(place, "NA101", "this file does not exist", "a link may point to nothing")
    except OSError as error:
        hint = "close it in other programs, and check that you may read it"
        return Problem(place, "NA102", f"the file cannot be opened: {error.strerror}", hint)


def place_of(path: Path) -> Place:
    """Give the place of a file, in characters that can always be written."""
    return Place(str(path).encode("utf-8", "replace").decode("utf-8"))


def _in_folder(folder: Path, leave_out: Path | None, problems: list[Problem]) -> list[File]:
    found = [path for path in _walk(folder, problems) if leave_out is None or not _is_same(path, leave_out)]
    readable = [path for path in found if path.suffix.lower() in READERS]
    endings = Counter(path.suffix.lower() or "(none)" for path in found if path.suffix.lower() not in READERS)
    if endings:
        listed = ", ".join(f"{ending} ({number})" for ending, number in sorted(endings.items()))
        hint = f"readable are {', '.join(READERS)}"
        problems.append(warning(place_of(folder), "NA104", f"files left out because of their ending: {listed}", hint))
    if not readable:
        message = "no narratives in this folder"
        problems.append(Problem(place_of(folder), "NA103", message, f"readable are {', '.join(READERS)}"))
    return [File(path, path.relative_to(folder).as_posix()) for path in readable]


def _walk(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Give every file that is not hidden, a lock or a guide; links are followed, but no folder is entered twice."""

    def tell(error: OSError) -> None:
        place = place_of(Path(error.filename or folder))
        problems.append(Problem(place, "NA102", f"the folder cannot be opened: {error.strerror}", "may you read it?"))

    entered: set[str] = set()
    for parent, folders, names in os.walk(folder, followlinks=True, onerror=tell):
        entered.add(os.path.realpath(parent))
        fresh = [name for name in sorted(folders) if not name.startswith(".")]
        folders[:] = [name for name in fresh if os.path.realpath(Path(parent, name)) not in entered]
        for name in names:
            if not name.startswith((".", "~$")) and name.lower() not in _GUIDES:
                yield Path(parent, name)


def _is_same(path: Path, other: Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(other)


def _order(file: File) -> tuple[list[str], str]:
    """Order by path without regard to case, as people do, and exactly where that is equal."""
    path = file.path.as_posix()
    return [unicodedata.normalize("NFC", part).casefold() for part in path.split("/")], path
