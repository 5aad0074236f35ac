"""The attribute table: values for narratives that stand apart from their texts."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from praktijkleren.narratives import tables
from praktijkleren.narratives.fields import CASE_NAMES, ID_NAMES, RESERVED, identifier
from praktijkleren.narratives.files import content, place_of
from praktijkleren.narratives.readers import READERS
from praktijkleren.narratives.record import Document, Fields, UnreadableError, warning
from praktijkleren.narratives.sheets import SHEETS
from praktijkleren.narratives.tables import Row
from praktijkleren.problems import Problem


@dataclass(slots=True)
class AttributeTable:
    """Rows by the id of a narrative, or by case where the table has no ids; remembers which were used."""

    by_case: bool = False
    rows: dict[str, Row] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def row(self, ids: Sequence[str]) -> Row | None:
        """Find the row of a narrative by the first of its ids that has one."""
        found = next((key for key in map(_key, ids) if key in self.rows), None)
        if found is None:
            return None
        self.used.add(found)
        return self.rows[found]

    def unused(self) -> Iterator[Problem]:
        """Tell which rows belong to no narrative."""
        for key, row in self.rows.items():
            if key not in self.used:
                message = "this row of the attribute table belongs to no narrative"
                yield warning(row.place, "NA183", message, "check the id: it is that of a narrative or its file name")


def load(path: Path) -> tuple[AttributeTable, list[Problem]]:
    """Read an attribute table; one that cannot be used has no rows."""
    read = SHEETS.get(path.suffix.lower())
    if read is None:
        hint = f"readable are {', '.join(SHEETS)}"
        return AttributeTable(), [Problem(place_of(path), "NA105", "no table that can be read", hint)]
    found = content(path)
    if isinstance(found, Problem):
        return AttributeTable(), [found]
    try:
        sheet, problems = read(Document(place_of(path).path, found))
        table, more = tables.understand(sheet, needs_text=False)
    except UnreadableError as error:
        return AttributeTable(), [error.problem]
    return _by_id(table, [*problems, *more])


def merge(own: Fields, row: Row) -> tuple[Fields, list[Problem]]:
    """Fill what a narrative does not say itself from its row; where both speak, the narrative is right."""
    values, problems = dict(own.values), []
    for name, theirs in row.fields.values.items():
        if name in CASE_NAMES and any(case in own.values for case in CASE_NAMES):
            mine = next(own.values[case] for case in CASE_NAMES if case in own.values)
        elif name in RESERVED and name not in CASE_NAMES:
            continue
        else:
            mine = values.setdefault(name, theirs)
        if {value.casefold() for value in mine} != {value.casefold() for value in theirs}:
            message = f"{name} differs from what the narrative itself says; the narrative's own value was kept"
            problems.append(Problem(row.place, "NA182", message, "correct one of them"))
    return Fields(values, own.speakers or row.fields.speakers), problems


def _by_id(table: tables.Table, problems: list[Problem]) -> tuple[AttributeTable, list[Problem]]:
    columns = set(table.columns.values())
    names = next((names for names in (ID_NAMES, CASE_NAMES) if columns & set(names)), ())
    if not names:
        hint = "add a column stem, id or bestand (one row a narrative), or casus (one row a case)"
        place = table.sheet.place(table.header, 0)
        problems.append(Problem(place, "NA181", "the attribute table has no column to match narratives by", hint))
        return AttributeTable(), problems
    found = AttributeTable(by_case=names is CASE_NAMES)
    for row in table.rows():
        if isinstance(row, Problem):
            problems.append(row)
            continue
        written, more = identifier(row.fields, names, row.place)
        problems += more
        key = _key(written)
        if not key:
            problems.append(Problem(row.place, "NA152", "this row has no id", "fill in the id of its narrative"))
        elif key in found.rows:
            message = "a second row with this id; the first was used"
            problems.append(Problem(row.place, "NA184", message, "keep one; several values go in one cell with ;"))
        else:
            found.rows[key] = row
    return found, problems


def _key(written: str) -> str:
    """Give an id or file name the form in which both are compared."""
    path = PurePath(written)
    name = path.stem if path.suffix.lower() in READERS else written
    return unicodedata.normalize("NFC", name).casefold()
