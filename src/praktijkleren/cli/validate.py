"""The command `validate`."""

import gc
import os
from pathlib import Path
from typing import Annotated

import typer

FORMATS = ("auto", "github", "json", "sarif", "text")
EPILOG = "Example: praktijkleren validate codebooks/  Exit codes: 0 nothing wrong, 1 problems, 2 usage, 3 not readable."


def _format(value: str) -> str:
    if value not in FORMATS:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(FORMATS)}")
    return value


def validate(
    codebooks: Annotated[
        list[str], typer.Argument(metavar="CODEBOOK...", help="Files, folders, or names of shipped codebooks.")
    ],
    output_format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="|".join(FORMATS), callback=_format, help="How problems are shown."),
    ] = "auto",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as problems too.")] = False,
) -> None:
    """Report every problem of codebooks and their cases, each with its place and what to do."""
    from praktijkleren.codebook.codes import CODES
    from praktijkleren.codebook.validating import validate as run
    from praktijkleren.problems import Severity
    from praktijkleren.reporters import REPORTERS, Report

    if output_format == "auto":
        output_format = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    gc.disable()  # nothing is garbage before the end, and looking for it takes a quarter of the time
    try:
        validation = run(codebooks)
    finally:
        gc.enable()
    meanings = {code: meaning for code, (_, meaning) in CODES.items()}
    report = Report(validation.problems, validation.files, Path.cwd(), meanings)
    typer.echo(REPORTERS[output_format](report), nl=False)
    errors = sum(problem.severity is Severity.ERROR for problem in validation.problems)
    warnings = len(validation.problems) - errors
    typer.echo(
        f"{_count(validation.files, 'file')}: {_count(errors, 'error')}, {_count(warnings, 'warning')}", err=True
    )
    if not validation.is_complete:
        raise typer.Exit(3)
    if errors or (strict and warnings):
        raise typer.Exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
