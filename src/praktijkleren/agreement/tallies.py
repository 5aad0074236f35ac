"""What the figures are made of, counted by narrative so that narratives can be drawn again, and the figures."""

from itertools import combinations
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from praktijkleren.agreement.alpha import nominal_alpha
from praktijkleren.agreement.comparison import Comparison
from praktijkleren.agreement.kappa import cohens_kappa
from praktijkleren.agreement.ratings import Ratings, Scope, rate
from praktijkleren.agreement.reading import Reading, Span
from praktijkleren.agreement.sentences import SentenceList
from praktijkleren.agreement.shares import harmonic_mean, share
from praktijkleren.agreement.unit import Unit
from praktijkleren.errors import PraktijklerenError

Numbers = NDArray[np.float64]
Figures = dict[str, Numbers]
COUNTS = ("units", "all_gave", "only_first", "only_second", "differ")
MEASURES = ("alpha", "kappa", "precision", "recall", "f1", "percentage")


class Tally(Protocol):
    """Counts by narrative and factor; the last factor stands for all of them together."""

    @property
    def clusters(self) -> int:
        """The number of narratives (cases) that can be drawn."""

    def counts(self) -> dict[str, NDArray[np.int64] | None]:
        """Give the counts of COUNTS for each factor, None where there is no such count."""

    def measures(self, weights: Numbers) -> Figures:
        """Give the figures for each row of weights (how often each narrative counts) and each factor."""


def tally(comparison: Comparison, within: Scope, sentences: SentenceList) -> Tally:
    """Count what a comparison needs."""
    if within.unit is Unit.PASSAGE:
        return PassageTally(comparison, within, sentences)
    return UnitTally(rate(comparison, within))


class UnitTally:
    """Units in which a factor is given or not."""

    def __init__(self, ratings: Ratings) -> None:
        self.clusters = ratings.cluster_count
        self._ratings = ratings
        values = ratings.values
        judged = ~np.isnan(values)
        self._paired = judged.sum(axis=0) > 1
        given = np.nansum(values, axis=0)
        number = judged.sum(axis=0)
        self._given, self._number = given, number
        per_pair = np.where(self._paired, number - 1, 1)
        absent = number - given
        pairs = [[absent * (absent - 1), absent * given], [given * absent, given * (given - 1)]]
        self._coincidences = self._sum(np.where(self._paired, np.array(pairs) / per_pair, 0))
        self._confusions = np.stack([self._confusion(*pair) for pair in combinations(values, 2)])

    def counts(self) -> dict[str, NDArray[np.int64] | None]:
        """Give the counts for each factor."""
        given, number = self._given, self._number
        first, second = self._ratings.values[0], self._ratings.values[1]
        is_pair = len(self._ratings.values) == len(("first", "second"))
        only_first, only_second = (first == 1) & (second == 0), (first == 0) & (second == 1)
        cells = (
            self._paired,
            self._paired & (given == number),
            only_first if is_pair else None,
            only_second if is_pair else None,
            self._paired & (given > 0) & (given < number),
        )
        return {name: _with_all(cell) for name, cell in zip(COUNTS, cells, strict=True)}

    def measures(self, weights: Numbers) -> Figures:
        """Give the figures for each row of weights and each factor.

        Of more than two coders the pairs are taken together; kappa, which is of two, is the mean over the pairs.
        """
        confusions = np.tensordot(weights, self._confusions, axes=(1, 1))  # weights, pairs, factors, first, second
        both, only_first, only_second = confusions[..., 1, 1], confusions[..., 1, 0], confusions[..., 0, 1]
        is_pair = len(self._confusions) == 1
        agreed, number = confusions[..., 1, 1] + confusions[..., 0, 0], confusions.sum(axis=(-2, -1))
        nothing = np.full(both[:, 0].shape, np.nan)
        return {
            "alpha": nominal_alpha(np.tensordot(weights, self._coincidences, axes=(1, 0))),
            "kappa": cohens_kappa(confusions).mean(axis=1),
            "precision": share(both, both + only_second)[:, 0] if is_pair else nothing,
            "recall": share(both, both + only_first)[:, 0] if is_pair else nothing,
            "f1": share(2 * both.sum(axis=1), (2 * both + only_first + only_second).sum(axis=1)),
            "percentage": 100 * share(agreed.sum(axis=1), number.sum(axis=1)),
        }

    def _confusion(self, first: Numbers, second: Numbers) -> Numbers:
        cells = [[(first == one) & (second == other) for other in (0, 1)] for one in (0, 1)]
        return self._sum(np.array(cells, dtype=np.float64))

    def _sum(self, cells: Numbers) -> Numbers:
        """Sum 2 by 2 cells of units by cluster, and add the sum over all factors: cluster, factor, 2, 2."""
        by_unit = np.moveaxis(cells, (0, 1), (2, 3))
        sums = np.zeros((self.clusters, *by_unit.shape[1:]))
        np.add.at(sums, self._ratings.clusters, by_unit)
        return np.concatenate([sums, sums.sum(axis=1, keepdims=True)], axis=1)


