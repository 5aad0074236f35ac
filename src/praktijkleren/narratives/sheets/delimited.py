"""CSV tables, with the separator and encoding of any Dutch spreadsheet."""

import csv
import io
import re

from praktijkleren.narratives.cells import Sheet
from praktijkleren.narratives.decoding import decode
from praktijkleren.narratives.fields import RESERVED, attribute_name
from praktijkleren.narratives.record import Document, UnreadableError, warning
from praktijkleren.problems import Place, Problem

_SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
_LONGEST_CELL = 2**31 - 1
"""The most that fits on every system; a story may be longer than the 128 kB that csv allows by itself."""


def read(document: Document) -> tuple[Sheet, list[Problem]]:
    """Read the rows of a CSV file, up to the first that cannot be read."""
    decoded, problems = decode(document)
    csv.field_size_limit(_LONGEST_CELL)
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    # Excel's own way to name the separator, on a line before the header.
    named = re.match(r"sep=([,;\t])\n", text, re.IGNORECASE)
    body = text[named.end() :] if named else text
    separator = named[1] if named else max(_SEPARATORS, key=lambda separator: _fitness(body, separator))
    if separator != ",":
        message = f"read with {_SEPARATORS[separator]} as separator"
        problems.append(warning(document.place, "NA153", message, "check that the columns are right"))
    rows, broken_at = _rows(body, separator)
    first = 2 if named else 1
    if broken_at:
        message = "the table cannot be read from this line on; a quotation mark is not closed, or closes too early"
        hint = 'write a quotation mark inside a cell twice (""), or save the table again with a spreadsheet program'
        problem = Problem(Place(document.path, broken_at + first - 1, 1), "NA160", message, hint)
        if len(rows) <= 1:
            raise UnreadableError(problem)
        problems.append(problem)
    return Sheet(document.path, "", rows, first), problems


def _rows(text: str, separator: str) -> tuple[list[list[str]], int]:
    """Read rows, with the line at which the first row starts that cannot be read (0 for none)."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, skipinitialspace=True, strict=True)
    rows: list[list[str]] = []
    line = 1
    try:
        for row in reader:
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error:
        return rows, line
    return rows, 0


def _fitness(text: str, separator: str) -> tuple[int, int]:
    """Tell how well a separator fits: by the names of columns it gives, then by their number."""
    first_line = text.lstrip("\n").partition("\n")[0]
    rows, _ = _rows(first_line, separator)
    names = rows[0] if rows else []
    return sum(attribute_name(name) in RESERVED for name in names), len(names)
