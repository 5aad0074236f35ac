"""Pattern tables as CSV: plain for programs, or as Dutch Excel opens it with a double click."""

import io
from collections.abc import Iterable, Sequence

from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import Cell, PatternTable
from praktijkleren.study.files import Rows, guarded

TRACE_COLUMNS = ("table", "row_id", "column", "value", "coding_id")


def render(tables: Sequence[PatternTable]) -> bytes:
    """Give one table as CSV: comma, UTF-8, the release class in the last column."""
    return _text(_rows(_only(tables)), delimiter=",").encode("utf-8", "backslashreplace")


def render_for_excel(tables: Sequence[PatternTable]) -> bytes:
    """Give one table as Dutch Excel reads it: semicolon, byte order mark, decimal comma, no cell run as a formula."""
    rows = ([_excel_cell(cell) for cell in row] for row in _rows(_only(tables)))
    return _text(rows, delimiter=";").encode("utf-8-sig", "backslashreplace")


def render_trace(tables: Sequence[PatternTable]) -> bytes:
    """Give the codings behind every figure as CSV, a row for each coding."""
    rows: list[Sequence[Cell]] = [TRACE_COLUMNS]
    for table in tables:
        places = {column: place for place, column in enumerate(table.columns)}
        figures = sorted((number, places[column]) for number, column in table.trace)
        for number, place in figures:
            row, column = table.rows[number], table.columns[place]
            head = (table.name, row[0], column, row[place])
            rows.extend((*head, coding_id) for coding_id in table.trace[number, column])
    return _text(rows, delimiter=",").encode("utf-8", "backslashreplace")


def _only(tables: Sequence[PatternTable]) -> PatternTable:
    if len(tables) != 1:
        raise PraktijklerenError("a CSV file holds one table", hint="write several tables to .xlsx, .json or .md")
    return tables[0]


def _rows(table: PatternTable) -> Iterable[Sequence[Cell]]:
    yield (*table.columns, "release")
    for row in table.rows:
        yield (*row, table.release)


def _text(rows: Iterable[Sequence[Cell]], *, delimiter: str) -> str:
    stream = io.StringIO(newline="")
    writer = Rows(stream, delimiter=delimiter)
    for row in rows:
        writer.add(row)
    return stream.getvalue()


def _excel_cell(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return guarded(cell) if isinstance(cell, str) else cell
