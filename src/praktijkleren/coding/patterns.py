"""Indicators that are spaCy token patterns; LEMMA in them means a word family, as everywhere in a codebook."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import repeat
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from praktijkleren.coding.finding import Finding, Prepared, Unit
from praktijkleren.coding.nodes import Hit
from praktijkleren.dutch.families import Families, Term, fold
from praktijkleren.dutch.memo import Memo
from praktijkleren.model import Method

TokenPattern = Sequence[Mapping[str, object]]


class PatternMatcher:
    """Token patterns; the families in them are written out for the words that a sentence holds."""

    def __init__(self, prepared: Sequence[Prepared], families: Families, vocab: Vocab) -> None:
        self._prepared = [(one, tuple(one.indicator.tokens)) for one in prepared if one.indicator.tokens]
        self._families = families
        self._vocab = vocab
        self._matchers: Memo[tuple[int, tuple[tuple[str, ...], ...]], Matcher] = Memo(self._matcher, limit=2_000)

    @property
    def has_work(self) -> bool:
        """Whether there are patterns."""
        return bool(self._prepared)

    def find(self, unit: Unit) -> Iterator[Finding]:
        """Give every pattern that matches in a sentence, the longest match first where two overlap."""
        words = unit.piece.tokens[unit.first : unit.last]
        lower = {word.lower() for word in words}
        families = self._families_in(words)
        doc: Doc | None = None
        for number, (one, pattern) in enumerate(self._prepared):
            forms = tuple(_forms(token, families) for token in pattern)
            if not all(map(_may_hold, pattern, forms, repeat(lower))):
                continue
            doc = doc or Doc(self._vocab, words=words)
            for _, start, end in sorted(self._matchers[number, forms](doc), key=lambda match: match[1:]):
                tokens = tuple(range(unit.first + start, unit.first + end))
                if not unit.is_cancelled(one, tokens[0], tokens[-1]):
                    yield Finding(one.indicator, one.order, Hit(tokens), Method.TOKEN)

    def _matcher(self, key: tuple[int, tuple[tuple[str, ...], ...]]) -> Matcher:
        number, forms = key
        matcher = Matcher(self._vocab)
        pattern = [_written_out(token, of) for token, of in zip(self._prepared[number][1], forms, strict=True)]
        matcher.add("pattern", [pattern], greedy="LONGEST")
        return matcher

    def _families_in(self, words: Sequence[str]) -> dict[str, list[str]]:
        """Give, for each codebook word of the sentence, the forms that belong to its family."""
        families: dict[str, set[str]] = {}
        for form in words:
            for key in self._families.keys(form):
                families.setdefault(fold(key.term.text), set()).add(form)
        return {lemma: sorted(forms) for lemma, forms in families.items()}


def pattern_terms(pattern: TokenPattern) -> list[Term]:
    """Give the terms whose families a pattern needs."""
    return [Term(lemma, spelling=False) for token in pattern for lemma in _values(token.get("LEMMA"))]


def _values(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [str(one) for values in value.values() for one in values]
    return [] if value is None else [str(value)]


def _forms(token: Mapping[str, object], families: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Give the forms in the sentence that belong to the families a token asks for."""
    return tuple(form for word in _values(token.get("LEMMA")) for form in families.get(fold(word), ()))


def _may_hold(token: Mapping[str, object], forms: tuple[str, ...], lower: Set[str]) -> bool:
    """Tell whether a sentence with these words in lower case may hold a token: a quick look before spaCy's."""
    if token.get("OP", "1") not in ("1", "+"):
        return True
    lemma, word = token.get("LEMMA"), token.get("LOWER")
    if lemma is not None and not forms and not (isinstance(lemma, Mapping) and "NOT_IN" in lemma):
        return False
    return not isinstance(word, str) or word.lower() in lower


def _written_out(token: Mapping[str, object], forms: Sequence[str]) -> dict[str, Any]:
    """Put the forms that a sentence holds in the place of LEMMA, and lower case in LOWER."""
    written: dict[str, Any] = dict(token)
    lower, lemma = written.get("LOWER"), written.pop("LEMMA", None)
    if isinstance(lower, str):
        written["LOWER"] = lower.lower()
    if lemma is not None:
        operator = "NOT_IN" if isinstance(lemma, Mapping) and "NOT_IN" in lemma else "IN"
        written["ORTH"] = {operator: list(forms)}
    return written
