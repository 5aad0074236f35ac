"""From text to the words of its sentences, with spaCy's Dutch tokeniser."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

import spacy
from spacy.attrs import IDX, ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc

from praktijkleren.dutch.abbreviations import CLEAN_EXCEPTIONS
from praktijkleren.dutch.sentences import sentence_starts

LONGEST = 50_000
"""Characters that are tokenised at once; a longer text is cut between lines, so that memory stays flat."""
BORDERS = ("\n", ". ", "? ", "! ", " ")
"""Where a long text is cut, the best place first."""


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
        self._forms: dict[int, str] = {}
        tokenizer: Any = self.nlp.tokenizer
        tokenizer.rules = {form: rule for form, rule in tokenizer.rules.items() if form not in CLEAN_EXCEPTIONS}

    def split(self, word: str) -> list[str]:
        """Split one written word as it would be split in a text."""
        if word.isalpha():
            return [word]
        return [token.text for token in self._doc(word) if not token.is_space]

    def pieces(self, text: str, offset: int) -> Iterator[Piece]:
        """Tokenise a stretch of text that starts at `offset` of its narrative; a long one in several pieces."""
        for start, end in _pieces(text):
            yield self._piece(text[start:end], offset + start)

    def _piece(self, text: str, offset: int) -> Piece:
        doc = self._doc(text)
        # Not token by token: making spaCy's Token objects takes longer than tokenising.
        orths, places, spaces = doc.to_array([ORTH, IDX, SPACY]).T.tolist()
        tokens = self._written(orths)
        places = [offset + place for place in places]
        starts = sentence_starts(tokens, spaces)
        sentences = []
        for first, until in pairwise((*starts, len(tokens))):
            last = until
            while tokens[last - 1].isspace():
                last -= 1
            sentences.append((first, last))
        piece = Piece(doc, tokens, places, sentences, _words_before(tokens))
        return self._without_space(piece) if _has_inner_space(piece) else piece

    def _written(self, orths: list[int]) -> list[str]:
        """Give the text of each token from spaCy's number for it."""
        for orth in set(orths).difference(self._forms):
            self._forms[orth] = self.nlp.vocab.strings[orth]
        return [self._forms[orth] for orth in orths]

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


def _has_inner_space(piece: Piece) -> bool:
    spaces = [place for place, token in enumerate(piece.tokens) if token.isspace()]
    starts = [first for first, _ in piece.sentences]
    return any(piece.sentences[bisect_right(starts, place) - 1][1] > place for place in spaces if starts)


@cache
def load() -> Tokeniser:
    """Give the tokeniser of this process; making one takes half a second."""
    return Tokeniser()


def _words_before(tokens: list[str]) -> list[int]:
    return [0, *accumulate(token[0].isalnum() or (token[0] == "'" and len(token) > 1) for token in tokens)]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long text at the last line end before the limit, else after a sentence, else between words."""
    start = 0
    while len(text) - start > LONGEST:
        cuts = (text.rfind(border, start, start + LONGEST) + len(border) for border in BORDERS if border in text)
        cut = next((cut for cut in cuts if cut > start + LONGEST // 2), start + LONGEST)
        yield start, cut
        start = cut
    yield start, len(text)
