"""Krippendorff's alpha for nominal values: any number of coders, missing values allowed.

After K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), and A. F. Hayes and K. Krippendorff, Answering
the call for a standard reliability measure for coding data, Communication Methods and Measures 1 (2007).
"""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def krippendorff_alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Give alpha for units with a value from each coder (None is missing); None is undefined."""
    alpha = float(nominal_alpha(coincidences(units)))
    return None if np.isnan(alpha) else alpha


def coincidences(units: Sequence[Sequence[Hashable | None]]) -> Numbers:
    """Count every ordered pair of values within a unit, weighed so that a unit counts once for each value it has.

    A unit with fewer than two values has no pairs and does not take part.
    """
    values = dict.fromkeys(value for unit in units for value in unit if value is not None)
    places = {value: place for place, value in enumerate(values)}
    matrix = np.zeros((len(places), len(places)))
    for unit in units:
        counts = np.zeros(len(places))
        for value in unit:
            if value is not None:
                counts[places[value]] += 1
        if counts.sum() > 1:
            matrix += (np.outer(counts, counts) - np.diag(counts)) / (counts.sum() - 1)
    return matrix


def nominal_alpha(matrix: Numbers) -> Numbers:
    """Give alpha = 1 - observed / expected disagreement of coincidence matrices (the last two axes); NaN is undefined.

    Where all values are the same nothing could disagree, so nothing shows that coders can tell them apart: undefined.
    """
    totals = matrix.sum(axis=-1)
    number = totals.sum(axis=-1)
    observed = number - np.trace(matrix, axis1=-2, axis2=-1)
    expected = number**2 - (totals**2).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha: Numbers = np.where(expected > 0, 1 - (number - 1) * observed / expected, np.nan)
    return alpha
