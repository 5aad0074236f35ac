"""`praktijkleren sample`: narratives for two people to code, each without the other and without the tool."""

from pathlib import Path
from typing import Annotated

import typer

EPILOG = "Example: praktijkleren sample results -o dubbel --coder anna --coder bert"


def sample(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A study or a results folder.")] = Path(),
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to make, for the forms.")] = Path("dubbel"),
    share: Annotated[
        int,
        typer.Option("--share", min=20, max=100, metavar="PERCENT", help="How many narratives, never fewer than ten."),
    ] = 20,
    coder: Annotated[
        list[str] | None, typer.Option("--coder", metavar="NAME", help="A form for this coder; give two or more.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another seed draws other narratives.")] = 1,
    language: Annotated[str, typer.Option("--language", help="nl or en, for the forms.")] = "nl",
) -> None:
    """Draw narratives for double coding and make a blind form for each coder.

    At least 20 % of the narratives and never fewer than ten, spread over perspectives and outcomes; every perspective
    and every outcome is there. Each coder gets a form as .xlsx and .csv: use one of them. The forms hold story text but
    no proposals of the tool. The numbers of sentences are those of the results folder.

    Example: praktijkleren sample results -o dubbel --coder anna --coder bert
    """
    from praktijkleren.cli import sampling
    from praktijkleren.cli.choosing import known
    from praktijkleren.study.labels import Language

    coders = tuple(coder or ("codeur-1", "codeur-2"))
    sampling.check_coders(coders)
    chosen = Language(known(language, [*Language], "--language"))
    sampling.run(directory, output, share=share, coders=coders, seed=seed, language=chosen)
