"""The folder that results are to go to: what stands there, and whether it may be replaced."""

import json
from pathlib import Path

from praktijkleren.errors import PraktijklerenError
from praktijkleren.study import contract
from praktijkleren.study.files import TEMPORARY, check_replaceable, explained

_SYSTEM_FILES = frozenset({"Thumbs.db", "desktop.ini"})


def check_target(directory: Path, *, force: bool) -> None:
    """Raise when results cannot be written to a folder: it holds something else, or earlier results without `force`."""
    with explained(directory):
        if directory.exists() and not directory.is_dir():
            raise FileExistsError
        content = [path.name for path in directory.iterdir() if _is_content(path)] if directory.exists() else []
    is_results = _is_results(directory)
    if content and not force:
        found = "already holds results" if is_results else "is not empty"
        raise PraktijklerenError(f"{directory} {found}", hint="choose a new folder with -o, or replace with --force")
    clashing = sorted({*content} & {*contract.FILES})
    if clashing and not is_results:
        message = f"{directory} holds {', '.join(clashing)}, but no complete results of praktijkleren"
        raise PraktijklerenError(message, hint="choose a new folder with -o, or remove those files yourself")
    check_replaceable([*(directory / name for name in contract.FILES), *earlier_tables(directory)])


def earlier_tables(directory: Path) -> list[Path]:
    """List the pattern tables that an earlier run left in a results folder."""
    if not _is_results(directory):
        return []
    folder = directory / contract.TABLES
    return sorted(path for pattern in contract.TABLE_PATTERNS for path in folder.glob(pattern))


def _is_content(path: Path) -> bool:
    is_leftover = path.name.startswith(contract.FILES) and path.name.endswith(TEMPORARY)
    return not (is_leftover or path.name.startswith(".") or path.name in _SYSTEM_FILES)


def _is_results(directory: Path) -> bool:
    try:
        run = json.loads((directory / contract.RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(run, dict) and run.get("format") == contract.FORMAT
