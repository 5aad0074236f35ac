"""The shipped codebooks have no problems, pass their own sentences, and have questions for each theme."""

import pytest

from praktijkleren.codebook.cases import read_cases
from praktijkleren.codebook.catalogue import find, names
from praktijkleren.codebook.loading import load
from praktijkleren.codebook.validating import validate
from praktijkleren.coding.coder import Coder
from praktijkleren.coding.testing import Verdict, run_cases

BASE = "leren-van-praktijkervaringen"
OVERLAYS = ["kleinschalig-verblijf", "levensbreed-levenslang"]


def shipped(name):
    codebook = load(find(name)).codebook
    assert codebook is not None
    return codebook


def test_the_shipped_codebooks_are_these():
    assert names() == sorted([BASE, *OVERLAYS])


@pytest.mark.parametrize("name", [BASE, *OVERLAYS])
def test_a_shipped_codebook_has_no_problems(name):
    path = find(name)

    assert [str(problem) for problem in validate([str(path)]).problems] == []
    assert load(path).problems == []


@pytest.mark.parametrize("name", [BASE, *OVERLAYS])
def test_a_shipped_codebook_passes_its_own_sentences(name):
    cases, _ = read_cases(find(name))

    tested = run_cases(Coder(shipped(name)), cases)

    assert [str(one.case.place) for one in tested if one.verdict in (Verdict.MISSED, Verdict.FALSE)] == []


@pytest.mark.parametrize("name", [BASE, *OVERLAYS])
def test_every_theme_has_questions_for_the_meeting(name):
    for theme in shipped(name).themes:
        assert 2 <= len(theme.questions) <= 4, theme.id
        assert all(question.endswith("?") for question in theme.questions), theme.id


def test_every_factor_has_sentences_that_are_found_and_sentences_that_are_not():
    base = {factor.id for factor in shipped(BASE).factors}
    for name in [BASE, *OVERLAYS]:
        cases, problems = read_cases(find(name))
        own = {factor.id for factor in shipped(name).factors} - (base if name in OVERLAYS else set())
        assert problems == []
        assert cases.factors.keys() == own
        for factor_id, written in cases.factors.items():
            assert len(written.match) >= 12, factor_id
            assert len(written.no_match) >= 5, factor_id


@pytest.mark.parametrize("name", OVERLAYS)
def test_an_overlay_keeps_the_base_and_adds_factors_of_both_poles(name):
    base, overlay = shipped(BASE), shipped(name)
    known = [factor.id for factor in base.factors]
    added = overlay.factors[len(known) :]

    assert [factor.id for factor in overlay.factors[: len(known)]] == known
    assert {(factor.id, factor.opposite) for factor in added} == {(factor.opposite, factor.id) for factor in added}


def test_methods_are_neutral():
    assert {factor.polarity for factor in shipped(BASE).factors if factor.theme == "methoden"} == {"neutral"}
