"""What kind of word a form is."""

import pytest

from praktijkleren.dutch.verbs import ADJECTIVE, INFINITIVE, NOUN, PARTICIPLE, PAST, PRESENT, is_finite, kinds_of


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("luisterde", PAST),
        ("liep", PAST),
        ("kwam", PAST),
        ("langskwam", PAST),
        ("ontmoette", PAST),
        ("werkt", PRESENT),
        ("begint", PRESENT),
        ("krijgen", INFINITIVE),
        ("gebeld", PARTICIPLE),
        ("overgeplaatst", PARTICIPLE),
        ("afgesproken", PARTICIPLE),
        ("overlegd", PARTICIPLE),
        ("vertrokken", PARTICIPLE),
        ("wachtlijst", NOUN),
        ("streng", ADJECTIVE),
    ],
)
def test_a_form_is_of_its_kind(form, kind):
    assert kind in kinds_of(form)


@pytest.mark.parametrize("form", ["gebeld", "beleid", "kaart", "wachtlijst", "krijgen", "en", ",", "", "zijn", "xyzq"])
def test_what_has_no_person_is_not_finite(form):
    assert not is_finite(form)


@pytest.mark.parametrize("form", ["is", "heeft", "zou", "vertrokken", "belden", "woont", "moeten"])
def test_what_has_a_person_is_finite(form):
    assert is_finite(form)
