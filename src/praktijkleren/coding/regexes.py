"""Indicators that are regular expressions, on RE2: no expression can take more than linear time."""

from collections.abc import Iterator, Sequence
from typing import Any

from praktijkleren.coding.finding import Finding, Prepared, Unit
from praktijkleren.coding.nodes import Hit
from praktijkleren.model import Method


class RegexMatcher:
    """Expressions, matched without regard to case inside one sentence."""

    def __init__(self, prepared: Sequence[Prepared]) -> None:
        self._expressions = [(one, _compile(one.indicator.regex)) for one in prepared if one.indicator.regex]
        self._set = _compile_set([one.indicator.regex or "" for one, _ in self._expressions])

    @property
    def has_work(self) -> bool:
        """Whether there are expressions."""
        return bool(self._expressions)

    def find(self, unit: Unit) -> Iterator[Finding]:
        """Give every expression that matches, widened to whole tokens; an empty match counts for nothing."""
        text, starts = _text(unit)
        for one, expression in [self._expressions[number] for number in sorted(self._set.Match(text) or ())]:
            for match in expression.finditer(text):
                begin, end = match.span()
                tokens = tuple(place for place, start, stop in starts if begin < stop and start < end)
                if tokens and not unit.is_cancelled(one, tokens[0], tokens[-1]):
                    yield Finding(one.indicator, one.order, Hit(tokens), Method.REGEX)


def _text(unit: Unit) -> tuple[str, list[tuple[int, int, int]]]:
    """Give the sentence as text, with white space as one blank, and where each token stands in it."""
    text, places, piece = "", [], unit.piece
    for token in range(unit.first, unit.last):
        if token > unit.first and piece.start(token) > piece.end(token - 1):
            text += " "
        places.append((token, len(text), len(text) + len(piece.tokens[token])))
        text += piece.tokens[token]
    return text, places


def _compile(expression: str) -> Any:  # noqa: ANN401  re2 has no types
    import re2  # noqa: PLC0415  most codebooks have no expressions

    return re2.compile(expression, _options())


def _compile_set(expressions: Sequence[str]) -> Any:  # noqa: ANN401  re2 has no types
    """Compile expressions to one automaton that says in one pass which of them match."""
    if not expressions:
        return None
    import re2  # noqa: PLC0415  most codebooks have no expressions

    together = re2.Set.SearchSet(_options())
    for expression in expressions:
        together.Add(expression)
    together.Compile()
    return together


def _options() -> Any:  # noqa: ANN401  re2 has no types
    import re2  # noqa: PLC0415  most codebooks have no expressions

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return options
