"""Indicators that are spaCy token patterns; LEMMA in them means a word family, as everywhere in a codebook."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from praktijkleren.coding.finding import Finding, Prepared, Unit
from praktijkleren.coding.nodes import Hit
from praktijkleren.dutch.families import Families, Term, fold
from praktijkleren.model import Method

TokenPattern = Sequence[Mapping[str, object]]


class PatternMatcher:
    """Token patterns; the families in them are written out for the words that a sentence holds."""

    def __init__(self, prepared: Sequence[Prepared], families: Families, vocab: Vocab) -> None:
        self._prepared = [one for one in prepared if one.indicator.tokens]
        self._families = families
        self._vocab = vocab

    def find(self, unit: Unit) -> Iterator[Finding]:
        """Give every pattern that matches in a sentence, the longest match first where two overlap."""
        if not self._prepared:
            return
        families = self._families_in(unit)
        for one in self._prepared:
            pattern = [_written_out(token, families) for token in one.indicator.tokens or ()]
            if any(token.get("ORTH") == {"IN": []} and token.get("OP", "1") in ("1", "+") for token in pattern):
                continue  # a family that must be there is not
            matcher = Matcher(self._vocab)
            matcher.add("pattern", [pattern], greedy="LONGEST")
            doc = Doc(self._vocab, words=unit.piece.tokens[unit.first : unit.last])
            for _, start, end in sorted(matcher(doc), key=lambda match: match[1:]):
                tokens = tuple(range(unit.first + start, unit.first + end))
                if not unit.is_cancelled(one, tokens[0], tokens[-1]):
                    yield Finding(one.indicator, one.order, Hit(tokens), Method.TOKEN)

    def _families_in(self, unit: Unit) -> dict[str, list[str]]:
        """Give, for each codebook word of the sentence, the forms that belong to its family."""
        families: dict[str, set[str]] = {}
        for form in unit.piece.tokens[unit.first : unit.last]:
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


def _written_out(token: Mapping[str, object], families: Mapping[str, list[str]]) -> dict[str, Any]:
    """Put the forms that a sentence holds in the place of LEMMA, and lower case in LOWER."""
    written: dict[str, Any] = dict(token)
    lower, lemma = written.get("LOWER"), written.pop("LEMMA", None)
    if isinstance(lower, str):
        written["LOWER"] = lower.lower()
    if lemma is not None:
        operator = "NOT_IN" if isinstance(lemma, Mapping) and "NOT_IN" in lemma else "IN"
        written["ORTH"] = {operator: [form for word in _values(lemma) for form in families.get(fold(word), ())]}
    return written
