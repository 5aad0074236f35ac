"""The narratives that two people code: drawn by chance, spread over perspectives and outcomes."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

SHARE = 20
FEWEST = 10
Stratum = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """The narratives drawn, in their own order, and the stratum of every narrative there was to draw from.

    `added` are those drawn on top, so that every value of every attribute is there.
    """

    narratives: tuple[str, ...]
    strata: Mapping[str, Stratum]
    added: tuple[str, ...] = ()


def draw(strata: Mapping[str, Stratum], *, share: int = SHARE, seed: int = 1) -> Sample:
    """Draw at least a share (in per cent) and at least ten, from each stratum in proportion to its size."""
    random = Random(seed)  # noqa: S311  no secret
    groups: dict[Stratum, list[str]] = defaultdict(list)
    for narrative_id in sorted(strata):
        groups[strata[narrative_id]].append(narrative_id)
    number = min(len(strata), max(FEWEST, math.ceil(len(strata) * share / 100)))
    for stratum in sorted(groups):
        random.shuffle(groups[stratum])
    drawn = {
        narrative_id
        for stratum, size in _allocated({one: len(groups[one]) for one in sorted(groups)}, number).items()
        for narrative_id in groups[stratum][:size]
    }
    added = _missing_values(strata, drawn, random)
    kept = tuple(narrative_id for narrative_id in strata if narrative_id in drawn or narrative_id in added)
    return Sample(kept, strata, tuple(added))


def _allocated(sizes: Mapping[Stratum, int], number: int) -> dict[Stratum, int]:
    """Divide a number in proportion; what is left over goes to the largest remainders, then the largest strata."""
    total = sum(sizes.values())
    shares = {stratum: size * number // total for stratum, size in sizes.items()}
    order = sorted(sizes, key=lambda stratum: (-(sizes[stratum] * number % total), -sizes[stratum], stratum))
    for stratum in order[: number - sum(shares.values())]:
        shares[stratum] += 1
    return shares


def _missing_values(strata: Mapping[str, Stratum], drawn: set[str], random: Random) -> Sequence[str]:
    """Draw one narrative for each value of an attribute that none of those drawn has."""
    added: list[str] = []
    for place in range(len(next(iter(strata.values()), ()))):
        for value in sorted({stratum[place] for stratum in strata.values()}):
            having = [narrative_id for narrative_id in sorted(strata) if strata[narrative_id][place] == value]
            if not any(narrative_id in drawn or narrative_id in added for narrative_id in having):
                added.append(random.choice(having))
    return added
