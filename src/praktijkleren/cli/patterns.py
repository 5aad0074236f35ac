"""`praktijkleren patterns`: pattern tables of a results folder."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from praktijkleren.cli.choosing import check_free, known
from praktijkleren.model import PatternTable

if TYPE_CHECKING:
    from praktijkleren.patterns import Unit
    from praktijkleren.study.results import Results

# On a screen the label says it; files have every column.
EPILOG = "Example: praktijkleren patterns results --by perspectief -o perspectief.xlsx"
_NOT_ON_SCREEN = frozenset({"factor_id", "theme", "n_cases", "n_narratives", "n_sentences"})
_WIDEST_ON_SCREEN = 14


def patterns(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A study or a results folder.")] = Path(),
    table: Annotated[str, typer.Option("--table", "-t", help="frequency, by, contrast or matrix.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="ATTRIBUTE", help="Factors per value, e.g. perspectief.")] = "",
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="ATTRIBUTE=VALUE", help="Only these; may be repeated.")
    ] = None,
    values: Annotated[str, typer.Option("--values", metavar="A,B", help="The two values of a contrast.")] = "",
    unit: Annotated[str, typer.Option("--unit", "-u", help="case, narrative or passage.")] = "case",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file that ends in .csv, .json, .md or .xlsx.")
    ] = None,
    all_tables: Annotated[
        bool, typer.Option("--all", help="The standard tables: to DIR/tables, or to the file of -o.")
    ] = False,
    trace: Annotated[
        Path | None, typer.Option("--trace", metavar="FILE.csv", help="Also write the codings behind every figure.")
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="CSV that Dutch Excel opens with a double click.")] = False,
    language: Annotated[str, typer.Option("--language", help="nl or en, for labels and notes.")] = "nl",
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
) -> None:
    """Make pattern tables: which factors are named how often, by whom, with which outcome.

    Without -o the table goes to the screen, or as CSV into a pipe. Every table says how many cases, narratives or
    sentences it stands on. Tables are the team's own work, not for release.

    Example: praktijkleren patterns results --by perspectief -o perspectief.xlsx
    """
    from praktijkleren.patterns import TABLES, Selection, default_tables
    from praktijkleren.study.labels import Language
    from praktijkleren.study.results import read

    _check_output(output, excel=excel, all_tables=all_tables)
    if all_tables and (table or by or where or values or unit != "case"):
        raise typer.BadParameter("it makes the standard tables; leave the other choices out", param_hint="--all")
    chosen_language = Language(known(language, [*Language], "--language"))
    name = _table_name(table, by=by, values=values)
    chosen_unit = _unit(unit, name)
    results = read(directory)
    if all_tables:
        tables = default_tables(results, language=chosen_language)
    else:
        attribute = _attribute(results, by, "--by")
        selection = Selection(
            results,
            unit=chosen_unit,
            attribute=attribute,
            values=_values(results, values, attribute),
            where=_where(results, where or []),
            language=chosen_language,
        )
        tables = [TABLES[name](selection)]
    check_free([path for path in (output, trace) if path and str(path) != "-"], force=force)
    if all_tables and output is None:
        _write_each(tables, results.directory / "tables", excel=excel)
    elif output is None or str(output) == "-":
        _show(tables[0], excel=excel, is_screen=output is None and sys.stdout.isatty())
    else:
        _write(tables, output, excel=excel)
    if trace is not None:
        _write_trace(tables, trace)


def _table_name(table: str, *, by: str, values: str) -> str:
    from praktijkleren.patterns import TABLES

    implied = "contrast" if values else "by" if by else "frequency"
    name = known(table or implied, TABLES, "--table")
    if name == "by" and not by:
        raise typer.BadParameter("name the attribute of the table by, e.g. perspectief", param_hint="--by")
    if by and name not in ("by", "contrast"):
        raise typer.BadParameter(f"the table {name} is not made by an attribute", param_hint="--by")
    if values and name != "contrast":
        raise typer.BadParameter(f"the table {name} does not contrast two values", param_hint="--values")
    return name


def _unit(text: str, table: str) -> "Unit":
    from praktijkleren.patterns import Unit

    unit = Unit(known(text, [*Unit], "--unit"))
    if table == "matrix" and unit is Unit.PASSAGE:
        raise typer.BadParameter("a matrix has cases or narratives as rows", param_hint="--unit")
    return unit


def _attribute(results: "Results", name: str, option: str) -> str:
    from praktijkleren.study.view import attribute_names

    return known(name, attribute_names(results), option) if name else ""


def _values(results: "Results", text: str, attribute: str) -> tuple[str, ...]:
    from praktijkleren.study.view import known_values, outcome

    if not text:
        return ()
    values = tuple(value.strip() for value in text.split(","))
    if len(set(values)) != 2:
        raise typer.BadParameter("give two different values with a comma between", param_hint="--values")
    possible = known_values(results, attribute or outcome(results) or "")
    return tuple(known(value, possible, "--values") for value in values)


def _where(results: "Results", conditions: Sequence[str]) -> dict[str, list[str]]:
    from praktijkleren.study.view import known_values

    where: dict[str, list[str]] = {}
    for condition in conditions:
        name, sign, value = condition.partition("=")
        if not sign:
            raise typer.BadParameter(f"{condition!r} is not ATTRIBUTE=VALUE", param_hint="--where")
        attribute = _attribute(results, name.strip(), "--where")
        if not attribute:
            raise typer.BadParameter(f"{condition!r} names no attribute", param_hint="--where")
        where.setdefault(attribute, []).append(known(value.strip(), known_values(results, attribute), "--where"))
    return where


def _check_output(output: Path | None, *, excel: bool, all_tables: bool) -> None:
    from praktijkleren.outputs import WRITERS

    is_stream = output is None or str(output) == "-"
    suffix = "" if is_stream or output is None else output.suffix.lower()
    if not is_stream and suffix not in WRITERS:
        raise typer.BadParameter(f"end the file in {', '.join(WRITERS)}", param_hint="--output")
    if all_tables and output is not None and suffix in ("", ".csv"):
        raise typer.BadParameter("several tables go to .json, .md or .xlsx, or leave -o out", param_hint="--output")
    if excel and suffix not in ("", ".csv"):
        raise typer.BadParameter("only for CSV; .xlsx opens in Excel as it is", param_hint="--excel")


def _write_each(tables: Sequence[PatternTable], folder: Path, *, excel: bool) -> None:
    for table in tables:
        _write([table], folder / f"{table.name}.csv", excel=excel)


def _write(tables: Sequence[PatternTable], path: Path, *, excel: bool) -> None:
    from praktijkleren.outputs import EXCEL_CSV, write

    write(tables, path, writer=EXCEL_CSV if excel else None)
    typer.echo(f"written: {path}", err=True)


def _write_trace(tables: Sequence[PatternTable], path: Path) -> None:
    from praktijkleren.outputs import TRACE, write

    write(tables, path, writer=TRACE)
    typer.echo(f"written: {path}", err=True)


def _show(table: PatternTable, *, excel: bool, is_screen: bool) -> None:
    from praktijkleren.outputs import EXCEL_CSV, WRITERS

    if is_screen and not excel and len(table.columns) <= _WIDEST_ON_SCREEN:
        _print(table)
        return
    writer = EXCEL_CSV if excel else WRITERS[".csv"]
    typer.echo(writer([table]), nl=False)


def _print(table: PatternTable) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    shown = [place for place, column in enumerate(table.columns) if column not in _NOT_ON_SCREEN]
    grid = Table(title=escape(table.title), title_justify="left")
    for place in shown:
        is_number = any(isinstance(row[place], int | float) for row in table.rows)
        grid.add_column(escape(table.columns[place]), justify="right" if is_number else "left")
    for row in table.rows:
        grid.add_row(*(escape("" if row[place] is None else str(row[place])) for place in shown))
    console = Console(highlight=False)
    console.print(grid)
    denominators = ", ".join(f"{name} {number}" for name, number in table.denominators.items())
    for note in (f"n: {denominators}", *table.notes):
        console.print(escape(note))
