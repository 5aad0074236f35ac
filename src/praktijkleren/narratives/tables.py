"""Tables with a header: which column is what, and the fields of every row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from praktijkleren.narratives.cells import RawCell, Sheet, as_text, is_date, split_values
from praktijkleren.narratives.fields import ID_NAMES, SPEAKER_NAMES, TEXT_NAMES, Pair, attribute_name, gather
from praktijkleren.narratives.record import Fields, shown, unreadable, warning
from praktijkleren.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row with values: its text (where the table has a text column) and its fields."""

    text: str
    fields: Fields
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its columns known; columns without a name or with that of another are in none of the roles."""

    sheet: Sheet
    header: int
    columns: dict[int, str]
    text: int | None

    def rows(self) -> Iterator[Row | Problem]:
        """Give every row that is not empty."""
        for number, cells in enumerate(self.sheet.rows[self.header + 1 :], start=self.header + 1):
            filled = [column for column, cell in enumerate(cells) if as_text(cell)]
            nameless = [column for column in filled if column not in self.columns and column != self.text]
            if nameless:
                message = "a value in a column without a name of its own; the row was left out"
                hint = "name the column; in CSV put quotation marks around text that holds the separator"
                yield Problem(self.sheet.place(number, nameless[0]), "NA157", message, hint)
            elif filled:
                yield from self._row(number, cells)

    def _row(self, number: int, cells: Sequence[RawCell]) -> Iterator[Row | Problem]:
        pairs: list[Pair] = []
        for column, name in self.columns.items():
            cell = cells[column] if column < len(cells) else ""
            place = self.sheet.place(number, column)
            if is_date(cell) and not name.startswith("datum"):
                message = f"{shown(name)} holds a date where text is expected; the value was left out"
                hint = "spreadsheets turn values like 6-11 into dates: make the column text and type the value again"
                yield Problem(place, "NA154", message, hint)
            elif as_text(cell):
                is_single = name in ID_NAMES or name in SPEAKER_NAMES
                pairs.append(Pair(name, as_text(cell) if is_single else list(split_values(as_text(cell))), place))
        fields, problems = gather(pairs)
        yield from problems
        has_text = self.text is not None and self.text < len(cells)
        text = as_text(cells[self.text]) if self.text is not None and has_text else ""
        yield Row(text, fields, self.sheet.place(number, self.text or 0))


def understand(sheet: Sheet, text_column: str | None = None, *, needs_text: bool) -> tuple[Table, list[Problem]]:
    """Find the header of a sheet, and its text column where one is needed."""
    header = next((number for number, row in enumerate(sheet.rows) if any(map(as_text, row))), None)
    if header is None:
        raise unreadable(sheet.place(0, 0), "NA162", "the table is empty", "add a header and rows, or leave it out")
    names = [attribute_name(as_text(cell)) for cell in sheet.rows[header]]
    problems: list[Problem] = []
    columns: dict[int, str] = {}
    text = _text_column(sheet, header, text_column, problems) if needs_text else None
    for column, name in enumerate(names):
        if name in columns.values():
            message = f"two columns are called {shown(name)}"
            problems.append(Problem(sheet.place(header, column), "NA158", message, "rename one of them"))
        elif name and column != text:
            columns[column] = name
    if not any(any(map(as_text, row)) for row in sheet.rows[header + 1 :]):
        problems.append(
            Problem(sheet.place(header, 0), "NA162", "the table has a header but no rows", "add rows, or leave it out")
        )
    return Table(sheet, header, columns, text), problems


def _text_column(sheet: Sheet, header: int, wanted: str | None, problems: list[Problem]) -> int:
    names = [attribute_name(as_text(cell)) for cell in sheet.rows[header]]
    accepted = (attribute_name(wanted),) if wanted else TEXT_NAMES
    found = [names.index(name) for name in accepted if name in names]
    place = sheet.place(header, 0)
    if not found:
        listed = ", ".join(shown(as_text(cell)) for cell in sheet.rows[header] if as_text(cell))
        message = f"no text column: the columns are {listed}; expected {' or '.join(accepted)}"
        raise unreadable(place, "NA151", message, "rename the column with the stories, or give --text-column")
    if len(found) > 1:
        message = f"several text columns; {shown(names[found[0]])} was used"
        problems.append(warning(place, "NA161", message, "choose one with --text-column"))
    return found[0]
