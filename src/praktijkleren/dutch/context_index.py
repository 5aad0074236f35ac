"""Which patterns may occur in a sentence: a quick look at its words before any pattern is tried.

Every set of words that a pattern asks for is a bit. A sentence has the bits of its words; a pattern can only occur
where all its bits are there. A pattern that is looked for is looked up by the set that fewest sentences have a word of.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from praktijkleren.dutch.context_patterns import Pattern, match

# The commonest words of Dutch stories, the most common first: a pattern is looked up by what is rarer.
_COMMON = """
    . , de het een ik en van in niet dat was is ze ? : te met op maar we er die om als voor mijn bij aan naar nog ook
    dan zijn had hij je zo geen wel heb door uit over werd toen of wij me heeft daar wat alleen kan hebben tot mij meer
    haar jaar ons al nooit na omdat worden hem niemand keer maanden twee drie zonder ging kwam waar zou wil moet veel
    hun dus weer hoe deze iets goed kon heel nu andere niets niks zei half af dit vier gaat staat anders moeten elke
    wilde laat
"""
_SHARE = {word: 1 / (place + 2) for place, word in enumerate(_COMMON.split())}
_SHARE_OF_OTHERS = 0.001


def _share(words: frozenset[str]) -> float:
    """Guess how many sentences have one of the words."""
    return _SHARE_OF_OTHERS * len(words) + sum(_SHARE[word] for word in words & _SHARE.keys())


class PatternIndex:
    """Patterns by number: the first `sought` of them are looked for, of the others one may ask whether they occur."""

    def __init__(self, patterns: Sequence[Pattern], *, sought: int) -> None:
        self.patterns = patterns
        bits: dict[frozenset[str], int] = {}
        for pattern in patterns:
            for words in pattern.asked:
                if words not in bits:
                    bits[words] = 1 << len(bits)
        self.required = [_union(bits[words] for words in pattern.asked) for pattern in patterns]
        share = {words: _share(words) for words in bits}
        anchored: dict[frozenset[str], list[tuple[int, int]]] = {}
        self._anywhere: list[tuple[int, int]] = []
        for number, pattern in enumerate(patterns[:sought]):
            entry = number, self.required[number]
            if pattern.asked:
                anchored.setdefault(min(pattern.asked, key=share.__getitem__), []).append(entry)
            else:
                self._anywhere.append(entry)
        by_word: dict[str, tuple[int, list[tuple[int, int]]]] = {}
        for words, bit in bits.items():
            here = anchored.get(words, [])
            for word in words:
                before = by_word.get(word)
                by_word[word] = (bit | before[0], before[1] + here if here else before[1]) if before else (bit, here)
        self._by_word = by_word

    def read(self, words: Sequence[str]) -> "IndexedSentence":
        """Look at the words of one sentence, in lower case."""
        known = [found for found in map(self._by_word.get, set(words)) if found]
        there = 0
        for bit, _ in known:
            there |= bit
        possible = {number for number, _ in self._anywhere}
        for _, entries in known:
            for number, required in entries:
                if there & required == required:
                    possible.add(number)
        return IndexedSentence(self, words, there, sorted(possible))


def _union(bits: Iterable[int]) -> int:
    together = 0
    for bit in bits:
        together |= bit
    return together


class IndexedSentence:
    """A sentence with the numbers of the patterns that may occur in it."""

    __slots__ = ("_index", "_places", "_there", "_words", "possible")

    def __init__(self, index: PatternIndex, words: Sequence[str], there: int, possible: Sequence[int]) -> None:
        self._index = index
        self._words = words
        self._there = there
        self._places: dict[str, list[int]] = {}
        self.possible = possible
        if possible:
            for place, word in enumerate(words):
                self._places.setdefault(word, []).append(place)

    def matches(self, number: int) -> list[tuple[int, tuple[int, ...]]]:
        """Give every place where a pattern fits, with the places of its trigger words."""
        pattern, known, words = self._index.patterns[number], self._places, self._words
        first = pattern.first
        if first.affixes or first.kinds:
            there = [word for word in known if first.fit(word)]
        elif len(first.exact) > len(known):
            there = [word for word in known if word in first.exact]
        else:
            there = [word for word in first.exact if word in known]
        starts = known[there[0]] if len(there) == 1 else sorted(chain.from_iterable(known[word] for word in there))
        found = []
        for start in starts:
            indexes = match(pattern, words, start)
            if indexes is not None:
                found.append((start, indexes))
        return found

    def has(self, number: int) -> bool:
        """Tell whether a pattern occurs in the sentence."""
        required = self._index.required[number]
        return self._there & required == required and bool(self.matches(number))
