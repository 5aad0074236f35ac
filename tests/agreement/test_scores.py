"""What is counted and scored: units, missing narratives, rare factors, the standard that people set."""

import krippendorff
import numpy as np
import pytest
from double_coding import reading, sentences
from hypothesis import given, settings
from hypothesis import strategies as st

from praktijkleren.agreement.bootstrap import draws, percentile_interval
from praktijkleren.agreement.comparison import Comparison, Kind, comparisons
from praktijkleren.agreement.scoring import Score, Scored, Settings, Verdict, read_alpha, score
from praktijkleren.agreement.unit import Unit
from praktijkleren.errors import PraktijklerenError

ALL_FACTORS = Settings(rare=1, times=0)


def scored(comparison: Comparison, listed, **options) -> Scored:
    return score(comparison, listed, Settings(**{"rare": 1, "times": 0, **options}))


def pair(first, second) -> Comparison:
    return Comparison(Kind.RELIABILITY, (first, second))


def of(found: Scored, factor_id: str) -> Score:
    return next(one for one in found.scores if one.factor_id == factor_id)


def test_sentences_that_nobody_coded_count_as_agreed() -> None:
    comparison = pair(reading("a", A1="1 f.x; 2 f.x"), reading("b", A1="1 f.x; 3 f.x"))
    found = of(scored(comparison, sentences(A1=10)), "f.x")
    assert found.counts == {"units": 10, "all_gave": 1, "only_first": 1, "only_second": 1, "differ": 2}
    assert found.measure("percentage").value == 80
    assert found.measure("f1").value == 0.5


def test_precision_is_of_the_second_and_recall_of_the_first() -> None:
    comparison = pair(reading("a", A1="1 f.x; 2 f.x; 3 f.x; 4 f.x"), reading("b", A1="1 f.x; 5 f.x"))
    found = of(scored(comparison, sentences(A1=10)), "f.x")
    assert (found.measure("precision").value, found.measure("recall").value) == (0.5, 0.25)


def test_a_narrative_that_only_one_did_is_missing_and_not_a_difference() -> None:
    comparison = pair(reading("a", A1="1 f.x", A2="1 f.x; 2 f.x"), reading("b", A1="1 f.x; 2 f.x"))
    found = scored(comparison, sentences(A1=4, A2=4, A3=4))
    assert found.total.counts["units"] == 4
    assert (found.scope.narratives, found.scope.missing) == (("A1",), ("A2",))


def test_a_narrative_done_without_finding_anything_counts() -> None:
    comparison = pair(reading("a", A1="1 f.x"), reading("b", "A1", A2=""))
    assert of(scored(comparison, sentences(A1=4)), "f.x").counts["only_first"] == 1


def test_of_three_coders_those_who_did_the_narrative_are_compared() -> None:
    third = reading("c", A2="1 f.x")
    comparison = Comparison(Kind.RELIABILITY, (reading("a", A1="1 f.x", A2=""), reading("b", A1="1 f.x"), third))
    found = scored(comparison, sentences(A1=2, A2=2))
    data = [[1, 0, 0, 0], [1, 0, np.nan, np.nan], [np.nan, np.nan, 1, 0]]
    expected = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert of(found, "f.x").measure("alpha").value == pytest.approx(expected)
    assert of(found, "f.x").counts["only_first"] is None


numbers = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["f.x", "f.y"])), max_size=8)


@given(st.lists(numbers, min_size=2, max_size=4))
@settings(max_examples=60)
def test_alpha_of_a_factor_and_of_all_together_is_that_of_the_package(found: list[list[tuple[int, str]]]) -> None:
    coders = [reading(str(n), A1=";".join(f"{k} {f}" for k, f in set(one))) for n, one in enumerate(found)]
    if not any(coder.codes for coder in coders):
        return
    result = scored(Comparison(Kind.RELIABILITY, tuple(coders)), sentences(A1=5))
    rows = {
        factor: [[int(factor in coder.factors(("A1", n))) for n in range(1, 6)] for coder in coders]
        for factor in result.scope.factors
    }
    rows[""] = [[value for factor in result.scope.factors for value in rows[factor][n]] for n in range(len(coders))]
    for factor, data in rows.items():
        alpha = of(result, factor).measure("alpha").value
        if len({value for row in data for value in row}) < 2:
            assert alpha is None
        else:
            expected = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal", value_domain=[0, 1])
            assert alpha == pytest.approx(expected)


