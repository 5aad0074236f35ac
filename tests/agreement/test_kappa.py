"""Cohen's kappa: published examples, and what has no answer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijkleren.agreement.kappa import cohens_kappa


@pytest.mark.parametrize(
    ("confusion", "published"),
    [
        # The example of Cohen (1960), in per cent, as the R package psych gives it.
        ([[44, 7, 9], [5, 20, 5], [1, 3, 6]], 0.492),
        # The example of most textbooks: 50 grant applications and two readers.
        ([[20, 5], [10, 15]], 0.40),
        # Two coders who agree in 60 % of the units, with other marginals.
        ([[45, 15], [25, 15]], 0.130),
        ([[25, 35], [5, 35]], 0.259),
    ],
)
def test_published_example_comes_out(confusion: list[list[int]], published: float) -> None:
    assert float(cohens_kappa(np.array(confusion, dtype=float))) == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize("confusion", [[[0, 0], [0, 0]], [[9, 0], [0, 0]], [[0, 0], [0, 4]]])
def test_when_both_always_say_the_same_kappa_is_undefined(confusion: list[list[int]]) -> None:
    assert np.isnan(cohens_kappa(np.array(confusion, dtype=float)))


@given(st.lists(st.integers(0, 50), min_size=4, max_size=4))
def test_kappa_is_one_only_when_nobody_differs(cells: list[int]) -> None:
    kappa = float(cohens_kappa(np.array(cells, dtype=float).reshape(2, 2)))
    if not np.isnan(kappa):
        assert (kappa == 1) == (cells[1] == cells[2] == 0)
        assert -1 <= kappa <= 1
