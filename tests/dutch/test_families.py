"""Word families: which forms of a text a word of a codebook stands for."""

import csv
from pathlib import Path

import pytest

from praktijkleren.dutch.families import Families, Term
from praktijkleren.dutch.lexicon import load

LINES = (Path(__file__).parent / "cases" / "forms.tsv").read_text(encoding="utf-8").splitlines()
FORMS = list(csv.reader(LINES, delimiter="\t"))
ONE_WORD = [(form, lemma) for form, lemma in FORMS if " " not in form]


def keys(word: str, form: str, **options: bool) -> list[tuple[bool, int]]:
    """Give (ambiguous, distance) of every term that the form stands for when the codebook holds one word."""
    return [(key.ambiguous, key.distance) for key in Families([Term(word, **options)], load()).keys(form)]


def test_the_forms_of_youth_care_words_are_found() -> None:
    families = Families([Term(lemma, spelling=False) for _, lemma in ONE_WORD], load())
    missed = [
        form
        for form, lemma in ONE_WORD
        if lemma not in {key.term.text for key in families.keys(form) if not key.distance}
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("vertrouwen", "vertrouwde"),
        ("luisteren", "Geluisterd"),
        ("coördinatie", "coordinatie"),
        ("niet", "níet"),
        ("mij", "me"),
        ("goede", "goed"),
        ("gehoord", "hoorde"),
        ("weken", "week"),
        ("jongeren", "jongere"),
        ("wijkteammedewerker", "wijkteammedewerkers"),
        ("moeder", "vader/moeder"),
        ("foto", "foto’s"),
    ],
)
def test_a_word_finds_its_forms(word: str, form: str) -> None:
    assert keys(word, form)


@pytest.mark.parametrize(
    ("word", "form"),
    [("wachtlijst", "jeugdhulpwachtlijst"), ("band", "verband"), ("ik", "mij"), ("regie", "regering")],
)
def test_a_word_does_not_find_other_words(word: str, form: str) -> None:
    assert not keys(word, form)


def test_a_form_whose_likeliest_lemma_is_another_is_marked_ambiguous() -> None:
    assert keys("vertrouwen", "vertrouwen") == [(False, 0)]
    assert keys("vasten", "vast") == [(True, 0)]


@pytest.mark.parametrize(
    ("options", "form", "is_found"),
    [
        ({"head": True}, "jeugdhulpwachtlijsten", True),
        ({"head": True}, "wachtlijstbeheer", False),
        ({"modifier": True}, "wachtlijstbeheer", True),
        ({"modifier": True}, "jeugdhulpwachtlijst", False),
        ({"head": True, "modifier": True}, "jeugdhulp-wachtlijsten", True),
        ({"head": True}, "xqzwachtlijst", False),
    ],
)
def test_a_compound_is_found_only_when_its_other_parts_are_words(
    options: dict[str, bool], form: str, is_found: bool
) -> None:
    assert bool(keys("wachtlijst", form, spelling=False, **options)) == is_found


def test_exact_forms_are_found_in_that_form_only() -> None:
    assert keys("gehoord", "Gehoord", exact=True)
    assert not keys("gehoord", "horen", exact=True)


@pytest.mark.parametrize(
    ("word", "form", "distance"),
    [
        ("hulpverlener", "hulverlener", 1),
        ("wachtlijst", "wachlijst", 1),
        ("jeugdbeschermer", "jeugdbescehrmer", 1),
        ("samenwerking", "samewerkin", 2),
    ],
)
def test_a_misspelt_word_is_found_with_its_distance(word: str, form: str, distance: int) -> None:
    assert keys(word, form) == [(False, distance)]


def test_nearly_all_misspellings_of_youth_care_words_are_found() -> None:
    lines = (Path(__file__).parent / "cases" / "misspellings.tsv").read_text(encoding="utf-8").splitlines()
    slips = list(csv.reader(lines, delimiter="\t"))
    families = Families([Term(word) for _, word in slips], load())
    found = [form for form, word in slips if word in {key.term.text for key in families.keys(form) if key.distance}]
    assert len(slips) >= 100
    assert len(found) >= 0.97 * len(slips)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("betrekken", "betrekking"),  # a real word whose parts are words too
        ("verbinden", "verbindingen"),
        ("daardoor", "daarvoor"),
        ("behandeling", "handeling"),  # a word of its own
        ("aanmelding", "aanleiding"),
        ("contact", "contract"),
        ("gezinsvoogd", "Gezinsvoog"),  # a capital may be a name
        ("regie", "regi"),  # too short
    ],
)
def test_a_real_word_a_name_or_a_short_word_is_no_misspelling(word: str, form: str) -> None:
    assert not keys(word, form)


def test_a_slip_of_two_words_is_a_slip_of_neither() -> None:
    families = Families([Term("begeleider"), Term("begeleiden")], load())
    assert families.keys("begeleidex") == ()


def test_spelling_can_be_switched_off() -> None:
    assert not keys("hulpverlener", "hulverlener", spelling=False)
