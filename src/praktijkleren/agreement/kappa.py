"""Cohen's kappa for two coders.

After J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def cohens_kappa(confusion: Numbers) -> Numbers:
    """Give kappa of tables of one coder against the other (the last two axes); NaN is undefined.

    Where both coders give one and the same value only, chance already agrees fully: undefined.
    """
    number = confusion.sum(axis=(-2, -1))
    agreed = np.trace(confusion, axis1=-2, axis2=-1)
    chance = (confusion.sum(axis=-1) * confusion.sum(axis=-2)).sum(axis=-1)
    room = number**2 - chance
    with np.errstate(divide="ignore", invalid="ignore"):
        kappa: Numbers = np.where(room > 0, (number * agreed - chance) / room, np.nan)
    return kappa
