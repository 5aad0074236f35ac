"""When two indicators are the same."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from praktijkleren.codebook.indicator import Choice, Exact, Item, Line, ListName, Run, Word
from praktijkleren.codebook.outline import FactorOutline, RuleOutline
from praktijkleren.codebook.tree import Node, child, plain, text
from praktijkleren.codebook.written import Written
from praktijkleren.problems import Place

Form = tuple[object, ...]
"""An indicator without what makes no difference: columns, capitals, accents, the order of alternatives."""

DEFAULTS = ("all", "fuzzy", None, None, None, ())
_SETTINGS = ("forms", "spelling", "negated", "requires", "pos")
REQUIRES = _SETTINGS.index("requires")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """An indicator of a factor as it is compared with others; `words` are those that stand in it."""

    text: str
    written: Written | Node
    words: frozenset[str]
    settings: tuple[object, ...]
    line: Line | None = None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.written.place

    @property
    def form(self) -> Form:
        """What is left of it when nothing counts but what it finds; costly, so compare words first."""
        return form(self.line) if self.line else (self.text,)


def known(factor: FactorOutline) -> list[Known]:
    """Give the indicators of a factor that can be read."""
    found = [_of_line(written, DEFAULTS) for written in factor.indicators if written.line]
    for rule in factor.rules:
        settings = _settings(rule)
        found += [_of_line(written, settings) for written in rule.find if written.line]
        if regex := text(rule.node, "regex"):
            found.append(Known(regex.raw, regex, words_of(regex.raw), settings))
        if tokens := child(rule.node, "tokens"):
            written_out = json.dumps(plain(tokens), sort_keys=True, default=repr)
            found.append(Known(written_out, tokens, words_of(written_out), settings))
    return found


def same(indicators: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Give each indicator that is the same as an earlier one, with that one."""
    groups: defaultdict[object, list[Known]] = defaultdict(list)
    for one in indicators:
        earlier = next((other for other in groups[one.words, one.settings] if other.form == one.form), None)
        if earlier:
            yield one, earlier
        else:
            groups[one.words, one.settings].append(one)


def shared(first: Iterable[Known], second: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Give each indicator of the second that finds the same words as one of the first, with that one."""
    groups: defaultdict[object, list[Known]] = defaultdict(list)
    for one in first:
        groups[one.words, one.settings[REQUIRES]].append(one)
    for one in second:
        for other in groups.get((one.words, one.settings[REQUIRES]), ()):
            if other.form == one.form:
                yield one, other
                break


def form(line: Line) -> Form:
    """Give what is left of an indicator when nothing counts but what it finds."""
    parts = [(tuple(_run(run) for run in part.runs), part.gaps) for part in line.parts]
    return ("all", line.window, *sorted(parts, key=repr)) if len(parts) > 1 else ("ordered", *parts[0])


def _run(run: Run) -> Form:
    found: list[object] = []
    for item in run.items:
        if isinstance(item, Choice) and not item.optional and len(item.runs) == 1:
            found.extend(_run(item.runs[0]))
        else:
            found.append(item_form(item))
    return tuple(found)


def item_form(item: Item) -> Form:
    """Give what is left of an item when nothing counts but what it finds."""
    if isinstance(item, Word):
        return ("word", fold(item.text), item.head, item.modifier)
    if isinstance(item, Exact):
        return ("exact", fold(item.text))
    if isinstance(item, ListName):
        return ("list", item.name)
    return ("choice", item.optional, *sorted({_run(run) for run in item.runs}, key=repr))


def _of_line(written: Written, settings: tuple[object, ...]) -> Known:
    return Known(written.text, written, words_of(written.text), settings, written.line)


def words_of(written: str) -> frozenset[str]:
    """Give the words in a text, without capitals and accents."""
    return frozenset(_WORD.findall(fold(written)))


def _settings(rule: RuleOutline) -> tuple[object, ...]:
    cancel = tuple(sorted((form(written.line) for written in rule.cancel if written.line), key=repr))
    named = (rule.setting(key) or default for key, default in zip(_SETTINGS, DEFAULTS, strict=False))
    return (*named, cancel)


def fold(word: str) -> str:
    """Give a word without capitals and accents."""
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
