"""From text to the words of its sentences, with spaCy's Dutch tokeniser."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import Any

import spacy
from spacy.language import Language

from praktijkleren.dutch.abbreviations import CLEAN_EXCEPTIONS
from praktijkleren.dutch.memo import Memo
from praktijkleren.dutch.sentences import sentence_starts

LONGEST = 50_000
"""Characters that are tokenised at once; a longer text is cut between lines, so that memory stays flat."""
BORDERS = ("\n", ". ", "? ", "! ", " ")
"""Where a long text is cut, the best place first."""


_GAP = re.compile(r"\s{2,}|[^\S ]")
"""White space that is more than one blank."""
_TOKENS, _SPACES, _WIDTHS, _WORDS = map(itemgetter, range(4))


@dataclass(frozen=True, slots=True)
class Piece:
    """A tokenised stretch of a narrative, without its white space.

    `places` are where each token starts in the narrative; `sentences` are slices of the tokens; `words_before` counts
    the words before each token, and at the end all of them.
    """

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


Chunk = tuple[tuple[str, ...], tuple[bool, ...], tuple[int, ...], tuple[bool, ...]]
"""What stands between two blanks: its tokens, which of them a blank follows, their widths with that blank, and which
are words."""


class Tokeniser:
    """spaCy's Dutch tokeniser, with the exceptions taken out that swallow the full stop after an ordinary word.

    spaCy tokenises what stands between white space by itself, whatever is around it; so each such chunk is given to it
    once, and remembered.
    """

    def __init__(self) -> None:
        self.nlp: Language = spacy.blank("nl")
        tokenizer: Any = self.nlp.tokenizer
        self._rules = {form: rule for form, rule in tokenizer.rules.items() if form not in CLEAN_EXCEPTIONS}
        tokenizer.rules = self._rules
        self._chunks: Memo[str, Chunk] = Memo(self._chunk)

    def split(self, word: str) -> list[str]:
        """Split one written word as it would be split in a text."""
        return [word] if word.isalpha() else list(chain.from_iterable(map(_TOKENS, self._read(word.split()))))

    def pieces(self, text: str, offset: int) -> Iterator[Piece]:
        """Tokenise a stretch of text that starts at `offset` of its narrative; a long one in several pieces."""
        for start, end in _pieces(text):
            piece = text[start:end].lstrip()
            yield self._piece(piece, offset + end - len(piece))

    def _piece(self, text: str, offset: int) -> Piece:
        # A curly apostrophe is read as a straight one: mama’s is one word, as mama's is.
        chunks = list(self._in_lines(text.replace("’", "'")))
        tokens = list(chain.from_iterable(map(_TOKENS, chunks)))
        spaces = list(chain.from_iterable(map(_SPACES, chunks)))
        places = list(accumulate(chain.from_iterable(map(_WIDTHS, chunks)), initial=offset))
        is_word = list(chain.from_iterable(map(_WORDS, chunks)))
        starts = sentence_starts(tokens, spaces)
        if _GAP.search(text):
            kept = [number for number, token in enumerate(tokens) if not token.isspace()]
            new = {place: number for number, place in enumerate(kept)}
            starts = [new[start] for start in starts]
            tokens, places, is_word = ([values[place] for place in kept] for values in (tokens, places, is_word))
        words_before = list(accumulate(is_word, initial=0))
        return Piece(tokens, places[: len(tokens)], list(pairwise((*starts, len(tokens)))), words_before)

    def _in_lines(self, text: str) -> Iterator[Chunk]:
        """Give the chunks of a text in order; white space that is more than one blank is a token of its own."""
        done = 0
        for gap in _GAP.finditer(text):
            start, end = gap.span()
            blank = text[start] == " " and start > done
            yield from self._read(text[done : start + blank].split(" "))
            if end > start + blank:
                space = text[start + blank : end]
                yield (space,), (False,), (len(space),), (False,)
            done = end
        yield from self._read(text[done:].split(" "))

    def _read(self, chunks: list[str]) -> Iterable[Chunk]:
        """Give the tokens of chunks with a blank after each but the last; an empty chunk has none."""
        *before, last = chunks
        read = list(map(self._chunks.__getitem__, before))
        if last:
            tokens, spaces, widths, words = self._chunks[last]
            read.append((tokens, (*spaces[:-1], False), (*widths[:-1], widths[-1] - 1), words))
        return read

    def _chunk(self, chunk: str) -> Chunk:
        if chunk.isalpha() and chunk not in self._rules:
            return (chunk,), (True,), (len(chunk) + 1,), (True,)
        with self.nlp.memory_zone():
            tokens = tuple(token.text for token in self.nlp.make_doc(chunk))
        ends = (*(False for _ in tokens[1:]), True)
        widths = tuple(len(token) + end for token, end in zip(tokens, ends, strict=True))
        return tokens, ends, widths, tuple(map(_is_word, tokens))


def _is_word(token: str) -> bool:
    return token[0].isalnum() or (token[0] == "'" and len(token) > 1)


@cache
def load() -> Tokeniser:
    """Give the tokeniser of this process; making one takes half a second."""
    return Tokeniser()


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long text at the last line end before the limit, else after a sentence, else between words."""
    start = 0
    while len(text) - start > LONGEST:
        cuts = (text.rfind(border, start, start + LONGEST) + len(border) for border in BORDERS if border in text)
        cut = next((cut for cut in cuts if cut > start + LONGEST // 2), start + LONGEST)
        yield start, cut
        start = cut
    yield start, len(text)
