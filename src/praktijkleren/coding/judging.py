"""What a finding comes to in its context: which factor is given, and whether it counts.

The rules are those of the coding manual. Asserted counts. A success that is denied, done by halves or missed
afterwards ("had ze maar geluisterd") counts for its opposite; regret in the words of a blocking factor ("ze hadden er
eerder achteraan gemoeten") counts for that factor. A blocking factor that is denied is kept and does not count, unless
its denial is the success. What is hoped, asked, planned, or about somebody else's case is kept and does not count.
"""

from praktijkleren.codebook.indicators import Indicator
from praktijkleren.codebook.model import Factor
from praktijkleren.dutch.context import Reading
from praktijkleren.model import Context

UNCOUNTED = frozenset((Context.HYPOTHETICAL, Context.OTHER))


def judge(indicator: Indicator, factor: Factor, reading: Reading) -> tuple[str, bool] | None:
    """Give the id of the factor that a passage gets and whether it counts; None when it gets none."""
    is_denied = reading.negation != "affirmed"
    if indicator.requires == "negated":
        return (factor.id, reading.context not in UNCOUNTED) if is_denied else None
    if reading.context in UNCOUNTED:
        return factor.id, False
    is_regret = reading.modality == "counterfactual"
    if is_denied == is_regret or (is_regret and factor.polarity == "blocking"):  # asserted, or wished otherwise
        return factor.id, True
    if indicator.negated == "drop":
        return None
    if indicator.negated == "opposite" and factor.opposite is not None:
        return factor.opposite, True
    return factor.id, False
