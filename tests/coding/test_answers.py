"""What a question or fragment asks and the next sentence answers."""

import pytest
from small_codebook import codebook, codings

BOOK = codebook(success="regie\nluisteren\noverleg\nleiding", blocking="wachtlijst")


@pytest.mark.parametrize(
    ("text", "factor", "context", "passage"),
    [
        ("Regie? Die was er niet.", "thema.slecht", "negated", "Die was er niet"),
        ("Wie had er nou de leiding? Niemand.", "thema.slecht", "negated", "Niemand"),
        ("Overleg? Ho maar.", "thema.slecht", "negated", "Ho maar"),
        ("Overleg. Dat was er niet.", "thema.slecht", "negated", "Dat was er niet"),
        ("Luisterde er iemand? Niet echt.", "thema.slecht", "diminished", "Niet echt"),
        ("Werd er geluisterd? Ja, altijd.", "thema.goed", "affirmed", "Ja, altijd"),
        ("Werd er geluisterd? Nee, nooit!", "thema.slecht", "negated", "Nee, nooit"),
        ("Regie? Die had onze gezinscoach.", "thema.goed", "affirmed", "Die had onze gezinscoach"),
    ],
)
def test_the_answer_asserts_what_the_question_holds(text: str, factor: str, context: str, passage: str) -> None:
    (coding,) = codings(text, BOOK)
    assert (coding.factor_id, coding.context, coding.passage, coding.counted) == (factor, context, passage, True)
    assert coding.sentence_start > coding.evidence_start
    assert text[coding.sentence_start : coding.sentence_end] == coding.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Wie had er nou de leiding? Geen idee.",
        "Werd er geluisterd? Dat weet ik niet meer.",
        "Wie luistert er naar mij? Mijn moeder belde de school.",
    ],
)
def test_a_question_without_a_clear_answer_stays_a_question(text: str) -> None:
    assert [(c.context, c.counted) for c in codings(text, BOOK)] == [("hypothetical", False)]


def test_a_fragment_that_speaks_for_itself_is_coded_itself() -> None:
    (coding,) = codings("Duidelijke regie. Dat hielp ons.", BOOK)
    assert (coding.passage, coding.sentence) == ("regie", "Duidelijke regie.")


def test_a_denied_blocking_factor_in_an_answer_is_kept_and_not_counted() -> None:
    (coding,) = codings("Een wachtlijst? Die hadden ze niet.", BOOK)
    assert (coding.factor_id, coding.context, coding.counted) == ("thema.slecht", "negated", False)
