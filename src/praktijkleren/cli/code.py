"""`praktijkleren code`: the main job."""

import sys
from pathlib import Path
from typing import Annotated

import typer

EPILOG = "Example: praktijkleren code examples/narratives -c leren-van-praktijkervaringen -o results"


def code(
    narratives: Annotated[list[str], typer.Argument(help="Files or folders with narratives; - reads standard input.")],
    codebook: Annotated[str, typer.Option("--codebook", "-c", help="A codebook file, or the id of a shipped one.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The results folder to write.")] = Path("results"),
    attributes: Annotated[Path | None, typer.Option(help="A table with attributes, CSV or XLSX.")] = None,
    text_column: Annotated[str | None, typer.Option(help="The column of a table that holds the narratives.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="Processes to code with.")] = 1,
    model: Annotated[str | None, typer.Option(help="An installed Dutch spaCy pipeline, for parts of speech.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier results folder.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first narrative with an error.")] = False,
    language: Annotated[str, typer.Option("--language", help="nl or en, for labels in tables and summary.")] = "nl",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary, only problems.")] = False,
) -> None:
    """Code narratives with a codebook and write codings and pattern tables to a results folder.

    A narrative that cannot be read is reported with its place and left out; the others are coded.
    """
    from praktijkleren.cli import running
    from praktijkleren.study.labels import Language

    if language not in [*Language]:
        raise typer.BadParameter("choose nl or en", param_hint="--language")
    request = running.Request(
        narratives=narratives,
        codebook=codebook,
        output=output,
        attributes=attributes,
        text_column=text_column,
        jobs=jobs,
        model=model,
        force=force,
        fail_fast=fail_fast,
        language=Language(language),
    )
    show_progress = sys.stderr.isatty() and not quiet
    raise typer.Exit(running.run(request, show_progress=show_progress, show_result=not quiet))
