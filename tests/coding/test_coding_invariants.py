"""What holds for any text and any codebook."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from small_codebook import codebook, narrative
from spacy.matcher import Matcher

from praktijkleren.coding import tokeniser
from praktijkleren.coding.coder import Coder
from praktijkleren.coding.workers import code

WORDS = [
    "lang",
    "wachten",
    "gewacht",
    "niet",
    "nieuwe",
    "begeleider",
    "begeleiders",
    "steeds",
    ",",
    ".",
    "luisterde",
    "naar",
    "ons",
    "sloot",
    "aan\n\n",
    "hulverlener",
    "’t",
]
BOOK = """\
lang .. wachten
steeds + nieuw + @hulpverlener
naar ons
(niet|geen) luisteren
aansluiten
wachten
hulpverlener"""
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))


@cache
def coder() -> Coder:
    return Coder(codebook(success=BOOK, blocking="begeleider"))


@given(texts)
def test_offsets_point_at_the_passage_and_the_passage_lies_in_its_sentence(text: str) -> None:
    done = coder().code(narrative(text))
    for coding in done.codings:
        assert text[coding.start : coding.end] == coding.passage != ""
        assert text[coding.sentence_start : coding.sentence_end] == coding.sentence
        assert coding.sentence_start <= coding.start < coding.end <= coding.sentence_end
    for earlier, later in zip(done.sentences, done.sentences[1:], strict=False):
        assert earlier.end <= later.start
        assert later.number == earlier.number + 1


@given(texts)
def test_every_word_lies_in_one_sentence(text: str) -> None:
    done = coder().code(narrative(text))
    inside = "".join(text[s.start : s.end] for s in done.sentences)
    assert "".join(inside.split()) == "".join(text.split())


@given(st.lists(texts, max_size=4))
@settings(max_examples=25)
def test_what_was_coded_before_changes_nothing(stories: list[str]) -> None:
    narratives = [narrative(text, f"v{number}") for number, text in enumerate(stories)]
    fresh = Coder(codebook(success=BOOK, blocking="begeleider"))
    assert [fresh.code(one) for one in reversed(narratives)][::-1] == [coder().code(one) for one in narratives]


def test_several_processes_give_what_one_gives_in_the_same_order() -> None:
    book = codebook(success=BOOK, blocking="begeleider")
    narratives = [
        narrative(f"Wij hebben lang gewacht. Begeleider {n} luisterde naar ons.", f"v{n}") for n in range(120)
    ]
    assert list(code(narratives, book, jobs=2)) == list(code(narratives, book, jobs=1))


forms = st.sampled_from(["lang", "wacht", "hulp", "en", "kort"])
slots = st.lists(forms, min_size=1, max_size=2, unique=True)


@given(st.lists(st.tuples(slots, st.integers(0, 3)), min_size=1, max_size=3), st.lists(forms, max_size=12))
@settings(max_examples=150)
def test_order_with_gaps_finds_a_hit_exactly_when_spacys_own_matcher_does(
    pattern: list[tuple[list[str], int]], words: list[str]
) -> None:
    line = "".join(
        (f" ..{gap} " if place and gap else " " if place else "") + "(" + "|".join(f'"{form}"' for form in slot) + ")"
        for place, (slot, gap) in enumerate(pattern)
    )
    text = " ".join(words)
    found = Coder(codebook(success=line)).code(narrative(text)).codings
    nlp = tokeniser.load().nlp
    matcher = Matcher(nlp.vocab)
    tokens: list[dict[str, object]] = []
    for place, (slot, gap) in enumerate(pattern):
        if place and gap:
            tokens.append({"OP": f"{{0,{gap}}}"})
        tokens.append({"LOWER": {"IN": slot}})
    matcher.add("line", [tokens])
    assert bool(found) == bool(matcher(nlp(text)))
