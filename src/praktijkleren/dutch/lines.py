"""Which line ends in a text are the end of a sentence, and which only the edge of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from praktijkleren.dutch.wordset import word_set

_BULLETS = frozenset("-*•–—·")
# A line that breaks off after one of these goes on in the next line, with or without capitals.
_UNFINISHED = word_set("""
    aan alle als bij dat de deze die dit door een en haar het hun ik in je maar me met mijn naar of om onder ons
    onze op over te tot uit van voor want we wij ze zij zijn zo'n zonder
""")
_MINIMAL_WRAP = 40
_STOPS = frozenset({".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class _Line:
    """The tokens of one line (half-open, white space left out) and its length in characters."""

    start: int
    end: int
    length: int


def line_breaks(tokens: Sequence[str], spaces: Sequence[bool], gaps: Sequence[int]) -> set[int]:
    """Return the indexes of the white-space tokens (`gaps`) at which a sentence ends."""
    breaks: set[int] = set()
    paragraph: list[_Line] = []
    start = 0
    for index in gaps:
        token = tokens[index]
        if "\n" not in token:
            continue
        if index > start:
            paragraph.append(_line(tokens, spaces, start, index))
        is_blank = token.count("\n") > 1 or index == start
        if is_blank:
            breaks.add(index)
            breaks |= _breaks_inside(paragraph, tokens)
            paragraph = []
        start = index + 1
    if start < len(tokens):
        paragraph.append(_line(tokens, spaces, start, len(tokens)))
    return breaks | _breaks_inside(paragraph, tokens)


def _line(tokens: Sequence[str], spaces: Sequence[bool], start: int, end: int) -> _Line:
    length = sum(map(len, tokens[start:end])) + sum(spaces[start:end])
    return _Line(start, end, length)


def _breaks_inside(paragraph: Sequence[_Line], tokens: Sequence[str]) -> set[int]:
    """Return the line ends inside a paragraph at which a sentence ends."""
    is_wrapped = _is_wrapped(paragraph, tokens)
    pairs = pairwise(paragraph)
    return {line.end for line, after in pairs if _is_break(line, after, tokens, is_wrapped=is_wrapped)}


def _is_wrapped(paragraph: Sequence[_Line], tokens: Sequence[str]) -> bool:
    """Tell whether the lines were broken by a margin: no line had room for the first word of the next."""
    width = max((line.length for line in paragraph), default=0)
    has_stop = any(not _STOPS.isdisjoint(tokens[line.start : line.end]) for line in paragraph)
    return (
        width >= _MINIMAL_WRAP
        and has_stop
        and all(line.length + 1 + len(tokens[after.start]) > width for line, after in pairwise(paragraph))
    )


def _is_break(line: _Line, after: _Line, tokens: Sequence[str], *, is_wrapped: bool) -> bool:
    """Tell whether a sentence ends between two lines of a paragraph."""
    first, last = tokens[after.start], tokens[line.end - 1]
    if _is_item(tokens, after):
        return True
    if is_wrapped:
        # The ordinary rules for full stops decide.
        return False
    goes_on = last.lower() in _UNFINISHED or (last == "," and line.length >= _MINIMAL_WRAP)
    return not (first[0].islower() and goes_on)


def _is_item(tokens: Sequence[str], line: _Line) -> bool:
    """Tell whether a line starts with a bullet, a number or a letter of a list."""
    first = tokens[line.start]
    if first in _BULLETS:
        return True
    is_mark = first.isdigit() or (len(first) == 1 and first.isalpha() and first.islower())
    is_marked = is_mark and line.end - line.start > 1 and tokens[line.start + 1] in {".", ")"}
    return is_marked or (len(first) == 2 and first[0].isalnum() and first[0] == first[0].lower() and first[1] in ".)")
