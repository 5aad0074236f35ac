"""What `try` says of a sentence."""

from small_codebook import codebook

from praktijkleren.coding.explaining import explain


def test_a_hit_is_explained_with_its_context_and_what_it_comes_to() -> None:
    (explained,) = explain("Er werd niet geluisterd.", codebook(success="luisteren"))
    (hit,) = explained.hits
    assert (hit.passage, hit.factor_id, hit.counted, hit.reading.context) == (
        "geluisterd",
        "thema.slecht",
        True,
        "negated",
    )


def test_words_show_what_they_may_stand_for() -> None:
    (explained,) = explain("Een vast hulverlener.", codebook(success='vasten\nhulpverlener\n"een"'))
    assert {word.text: word.keys for word in explained.words} == {
        "Een": ('"een"',),
        "vast": ("vasten?",),
        "hulverlener": ("hulpverlener~1",),
        ".": (),
    }


def test_a_near_miss_says_what_is_missing_or_out_of_place() -> None:
    book = codebook(
        success="lang .. wachten .. hulp\nwachten .. lang", rules='- {find: "blijven", not: ["blijven zitten"]}'
    )
    (explained,) = explain("Ik moest lang wachten en bleef zitten.", book)
    assert explained.hits == ()
    assert [(miss.indicator, miss.reason) for miss in explained.near_misses] == [
        ("wachten .. lang", "all parts are there, but not in this order or too far apart"),
        ("blijven", "found, and cancelled by one of its `not`"),
        ("lang .. wachten .. hulp", "missing: hulp"),
    ]


def test_every_sentence_is_explained_on_its_own() -> None:
    assert [one.sentence for one in explain("Een. Twee.", codebook(success="luisteren"))] == ["Een.", "Twee."]