def test_a_factor_given_everywhere_by_both_is_undefined_and_not_perfect() -> None:
    everywhere = "; ".join(f"{n} f.x" for n in range(1, 5))
    found = of(scored(pair(reading("a", A1=everywhere), reading("b", A1=everywhere)), sentences(A1=4)), "f.x")
    assert found.measure("alpha").value is None
    assert found.measure("kappa").value is None
    assert found.verdict is Verdict.UNDEFINED


def test_a_rare_factor_has_counts_only() -> None:
    comparison = pair(reading("a", A1="1 f.x; 2 f.x; 1 f.y"), reading("b", A1="1 f.x; 2 f.x; 1 f.y"))
    found = scored(comparison, sentences(A1=9), rare=2)
    assert of(found, "f.y").verdict is Verdict.RARE
    assert of(found, "f.y").measure("alpha").value is None
    assert of(found, "f.y").counts["all_gave"] == 1
    assert of(found, "f.x").verdict is Verdict.USABLE


@pytest.mark.parametrize(
    ("alpha", "verdict"),
    [(0.8, Verdict.USABLE), (0.7999, Verdict.TENTATIVE), (0.667, Verdict.TENTATIVE), (0.6669, Verdict.SHARPEN),
     (-0.2, Verdict.SHARPEN), (None, Verdict.UNDEFINED)],
)  # fmt: skip
def test_alpha_is_read_against_the_bounds(alpha: float | None, verdict: Verdict) -> None:
    assert read_alpha(alpha) is verdict


def test_people_are_compared_for_reliability_and_a_tool_for_accuracy() -> None:
    a, b, tool = reading("a", "A1"), reading("b", "A1"), reading("t", "A1", is_tool=True)
    first, second = comparisons([tool, a, b], Unit.SENTENCE)
    assert (first.kind, first.readings) == (Kind.RELIABILITY, (a, b))
    assert (second.kind, second.readings, second.people) == (Kind.ACCURACY, (tool,), (a, b))
    assert [one.kind for one in comparisons([tool, a], Unit.SENTENCE)] == [Kind.ACCURACY]
    other = reading("u", "A1", is_tool=True)
    assert [one.kind for one in comparisons([tool, other], Unit.SENTENCE)] == [Kind.CHANGE]


def test_one_coding_has_nothing_to_agree_with() -> None:
    with pytest.raises(PraktijklerenError):
        comparisons([reading("a", "A1")], Unit.SENTENCE)


def test_what_people_dispute_is_no_standard_for_the_tool() -> None:
    people = (reading("a", A1="1 f.x; 2 f.x; 4 f.x"), reading("b", A1="1 f.x; 3 f.x; 4 f.x"))
    tool = reading("t", A1="1 f.x; 2 f.x; 5 f.x", is_tool=True)
    found = of(scored(Comparison(Kind.ACCURACY, (tool,), people), sentences(A1=6)), "f.x")
    assert found.counts == {"units": 4, "all_gave": 1, "only_first": 1, "only_second": 1, "differ": 2}
    assert (found.measure("precision").value, found.measure("recall").value) == (0.5, 0.5)
    assert found.verdict is Verdict.NONE


def test_a_factor_counts_once_in_a_narrative() -> None:
    comparison = pair(reading("a", A1="1 f.x; 2 f.x", A2=""), reading("b", A1="3 f.x", A2="1 f.x"))
    found = of(scored(comparison, sentences(A1=4, A2=4), unit=Unit.NARRATIVE), "f.x")
    assert found.counts == {"units": 2, "all_gave": 1, "only_first": 0, "only_second": 1, "differ": 1}


