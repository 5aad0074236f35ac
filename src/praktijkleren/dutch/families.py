"""Word families: which words of a codebook a form in a text may stand for.

The question is asked from the codebook: of all lemmas that a form may have, those count that the codebook uses. No
guess is needed which one is meant; a codebook word that is not the form's best lemma is marked ambiguous.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from praktijkleren.dutch.lexicon import LINKS, SHORTEST_HEAD, SHORTEST_MODIFIER, Lexicon
from praktijkleren.dutch.memo import Memo
from praktijkleren.dutch.spelling import Spelling

SHORTEST_STEM = 8
"""Letters that are left at least when an ending is taken off a misspelt word."""
ENDINGS = ("s", "'s", "en", "n", "e", "je", "jes", "tje", "tjes")
"""Inflections that are recognised on codebook words that no dictionary knows."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A word of a codebook: in all forms or in exactly one, and whether it may be part of a compound or misspelt."""

    text: str
    exact: bool = False
    head: bool = False
    modifier: bool = False
    spelling: bool = True

    @property
    def written(self) -> str:
        """The term as it is written in a codebook."""
        text = f'"{self.text}"' if self.exact else self.text
        return f"{'*' * self.head}{text}{'*' * self.modifier}"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A term that a form stands for.

    `ambiguous` when it is not the likeliest reading, `distance` in typing errors, `compound` when it is a part of it.
    """

    term: Term
    ambiguous: bool = False
    distance: int = 0
    compound: bool = False


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give a form without case and accents, with straight apostrophes: what is compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower().replace("’", "'").replace("‘", "'"))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


class Families:
    """The terms of one codebook, ready to be looked up by form; every form is worked out once."""

    def __init__(self, terms: Iterable[Term], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._exact: dict[str, list[Term]] = defaultdict(list)
        self._lemmas: dict[str, list[Term]] = defaultdict(list)
        self._unknown: dict[str, list[Term]] = defaultdict(list)
        self._heads: dict[str, list[Term]] = defaultdict(list)
        self._modifiers: dict[str, list[Term]] = defaultdict(list)
        self._keys: Memo[tuple[str, str], tuple[Key, ...]] = Memo(lambda asked: self._find(*asked))
        misspellable: dict[str, list[Term]] = defaultdict(list)
        for term in sorted(set(terms)):
            if term.exact:
                self._exact[fold(term.text)].append(term)
                continue
            for lemma in self.lemmas(term.text):
                self._lemmas[fold(lemma)].append(term)
                if term.head:
                    self._heads[fold(lemma)].append(term)
                if term.modifier:
                    self._modifiers[fold(lemma)].append(term)
            if not self._readings(term.text.lower()):
                self._unknown[fold(term.text)].append(term)
            if term.spelling:
                misspellable[fold(term.text)].append(term)
        self._spelling = Spelling(misspellable)
        self._misspellable = misspellable
        self._stems = {lemma[: max(SHORTEST_HEAD, len(lemma) - 2)] for lemma in (*self._heads, *self._modifiers)}

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Give the lemmas that a word of a codebook stands for: itself if it is a lemma, and its likeliest lemma."""
        readings = self._readings(word.lower())
        if not readings:
            return (word.lower(),)
        itself = [lemma for lemma, _ in readings if fold(lemma) == fold(word)]
        return tuple(dict.fromkeys((*itself, readings[0][0])))

    def keys(self, form: str, pos: str = "") -> tuple[Key, ...]:
        """Give the terms that a form, as it stands in the text, may stand for.

        `pos` is its part of speech when that is known (n, v, a or x): readings as another are then the unlikely ones.
        """
        return self._keys[form, pos]

    def _find(self, form: str, pos: str) -> tuple[Key, ...]:
        lower, folded = form.lower().replace("’", "'"), fold(form)
        keys = {term: Key(term) for term in self._exact.get(folded, ())}
        readings = self._readings(lower, pos)
        for lemma, ambiguous in readings or ((lower, False),):
            for term in self._lemmas.get(fold(lemma), ()):
                keys.setdefault(term, Key(term, ambiguous))
        others = (
            [] if readings else [t for ending in ENDINGS for t in self._unknown.get(folded.removesuffix(ending), ())]
        )
        keys |= {term: Key(term) for term in others if term not in keys}
        if any(stem in folded for stem in self._stems):
            keys |= {term: Key(term, compound=True) for term in self._in_compound(folded) if term not in keys}
        if not keys and "/" in folded:  # vader/moeder, en/of
            keys = {key.term: key for part in form.split("/") for key in self._keys[part, pos]}
        if not keys and form.islower() and form.replace("'", "").isalpha() and not self._lexicon.is_word(lower):
            keys = {key.term: key for key in self._misspelt(folded)}
        return tuple(sorted(keys.values()))

    def _misspelt(self, form: str) -> list[Key]:
        word, distance = self._spelling.nearest(form) or self._nearest_stem(form)
        return [Key(term, distance=distance) for term in self._misspellable.get(word, ())]

    def _nearest_stem(self, form: str) -> tuple[str, int]:
        """Give the word that an inflected form ("wachtijden") is one slip of."""
        stems = {stem for ending in ENDINGS if len(stem := form.removesuffix(ending)) >= SHORTEST_STEM} - {form}
        found = {near for near in map(self._spelling.nearest, stems) if near is not None and near[1] == 1}
        return found.pop() if len(found) == 1 else ("", 0)

    def _readings(self, form: str, pos: str = "") -> tuple[tuple[str, bool], ...]:
        """Give the lemmas of a form with whether each is not the likeliest; an emphatic accent (níet) is let go."""
        readings = self._lexicon.analyses(form)
        plain = fold(form)
        if plain != form and not self._lexicon.is_word(form) and self._lexicon.is_word(plain):
            readings = self._lexicon.analyses(plain)
        likely = sorted(readings, key=lambda reading: reading.pos != pos) if pos else readings
        lemmas = dict.fromkeys(reading.lemma for reading in likely)
        return tuple((lemma, place > 0) for place, lemma in enumerate(lemmas))

    def _in_compound(self, form: str) -> list[Term]:
        found = []
        for cut in range(SHORTEST_MODIFIER, len(form) - SHORTEST_MODIFIER + 1):
            first, last = form[:cut], form[cut:]
            for lemma, _ in self._readings(last) if self._heads and len(last) >= SHORTEST_HEAD else ():
                if fold(lemma) in self._heads and self._lexicon.is_modifier(first):
                    found += self._heads[fold(lemma)]
            if self._modifiers and len(last) >= SHORTEST_HEAD and self._lexicon.analyses(last):
                for word in {first.removesuffix(link) for link in LINKS}:
                    for lemma, _ in self._readings(word):
                        found += self._modifiers.get(fold(lemma), ())
        return found
