"""The indicators of a codebook as the coding room uses them: parsed, with their settings, in codebook order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from praktijkleren.codebook.blocks import entries
from praktijkleren.codebook.indicator import Choice, IndicatorError, Line, ListName, Run, parse, parse_entry
from praktijkleren.codebook.model import Codebook, Factor, Rule
from praktijkleren.errors import PraktijklerenError


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of one factor; `text` is what is shown, and one of `line`, `regex` and `tokens` is given."""

    factor_id: str
    text: str
    kind: str
    line: Line | None = None
    regex: str | None = None
    tokens: tuple[Mapping[str, object], ...] | None = None
    cancel: tuple[Line, ...] = ()
    forms: str = "all"
    spelling: str = "fuzzy"
    negated: str = "keep"
    requires: str | None = None
    pos: str | None = None


def indicators(codebook: Codebook) -> tuple[Indicator, ...]:
    """Give every indicator of a codebook that was loaded without errors."""
    return tuple(indicator for factor in codebook.factors for indicator in _of_factor(factor))


def word_lists(codebook: Codebook) -> dict[str, tuple[Run, ...]]:
    """Give the entries of every word list, in which other lists stand by name.

    Raises:
        PraktijklerenError: a list is unknown or uses itself; loading a codebook reports that with its place.
    """
    lists = {
        name: tuple(dict.fromkeys(parse_entry(text) for _, _, text in entries(block)))
        for name, block in codebook.lists.items()
    }
    for name in lists:
        _check_used(lists, name, ())
    return lists


def describe(rule: Rule) -> str:
    """Give the text that stands for a rule in tables."""
    if rule.tokens is not None:
        return " ".join(
            "{" + ", ".join(f"{key}: {value}" for key, value in token.items()) + "}" for token in rule.tokens
        )
    return rule.find or f"/{rule.regex}/"


def _of_factor(factor: Factor) -> Iterator[Indicator]:
    for _, _, text in entries(factor.indicators):
        yield Indicator(factor.id, text, "find", line=_parse(text, factor), negated=factor.when_negated)
    for rule in factor.rules:
        yield Indicator(
            factor.id,
            describe(rule),
            kind="find" if rule.find is not None else "regex" if rule.regex is not None else "tokens",
            line=_parse(rule.find, factor) if rule.find is not None else None,
            regex=rule.regex,
            tokens=tuple(rule.tokens) if rule.tokens is not None else None,
            cancel=tuple(_parse(text, factor) for text in rule.cancel),
            forms=rule.forms,
            spelling=rule.spelling,
            negated=rule.negated or factor.when_negated,
            requires=rule.requires,
            pos=rule.pos,
        )


def _parse(text: str, factor: Factor) -> Line:
    try:
        return parse(text)
    except IndicatorError as error:  # only for a codebook that was made without load
        raise PraktijklerenError(f"{factor.id}: indicator {text!r}: {error.message}", hint=error.hint) from error


def _check_used(lists: Mapping[str, tuple[Run, ...]], name: str, within: tuple[str, ...]) -> None:
    if name not in lists or name in within:
        raise PraktijklerenError(f"the word list @{name} is unknown or uses itself", hint="run praktijkleren validate")
    for used in dict.fromkeys(used for run in lists[name] for used in _used(run)):
        _check_used(lists, used, (*within, name))


def _used(run: Run) -> Iterator[str]:
    for item in run.items:
        if isinstance(item, ListName):
            yield item.name
        elif isinstance(item, Choice):
            for part in item.runs:
                yield from _used(part)
