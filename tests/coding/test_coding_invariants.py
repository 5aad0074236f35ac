"""What holds for any text and any codebook."""

from dataclasses import dataclass
from functools import cache
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from small_codebook import codebook, narrative
from spacy.matcher import Matcher

from praktijkleren.coding import tokeniser
from praktijkleren.coding.coder import Coder
from praktijkleren.coding.finder import Finder
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


@dataclass(frozen=True)
class Drawn:
    """An indicator as drawn: parts in any order (a window) of slots in order (gaps before each but the first)."""

    parts: tuple[tuple[tuple[tuple[str, ...], int], ...], ...]
    window: int

    @property
    def line(self) -> str:
        return f" +{self.window} ".join(map(_ordered, self.parts))


def _ordered(part: tuple[tuple[tuple[str, ...], int], ...]) -> str:
    return "".join(
        (f" ..{gap} " if place and gap else " " if place else "") + "(" + "|".join(f'"{form}"' for form in slot) + ")"
        for place, (slot, gap) in enumerate(part)
    )


ordered = st.lists(st.tuples(slots.map(tuple), st.integers(0, 3)), min_size=1, max_size=3).map(tuple)
adjacent = st.lists(slots.map(lambda slot: (tuple(slot), 0)), min_size=1, max_size=2).map(tuple)
# Parts with gaps may stand inside each other in any order, which the reference does not say; so they have none.
drawn = st.one_of(
    st.builds(Drawn, ordered.map(lambda part: (part,)), st.just(0)),
    st.builds(Drawn, st.lists(adjacent, min_size=2, max_size=3).map(tuple), st.integers(3, 8)),
)


def _fires(indicator: Drawn, words: list[str]) -> bool:
    """Say by spaCy's own Matcher, in every order and without any anchor, whether an indicator fires."""
    nlp = tokeniser.load().nlp
    doc = nlp.make_doc(" ".join(words))
    for order in permutations(indicator.parts):
        tokens: list[dict[str, object]] = []
        for place, part in enumerate(order):
            tokens += [{"OP": "*"}] if place else []
            for slot, (choices, gap) in enumerate(part):
                tokens += [{"OP": f"{{0,{gap}}}"}] if slot and gap else []
                tokens.append({"LOWER": {"IN": list(choices)}})
        matcher = Matcher(nlp.vocab)
        matcher.add("line", [tokens])
        longest = indicator.window if len(order) > 1 else len(words)
        if any(end - start <= longest for _, start, end in matcher(doc)):
            return True
    return False


@given(st.lists(drawn, min_size=1, max_size=6, unique_by=lambda one: one.line), st.lists(forms, max_size=14))
@settings(max_examples=150, deadline=None)
def test_every_indicator_of_a_codebook_fires_exactly_when_spacys_own_matcher_does(
    indicators: list[Drawn], words: list[str]
) -> None:
    book = codebook(success="\n".join(one.line for one in indicators))
    finder = Finder(book, tokeniser.load())
    found = {
        finding.indicator.text
        for piece in tokeniser.load().pieces(" ".join(words), 0)
        for _, findings in finder.find(piece)
        for finding in findings
    }
    assert found == {one.line for one in indicators if _fires(one, words)}
