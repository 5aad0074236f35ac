"""What a finding comes to in its context: which factor is given, and whether it counts.

The rules are those of the coding manual. Asserted counts. A success that is denied, done by halves or missed afterwards
("had ze maar geluisterd") counts for its opposite. A blocking factor that is denied is kept and does not count, unless
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
    if is_denied == (reading.modality == "counterfactual"):  # asserted, or a past wish that it had not been so
        return factor.id, True
    if indicator.negated == "drop":
        return None
    if indicator.negated == "opposite" and factor.opposite is not None:
        return factor.opposite, True
    return factor.id, False
