"""Which codings a table counts, in which unit, and how many units there are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from praktijkleren.codebook.model import Factor
from praktijkleren.errors import PraktijklerenError
from praktijkleren.patterns.words import WORDS
from praktijkleren.study.labels import Language, label_text
from praktijkleren.study.results import Results
from praktijkleren.study.view import attribute_values, effective, universe, valued

BASIS = "all"
RELEASE = "none"
MINIMUM_FOR_PERCENTAGES = 20
FACTOR_COLUMNS = ("factor_id", "label", "theme", "polarity")


class Unit(StrEnum):
    """What a figure counts."""

    CASE = "case"
    NARRATIVE = "narrative"
    PASSAGE = "passage"

    @property
    def keys(self) -> list[str]:
        """The columns that tell one unit from another."""
        return {"case": ["case_id"], "narrative": ["narrative_id"], "passage": ["narrative_id", "sentence_start"]}[self]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a table is asked to show.

    `where` keeps what has one of the values of each attribute; `attribute` and `values` are what `by` and `contrast`
    set against each other.
    """

    results: Results
    unit: Unit = Unit.CASE
    attribute: str = ""
    values: tuple[str, ...] = ()
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    language: Language = Language.NL

    def word(self, key: str, **parts: object) -> str:
        """Give a word or sentence in the language of the selection."""
        return WORDS[self.language][key].format(**parts)

    def label(self, factor: Factor) -> tuple[str, str, str, str]:
        """Give the cells that name a factor."""
        themes = {theme.id: theme for theme in self.results.codebook.themes}
        theme = label_text(themes[factor.theme].label, self.language) if factor.theme in themes else factor.theme
        return (factor.id, label_text(factor.label, self.language), theme, factor.polarity)


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The codings that count in a selection, and the universe they stand in; both may have a column `value`."""

    codings: pd.DataFrame
    universe: pd.DataFrame

    def by(self, results: Results, attribute: str) -> "Counted":
        """Give every row the values of an attribute."""
        return Counted(valued(results, self.codings, attribute), valued(results, self.universe, attribute))

    def total(self, unit: Unit) -> int:
        """Give the number of units there are."""
        return len(_units(self.universe, unit))

    def totals(self, unit: Unit) -> Counter[tuple[str, ...]]:
        """Give the number of units there are for each value."""
        return _tally(_units(self.universe, unit, "value"), "value")

    def counts(self, unit: Unit, *columns: str) -> Counter[tuple[str, ...]]:
        """Give the number of units in which each combination of some columns is found."""
        return _tally(_units(self.codings, unit, *columns), *columns)

    def coding_ids(self, *columns: str) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Give the codings behind each combination of some columns."""
        codings = self.codings.drop_duplicates([*columns, "coding_id"])
        ids: dict[tuple[str, ...], list[str]] = {}
        for key, coding_id in zip(_keys(codings, *columns), codings["coding_id"], strict=True):
            ids.setdefault(key, []).append(coding_id)
        return {key: tuple(found) for key, found in ids.items()}


def select(selection: Selection) -> Counted:
    """Give what counts in a selection; raise when no narrative is left."""
    results = selection.results
    kept = ["coding_id", "narrative_id", "case_id", "sentence_start", "perspective", "factor_id"]
    counted = Counted(effective(results)[kept], universe(results))
    for attribute, values in selection.where.items():
        valued_ = counted.by(results, attribute)
        counted = Counted(_having(valued_.codings, values), _having(valued_.universe, values))
    if counted.universe.empty:
        where = where_text(selection.where)
        message = f"no narrative has {where}" if where else "the results have no narratives"
        raise PraktijklerenError(message, hint="choose other values with --where")
    return counted


def where_text(where: Mapping[str, Sequence[str]]) -> str:
    """Write a selection out as people read it."""
    return ", ".join(f"{attribute} = {' / '.join(values)}" for attribute, values in where.items())


def notes(selection: Selection, *special: str) -> tuple[str, ...]:
    """Give the notes of a table: how it counts, what was selected, what is special to it, the cautions."""
    where = [selection.word("where", where=where_text(selection.where))] if selection.where else []
    ends = [selection.word("caution"), selection.word("release")]
    return (selection.word(f"counts_{selection.unit}"), *where, *special, *ends)


def conflict_note(selection: Selection, counted: Counted, attribute: str) -> list[str]:
    """Say how many of the cases have voices that differ about an attribute, if any."""
    conflicts = attribute_values(selection.results, attribute).conflicts & set(counted.universe["case_id"])
    if not conflicts:
        return []
    rule = selection.results.codebook.attributes.get(attribute)
    value = rule.conflict if rule and rule.conflict else selection.word("all_values")
    return [selection.word("conflicts", number=len(conflicts), attribute=attribute, value=value)]


def ranked(selection: Selection, counts: Mapping[tuple[str, ...], int]) -> list[Factor]:
    """Sort the factors: the most often found first, equal ones as the codebook has them."""
    return sorted(selection.results.codebook.factors, key=lambda factor: -counts.get((factor.id,), 0))


def value_columns(attribute: str, values: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Name a column after each value, with the attribute before it where another column has that name."""
    return [f"{attribute}={value}" if value in (*taken, "release") else value for value in values]


def percentage(part: int, whole: int) -> float:
    """Give a share of a hundred with one decimal."""
    return round(100 * part / whole, 1)


def _having(frame: pd.DataFrame, values: Sequence[str]) -> pd.DataFrame:
    kept = frame[frame["value"].isin(list(values))]
    return kept.drop(columns="value").drop_duplicates()


def _units(frame: pd.DataFrame, unit: Unit, *columns: str) -> pd.DataFrame:
    keys = [*columns, *unit.keys]
    rows = frame[keys].drop_duplicates()
    return rows[rows["sentence_start"].notna()] if unit is Unit.PASSAGE else rows


def _tally(rows: pd.DataFrame, *columns: str) -> Counter[tuple[str, ...]]:
    return Counter(_keys(rows, *columns))


def _keys(rows: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    return zip(*(rows[column] for column in columns), strict=True)
