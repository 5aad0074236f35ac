"""Trajectories that went one way set against those that went the other."""

from dataclasses import dataclass

from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import Cell, PatternTable
from praktijkleren.patterns.selection import (
    BASIS,
    FACTOR_COLUMNS,
    MINIMUM_FOR_PERCENTAGES,
    RELEASE,
    Counted,
    Selection,
    conflict_note,
    notes,
    select,
    value_columns,
)
from praktijkleren.study.view import outcome

MINIMUM_GROUP = 5
MINIMUM_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Pair:
    """The number of units with a factor in two groups, and the sizes of the groups."""

    first: int
    second: int
    n_first: int
    n_second: int

    @property
    def lead(self) -> int:
        """The difference of the shares, times both sizes: whole, so that order and equality are exact."""
        return self.first * self.n_second - self.second * self.n_first

    @property
    def is_too_few(self) -> bool:
        return min(self.n_first, self.n_second) < MINIMUM_GROUP or self.first + self.second < MINIMUM_NAMED


def contrast(selection: Selection) -> PatternTable:
    """Set the factors of two values of an attribute side by side, the largest difference of shares first."""
    attribute, (first, second) = _asked(selection)
    unit, results = selection.unit, selection.results
    counted = select(selection).by(results, attribute)
    totals, cells = counted.totals(unit), counted.counts(unit, "factor_id", "value")
    ids = counted.coding_ids("factor_id", "value")
    n_first, n_second = totals[first,], totals[second,]
    if not n_first + n_second:
        message = f"no narrative has {attribute} = {first} or {second}"
        raise PraktijklerenError(message, hint="choose others with --by and --values")
    pairs = [(f, _Pair(cells[f.id, first], cells[f.id, second], n_first, n_second)) for f in results.codebook.factors]
    columns = value_columns(attribute, (first, second), (*FACTOR_COLUMNS, "difference", "more_often_in"))
    has_difference = min(n_first, n_second) >= MINIMUM_FOR_PERCENTAGES
    empty: list[Cell] = [None] if has_difference else []
    heading = ("n", selection.word("n", unit=selection.word(unit)), "", "", n_first, n_second, *empty, "")
    rows: list[tuple[Cell, ...]] = [heading]
    trace = {}
    for number, (factor, pair) in enumerate(sorted(pairs, key=lambda item: -abs(item[1].lead)), start=1):
        points: list[Cell] = [round(100 * pair.lead / (n_first * n_second), 1)] if has_difference else []
        word = _more_often(selection, pair, first, second)
        rows.append((*selection.label(factor), pair.first, pair.second, *points, word))
        for column, value in zip(columns, (first, second), strict=True):
            if (factor.id, value) in ids:
                trace[number, column] = ids[factor.id, value]
    extra = ["difference"] if has_difference else []
    return PatternTable(
        name="contrast",
        title=selection.word("contrast", first=first, second=second).capitalize(),
        unit=unit,
        basis=BASIS,
        release=RELEASE,
        columns=(*FACTOR_COLUMNS, *columns, *extra, "more_often_in"),
        rows=tuple(rows),
        denominators=dict(zip(columns, (n_first, n_second), strict=True)),
        notes=notes(selection, *_special(selection, counted, attribute, (first, second))),
        trace=trace,
    )


def contrasted(selection: Selection) -> tuple[str, tuple[str, ...]]:
    """Give the attribute and the values that are set against each other unless a person asks for others."""
    attribute = selection.attribute or outcome(selection.results) or ""
    rule = selection.results.codebook.attributes.get(attribute)
    return attribute, selection.values or tuple(rule.values[:2] if rule else ())


def _asked(selection: Selection) -> tuple[str, tuple[str, str]]:
    attribute, values = contrasted(selection)
    if not attribute:
        raise PraktijklerenError("the codebook has no attribute with the role outcome", hint="name one with --by")
    if len(set(values)) != 2:
        raise PraktijklerenError(f"a contrast of {attribute} needs two values", hint="name them with --values A,B")
    return attribute, (values[0], values[1])


def _more_often(selection: Selection, pair: _Pair, first: str, second: str) -> str:
    if pair.is_too_few:
        return selection.word("few")
    if pair.lead == 0:
        return selection.word("equal")
    return first if pair.lead > 0 else second


def _special(selection: Selection, counted: Counted, attribute: str, values: tuple[str, str]) -> list[str]:
    unit = selection.word(selection.unit)
    special = conflict_note(selection, counted, attribute)
    total = counted.total(selection.unit)
    inside = Counted(counted.codings, counted.universe[counted.universe["value"].isin(values)]).total(selection.unit)
    if inside < total:
        parts = {"number": total - inside, "total": total, "unit": unit, "attribute": attribute}
        special.append(selection.word("left_out", **parts))
    special.append(selection.word("contrasted", minimum=MINIMUM_FOR_PERCENTAGES))
    special.append(selection.word("few_means", group=MINIMUM_GROUP, named=MINIMUM_NAMED, unit=unit))
    special.append(selection.word("sample"))
    return special
