"""Forms to code in: a row a sentence, to be filled in by one person or by all together."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.sentences import Key, ListedSentence
from praktijkleren.study.files import Rows, guarded

HEAD = ("narrative_id", "sentence", "speaker", "before", "text")
TAIL = ("doubt", "note")
LEAST_FACTORS = 4
# Text stays text: a cell that starts with = is no formula, a web address no link.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# A workbook says when it was made; the same form must give the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTHS = {"narrative_id": 16, "sentence": 9, "speaker": 9, "before": 24, "text": 70, "note": 30, "doubt": 26}
_LONGEST_CELL = 32_767
_LONGEST_MESSAGE = 255


@dataclass(frozen=True, slots=True)
class FormRow:
    """A sentence with the factors that are filled in already, and the cells of the form's own columns."""

    narrative_id: str
    sentence: ListedSentence
    factors: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """The sentence of the row."""
        return self.narrative_id, self.sentence.number


@dataclass(frozen=True, slots=True)
class Form:
    """The rows of a form, how to fill it in, and the columns that only this form has."""

    rows: tuple[FormRow, ...]
    explanation: tuple[str, ...]
    extra: tuple[str, ...] = ()

    @property
    def factor_columns(self) -> tuple[str, ...]:
        """The columns to write factors in: four, or as many as a sentence needs."""
        number = max([LEAST_FACTORS, *(len(row.factors) + 1 for row in self.rows if len(row.factors) >= LEAST_FACTORS)])
        return tuple(f"factor_{place}" for place in range(1, number + 1))

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, in order."""
        return (*HEAD, *self.factor_columns, *self.extra, *TAIL)

    def cells(self, row: FormRow) -> list[str | int]:
        """Give the cells of a row."""
        one = row.sentence
        empty = [""] * (len(self.factor_columns) - len(row.factors))
        return [
            row.narrative_id,
            one.number,
            one.speaker,
            one.before,
            one.text,
            *row.factors,
            *empty,
            *row.extra,
            "",
            "",
        ]


def render_csv(form: Form, naming: Naming) -> bytes:
    """Give a form as Dutch Excel opens it with a double click: semicolon, byte order mark, nothing run as a formula."""
    del naming
    stream = io.StringIO(newline="")
    rows = Rows(stream, delimiter=";")
    rows.add(form.columns)
    for row in form.rows:
        rows.add([guarded(cell) if isinstance(cell, str) else cell for cell in form.cells(row)])
    return stream.getvalue().encode("utf-8-sig", "backslashreplace")


def render_xlsx(form: Form, naming: Naming) -> bytes:
    """Give a form as a workbook: factors to choose from a list, the codebook, and how to fill it in."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415  slow to load

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"created": _CREATED})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#E6E6E6", "valign": "top", "border": 1}),
        "plain": book.add_format({"text_wrap": True, "valign": "top"}),
        "first": book.add_format({"text_wrap": True, "valign": "top", "top": 2}),
        "faint": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#666666", "italic": True}),
    }
    sheet = book.add_worksheet(naming.word("sheet_form"))
    _fill(sheet, form, formats)
    choices = _add_codebook(book, naming, formats)
    _add_lists(sheet, form, naming, choices)
    explained = book.add_worksheet(naming.word("sheet_explain"))
    explained.set_column(0, 0, 110)
    for number, line in enumerate(form.explanation):
        explained.write_string(number, 0, line, formats["plain"])
    book.close()
    return stream.getvalue()


FORMS: dict[str, Callable[[Form, Naming], bytes]] = {
    ".csv": render_csv,
    ".xlsx": render_xlsx,
}


def _fill(sheet: Any, form: Form, formats: dict[str, Any]) -> None:  # noqa: ANN401  xlsxwriter has no types
    columns = form.columns
    for place, name in enumerate(columns):
        sheet.write_string(0, place, name, formats["head"])
        sheet.set_column(place, place, _WIDTHS.get(name, 26))
    sheet.freeze_panes(1, len(HEAD))
    earlier = ""
    for number, row in enumerate(form.rows, start=1):
        is_first = row.narrative_id != earlier
        earlier = row.narrative_id
        for place, cell in enumerate(form.cells(row)):
            style = formats["first" if is_first else "faint" if columns[place] == "before" else "plain"]
            if isinstance(cell, int):
                sheet.write_number(number, place, cell, style)
            elif cell:
                sheet.write_string(number, place, cell[:_LONGEST_CELL], style)
            else:
                sheet.write_blank(number, place, None, style)
    sheet.autofilter(0, 0, max(len(form.rows), 1), len(columns) - 1)


def _add_codebook(book: Any, naming: Naming, formats: dict[str, Any]) -> str:  # noqa: ANN401
    """Write the codebook on a sheet of its own; gives the cells to choose from."""
    sheet = book.add_worksheet(naming.word("sheet_codebook"))
    for place, (name, width) in enumerate(zip(naming.lines("codebook_columns"), (30, 34, 60, 50, 50), strict=True)):
        sheet.write_string(0, place, name, formats["head"])
        sheet.set_column(place, place, width)
    rows = [_codebook_row(factor_id, naming) for factor_id in _factor_ids(naming)]
    rows.append((naming.word("nothing"), naming.word("nothing_label"), "", "", ""))
    for number, cells in enumerate(rows, start=1):
        for place, cell in enumerate(cells):
            sheet.write_string(number, place, cell[:_LONGEST_CELL], formats["plain"])
    sheet.freeze_panes(1, 1)
    return f"='{naming.word('sheet_codebook')}'!$A$2:$A${len(rows) + 1}"


def _add_lists(sheet: Any, form: Form, naming: Naming, choices: str) -> None:  # noqa: ANN401
    rule = {
        "validate": "list",
        "source": choices,
        "error_title": naming.word("sheet_codebook"),
        "error_message": naming.word("choose")[:_LONGEST_MESSAGE],
    }
    first = len(HEAD)
    if form.rows:
        sheet.data_validation(1, first, len(form.rows), first + len(form.factor_columns) - 1, rule)


def _factor_ids(naming: Naming) -> Sequence[str]:
    return [factor.id for factor in naming.codebook.factors] if naming.codebook else []


def _codebook_row(factor_id: str, naming: Naming) -> tuple[str, str, str, str, str]:
    factor = naming.factor(factor_id)
    if factor is None:
        return factor_id, "", "", "", ""
    return factor_id, naming.label(factor_id), factor.definition, factor.include, factor.exclude