class PassageTally:
    """Passages of a factor that overlap one of the other coder with the same factor; nobody can count the others."""

    def __init__(self, comparison: Comparison, within: Scope, sentences: SentenceList) -> None:
        if not sentences.has_offsets:
            hint = "give the sentences.csv of the codings with --sentences"
            raise PraktijklerenError("passages can only be compared when their places are known", hint=hint)
        self.clusters = len(within.narratives)
        pairs = combinations(comparison.coders, 2)
        self._matches = np.stack([_matched(first, second, within) for first, second in pairs])

    def counts(self) -> dict[str, NDArray[np.int64] | None]:
        """Give the counts for each factor; what both gave is counted in passages of the first."""
        total = self._matches.sum(axis=1).astype(np.int64)
        is_pair = len(total) == 1
        differ = (total[:, :, 0] - total[:, :, 1] + total[:, :, 2] - total[:, :, 3]).sum(axis=0)
        cells = (
            None,
            total[0, :, 1] if is_pair else None,
            total[0, :, 0] - total[0, :, 1] if is_pair else None,
            total[0, :, 2] - total[0, :, 3] if is_pair else None,
            differ,
        )
        return dict(zip(COUNTS, cells, strict=True))

    def measures(self, weights: Numbers) -> Figures:
        """Give the shares for each row of weights and each factor; there is no chance-corrected figure."""
        sums = np.tensordot(weights, self._matches, axes=(1, 1))
        sums = sums.sum(axis=1)  # the pairs taken together
        recall, precision = share(sums[..., 1], sums[..., 0]), share(sums[..., 3], sums[..., 2])
        # Where one of both gave nothing at all, nothing overlaps.
        f1 = harmonic_mean(np.nan_to_num(precision), np.nan_to_num(recall))
        f1 = np.where(sums[..., 0] + sums[..., 2] > 0, f1, np.nan)
        nothing = np.full(recall.shape, np.nan)
        is_pair = len(self._matches) == 1
        return {
            "alpha": nothing,
            "kappa": nothing,
            "precision": precision if is_pair else nothing,
            "recall": recall if is_pair else nothing,
            "f1": f1,
            "percentage": nothing,
        }


def _with_all(cells: NDArray[np.bool_] | None) -> NDArray[np.int64] | None:
    if cells is None:
        return None
    sums = cells.sum(axis=0)
    return np.append(sums, sums.sum()).astype(np.int64)


def _matched(first: Reading, second: Reading, within: Scope) -> Numbers:
    """Count by narrative and factor: passages of the first, those that overlap, and the same of the second."""
    matches = np.zeros((len(within.narratives), len(within.factors) + 1, 4))
    for row, narrative_id in enumerate(within.narratives):
        if narrative_id not in first.narratives or narrative_id not in second.narratives:
            continue
        for column, factor in enumerate(within.factors):
            mine, theirs = (reading.spans.get((narrative_id, factor), ()) for reading in (first, second))
            overlapping = (sum(_overlaps(span, theirs) for span in mine), sum(_overlaps(span, mine) for span in theirs))
            matches[row, column] = (len(mine), overlapping[0], len(theirs), overlapping[1])
    matches[:, -1] = matches.sum(axis=1)
    return matches


def _overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
