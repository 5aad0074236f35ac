"""Excel workbooks (.xlsx): the first worksheet."""

import io
import re

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from praktijkleren.narratives.archive import Archive, broken
from praktijkleren.narratives.cells import RawCell, Sheet
from praktijkleren.narratives.record import Document, unreadable, warning
from praktijkleren.problems import Problem

_MOST_CELLS = 20_000_000
"""Cells between the first and the last in use; all of them are kept in memory, empty or not."""
_REFERENCE = re.compile(rb"""<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r=["']([A-Z]{0,3})(\d{1,9})["']""")


def read(document: Document) -> tuple[Sheet, list[Problem]]:
    """Read the rows of the first worksheet."""
    _refuse_wide(Archive(document))
    try:
        return _read(document)
    except CalamineError:
        raise broken(document.place) from None
    except BaseException as error:
        # The reader is written in Rust; its panics derive from BaseException and have no name to import.
        if type(error).__name__ == "PanicException":
            raise broken(document.place) from None
        raise


def _read(document: Document) -> tuple[Sheet, list[Problem]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(document.content))
    names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if not names:
        raise broken(document.place)
    rows: list[list[RawCell]] = workbook.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)
    others = [name for name in names[1:] if workbook.get_sheet_by_name(name).height]
    problems = [left_out(document, len(others))] if others else []
    return Sheet(document.path, names[0], rows), problems


def left_out(document: Document, sheets: int) -> Problem:
    """Tell that other sheets hold data too."""
    message = f"{sheets} other sheet(s) with data; only the first sheet is read"
    return warning(document.place, "NA159", message, "move the data to the first sheet, or save a file for each sheet")


def _refuse_wide(archive: Archive) -> None:
    """Refuse a sheet with a cell so far away that the empty cells before it fill the memory."""
    for name in archive.names():
        rows = columns = 1
        for letters, digits in _REFERENCE.findall(archive.get(name)) if name.endswith(".xml") else ():
            rows = max(rows, int(digits))
            columns = max(columns, _column_number(letters))
        if rows * columns > _MOST_CELLS:
            message = "a cell is used so far from the others that the sheet is too large to read"
            raise unreadable(archive.place, "NA142", message, "copy the table to a new workbook")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