def test_a_case_joins_its_narratives_and_is_missing_for_who_did_not_do_all() -> None:
    listed = sentences({"A1": "A", "A2": "A", "B1": "B", "B2": "B"}, A1=2, A2=2, B1=2, B2=2)
    a = reading("a", A1="1 f.x", A2="", B1="1 f.x", B2="")
    b = reading("b", A1="", A2="2 f.x", B1="")
    c = reading("c", A1="", A2="", B1="", B2="1 f.x")
    comparison = Comparison(Kind.RELIABILITY, (a, b, c))
    found = of(scored(comparison, listed, unit=Unit.CASE), "f.x")
    assert found.counts["units"] == 2
    # Case A: 1, 1, 0; case B: 1, missing, 1.
    data = [[1, 1], [1, np.nan], [0, 1]]
    expected = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert found.measure("alpha").value == pytest.approx(expected)


def test_passages_agree_when_they_overlap_and_have_no_alpha() -> None:
    a, b = reading("a", A1="1 f.x; 2 f.x"), reading("b", A1="2 f.x; 3 f.y")
    found = scored(pair(a, b), sentences(A1=4), unit=Unit.PASSAGE)
    assert of(found, "f.x").counts == {"units": None, "all_gave": 1, "only_first": 1, "only_second": 0, "differ": 1}
    assert (of(found, "f.x").measure("precision").value, of(found, "f.x").measure("recall").value) == (1.0, 0.5)
    assert of(found, "f.x").measure("alpha").value is None
    assert of(found, "f.y").measure("f1").value == 0


def test_no_shared_narrative_is_said() -> None:
    with pytest.raises(PraktijklerenError, match="no narrative was coded by both"):
        scored(pair(reading("a", A1="1 f.x"), reading("b", A2="1 f.x")), sentences(A1=2, A2=2))


def test_the_same_seed_draws_the_same_and_another_seed_something_else() -> None:
    assert np.array_equal(draws(9, times=20, seed=3), draws(9, times=20, seed=3))
    assert not np.array_equal(draws(9, times=20, seed=3), draws(9, times=20, seed=4))
    assert (draws(9, times=20, seed=3).sum(axis=1) == 9).all()


def test_an_interval_holds_the_middle_95_percent() -> None:
    assert percentile_interval(np.arange(1001) / 1000) == pytest.approx((0.025, 0.975))


def test_no_interval_when_too_many_resamples_are_undefined() -> None:
    assert percentile_interval(np.array([0.5] * 90 + [np.nan] * 10)) is None
    assert percentile_interval(np.array([np.nan])) is None


def test_narratives_are_drawn_again_and_not_sentences() -> None:
    whole = "; ".join(f"{n} f.x" for n in range(1, 6))
    listed = sentences(**{f"A{n}": 10 for n in range(12)})
    a = reading("a", **{f"A{n}": whole for n in range(12)})
    b = reading("b", **{f"A{n}": whole if n % 2 else "" for n in range(12)})
    measure = of(scored(pair(a, b), listed, times=400), "f.x").measure("recall")
    # Twelve narratives that are all right or all wrong: as uncertain as twelve throws of a coin, not as sixty.
    assert measure.value == 0.5
    assert measure.high - measure.low > 0.4


@given(numbers, numbers)
@settings(max_examples=40)
def test_f1_lies_between_precision_and_recall_and_swaps_with_the_coders(first, second) -> None:
    a, b = (reading(n, A1=";".join(f"{k} {f}" for k, f in set(one))) for n, one in (("a", first), ("b", second)))
    if not (a.codes and b.codes):
        return
    there, back = (scored(one, sentences(A1=5)).total for one in (pair(a, b), pair(b, a)))
    assert there.measure("f1").value == back.measure("f1").value
    assert there.measure("precision").value == back.measure("recall").value
    low, high = sorted([there.measure("precision").value, there.measure("recall").value])
    assert low - 1e-9 <= there.measure("f1").value <= high + 1e-9
