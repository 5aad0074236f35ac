"""Shares of what was given: precision, recall, F1; NaN where there is nothing to take a share of."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def share(part: Numbers, whole: Numbers) -> Numbers:
    """Give a part of a whole."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Numbers = np.where(whole > 0, part / whole, np.nan)
    return found


def harmonic_mean(precision: Numbers, recall: Numbers) -> Numbers:
    """Give F1: the harmonic mean of precision and recall; zero where both are."""
    total = precision + recall
    with np.errstate(divide="ignore", invalid="ignore"):
        mean: Numbers = np.where(total > 0, 2 * precision * recall / total, np.where(total == 0, 0.0, np.nan))
    return mean
