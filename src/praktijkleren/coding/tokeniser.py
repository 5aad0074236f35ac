"""From text to the words of its sentences, with spaCy's Dutch tokeniser."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, compress, pairwise
from operator import itemgetter
from typing import Any

from spacy.lang.nl import Dutch
from spacy.language import Language

from praktijkleren.dutch.abbreviations import CLEAN_EXCEPTIONS
from praktijkleren.dutch.memo import Memo
from praktijkleren.dutch.sentences import sentence_starts

LONGEST = 50_000
"""Characters that are tokenised at once; a longer text is cut between lines, so that memory stays flat."""
BORDERS = ("\n", ". ", "? ", "! ", " ")
"""Where a long text is cut, the best place first."""


_NOTHING: "Chunk" = ((), (), (), ())
_WHITE_SPACE = re.compile(r"(\s+)")
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


class _WithoutExceptions(Dutch):  # type: ignore[no-untyped-call]
    """spaCy's Dutch, before its tokeniser is taught any exception."""

    Defaults = type("Defaults", (Dutch.Defaults,), {"tokenizer_exceptions": {}})  # type: ignore[assignment]


class Tokeniser:
    """spaCy's Dutch tokeniser, with the exceptions taken out that swallow the full stop after an ordinary word.

    spaCy tokenises what stands between white space by itself, whatever is around it; so each such chunk is given to it
    once, and remembered.
    """

    def __init__(self) -> None:
        self.nlp: Language = _WithoutExceptions()
        self._tokenizer: Any = self.nlp.tokenizer
        exceptions = Dutch.Defaults.tokenizer_exceptions
        self._exceptions = {form: rule for form, rule in exceptions.items() if form not in CLEAN_EXCEPTIONS}
        self._taught: set[str] = set()
        self._longest = max(map(len, self._exceptions))
        self._chunks: Memo[str, Chunk] = Memo(self._chunk)

    def split(self, word: str) -> list[str]:
        """Split one written word as it would be split in a text."""
        return [word] if word.isalpha() else list(chain.from_iterable(map(_TOKENS, self._read(word))))

    def pieces(self, text: str, offset: int) -> Iterator[Piece]:
        """Tokenise a stretch of text that starts at `offset` of its narrative; a long one in several pieces."""
        for start, end in _pieces(text):
            piece = text[start:end].lstrip()
            yield self._piece(piece, offset + end - len(piece))

    def _piece(self, text: str, offset: int) -> Piece:
        # A curly apostrophe is read as a straight one: mama’s is one word, as mama's is.
        chunks = self._read(text.replace("’", "'"))
        tokens = list(chain.from_iterable(map(_TOKENS, chunks)))
        spaces = list(chain.from_iterable(map(_SPACES, chunks)))
        places = list(accumulate(chain.from_iterable(map(_WIDTHS, chunks)), initial=offset))
        is_word = list(chain.from_iterable(map(_WORDS, chunks)))
        starts = sentence_starts(tokens, spaces)
        if "  " in text or not text.isprintable():  # there may be white space among the tokens
            is_kept = [not token.isspace() for token in tokens]
            gaps = [place for place, kept in enumerate(is_kept) if not kept]
            starts = [start - bisect_left(gaps, start) for start in starts]
            tokens, places, is_word = (list(compress(values, is_kept)) for values in (tokens, places, is_word))
        words_before = list(accumulate(is_word, initial=0))
        return Piece(tokens, places[: len(tokens)], list(pairwise((*starts, len(tokens)))), words_before)

    def _read(self, text: str) -> list[Chunk]:
        """Give the chunks of a text in order; white space that is more than one blank is a token of its own."""
        if "  " in text or " \n" in text:
            parts = _WHITE_SPACE.split(text)  # words and what stands between them in turn
            words, between = parts[::2], (*parts[1::2], "")
            pairs = zip(words, between, strict=True)
            return [chunk for word, space in pairs for chunk in self._spaced(word, space)]
        *before, last = text.split(" ")
        return [*map(self._chunks.__getitem__, before), _without_blank(self._chunks[last])]

    def _spaced(self, word: str, space: str) -> Iterator[Chunk]:
        """Give a word and the white space after it, of which a first blank belongs to the word."""
        has_blank = space.startswith(" ")
        yield self._chunks[word] if has_blank else _without_blank(self._chunks[word])
        if rest := space[has_blank:]:
            yield (rest,), (False,), (len(rest),), (False,)

    def _chunk(self, chunk: str) -> Chunk:
        if not chunk:
            return _NOTHING
        if chunk.isalpha() and chunk not in self._exceptions:
            return (chunk,), (True,), (len(chunk) + 1,), (True,)
        self._except(chunk)
        with self.nlp.memory_zone():
            doc = self.nlp.make_doc(chunk)
            tokens = tuple(token.text for token in doc)
            ends = (*(bool(token.whitespace_) for token in doc[:-1]), True)
        widths = tuple(len(token) + end for token, end in zip(tokens, ends, strict=True))
        return tokens, ends, widths, tuple(map(_is_word, tokens))

    def _except(self, chunk: str) -> None:
        """Teach the tokeniser the exceptions that stand in a chunk; all four thousand at once take half a second."""
        for start in range(len(chunk)):
            for end in range(start + 1, min(start + self._longest, len(chunk)) + 1):
                form = chunk[start:end]
                if form in self._exceptions and form not in self._taught:
                    self._tokenizer.add_special_case(form, self._exceptions[form])
                    self._taught.add(form)


def _without_blank(chunk: Chunk) -> Chunk:
    """Give a chunk that no blank follows."""
    tokens, spaces, widths, words = chunk
    return (tokens, (*spaces[:-1], False), (*widths[:-1], widths[-1] - 1), words) if tokens else chunk


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
