"""Krippendorff's alpha: published examples, the `krippendorff` package, and what has no answer."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijkleren.agreement.alpha import krippendorff_alpha


def by_unit(*coders: str) -> list[list[str | None]]:
    """Turn a row of values for each coder (a dot is missing) into values for each unit."""
    rows = [[None if value == "." else value for value in coder.split()] for coder in coders]
    return [list(unit) for unit in zip(*rows, strict=True)]


# Krippendorff, Computing Krippendorff's alpha-reliability (2011): sections A, B and C.
MEG_AND_OWEN = by_unit("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
BEN_AND_GERRY = by_unit("a a b b d c c c e d d a", "b a b b b c c c e d d d")
FOUR_OBSERVERS = by_unit(
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
)
# The example of the README of the package, which Wikipedia has too.
THREE_CODERS = by_unit(
    ". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .", ". . 2 1 3 4 4 . 2 1 1 3 3 . 4"
)


@pytest.mark.parametrize(
    ("units", "published"),
    [(MEG_AND_OWEN, 0.095), (BEN_AND_GERRY, 0.692), (FOUR_OBSERVERS, 0.743), (THREE_CODERS, 0.691)],
)
def test_published_example_comes_out(units: list[list[str | None]], published: float) -> None:
    assert krippendorff_alpha(units) == pytest.approx(published, abs=0.0005)


values = st.lists(st.lists(st.sampled_from([None, 1.0, 2.0, 3.0]), min_size=4, max_size=4), min_size=1, max_size=12)


@given(values)
def test_alpha_is_that_of_the_package(units: list[list[float | None]]) -> None:
    pairable = [[value for value in unit if value is not None] for unit in units]
    known = {value for unit in pairable if len(unit) > 1 for value in unit}
    alpha = krippendorff_alpha(units)
    if len(known) < 2:
        assert alpha is None
    else:
        data = np.array([[np.nan if value is None else value for value in unit] for unit in units]).T
        assert alpha == pytest.approx(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


@given(values, st.randoms())
def test_the_order_of_coders_and_units_does_not_matter(units: list[list[float | None]], random) -> None:
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]
    first, second = krippendorff_alpha(units), krippendorff_alpha(shuffled)
    assert first == second if first is None else first == pytest.approx(second)


@pytest.mark.parametrize("units", [[], [["a", "a"], ["a", "a"]], [["a", None], [None, "b"]], [[None, None]]])
def test_without_variation_or_pairs_alpha_is_undefined(units: list[list[str | None]]) -> None:
    assert krippendorff_alpha(units) is None
