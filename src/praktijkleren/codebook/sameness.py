"""When two indicators are the same."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from praktijkleren.codebook.indicator import Choice, Exact, Item, Line, ListName, Run, Word
from praktijkleren.codebook.outline import FactorOutline, RuleOutline
from praktijkleren.codebook.tree import child, plain, text
from praktijkleren.problems import Place

Form = tuple[object, ...]
"""An indicator without what makes no difference: columns, capitals, accents, the order of alternatives."""

DEFAULTS = ("all", "fuzzy", None, None, None, ())
_SETTINGS = ("forms", "spelling", "negated", "requires", "pos")


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator of a factor as it is compared with others."""

    text: str
    place: Place
    form: Form
    settings: tuple[object, ...]
    line: Line | None = None

    @property
    def requires(self) -> object:
        """What the indicator requires to count."""
        return self.settings[3]


def known(factor: FactorOutline) -> Iterator[Known]:
    """Give the indicators of a factor that can be read."""
    for written in factor.indicators:
        if written.line:
            yield Known(written.text, written.place, form(written.line), DEFAULTS, written.line)
    for rule in factor.rules:
        settings = _settings(rule)
        for written in rule.find:
            if written.line:
                yield Known(written.text, written.place, form(written.line), settings, written.line)
        if regex := text(rule.node, "regex"):
            yield Known(regex.raw, regex.place, ("regex", regex.raw), settings)
        if tokens := child(rule.node, "tokens"):
            written_out = json.dumps(plain(tokens), sort_keys=True, default=repr)
            yield Known("this token pattern", tokens.place, ("tokens", written_out), settings)


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


def _settings(rule: RuleOutline) -> tuple[object, ...]:
    cancel = tuple(sorted((form(written.line) for written in rule.cancel if written.line), key=repr))
    named = (rule.setting(key) or default for key, default in zip(_SETTINGS, DEFAULTS, strict=False))
    return (*named, cancel)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Give a word without capitals and accents."""
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
