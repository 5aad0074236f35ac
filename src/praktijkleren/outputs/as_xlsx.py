"""Pattern tables as an Excel workbook: a sheet a table, and one that accounts for them."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import Cell, PatternTable

ACCOUNT = "verantwoording"
# Text stays text: a cell that starts with = is no formula, a web address no link.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# A workbook says when it was made; the same tables must give the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_NAME_LENGTH = 31
_WIDTHS = (10, 60)


def render(tables: Sequence[PatternTable]) -> bytes:
    """Give tables as a workbook with real numbers and a fixed first row."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415  slow to load, and most tables are CSV

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"created": _CREATED})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    names = _sheet_names(tables)
    for table, name in zip(tables, names, strict=True):
        _fill(book.add_worksheet(name), [table.columns, *table.rows], head)
    _fill(book.add_worksheet(ACCOUNT), _account(tables, names), head)
    book.close()
    return stream.getvalue()


def _fill(sheet: Any, rows: Sequence[Sequence[Cell]], head: Any) -> None:  # noqa: ANN401
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            _put(sheet, number, place, cell, head if number == 0 else None)
    sheet.freeze_panes(1, 0)
    for place in range(len(rows[0])):
        longest = max(len(str(row[place])) for row in rows[1:]) if len(rows) > 1 else 0
        sheet.set_column(place, place, min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1]))


def _put(sheet: Any, number: int, place: int, cell: Cell, style: Any) -> None:  # noqa: ANN401  xlsxwriter has no types
    if cell is None or cell == "":
        return
    method = sheet.write_string if isinstance(cell, str) else sheet.write_number
    if method(number, place, cell, style):
        raise PraktijklerenError("the table does not fit in an Excel sheet", hint="write it to .csv or .json")


def _account(tables: Sequence[PatternTable], names: Sequence[str]) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [("sheet", "about", "text")]
    for table, name in zip(tables, names, strict=True):
        rows += [(name, "title", table.title), (name, "unit", table.unit), (name, "basis", table.basis)]
        rows += [(name, f"n: {column}", number) for column, number in table.denominators.items()]
        rows += [(name, "note", note) for note in table.notes]
        rows += [(name, "release", table.release)]
    return rows


def _sheet_names(tables: Sequence[PatternTable]) -> list[str]:
    """Give each table a sheet name that Excel takes: short, without its special signs, used once."""
    names: list[str] = []
    for table in tables:
        base = re.sub(r"[\[\]:*?/\\']", "-", table.name)[:_NAME_LENGTH]
        name, number = base, 1
        while name.lower() in {ACCOUNT, *(used.lower() for used in names)}:
            number += 1
            name = f"{base[: _NAME_LENGTH - 4]} {number}"
        names.append(name)
    return names
