"""Cells of tables: rows with their places, values as text, and dates that were no dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from praktijkleren.problems import Place

RawCell = str | int | float | bool | date | datetime | time | timedelta
_MONTH = "jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
_DATE = re.compile(
    rf"""\d{{1,2}}[-/\ ](?:{_MONTH})\.?(?:[-/\ ]\d{{2,4}})?     # 6-nov, 6-nov-24
       | (?:{_MONTH})\.?[-/\ ]\d{{2,4}}                         # jan-24
       | \d{{4}}-\d{{2}}-\d{{2}}(?:[T\ ]\d{{2}}:\d{{2}}.*)?     # 2024-01-01 00:00:00
       | \d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}                    # 6-11-2024
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one table; `row_numbers` are those that a spreadsheet shows."""

    path: str
    name: str
    rows: Sequence[Sequence[RawCell]]
    first_row: int = 1

    def place(self, row: int, column: int) -> Place:
        """Give the place of a cell, both counted from 0."""
        cell = f"{column_letters(column)}{row + self.first_row}"
        return Place(self.path, cell=f"{self.name}!{cell}" if self.name else cell)


def column_letters(column: int) -> str:
    """Give the letters of a column counted from 0, as spreadsheets do."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def as_text(cell: RawCell) -> str:
    """Write a cell as text; whole numbers without decimals."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell).strip()


def is_date(cell: RawCell) -> bool:
    """Tell whether a cell is a date or a time, or looks like what a spreadsheet makes of one."""
    if isinstance(cell, date | time | timedelta):
        return True
    return isinstance(cell, str) and _DATE.fullmatch(cell.strip()) is not None


def split_values(text: str) -> Iterator[str]:
    """Split a cell that holds several values with ; or | between them."""
    return (value.strip() for value in re.split("[;|]", text))
