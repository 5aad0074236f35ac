"""OpenDocument sheets (.ods): the first sheet."""

from datetime import date, timedelta
from typing import TypeVar

from lxml import etree

from praktijkleren.narratives.archive import Archive, broken
from praktijkleren.narratives.cells import RawCell, Sheet
from praktijkleren.narratives.opendocument import OFFICE, TABLE, TEXT, number, pieces, rows
from praktijkleren.narratives.record import Document, unreadable
from praktijkleren.narratives.sheets.excel import left_out
from praktijkleren.problems import Problem

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_T = TypeVar("_T")


def read(document: Document) -> tuple[Sheet, list[Problem]]:
    """Read the rows of the first sheet."""
    tables = Archive(document).xml("content.xml").findall(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    if not tables:
        raise broken(document.place)
    others = sum(any(cell.get(f"{OFFICE}value-type") for cell in table.iter()) for table in tables[1:])
    problems = [left_out(document, others)] if others else []
    return Sheet(document.path, tables[0].get(f"{TABLE}name", ""), _rows(tables[0], document)), problems


def _rows(table: etree._Element, document: Document) -> list[list[RawCell]]:
    found = [(_cells(row, document), number(row, f"{TABLE}number-rows-repeated")) for row in rows(table)]
    return _written_out(found, _MOST_ROWS, document)


def _cells(row: etree._Element, document: Document) -> list[RawCell]:
    found = [(_cell(cell), number(cell, f"{TABLE}number-columns-repeated")) for cell in row]
    return _written_out(found, _MOST_COLUMNS, document)


def _written_out(found: list[tuple[_T, int]], most: int, document: Document) -> list[_T]:
    """Write out what is repeated, up to the last value: programs fill a sheet up to its edge."""
    while found and found[-1][0] in ("", []):
        found.pop()
    if sum(repeated for _, repeated in found) > most:
        message = "a sheet with more rows or columns than a spreadsheet has"
        raise unreadable(document.place, "NA142", message, "copy the table to a new file")
    return [value for value, repeated in found for _ in range(repeated)]


def _cell(cell: etree._Element) -> RawCell:
    kind, value = cell.get(f"{OFFICE}value-type"), cell.get(f"{OFFICE}value") or ""
    text = "\n".join("".join(pieces(paragraph, [])) for paragraph in cell.findall(f"{TEXT}p"))
    try:
        if kind in ("float", "currency", "percentage"):
            return float(value)
        if kind == "date":
            return date.fromisoformat((cell.get(f"{OFFICE}date-value") or "")[:10])
    except ValueError:
        return text
    return timedelta() if kind == "time" else text
