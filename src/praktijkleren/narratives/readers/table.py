"""Tables with one narrative a row (.csv, .xlsx, .ods)."""

from collections.abc import Iterator

from praktijkleren.narratives import tables
from praktijkleren.narratives.fields import ID_NAMES
from praktijkleren.narratives.record import Document, Record, normalise, unreadable
from praktijkleren.narratives.sheets import SHEETS
from praktijkleren.problems import Problem


def read(document: Document) -> Iterator[Record | Problem]:
    """Read the narratives of a table."""
    sheet, problems = SHEETS[document.suffix](document)
    yield from problems
    table, problems = tables.understand(sheet, document.text_column, needs_text=True)
    yield from problems
    if not set(ID_NAMES) & set(table.columns.values()):
        message = "no id column, so its narratives cannot be told apart"
        hint = "add a column stem or id with a unique pseudonym for every narrative"
        raise unreadable(sheet.place(table.header, 0), "NA152", message, hint)
    for row in table.rows():
        if isinstance(row, Problem):
            yield row
        else:
            yield Record(normalise(row.text), row.fields, row.place, needs_id=True)
