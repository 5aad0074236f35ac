"""The scores of a comparison: for every factor and for all together, with intervals and a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from praktijkleren.agreement.bootstrap import draws, percentile_interval
from praktijkleren.agreement.comparison import Comparison, Kind
from praktijkleren.agreement.ratings import Scope, scope
from praktijkleren.agreement.sentences import SentenceList
from praktijkleren.agreement.tallies import MEASURES, tally
from praktijkleren.agreement.unit import Unit

USABLE = 0.80
TENTATIVE = 0.667
RARE = 10
TIMES = 1000
SEED = 1
ALL = ""


class Verdict(StrEnum):
    """How an alpha is read, after the customary bounds of Krippendorff; a rare factor is not scored."""

    USABLE = "usable"
    TENTATIVE = "tentative"
    SHARPEN = "sharpen"
    RARE = "rare"
    UNDEFINED = "undefined"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its interval; None where it is undefined."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The counts and figures of a factor, or of all together (an empty factor id)."""

    factor_id: str
    counts: Mapping[str, int | None]
    measures: Mapping[str, Measure] = field(default_factory=dict)
    verdict: Verdict = Verdict.NONE

    @property
    def positive(self) -> int:
        """In how many units any coder gave the factor."""
        return (self.counts["all_gave"] or 0) + (self.counts["differ"] or 0)

    def measure(self, name: str) -> Measure:
        """Give a figure; a rare factor has none."""
        return self.measures.get(name, Measure(None))


@dataclass(frozen=True, slots=True)
class Scored:
    """A comparison with its scope and scores; the last score stands for all factors together."""

    comparison: Comparison
    scope: Scope
    clusters: int
    scores: tuple[Score, ...]

    @property
    def total(self) -> Score:
        """The score of all factors together."""
        return self.scores[-1]


@dataclass(frozen=True, slots=True)
class Settings:
    """How scores are made: the unit, what is rare, and how often narratives are drawn again (0 for no intervals)."""

    unit: Unit = Unit.SENTENCE
    rare: int = RARE
    times: int = TIMES
    seed: int = SEED


def score(comparison: Comparison, sentences: SentenceList, settings: Settings) -> Scored:
    """Score a comparison."""
    within = scope(comparison, sentences, settings.unit)
    counted = tally(comparison, within, sentences)
    counts = counted.counts()
    figures = counted.measures(np.ones((1, counted.clusters)))
    has_intervals = settings.times > 0 and counted.clusters > 1
    drawn = counted.measures(draws(counted.clusters, times=settings.times, seed=settings.seed)) if has_intervals else {}
    scores = []
    for place, factor_id in enumerate([*within.factors, ALL]):
        numbers = {name: None if cell is None else int(cell[place]) for name, cell in counts.items()}
        plain = Score(factor_id, numbers)
        if factor_id != ALL and plain.positive < settings.rare:
            scores.append(Score(factor_id, numbers, verdict=Verdict.RARE))
            continue
        measures = {}
        for name in MEASURES:
            interval = percentile_interval(drawn[name][:, place]) if name in drawn else None
            value = _defined(figures[name][0, place])
            low, high = interval if interval and value is not None else (None, None)
            measures[name] = Measure(value, low, high)
        scores.append(Score(factor_id, numbers, measures, _verdict(comparison, settings.unit, measures["alpha"])))
    return Scored(comparison, within, counted.clusters, tuple(scores))


def read_alpha(alpha: float | None) -> Verdict:
    """Read an alpha against the bounds."""
    if alpha is None:
        return Verdict.UNDEFINED
    if alpha >= USABLE:
        return Verdict.USABLE
    return Verdict.TENTATIVE if alpha >= TENTATIVE else Verdict.SHARPEN


def _verdict(comparison: Comparison, unit: Unit, alpha: Measure) -> Verdict:
    """Read the alpha of people; a tool is no second coder, and passages have no alpha."""
    if unit is Unit.PASSAGE:
        return Verdict.NONE
    verdict = read_alpha(alpha.value)
    return verdict if comparison.kind is Kind.RELIABILITY or verdict is Verdict.UNDEFINED else Verdict.NONE


def _defined(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
