"""`praktijkleren test`: a codebook against its own sentences."""

from typing import Annotated

import typer

EPILOG = "Example: praktijkleren test leren-van-praktijkervaringen"


def test(
    codebooks: Annotated[
        list[str], typer.Argument(metavar="CODEBOOK...", help="Codebook files, or ids of shipped ones.")
    ],
    factor: Annotated[list[str] | None, typer.Option(help="Only this factor; may be given again.")] = None,
    model: Annotated[str | None, typer.Option(help="An installed Dutch spaCy pipeline, for parts of speech.")] = None,
    todo: Annotated[bool, typer.Option("--todo", help="Also list what is known to go wrong.")] = False,
) -> None:
    """Run a codebook's own test sentences, and say per factor what was found, missed and wrongly found.

    The sentences stand beside the codebook in NAME.cases.yaml.
    """
    from praktijkleren.cli import testing

    chosen = set(factor or ())
    raise typer.Exit(max(testing.run(name, factors=chosen, show_todo=todo, model=model) for name in codebooks))
