"""What every coder said of every unit and factor, as numbers."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from praktijkleren.agreement.comparison import Comparison
from praktijkleren.agreement.reading import Reading
from praktijkleren.agreement.sentences import Key, SentenceList
from praktijkleren.agreement.unit import Unit
from praktijkleren.errors import PraktijklerenError

Numbers = NDArray[np.float64]
_FEWEST = 2


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """By coder, unit and factor: 1 given, 0 not given, NaN not judged.

    `clusters` tells for each unit in which narrative it lies (or which case it is), as a number below `cluster_count`.
    """

    values: Numbers
    clusters: NDArray[np.int64]
    cluster_count: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What a comparison stands on: the factors that any coder gave, and the units that at least two coders judged.

    `units` gives the sentences of each unit; `narratives` are those that at least two coders did, `missing` those that
    only one did.
    """

    unit: Unit
    factors: tuple[str, ...]
    units: Mapping[tuple[str, ...], tuple[Key, ...]]
    narratives: tuple[str, ...]
    missing: tuple[str, ...]


def scope(comparison: Comparison, sentences: SentenceList, unit: Unit) -> Scope:
    """Find what a comparison stands on."""
    done = {name: sum(name in reading.narratives for reading in comparison.coders) for name in sentences.narratives}
    shared = tuple(name for name, number in done.items() if number >= _FEWEST and _is_judged(comparison, name))
    if not shared:
        hint = "check the ids of the narratives, and whether each form is filled in"
        raise PraktijklerenError(f"{comparison.name}: no narrative was coded by both", hint=hint)
    units: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in sentences.keys(shared):
        units[_unit_of(key, sentences, unit)].append(key)
    given = {
        factor
        for reading in comparison.coders
        for key, factors in reading.codes.items()
        if key[0] in set(shared)
        for factor in factors
    }
    if not given:
        raise PraktijklerenError(f"{comparison.name}: nobody gave a factor", hint="check that the forms are filled in")
    return Scope(
        unit=unit,
        factors=tuple(sorted(given)),
        units={key: tuple(keys) for key, keys in units.items()},
        narratives=shared,
        missing=tuple(name for name, number in done.items() if number and name not in shared),
    )


def rate(comparison: Comparison, within: Scope) -> Ratings:
    """Give what every coder said within a scope; people who set the standard become one coder."""
    # The first part of a unit's key is its narrative, or its case.
    places = {cluster: place for place, cluster in enumerate(dict.fromkeys(key[0] for key in within.units))}
    values = np.stack([_of(reading, within) for reading in comparison.readings])
    if comparison.people:
        people = np.stack([_of(person, within) for person in comparison.people])
        values = np.concatenate([_standard(people)[np.newaxis], values])
    numbers = np.array([places[key[0]] for key in within.units], dtype=np.int64)
    return Ratings(values, numbers, len(places))


def _is_judged(comparison: Comparison, narrative_id: str) -> bool:
    if not comparison.people:
        return True
    number = sum(narrative_id in person.narratives for person in comparison.people)
    is_standard = number >= min(_FEWEST, len(comparison.people))
    return is_standard and any(narrative_id in reading.narratives for reading in comparison.readings)


def _unit_of(key: Key, sentences: SentenceList, unit: Unit) -> tuple[str, ...]:
    if unit is Unit.CASE:
        return (sentences.case(key[0]),)
    return (key[0],) if unit is Unit.NARRATIVE else (key[0], str(key[1]))


def _of(reading: Reading, within: Scope) -> Numbers:
    places = {factor: place for place, factor in enumerate(within.factors)}
    values = np.zeros((len(within.units), len(within.factors)))
    for number, keys in enumerate(within.units.values()):
        if not all(narrative_id in reading.narratives for narrative_id in {key[0] for key in keys}):
            values[number] = np.nan
            continue
        for key in keys:
            for factor in reading.factors(key):
                values[number, places[factor]] = 1
    return values


def _standard(people: Numbers) -> Numbers:
    """Give what people say together: what all who judged a unit say, when they are two; else what the one says."""
    judged = (~np.isnan(people)).sum(axis=0)
    total = np.nansum(people, axis=0)
    together = np.where(total == judged, 1.0, np.where(total == 0, 0.0, np.nan))
    standard: Numbers = np.where(judged >= min(_FEWEST, len(people)), together, np.nan)
    return standard
