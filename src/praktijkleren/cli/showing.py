"""What several commands show on the terminal: problems, and lines about the run, both on standard error."""

from collections.abc import Sequence

import typer

from praktijkleren.codebook.catalogue import find
from praktijkleren.codebook.loading import load
from praktijkleren.codebook.model import Codebook
from praktijkleren.errors import PraktijklerenError
from praktijkleren.problems import Problem


def say(line: str) -> None:
    """Write a line about the run."""
    typer.echo(line, err=True)


def show_problems(problems: Sequence[Problem]) -> None:
    """Write each problem with its place and hint."""
    for problem in problems:
        say(str(problem))


def load_codebook(name: str) -> Codebook:
    """Load a codebook that can be used; shows its problems, and raises PraktijklerenError when it has errors."""
    loaded = load(find(name))
    show_problems(loaded.problems)
    if loaded.codebook is None:
        raise PraktijklerenError(
            f"the codebook {name!r} has errors and cannot be used", hint="mend what is listed above"
        )
    return loaded.codebook
