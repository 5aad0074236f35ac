"""The indicator language: one line of a codebook as a small tree.

The grammar, loosest binding first::

    line     = ordered  { "+"[n]  ordered }      all of them, in any order, within n words (12)
    ordered  = run      { ".."[n] run }          in this order, at most n words between (5)
    run      = item { item }                     next to each other
    item     = word | word* | *word | *word* | "exact forms" | @list | (run|run) | [run]
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

GAP = 5
"""Words that may stand between two parts joined by `..` when no number is given."""
WINDOW = 12
"""Words within which parts joined by `+` must stand when no number is given."""
DEEPEST = 5
"""Levels of ( ) and [ ] inside each other; nobody reads more."""
LONGEST = 40
"""The largest number a gap or window may have; sentences are rarely longer."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in all its forms; with `head` also as last part, with `modifier` also as first part of a compound."""

    text: str
    head: bool = False
    modifier: bool = False


@dataclass(frozen=True, slots=True)
class Exact:
    """One word in exactly this form."""

    text: str


@dataclass(frozen=True, slots=True)
class ListName:
    """Any word or phrase of a named list of the codebook."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several runs; with `optional` also none of them."""

    runs: tuple["Run", ...]
    optional: bool = False


Item = Word | Exact | ListName | Choice


@dataclass(frozen=True, slots=True)
class Run:
    """Items next to each other, in this order."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Runs in this order; `gaps[i]` is the most words between run i and run i + 1."""

    runs: tuple[Run, ...]
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator: its parts in any order, all inside a window of so many words."""

    parts: tuple[Ordered, ...]
    window: int = WINDOW


class IndicatorError(ValueError):
    """A line that cannot be read; `column` counts characters of the line from 1."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint


_PLAIN = r"[^\W_][\w'’]*"
_WORDS = rf"\s*{_PLAIN}(?:\s+{_PLAIN})*\s*"
_CHOICE = rf"{_WORDS}(?:\|{_WORDS})*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+) | (?P<words>\({_CHOICE}\) | \[{_CHOICE}\])
      | (?P<gap>\.\.(?P<gapsize>\d*)) | (?P<plus>\+(?P<window>\d*)) | (?P<open>\() | (?P<close>\))
      | (?P<left>\[) | (?P<right>\]) | (?P<bar>\|) | "(?P<quoted>[^"]*)" | @(?P<list>[\w-]+)
      | (?P<word>\*?[^\W_](?:[\w'’.&/-]*[\w'’])?\*?)""",
    re.VERBOSE,
)
_ONLY_WORDS = re.compile(_WORDS)
_WORD_PARTS = re.compile(r"[^\W_](?:[\w'’]|[.&/-](?=\w))*|\S")


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


@lru_cache(maxsize=100_000)  # a codebook is read once to check it and once to apply it
def parse(line: str) -> Line:
    """Read one indicator; raises IndicatorError with the column of what cannot be read."""
    if line.replace(" ", "").isalpha():  # most entries of word lists
        return Line((Ordered((Run(tuple(map(_plain_word, line.split()))),)),))
    if _ONLY_WORDS.fullmatch(line):  # many lines; the same as below, but four times as fast
        return Line((Ordered((_words(line),)),))
    tokens = _split(line)
    if not tokens:
        raise IndicatorError("the indicator is empty", 1)
    return _Parser(tokens, len(line) + 1).line()


def parse_entry(line: str) -> Run:
    """Read one entry of a word list; raises IndicatorError when it is more than words next to each other."""
    read = parse(line)
    if len(read.parts) > 1 or len(read.parts[0].runs) > 1:
        raise IndicatorError("a word list holds words and phrases only", 1, "use + and .. in the indicator instead")
    return read.parts[0].runs[0]


def _split(line: str) -> list[_Token]:
    tokens, position = [], 0
    while position < len(line):
        match = _TOKEN.match(line, position)
        if match is None:
            raise _unreadable(line, position)
        kind = match.lastgroup or ""
        if kind in ("gap", "plus"):
            tokens.append(_Token(kind, match["gapsize"] or match["window"] or "", position + 1))
        elif kind != "space":
            tokens.append(_Token(kind, match[kind], position + 1))
        position = match.end()
    return tokens


def _unreadable(line: str, position: int) -> IndicatorError:
    found, column = line[position], position + 1
    if found == '"':
        return IndicatorError("a quotation mark that is not closed", column, 'write "…" around the exact forms')
    if found == "@":
        return IndicatorError(
            "@ without the name of a list", column, "write @name, with a name that stands under lists"
        )
    if found == "*":
        return IndicatorError("* that stands apart from a word", column, "write it against the word: wachtlijst*")
    return IndicatorError(
        f"{found!r} has no meaning here",
        column,
        'words, (a|b), [optional], @list, "exact form", word*, .. for order and + for any order; '
        "put a sign that must be found between quotation marks",
    )


_ITEMS = frozenset(("word", "words", "quoted", "list", "open", "left"))


class _Parser:
    """Read tokens from left to right; every method reads one rule of the grammar."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = tokens
        self._next = 0
        self._end = end
        self._depth = 0

    def line(self) -> Line:
        parts, window = [self._ordered()], 0
        while self._at("plus"):
            window = max(window, self._number(self._take(), WINDOW))
            parts.append(self._ordered())
        if self._next < len(self._tokens):
            token = self._tokens[self._next]
            raise IndicatorError(
                f"{token.text!r} closes nothing", token.column, "every ) and ] has its ( or [ before it"
            )
        if any(token.text[:1] == "[" for token in self._tokens):
            _refuse_only_optional(parts)
        return Line(tuple(parts), window or WINDOW)

    def _ordered(self) -> Ordered:
        runs, gaps = [self._run()], []
        while self._at("gap"):
            gaps.append(self._number(self._take(), GAP))
            runs.append(self._run())
        return Ordered(tuple(runs), tuple(gaps))

    def _run(self) -> Run:
        items: list[Item] = []
        while self._next < len(self._tokens) and self._tokens[self._next].kind in _ITEMS:
            items.extend(self._items())
        if not items:
            column = self._tokens[self._next].column if self._next < len(self._tokens) else self._end
            raise IndicatorError("a word is missing here", column, "write a word on both sides of .. + and |")
        return Run(tuple(items))

    def _items(self) -> list[Item]:
        token = self._take()
        if token.kind == "words":
            return [_choice_of_words(token.text)]
        if token.kind == "word":
            return [_word(token)]
        if token.kind == "list":
            return [ListName(token.text)]
        if token.kind == "quoted":
            return _exact(token)
        return [self._choice(token)]

    def _choice(self, opened: _Token) -> Choice:
        closing = "close" if opened.kind == "open" else "right"
        self._depth += 1
        if self._depth > DEEPEST:
            raise IndicatorError(f"more than {DEEPEST} levels of ( ) and [ ]", opened.column, "make several indicators")
        runs = [self._run()]
        while self._at("bar"):
            self._take()
            runs.append(self._run())
        if not self._at(closing):
            raise IndicatorError(
                f"{opened.text!r} is not closed", opened.column, "inside ( ) and [ ] only words and | are possible"
            )
        self._take()
        self._depth -= 1
        return Choice(tuple(runs), optional=opened.kind == "left")

    def _at(self, kind: str) -> bool:
        return self._next < len(self._tokens) and self._tokens[self._next].kind == kind

    def _take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]

    def _number(self, token: _Token, default: int) -> int:
        if not token.text:
            return default
        if len(token.text) > 3 or int(token.text) > LONGEST:
            raise IndicatorError(f"{token.text} words is more than {LONGEST}", token.column, f"use at most {LONGEST}")
        if token.kind == "plus" and int(token.text) < 2:
            raise IndicatorError("a window of fewer than 2 words", token.column, "use at least +2")
        return int(token.text)


