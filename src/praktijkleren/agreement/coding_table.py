"""Coding tables as people and programs write them: rows with a narrative, a sentence or passage, and factors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from praktijkleren.agreement.columns import Columns, understand
from praktijkleren.narratives.cells import RawCell, Sheet, as_text, is_date
from praktijkleren.narratives.files import content, place_of
from praktijkleren.narratives.record import Document, UnreadableError, shown
from praktijkleren.narratives.sheets import SHEETS
from praktijkleren.problems import Place, Problem

NOTHING = frozenset({"-", "geen", "none"})
"""What a person writes to say that there is nothing to code."""
_NO = frozenset({"false", "onwaar", "0", "nee", "no"})
_HUMAN = "human"
# Our own forms have more sheets, and a semicolon is what Dutch spreadsheets write.
_EXPECTED = frozenset({"NA153", "NA159"})


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row of a coding table: a sentence by its number, or a passage by its offsets (None and -1 where not given)."""

    narrative: str
    sentence: int | None
    start: int
    end: int
    factors: tuple[tuple[str, Place], ...]
    is_filled: bool
    doubt: str
    note: str
    speaker: str
    before: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class CodingTable:
    """The rows of a coding table; in one that is long, a row is one coding and not all that a sentence has."""

    path: Path
    rows: tuple[CodedRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_long: bool = False
    has_other_methods: bool = False
    open_rows: tuple[Place, ...] = field(default=())


def read_table(path: Path) -> CodingTable:
    """Read a coding table; what is wrong in it is told all at once."""
    sheet, problems = read_sheet(path)
    if sheet is None:
        return CodingTable(path, problems=tuple(problems))
    columns = understand(sheet)
    lacking = ["narrative_id", "sentence", "codes"] if columns is None else _lacking(columns)
    if columns is None or lacking:
        message = f"the table lacks the column {', '.join(lacking)}"
        hint = "a coding table has narrative_id, sentence, and codes or factor_1, factor_2, …"
        place = sheet.place(columns.header if columns else 0, 0)
        return CodingTable(path, problems=(*problems, Problem(place, "AG102", message, hint)))
    rows: list[CodedRow] = []
    opened: list[Place] = []
    has_other_methods = False
    for number, cells in enumerate(sheet.rows[columns.header + 1 :], start=columns.header + 1):
        if not any(map(as_text, cells)) or columns.text(cells, "counted").lower() in _NO:
            continue
        method = columns.text(cells, "method")
        has_other_methods |= bool(method) and method != _HUMAN
        if columns.text(cells, "open"):
            opened.append(sheet.place(number, columns.places["open"]))
        row = _row(sheet, columns, number, problems)
        if row is not None:
            rows.append(row)
    return CodingTable(path, tuple(rows), tuple(problems), columns.is_long, has_other_methods, tuple(opened))


def read_sheet(path: Path) -> tuple[Sheet | None, list[Problem]]:
    """Read the first sheet of a table file."""
    if not path.exists():
        message = "this file or folder does not exist"
        return None, [Problem(place_of(path), "NA101", message, "check the spelling and the folder you are in")]
    found = content(path)
    if isinstance(found, Problem):
        return None, [found]
    read = SHEETS.get(path.suffix.lower())
    if read is None:
        message = "no coding that can be read"
        hint = f"give a file that ends in {', '.join(SHEETS)}, or a results folder"
        return None, [Problem(place_of(path), "AG101", message, hint)]
    try:
        sheet, problems = read(Document(place_of(path).path, found))
    except UnreadableError as error:
        return None, [error.problem]
    return sheet, [problem for problem in problems if problem.code not in _EXPECTED]


def _lacking(columns: Columns) -> list[str]:
    has_passages = not columns.lacking("start", "end")
    lacking = columns.lacking("narrative") if has_passages else columns.lacking("narrative", "sentence")
    return lacking if columns.codes else [*lacking, "codes"]


def _row(sheet: Sheet, columns: Columns, number: int, problems: list[Problem]) -> CodedRow | None:
    cells = sheet.rows[number]
    dated = next((place for place in _read_places(columns) if place < len(cells) and is_date(cells[place])), None)
    if dated is not None:
        message = f"{shown(as_text(sheet.rows[columns.header][dated]))} holds a date where text is expected"
        hint = "spreadsheets turn values like 6-11 into dates: make the column text and type the value again"
        problems.append(Problem(sheet.place(number, dated), "AG114", message, hint))
        return None
    narrative = columns.text(cells, "narrative")
    sentence, start, end = (_whole(columns.text(cells, name)) for name in ("sentence", "start", "end"))
    has_passage = start is not None and end is not None and start < end
    if not narrative or (sentence is None and not has_passage):
        message = "the row has no narrative_id" if not narrative else "the row has no whole number of a sentence"
        place = sheet.place(number, columns.places["narrative" if not narrative else "sentence"])
        problems.append(Problem(place, "AG106", message, "fill it in, or remove the row"))
        return None
    written = list(_written(sheet, columns, number, cells))
    doubt, note = columns.text(cells, "doubt"), columns.text(cells, "note")
    return CodedRow(
        narrative=narrative,
        sentence=sentence,
        start=start if has_passage and start is not None else -1,
        end=end if has_passage and end is not None else -1,
        factors=tuple((factor, place) for factor, place in written if factor.lower() not in NOTHING),
        is_filled=bool(written or doubt or note),
        doubt=doubt,
        note=note,
        speaker=columns.text(cells, "speaker"),
        before=columns.text(cells, "before"),
        text=columns.text(cells, "text"),
        place=sheet.place(number, columns.codes[0]),
    )


def _read_places(columns: Columns) -> tuple[int, ...]:
    numbers = [columns.places[name] for name in ("narrative", "sentence") if name in columns.places]
    return (*numbers, *columns.codes)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else None


def _written(sheet: Sheet, columns: Columns, number: int, cells: Sequence[RawCell]) -> Iterator[tuple[str, Place]]:
    for column in columns.codes:
        if column < len(cells):
            for factor in re.split(r"[\s;,|]+", as_text(cells[column])):
                if factor:
                    yield factor, sheet.place(number, column)
