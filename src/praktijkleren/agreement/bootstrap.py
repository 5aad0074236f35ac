"""Intervals by drawing narratives again: the sentences of a narrative belong together, so whole narratives are drawn.

The percentile interval of B. Efron and R. J. Tibshirani, An introduction to the bootstrap (1993), chapter 13.
"""

from random import Random

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LEVEL = 0.95
DEFINED = 0.95
"""The share of resamples that must have a value; a factor that stands in one narrative only is often not drawn."""


def draws(clusters: int, *, times: int, seed: int) -> Numbers:
    """Give how often each cluster is drawn in each resample; the same seed gives the same, on every machine."""
    random = Random(seed)  # noqa: S311  no secret
    weights = np.zeros((times, clusters))
    for row in weights:
        for place in random.choices(range(clusters), k=clusters):
            row[place] += 1
    return weights


def percentile_interval(values: Numbers) -> tuple[float, float] | None:
    """Give the interval that holds the middle 95 % of resampled values, or None where too few have one."""
    defined = values[~np.isnan(values)]
    if not len(defined) or len(defined) < DEFINED * len(values):
        return None
    low, high = np.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