def _refuse_only_optional(parts: list[Ordered]) -> None:
    runs = [run for part in parts for run in part.runs]
    if all(_is_optional(run) for run in runs):
        raise IndicatorError("everything in this indicator is optional", 1, "leave one word outside the [ ]")
    if any(_is_optional(run) for run in runs):
        raise IndicatorError("a part that is wholly optional changes nothing", 1, "leave it out, or join it to a word")


def _is_optional(run: Run) -> bool:
    return all(isinstance(item, Choice) and item.optional for item in run.items)


@lru_cache(maxsize=8192)
def _choice_of_words(text: str) -> Choice:
    """Read ( ) or [ ] with nothing but words and | inside; codebooks repeat these often."""
    return Choice(tuple(_words(run) for run in text[1:-1].split("|")), optional=text[0] == "[")


@lru_cache(maxsize=8192)
def _words(text: str) -> Run:
    return Run(tuple(_plain_word(word) for word in text.split()))


@lru_cache(maxsize=65_536)
def _plain_word(text: str) -> Word:
    return Word(text)


def _word(token: _Token) -> Word:
    text = token.text.strip("*")
    if text == token.text:
        return _plain_word(text)
    if len(text) < 4:
        raise IndicatorError(
            f"{token.text!r} is too short for *", token.column, "use * with words of at least 4 letters"
        )
    return Word(text, head=token.text.startswith("*"), modifier=token.text.endswith("*"))


def _exact(token: _Token) -> list[Item]:
    matches = list(_WORD_PARTS.finditer(token.text))
    if not matches:
        raise IndicatorError(
            "nothing between the quotation marks", token.column, 'write the exact forms: "in het diepe"'
        )
    return [Exact(match[0]) for match in matches]


def write(run: Run) -> str:
    """Write a run the way it is read."""
    return " ".join(_write_item(item) for item in run.items)


def _write_item(item: Item) -> str:
    if isinstance(item, Word):
        return f"{'*' * item.head}{item.text}{'*' * item.modifier}"
    if isinstance(item, Exact):
        return f'"{item.text}"'
    if isinstance(item, ListName):
        return f"@{item.name}"
    runs = "|".join(write(run) for run in item.runs)
    return f"[{runs}]" if item.optional else f"({runs})"
