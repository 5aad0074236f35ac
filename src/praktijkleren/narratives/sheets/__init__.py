"""Tables from files: one reader a format behind SHEETS."""

from collections.abc import Callable

from praktijkleren.narratives.cells import Sheet
from praktijkleren.narratives.record import Document
from praktijkleren.narratives.sheets import delimited, excel, opendocument
from praktijkleren.problems import Problem

SHEETS: dict[str, Callable[[Document], tuple[Sheet, list[Problem]]]] = {
    ".csv": delimited.read,
    ".ods": opendocument.read,
    ".xlsx": excel.read,
}
