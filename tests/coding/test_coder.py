"""What a coding says: the factor, where it stands, in which context, and whether it counts."""

import pytest
from small_codebook import codebook, coded, codings

from praktijkleren.coding.coder import Coder
from praktijkleren.model import Narrative, Part, PartKind


@pytest.mark.parametrize(
    ("text", "factor", "counted"),
    [
        ("Er werd naar ons geluisterd.", "thema.goed", True),
        ("Er werd niet naar ons geluisterd.", "thema.slecht", True),
        ("Er werd nauwelijks naar ons geluisterd.", "thema.slecht", True),
        ("Hadden ze maar naar ons geluisterd.", "thema.slecht", True),
        ("Ik hoop dat er naar ons geluisterd wordt.", "thema.goed", False),
        ("Er waren wisselingen.", "thema.slecht", True),
        ("Had ik maar niet zoveel wisselingen gehad.", "thema.slecht", True),
        ("Hadden ze de wisselingen maar eerder gezien.", "thema.slecht", True),
        ("Hadden ze maar een krachtenwijzer gemaakt.", "thema.los", False),
        ("Er waren geen wisselingen.", "thema.slecht", False),
        ("Er was geen krachtenwijzer.", "thema.los", False),
    ],
)
def test_the_coding_manual_decides_what_counts(text: str, factor: str, counted: bool) -> None:
    book = codebook(success="luisteren", blocking="wisseling", neutral="krachtenwijzer")
    assert [(c.factor_id, c.counted) for c in codings(text, book)] == [(factor, counted)]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [("opposite", [("thema.slecht", True)]), ("keep", [("thema.goed", False)]), ("drop", [])],
)
def test_a_factor_may_say_what_its_denial_means(setting: str, expected: list[tuple[str, bool]]) -> None:
    book = codebook(success="luisteren", settings=f"negated: {setting}")
    assert [(c.factor_id, c.counted) for c in codings("Er werd niet geluisterd.", book)] == expected


def test_the_found_factor_is_kept_beside_the_given_one() -> None:
    (coding,) = codings("Er werd niet geluisterd.", codebook(success="luisteren"))
    assert (coding.found_factor_id, coding.factor_id, coding.polarity) == ("thema.goed", "thema.slecht", "blocking")
    assert (coding.context, coding.negation) == ("negated", "negated")
    assert "niet" in coding.trigger


def test_a_denial_inside_the_indicator_is_no_denial() -> None:
    book = codebook(blocking="niet .. luisteren")
    assert [(c.factor_id, c.context) for c in codings("Ze wilden niet naar ons luisteren.", book)] == [
        ("thema.slecht", "affirmed")
    ]


def test_a_factor_is_given_once_a_sentence_by_its_longest_indicator() -> None:
    book = codebook(success="luisteren\nnaar ons luisteren")
    assert [c.indicator for c in codings("Er werd naar ons geluisterd en nog eens geluisterd.", book)] == [
        "naar ons luisteren"
    ]


def test_two_factors_may_share_words() -> None:
    book = codebook(success="begeleider", neutral="nieuwe begeleider")
    assert {c.factor_id for c in codings("Een nieuwe begeleider.", book)} == {"thema.goed", "thema.los"}


def test_headings_and_ignored_turns_are_not_coded_but_headings_are_listed() -> None:
    text = "Luisteren\nI: Luisterde hij?\nM: Hij luisterde."
    parts = (
        Part(0, 9, PartKind.HEADING),
        Part(13, 27, PartKind.IGNORED, "I"),
        Part(31, 45, PartKind.TEXT, "M", "ouder"),
    )
    done = Coder(codebook(success="luisteren")).code(Narrative("v", "c", text, "v.md", parts))
    assert [(c.passage, c.speaker, c.perspective, c.case_id) for c in done.codings] == [
        ("luisterde", "M", "ouder", "c")
    ]
    assert [(s.number, s.kind, text[s.start : s.end]) for s in done.sentences] == [
        (1, "heading", "Luisteren"),
        (2, "sentence", "Hij luisterde."),
    ]
    assert done.words == 2


def test_the_id_of_a_coding_survives_edits_elsewhere_and_a_better_indicator() -> None:
    (before,) = codings("Er werd geluisterd.", codebook(success="luisteren"))
    (after,) = codings("Iets anders ging vooraf. Er  werd GELUISTERD.", codebook(success="werd luisteren"))
    assert before.coding_id == after.coding_id


def test_the_same_sentence_twice_gives_two_ids() -> None:
    ids = [c.coding_id for c in codings("Er werd geluisterd. Er werd geluisterd.", codebook(success="luisteren"))]
    assert len(set(ids)) == 2


def test_a_text_longer_than_spacy_takes_is_coded_to_its_end() -> None:
    text = "Wij hebben lang gewacht op hulp.\n" * 40_000
    done = coded(text + "Er werd naar ons geluisterd.", codebook(success="luisteren"))
    assert len(done.sentences) == 40_001
    assert [(c.passage, c.start) for c in done.codings] == [("geluisterd", len(text) + 17)]


def test_an_empty_narrative_has_no_sentences() -> None:
    done = coded("", codebook(success="luisteren"))
    assert (done.sentences, done.codings, done.words) == ((), (), 0)


def test_the_compounds_that_an_indicator_was_found_in_are_listed() -> None:
    done = coded("Het gezinsoverleg ging door, met een overlegplan.", codebook(success="*overleg", neutral="gezin"))
    assert done.compounds == (("*overleg", "gezinsoverleg"),)
