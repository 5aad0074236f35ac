"""Factors set against the values of an attribute."""

import re

from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import Cell, PatternTable
from praktijkleren.patterns.selection import (
    BASIS,
    FACTOR_COLUMNS,
    RELEASE,
    Counted,
    Selection,
    conflict_note,
    notes,
    ranked,
    select,
    value_columns,
)
from praktijkleren.study.view import in_order, known_values

_TOTAL = "total"


def by(selection: Selection) -> PatternTable:
    """Count every factor for each value of an attribute; the first row holds the number of units."""
    attribute, unit = selection.attribute, selection.unit
    counted = select(selection).by(selection.results, attribute)
    totals = counted.totals(unit)
    values = in_order(selection.results, attribute, {value for (value,) in totals if value})
    if not values:
        raise PraktijklerenError(f"no narrative has a value for {attribute}", hint="choose another attribute with --by")
    shown = [*values, ""] if totals["",] else values
    headings = [value or selection.word("none") for value in shown]
    columns = (*value_columns(attribute, headings, (*FACTOR_COLUMNS, _TOTAL)), _TOTAL)
    denominators = dict(zip(columns, [*(totals[value,] for value in shown), counted.total(unit)], strict=True))
    cells, ids = counted.counts(unit, "factor_id", "value"), counted.coding_ids("factor_id", "value")
    sums, all_ids = counted.counts(unit, "factor_id"), counted.coding_ids("factor_id")
    heading: tuple[Cell, ...] = ("n", selection.word("n", unit=selection.word(unit)), "", "", *denominators.values())
    rows: list[tuple[Cell, ...]] = [heading]
    trace = {}
    for number, factor in enumerate(ranked(selection, sums), start=1):
        rows.append((*selection.label(factor), *(cells[factor.id, value] for value in shown), sums[factor.id,]))
        found = [*(ids.get((factor.id, value)) for value in shown), all_ids.get((factor.id,))]
        trace.update({(number, columns[place]): coding_ids for place, coding_ids in enumerate(found) if coding_ids})
    return PatternTable(
        name="by-" + re.sub(r"[^\w-]+", "-", attribute),
        title=selection.word("by", attribute=attribute),
        unit=unit,
        basis=BASIS,
        release=RELEASE,
        columns=(*FACTOR_COLUMNS, *columns),
        rows=tuple(rows),
        denominators=denominators,
        notes=notes(selection, *_special(selection, counted, values)),
        trace=trace,
    )


def _special(selection: Selection, counted: Counted, values: list[str]) -> list[str]:
    attribute = selection.attribute
    special = conflict_note(selection, counted, attribute)
    absent = [value for value in known_values(selection.results, attribute) if value not in values]
    if absent:
        special.append(selection.word("absent", attribute=attribute, values=", ".join(absent)))
    if sum(counted.totals(selection.unit).values()) > counted.total(selection.unit):
        special.append(selection.word("overlap", unit=selection.word(f"one_{selection.unit}")))
    return special
