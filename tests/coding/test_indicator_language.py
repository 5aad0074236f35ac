"""What each part of the indicator language finds in a sentence."""

import pytest
from small_codebook import codebook, codings, passages


@pytest.mark.parametrize(
    ("indicator", "text", "found"),
    [
        ("vertrouwen", "Ik vertrouwde haar.", ["vertrouwde"]),
        ("goede samenwerking", "De samenwerking was een goede samenwerking.", ["goede samenwerking"]),
        ("goede samenwerking", "Goede, eerlijke samenwerking.", []),
        ("lang .. wachten", "Wij hebben heel lang op hulp moeten wachten.", ["lang op hulp moeten wachten"]),
        ("lang .. wachten", "Lang is het woord, zei mijn moeder toen wij daar eens zaten te wachten.", []),
        ("lang ..2 wachten", "Wij hebben lang op hulp moeten wachten.", []),
        ("lang ..3 wachten", "Wij hebben lang op hulp moeten wachten.", ["lang op hulp moeten wachten"]),
        ("lang ..1 wachten", "Zo lang, lang - ja - wachten.", ["lang - ja - wachten"]),
        ("wachten .. lang", "Lang wachten.", []),
        ("steeds + nieuw + @hulpverlener", "Een nieuwe begeleider, steeds weer.", ["nieuwe begeleider, steeds"]),
        ("nieuw +3 hulpverlener", "De hulpverlener was weer nieuw.", []),
        ("nieuw +4 hulpverlener", "De hulpverlener was weer nieuw.", ["hulpverlener was weer nieuw"]),
        ("(nieuw|ander) @hulpverlener", "Een andere begeleider kwam.", ["andere begeleider"]),
        ("nieuw @hulpverlener", "Een nieuwe medewerker van het wijkteam.", ["nieuwe medewerker van het wijkteam"]),
        ("@wie .. wachten", "Ik moest wachten.", ["Ik moest wachten"]),
        ("(in de steek|aan mijn lot) .. laten", "Ze hebben mij in de steek gelaten.", ["in de steek gelaten"]),
        ('"in het diepe"', "Ik werd in het diepe gegooid.", ["in het diepe"]),
        ('"in het diepe"', "Ik viel in het diep.", []),
        ("[enkele] keer bellen", "Ze heeft enkele keren gebeld.", ["enkele keren gebeld"]),
        ("[enkele] keer bellen", "Ze heeft twee keer gebeld.", ["keer gebeld"]),
        ("wachtlijst*", "Het wachtlijstbeheer was op orde.", ["wachtlijstbeheer"]),
        ("*wachtlijst", "Een jeugdhulpwachtlijst.", ["jeugdhulpwachtlijst"]),
        ("wachtlijst", "Een jeugdhulpwachtlijst.", []),
        ("aansluiten", "De hulp sloot goed aan.", ["sloot goed aan"]),
        ("aansluiten bij", "De hulp sloot goed aan bij ons.", ["sloot goed aan bij"]),
        ("goed aansluiten", "De hulp sloot goed aan bij ons.", ["sloot goed aan"]),
        ("hulp + aansluiten", "De hulp sloot bij ons gezin toch echt niet helemaal aan.", None),
        ("hulpverlener", "Die hulverlener was fijn.", ["hulverlener"]),
        (
            "vaste begeleider",
            "Wij hadden toen al jaren lang, op school en ook daarbuiten, een VASTE\nbegeleider.",
            ["VASTE\nbegeleider"],
        ),
        ("vaste begeleider", "Een vaste   begeleider.", ["vaste   begeleider"]),
        ("foto's maken", "Ze maakte foto’s en ik zag de foto’s maken.", ["foto’s maken"]),
    ],
)
def test_an_indicator_finds_what_it_says(indicator: str, text: str, found: list[str] | None) -> None:
    passed = passages(indicator, text)
    assert passed == found if found is not None else len(passed) == 1


def test_nothing_is_found_across_the_end_of_a_sentence() -> None:
    assert passages("lang + wachten", "Het was lang. Wachten deden we niet.") == []


def test_not_cancels_a_hit_that_overlaps_it() -> None:
    book = codebook(rules='- {find: "blijven", not: ["blijven zitten"]}')
    assert [c.passage for c in codings("Zij bleef komen. Ik bleef zitten in de derde.", book)] == ["bleef"]


def test_a_regular_expression_gives_whole_words_and_ignores_case() -> None:
    book = codebook(rules="- {regex: '\\bkwam(en)? elke week'}")
    assert [c.passage for c in codings("Kwam elke week. Ze waren er vaak en kwamen elke\nweek.", book)] == [
        "Kwam elke week",
        "kwamen elke\nweek",
    ]


def test_a_token_pattern_knows_word_families() -> None:
    book = codebook(
        rules="- {tokens: [{LEMMA: vast}, {LOWER: gezicht}]}\n- {tokens: [{LIKE_NUM: true}, {LEMMA: begeleider}]}"
    )
    found = codings("Er was een vaste gezicht. Ik had 11 begeleiders.", book)
    assert [c.passage for c in found] == ["vaste gezicht", "11 begeleiders"]
    assert {c.method for c in found} == {"token"}


def test_forms_primary_leaves_out_the_less_likely_reading() -> None:
    wide = codebook(rules='- {find: "vasten"}')
    narrow = codebook(rules='- {find: "vasten", forms: primary}')
    assert [c.forms for c in codings("Ik had een vast gezicht.", wide)] == ["ambiguous"]
    assert codings("Ik had een vast gezicht.", narrow) == ()


def test_spelling_exact_leaves_out_misspellings() -> None:
    assert codings("De hulverlener.", codebook(rules='- {find: "hulpverlener", spelling: exact}')) == ()


def test_a_misspelling_is_marked_with_its_distance() -> None:
    (coding,) = codings("De hulverlener.", codebook(success="hulpverlener"))
    assert (coding.method, coding.distance) == ("spelling", 1)


def test_a_rule_that_requires_denial_fires_only_when_denied() -> None:
    book = codebook(rules='- {find: "perspectief", requires: negated}')
    assert [c.factor_id for c in codings("Er was geen perspectief.", book)] == ["thema.goed"]
    assert codings("Er was perspectief.", book) == ()
