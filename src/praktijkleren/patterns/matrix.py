"""Which factor is named in which case or narrative."""

import pandas as pd

from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import Cell, PatternTable
from praktijkleren.patterns.selection import BASIS, RELEASE, Counted, Selection, Unit, notes, select, value_columns
from praktijkleren.study.contract import SEPARATOR
from praktijkleren.study.view import attribute_names, in_order, valued


def matrix(selection: Selection) -> PatternTable:
    """Give a row per case or narrative: its attributes, then 1 for each factor that is named in it, else 0."""
    if selection.unit is Unit.PASSAGE:
        raise PraktijklerenError("a matrix of passages is not made", hint="choose --unit case or --unit narrative")
    results = selection.results
    counted = select(selection)
    key = selection.unit.keys[0]
    heads = counted.universe[["narrative_id", "case_id"] if selection.unit is Unit.NARRATIVE else ["case_id"]]
    heads = heads.drop_duplicates().sort_values(key)
    attributes = {name: _joined(selection, counted, name, key) for name in attribute_names(results)}
    attributes = {name: cells for name, cells in attributes.items() if cells}
    factors = [factor.id for factor in results.codebook.factors]
    ids = counted.coding_ids(key, "factor_id")
    rows: list[tuple[Cell, ...]] = []
    trace = {}
    for number, head in enumerate(heads.itertuples(index=False, name=None)):
        unit_id = head[0]
        found = {factor: ids[unit_id, factor] for factor in factors if (unit_id, factor) in ids}
        cells = [values.get(unit_id, "") for values in attributes.values()]
        rows.append((*head, *cells, *(int(factor in found) for factor in factors)))
        trace.update({(number, factor): coding_ids for factor, coding_ids in found.items()})
    names = value_columns("attribute", list(attributes), (*heads.columns, *factors))
    return PatternTable(
        name="matrix",
        title=selection.word("matrix", unit=selection.word(f"one_{selection.unit}")),
        unit=selection.unit,
        basis=BASIS,
        release=RELEASE,
        columns=(*heads.columns, *names, *factors),
        rows=tuple(rows),
        denominators={selection.unit: len(rows)},
        notes=notes(selection),
        trace=trace,
    )


def _joined(selection: Selection, counted: Counted, attribute: str, key: str) -> dict[str, str]:
    """Give each unit's values of an attribute in one cell, in the codebook's order."""
    frame: pd.DataFrame = valued(selection.results, counted.universe, attribute)[[key, "value"]].drop_duplicates()
    values = in_order(selection.results, attribute, set(frame["value"]) - {""})
    rank = {value: place for place, value in enumerate(values)}
    frame = frame.assign(place=frame["value"].map(rank)).dropna(subset="place").sort_values([key, "place"])
    return {str(unit): SEPARATOR.join(cells) for unit, cells in frame.groupby(key, sort=True)["value"]}
