"""Checking what a person chose on the command line."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

import typer

from praktijkleren.errors import PraktijklerenError


def known(name: str, names: Collection[str], option: str) -> str:
    """Give a name when it is one of those possible; otherwise say which it may have been."""
    if name in names:
        return name
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean {str(near[0])!r}?" if near else f"choose from {', '.join(names)}"
    raise typer.BadParameter(f"{name!r} is not known; {hint}", param_hint=option)


def check_free(paths: Sequence[Path], *, force: bool) -> None:
    """Raise when a file that is to be written exists, unless it may be replaced."""
    taken = [str(path) for path in paths if path.exists()]
    if taken and not force:
        raise PraktijklerenError(f"{', '.join(taken)} exists already", hint="replace it with --force")
