"""Which sentence says what of a hit: its own, or the next one when that answers it."""

from collections.abc import Sequence
from dataclasses import dataclass

from praktijkleren.coding.nodes import Hit
from praktijkleren.coding.tokeniser import Piece
from praktijkleren.dutch.answers import Answer, find_answer
from praktijkleren.dutch.context import ContextReader, Reading

_LONGEST_FRAGMENT = 10
"""Tokens of a sentence without a question mark that may still be a fragment."""


@dataclass(frozen=True, slots=True)
class Asserted:
    """What is said of a hit, the number of the sentence that says it, and the tokens of the passage (half-open)."""

    reading: Reading
    sentence: int
    first: int
    last: int


class SentenceReader:
    """Reads what the text says of the hits in one sentence of a piece."""

    def __init__(self, context: ContextReader, piece: Piece, number: int) -> None:
        self._number = number
        self._first, last = piece.sentences[number]
        words = piece.tokens[self._first : last]
        self._own = context.prepare(words)
        self._is_question = words[-1] == "?"
        self._answer: Answer | None = None
        if number + 1 < len(piece.sentences) and _may_be_answered(words):
            start, end = piece.sentences[number + 1]
            following = [word.lower() for word in piece.tokens[start:end]]
            self._answer = find_answer([word.lower() for word in words], following)
        if self._answer is not None:
            while end > start + 1 and not piece.tokens[end - 1][0].isalnum():
                end -= 1
            self._passage = start, end
            self._joined = context.prepare(self._answer.joined)

    def read(self, hit: Hit) -> Asserted:
        """Say what is said of a hit, and where."""
        target = [token - self._first for token in hit.tokens]
        if self._answer is not None:
            answered = _verdict(self._answer) if self._answer.verdict else self._joined.read(target)
            # "Een vaste begeleider. Die bleef ook." says it in the fragment itself; "Regie. Die was er niet." does not.
            if self._is_question or answered.negation != "affirmed":
                return Asserted(answered, self._number + 1, *self._passage)
        return Asserted(self._own.read(target), self._number, hit.first, hit.last + 1)


def _verdict(answer: Answer) -> Reading:
    return Reading(negation=answer.verdict, trigger=f"answer {answer.verdict}")


def _may_be_answered(words: Sequence[str]) -> bool:
    """Tell whether a sentence may be a question or a fragment: a quick look before the real one."""
    return words[-1] == "?" or len(words) <= _LONGEST_FRAGMENT
