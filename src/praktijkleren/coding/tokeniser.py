"""From text to the words of its sentences, with spaCy's Dutch tokeniser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import spacy
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from praktijkleren.dutch.abbreviations import CLEAN_EXCEPTIONS
from praktijkleren.dutch.sentences import sentence_starts

LONGEST = 50_000
"""Characters that are tokenised at once; a longer text is cut between lines, so that memory stays flat."""
_CUT = re.compile(r"\n\s*\n|\n|(?<=[.!?])\s|\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A tokenised stretch of a narrative.

    `places` are where each token starts in the narrative; `sentences` are slices of the tokens, and no token inside one
    is white space; `words_before` counts the words before each token, and at the end all of them.
    """

    doc: Doc
    tokens: list[str]
    places: list[int]
    sentences: list[tuple[int, int]]
    words_before: list[int]

    def start(self, token: int) -> int:
        """Give where a token starts in the narrative."""
        return self.places[token]

    def end(self, token: int) -> int:
        """Give where a token ends in the narrative."""
        return self.places[token] + len(self.tokens[token])


class Tokeniser:
    """spaCy's Dutch tokeniser, with the exceptions taken out that swallow the full stop after an ordinary word."""

    def __init__(self) -> None:
        self.nlp: Language = spacy.blank("nl")
        self.nlp.max_length = LONGEST * 2
        tokenizer: Any = self.nlp.tokenizer
        tokenizer.rules = {form: rule for form, rule in tokenizer.rules.items() if form not in CLEAN_EXCEPTIONS}

    def split(self, word: str) -> list[str]:
        """Split one written word as it would be split in a text."""
        return [token.text for token in self._doc(word) if not token.is_space]

    def pieces(self, text: str, offset: int) -> Iterator[Piece]:
        """Tokenise a stretch of text that starts at `offset` of its narrative; a long one in several pieces."""
        for start, end in _pieces(text):
            yield self._piece(text[start:end], offset + start)

    def _piece(self, text: str, offset: int) -> Piece:
        doc = self._doc(text)
        tokens = [token.text for token in doc]
        places = [offset + int(place) for place in doc.to_array(IDX)]
        starts = sentence_starts(tokens, [bool(token.whitespace_) for token in doc])
        sentences = []
        for first, until in pairwise((*starts, len(tokens))):
            last = until
            while tokens[last - 1].isspace():
                last -= 1
            sentences.append((first, last))
        piece = Piece(doc, tokens, places, sentences, _words_before(tokens))
        if any(tokens[place].isspace() for first, last in sentences for place in range(first, last)):
            return self._without_space(piece)
        return piece

    def _without_space(self, piece: Piece) -> Piece:
        """Leave the white space out, so that words on two lines of a wrapped sentence stand next to each other."""
        kept = [place for place, token in enumerate(piece.tokens) if not token.isspace()]
        tokens = [piece.tokens[place] for place in kept]
        new = {place: number for number, place in enumerate(kept)}
        sentences = [(new[first], new[last - 1] + 1) for first, last in piece.sentences]
        doc = Doc(self.nlp.vocab, words=tokens)
        return Piece(doc, tokens, [piece.places[place] for place in kept], sentences, _words_before(tokens))

    def _doc(self, text: str) -> Doc:
        # A curly apostrophe is read as a straight one: mama’s is one word, as mama's is.
        return self.nlp.make_doc(text.replace("’", "'"))


def _words_before(tokens: list[str]) -> list[int]:
    return [0, *accumulate(token[0].isalnum() or (token[0] == "'" and len(token) > 1) for token in tokens)]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long text at the last line end, else sentence end, else white space, before the limit."""
    start = 0
    while len(text) - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max((match.end() for match in _CUT.finditer(window)), default=LONGEST)
        yield start, start + cut
        start += cut
    yield start, len(text)
