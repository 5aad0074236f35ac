"""Files put in place whole: written beside their target, then renamed over it, all of them or none."""

import csv
import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TextIO

from praktijkleren.errors import PraktijklerenError

TEMPORARY = ".tmp"
BACKUP = ".old.tmp"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system refuses about a file into a message that says what to do."""
    try:
        yield
    except OSError as error:
        message, hint = _explanation(error, path)
        raise PraktijklerenError(message, hint=hint) from error


def _explanation(error: OSError, path: Path) -> tuple[str, str]:
    elsewhere = "choose another place with -o"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full: {path} could not be written", f"make room, or {elsewhere}"
    if isinstance(error, PermissionError):
        message = f"{path} cannot be written: it is open in another program or you may not write there"
        return message, f"close it in Excel, or {elsewhere}"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{path}: a file stands where a folder should be", elsewhere
    if isinstance(error, IsADirectoryError):
        return f"{path}: a folder stands where a file should be", f"move that folder, or {elsewhere}"
    return f"{path} cannot be written: {error.strerror or type(error).__name__}", elsewhere


def temporary(path: Path) -> Path:
    """Give the name under which a file is written before it is put in place."""
    return path.with_name(path.name + TEMPORARY)


def open_private(path: Path) -> TextIO:
    """Open a new text file that only its owner may read, where the system knows owners."""
    path.unlink(missing_ok=True)

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    # Lone surrogates (undecodable file names, JSON escapes) are written as escapes instead of stopping the run.
    return open(path, "x", encoding="utf-8", errors="backslashreplace", newline="", opener=opener)


def flush(stream: IO[str] | IO[bytes]) -> None:
    """Bring a file to the disk."""
    stream.flush()
    os.fsync(stream.fileno())


class Rows:
    """Rows of a CSV file: line feeds, quotes where needed, the same bytes on every Python."""

    def __init__(self, stream: TextIO, *, delimiter: str = ",") -> None:
        self._plain = csv.writer(stream, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        self._quoted = csv.writer(stream, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)

    def add(self, row: Sequence[object]) -> None:
        """Write one row."""
        # Older Pythons leave a lone carriage return unquoted, and readers then see two rows.
        has_return = any(isinstance(cell, str) and "\r" in cell for cell in row)
        (self._quoted if has_return else self._plain).writerow(row)


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def check_replaceable(paths: Iterable[Path]) -> None:
    """Raise when a file that is to be replaced is locked or protected, before any work is done."""
    for path in paths:
        with explained(path):
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if path.exists():
                path.open("r+b").close()


def put_in_place(new: Mapping[Path, Path | None]) -> None:
    """Rename each new file over its target (None removes the target); when one fails, all earlier files come back."""
    done: list[Path] = []
    try:
        for target, source in new.items():
            done.append(target)
            with explained(target):
                if target.exists():
                    target.replace(_backup(target))
                if source is not None:
                    source.replace(target)
    except BaseException:
        for target in reversed(done):
            _restore(target, is_new=new[target] is not None and not _exists(new[target]))
        raise
    for target in done:
        with suppress(OSError):
            _backup(target).unlink(missing_ok=True)


def _backup(target: Path) -> Path:
    return target.with_name(target.name + BACKUP)


def _exists(path: Path | None) -> bool:
    return path is not None and path.exists()


def _restore(target: Path, *, is_new: bool) -> None:
    if _backup(target).exists():
        _backup(target).replace(target)
    elif is_new:
        target.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes, *, is_private: bool = False) -> None:
    """Write a file beside its place and rename it, so that an earlier one is replaced whole or not at all.

    A private file can only be read by its owner, where the system knows owners.
    """
    draft = temporary(path)
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            if is_private:
                draft.unlink(missing_ok=True)
                os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            with draft.open("wb") as stream:
                stream.write(data)
                flush(stream)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
