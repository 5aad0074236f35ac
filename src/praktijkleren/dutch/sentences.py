"""Where Dutch sentences start, in running text, hard-wrapped lines, lists and chat without capitals or full stops."""

from collections.abc import Sequence
from enum import IntEnum

from praktijkleren.dutch.abbreviations import MAY_END, NEVER_END
from praktijkleren.dutch.lines import line_breaks
from praktijkleren.dutch.wordset import word_set

_TERMINAL = frozenset(".!?…")
_CLOSING = frozenset("\"'”’»)]")
_OPENING = frozenset({'"', "'", "“", "‘", "„", "«", "'s", "’s"})
_BRACKETS = frozenset("([")
# After an initial ("Ik hoorde van M. Ik belde") a capital starts a sentence only when it is a word that often does.
_OPENERS = word_set("""
    aan achteraf af alle alleen als bij daar daarna daarom dan dat de deze die dit door dus een eerst en er even
    geen gelukkig haar het hij hoe hun ik in inmiddels intussen is iedereen je jij jullie later maar met mijn
    misschien na naar net niemand niet nog nou nu of om omdat onze ons ook op over pas samen sinds soms straks
    te terwijl tijdens toch toen tot u uiteindelijk van vanaf veel volgens voor vroeger want wanneer was wat we
    wel weer wie wij zelf ze zij zo zonder
""")


class _End(IntEnum):
    """How strongly what was read so far ends a sentence: what must follow before a new one starts."""

    NONE = 0
    BEFORE_OPENER = 1
    BEFORE_CAPITAL = 2
    BEFORE_WORD = 3
    ALWAYS = 4


def sentence_starts(tokens: Sequence[str], spaces: Sequence[bool]) -> list[int]:
    """Return the indexes of the tokens that start a sentence.

    `tokens` are the words, punctuation and white space of one text part, as spaCy's Dutch tokenizer without
    `CLEAN_EXCEPTIONS` gives them: a run of white space that is more than the one blank after a word is a token of its
    own, and belongs to the sentence before it. `spaces` says which tokens have a blank after them. White space never
    starts a sentence.
    """
    marks = _marks(tokens)
    is_casual = _is_casual(tokens, marks)
    gaps = [mark for mark in marks if tokens[mark].isspace()]
    breaks = line_breaks(tokens, spaces, gaps) if gaps else set()
    starts: list[int] = []
    next_word = 0
    for mark in (-1, *marks):
        if mark >= 0 and mark < next_word:
            continue
        if mark < 0:
            end = _End.ALWAYS
        elif tokens[mark].isspace():
            end = _End.ALWAYS if mark in breaks else _End.NONE
        else:
            end = _end_after(tokens, spaces, mark)
        next_word, is_closed = mark + 1, False
        while next_word < len(tokens):
            if tokens[next_word].isspace():
                end = _End.ALWAYS if next_word in breaks else end
            elif end and _is_closing(tokens, spaces, next_word):
                is_closed = True
            else:
                break
            next_word += 1
        if (
            next_word < len(tokens)
            and _starts(tokens, next_word, end, is_casual=is_casual and not is_closed)
            and not _has_only_number(tokens, starts, next_word)
        ):
            starts.append(next_word)
    return starts


def _marks(tokens: Sequence[str]) -> list[int]:
    """Give the indexes of what may end a sentence: white space, and what a full stop or the like closes."""
    marks = {token for token in set(tokens) if token[-1] in _TERMINAL or token.isspace()}
    return [index for index, token in enumerate(tokens) if token in marks]


def _is_casual(tokens: Sequence[str], marks: Sequence[int]) -> bool:
    """Tell whether sentences in this text start without a capital, as in chat."""
    after = (mark + 1 for mark in marks if tokens[mark] in _TERMINAL or "\n" in tokens[mark])
    firsts = [tokens[index] for index in (0, *after) if index < len(tokens) and tokens[index][0].isalpha()]
    return sum(word[0].islower() for word in firsts) * 2 > len(firsts)


def _is_closing(tokens: Sequence[str], spaces: Sequence[bool], index: int) -> bool:
    """Tell whether a quote or bracket belongs to the sentence before it."""
    return tokens[index] in _CLOSING and index > 0 and not spaces[index - 1] and not tokens[index - 1].isspace()


def _starts(tokens: Sequence[str], index: int, end: _End, *, is_casual: bool) -> bool:
    """Tell whether a token starts a sentence after such an end."""
    if end in (_End.NONE, _End.ALWAYS):
        return end is _End.ALWAYS
    token = tokens[index]
    if token in _BRACKETS:
        return end is _End.BEFORE_WORD
    if token in _OPENING and index + 1 < len(tokens):
        token = tokens[index + 1]
    if end is _End.BEFORE_OPENER:
        return token[0].isupper() and token.lower() in _OPENERS
    if token[0].isupper() or token[0].isdigit():
        return True
    return end is _End.BEFORE_WORD and is_casual and (token[0].isalpha() or token[0] == "'")


def _end_after(tokens: Sequence[str], spaces: Sequence[bool], index: int) -> _End:
    """Say how strongly a token ends its sentence."""
    word = tokens[index].lower()
    if word[-1] not in _TERMINAL:
        return _End.NONE
    if word == "." and index > 0 and not spaces[index - 1] and not tokens[index - 1].isspace():
        word = tokens[index - 1].lower() + "."
    if word in NEVER_END:
        return _End.NONE
    if len(word) == 2 and word[0].isalpha():
        return _End.BEFORE_OPENER
    is_unsure = word in MAY_END or word[0] == "…" or word.startswith("..") or tokens[index] not in _TERMINAL
    return _End.BEFORE_CAPITAL if is_unsure else _End.BEFORE_WORD


def _has_only_number(tokens: Sequence[str], starts: Sequence[int], index: int) -> bool:
    """Tell whether the sentence before this token is no more than the number of a list item."""
    return bool(starts) and index - starts[-1] == 2 and tokens[index - 1] == "." and tokens[starts[-1]].isdigit()
