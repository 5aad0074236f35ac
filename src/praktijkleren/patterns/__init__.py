"""Pattern tables: factors counted over cases, narratives and passages, each in a file of its own."""

from collections.abc import Callable

from praktijkleren.model import PatternTable
from praktijkleren.patterns.by import by
from praktijkleren.patterns.contrast import contrast, contrasted
from praktijkleren.patterns.frequency import frequency
from praktijkleren.patterns.matrix import matrix
from praktijkleren.patterns.selection import Selection, Unit, select
from praktijkleren.study.labels import Language
from praktijkleren.study.results import Results
from praktijkleren.study.view import PERSPECTIVE, outcome

__all__ = ["TABLES", "Selection", "Unit", "default_tables"]

Table = Callable[[Selection], PatternTable]

TABLES: dict[str, Table] = {
    "by": by,
    "contrast": contrast,
    "frequency": frequency,
    "matrix": matrix,
}
_MINIMUM_VALUES = 2


def default_tables(results: Results, *, language: Language = Language.NL) -> list[PatternTable]:
    """Make the tables that stand beside the results: those that the data can fill."""
    plain = Selection(results, language=language)
    counted = select(plain)

    def occurring(attribute: str) -> set[str]:
        return {value for (value,) in counted.by(results, attribute).totals(plain.unit) if value}

    tables = [frequency(plain), matrix(plain)]
    asked = dict.fromkeys([PERSPECTIVE, outcome(results) or PERSPECTIVE])
    attributes = [attribute for attribute in asked if len(occurring(attribute)) >= _MINIMUM_VALUES]
    tables += [by(Selection(results, attribute=attribute, language=language)) for attribute in attributes]
    attribute, values = contrasted(plain)
    if attribute in attributes and len(values) == _MINIMUM_VALUES and set(values) <= occurring(attribute):
        tables.append(contrast(plain))
    return sorted(tables, key=lambda table: table.name)
