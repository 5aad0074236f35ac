"""Which narratives are drawn."""

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from praktijkleren.agreement.sampling import FEWEST, draw

strata = st.lists(
    st.tuples(st.sampled_from(["jongere", "ouder", "beleid", ""]), st.sampled_from(["goed verlopen", "vastgelopen"])),
    min_size=1,
    max_size=90,
).map(lambda found: {f"V{number}": stratum for number, stratum in enumerate(found)})


@given(strata, st.sampled_from([20, 35, 100]), st.integers(0, 5))
def test_at_least_the_share_and_ten_are_drawn_with_every_value(found, share: int, seed: int) -> None:
    sample = draw(found, share=share, seed=seed)
    assert len(sample.narratives) >= min(len(found), max(FEWEST, math.ceil(len(found) * share / 100)))
    assert len(set(sample.narratives)) == len(sample.narratives)
    for place in (0, 1):
        drawn = {found[narrative_id][place] for narrative_id in sample.narratives}
        assert drawn == {stratum[place] for stratum in found.values()}


@given(strata, st.integers(0, 5))
def test_each_stratum_is_drawn_in_proportion(found, seed: int) -> None:
    sample = draw(found, share=20, seed=seed)
    number = len(sample.narratives) - len(sample.added)
    drawn = Counter(found[name] for name in sample.narratives if name not in sample.added)
    for stratum, size in Counter(found.values()).items():
        assert abs(drawn[stratum] - size * number / len(found)) < 1


@given(strata, st.randoms())
def test_the_same_seed_draws_the_same_whatever_the_order(found, random) -> None:
    shuffled = dict(random.sample([*found.items()], len(found)))
    assert set(draw(found, seed=7).narratives) == set(draw(shuffled, seed=7).narratives)


def test_another_seed_draws_other_narratives() -> None:
    found = {f"V{number}": ("ouder", "vastgelopen") for number in range(60)}
    assert draw(found, seed=1).narratives != draw(found, seed=2).narratives


def test_of_fewer_than_ten_all_are_drawn() -> None:
    found = {f"V{number}": ("ouder", "vastgelopen") for number in range(7)}
    assert len(draw(found).narratives) == 7
