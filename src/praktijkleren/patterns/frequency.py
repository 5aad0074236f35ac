"""How often each factor is named."""

from praktijkleren.model import Cell, PatternTable
from praktijkleren.patterns.selection import (
    BASIS,
    FACTOR_COLUMNS,
    MINIMUM_FOR_PERCENTAGES,
    RELEASE,
    Selection,
    Unit,
    notes,
    percentage,
    ranked,
    select,
)

_FIGURES = {"cases": Unit.CASE, "narratives": Unit.NARRATIVE, "passages": Unit.PASSAGE}
_DENOMINATORS = ("n_cases", "n_narratives", "n_sentences")


def frequency(selection: Selection) -> PatternTable:
    """Count every factor of the codebook in cases, narratives and passages, the unit deciding the order."""
    counted = select(selection)
    counts = {column: counted.counts(unit, "factor_id") for column, unit in _FIGURES.items()}
    totals = {column: counted.total(unit) for column, unit in _FIGURES.items()}
    main = next(column for column, unit in _FIGURES.items() if unit is selection.unit)
    has_percentage = totals[main] >= MINIMUM_FOR_PERCENTAGES
    ids = counted.coding_ids("factor_id")
    rows: list[tuple[Cell, ...]] = []
    trace = {}
    for number, factor in enumerate(ranked(selection, counts[main])):
        figures = [counts[column][factor.id,] for column in _FIGURES]
        share = [percentage(counts[main][factor.id,], totals[main])] if has_percentage else []
        rows.append((*selection.label(factor), *figures, *share, *totals.values()))
        if (factor.id,) in ids:
            trace.update({(number, column): ids[factor.id,] for column in _FIGURES})
    extra = ["percentage"] if has_percentage else []
    return PatternTable(
        name="frequency",
        title=selection.word("frequency"),
        unit=selection.unit,
        basis=BASIS,
        release=RELEASE,
        columns=(*FACTOR_COLUMNS, *_FIGURES, *extra, *_DENOMINATORS),
        rows=tuple(rows),
        denominators=totals,
        notes=notes(selection, selection.word("percentage", minimum=MINIMUM_FOR_PERCENTAGES)),
        trace=trace,
    )
