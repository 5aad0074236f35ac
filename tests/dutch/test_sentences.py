"""Where sentences start in the texts that people hand in."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijkleren.dutch.abbreviations import CLEAN_EXCEPTIONS
from praktijkleren.dutch.sentences import sentence_starts


def tokenize(text: str) -> tuple[list[str], list[bool]]:
    """Split as the Dutch tokenizer does: abbreviations keep their full stop, white space but one blank is a token."""
    pattern = (
        r"(?:bijv|o\.a|enz|dhr|mw|e\.d|i\.p\.v|[A-Z])\.(?!\w)|'s(?=\s)|\d+[.,]\d+|\w+(?:['’-]\w+)*|\.{2,}|[^\w\s]|\s+"
    )
    tokens: list[str] = []
    spaces: list[bool] = []
    for found in re.finditer(pattern, text):
        piece = found.group()
        if piece.isspace() and tokens and not tokens[-1].isspace() and piece[0] == " ":
            spaces[-1] = True
            piece = piece[1:]
        if piece:
            tokens.append(piece)
            spaces.append(False)
    return tokens, spaces


def split(text: str) -> list[str]:
    tokens, spaces = tokenize(text)
    starts = [*sentence_starts(tokens, spaces), len(tokens)]
    parts = [word + " " * space for word, space in zip(tokens, spaces, strict=True)]
    return ["".join(parts[start:end]).strip() for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Er was geen plan.", "Niemand belde!", "Waarom niet?", "Geen idee…", "Zo ging dat."],
        ["Ik sprak bijv. de school en o.a. het wijkteam.", "Dat hielp."],
        ["We deden spelletjes, koken enz.", "Daarna ging het beter."],
        ["Dhr. Zwart en mw. Wit kwamen langs.", "Zij bleven."],
        ["In de zomer dat T. dertien werd, kwam M. erbij.", "Toen ging het mis."],
        ["Ik hoorde het van M.", "Ik belde meteen."],
        ["'Nou, dat klinkt streng hè.", "Ik doe het wel.'", "Daar lachte zij om."],
        ["'Kom je?' vroeg ze."],
        ['Ze zei: "Ik blijf."', '"Echt waar?"', "En ze bleef."],
        ["Er stond een tafel (die was nieuw).", "Daar zaten we."],
        ["Ik dacht dat dat, eh... dat dat goed zat."],
        ["Ze bleef 2.5 jaar.", "3 dagen per week.", "'s Avonds belde ze ook."],
        ["Prima.", "(lacht) Maar dat was toen."],
        ["Hij kon niet verder dan dat.", "Ik wel."],
    ],
)
def test_running_text_is_split_at_its_ends(sentences):
    assert split(" ".join(sentences)) == sentences


def test_a_full_stop_without_a_blank_ends_a_sentence():
    assert split("Wij waren de pleegouders.Dat was zwaar.") == ["Wij waren de pleegouders.", "Dat was zwaar."]


def test_a_blank_line_always_ends_a_sentence():
    assert split("De eerste keer\n\nwas ik bang") == ["De eerste keer", "was ik bang"]


def test_lines_of_a_chat_are_sentences():
    lines = ["ik woon op een groep", "niemand luistert", "ze wisselen steeds van mentor en dat is zo irritant"]
    assert split("\n".join(lines)) == lines


def test_full_stops_of_a_chat_without_capitals_end_sentences():
    assert split("ik app dus zo. mijn mentor bleef. dat was fijn") == [
        "ik app dus zo.",
        "mijn mentor bleef.",
        "dat was fijn",
    ]


def test_hard_wrapped_lines_are_not_split():
    text = (
        "De begeleider die wij kregen kwam elke week langs en nam altijd de tijd om\n"
        "naar ons te luisteren. Na een jaar ging zij weg en kwam er iemand anders die\n"
        "het hele verhaal opnieuw wilde horen."
    )
    assert split(text) == [
        text[: text.index("Na een")].strip(),
        text[text.index("Na een") :],
    ]


@pytest.mark.parametrize("mark", ["- ", "* ", "• "])
def test_every_item_of_a_list_is_a_sentence(mark):
    items = [f"{mark}één plan voor het hele gezin", f"{mark}een vast gezicht", f"{mark}op tijd hulp"]
    assert split("\n".join(["Wat ik wil:", *items])) == ["Wat ik wil:", *items]


def test_the_number_of_an_item_is_no_sentence():
    items = ["1. Eén plan voor het gezin.", "2. Een vast gezicht."]
    assert split("\n".join(items)) == items


def test_a_line_that_breaks_off_after_a_small_word_goes_on():
    assert split("Ik kreeg een\nandere voogd\nToen was het klaar") == [
        "Ik kreeg een\nandere voogd",
        "Toen was het klaar",
    ]


def test_a_text_of_white_space_has_no_sentences():
    assert sentence_starts(["\n\n"], [False]) == []
    assert sentence_starts([], []) == []


def test_ordinary_words_are_cleaned_of_their_tokenizer_exception():
    assert {"dat.", "kon.", "Kon.", "pas.", "best."} <= CLEAN_EXCEPTIONS
    assert CLEAN_EXCEPTIONS.isdisjoint({"bijv.", "dr.", "enz.", "mevr."})


piece = st.one_of(
    st.sampled_from(
        [".", "!", "?", "...", "'", '"', ")", "(", "\n", "\n\n", " ", "-", "1", "T.", "bijv.", "de", "Ik", ",", "…"]
    ),
    st.text(min_size=1, max_size=6),
)


@given(st.lists(st.tuples(piece, st.booleans()), max_size=40))
def test_starts_are_ordered_words_and_the_first_word_is_one(tokens):
    words = [word for word, _ in tokens]
    starts = sentence_starts(words, [space for _, space in tokens])
    assert starts == sorted(set(starts))
    assert all(not words[start].isspace() for start in starts)
    assert starts[:1] == [index for index, word in enumerate(words) if not word.isspace()][:1]
