"""Which patterns may occur in a sentence: a quick look at its words before any pattern is tried.

Every set of words that a pattern asks for is a bit. A sentence has the bits of its words; a pattern can only occur
where all its bits are there. A pattern that is looked for is looked up by the set that fewest sentences have a word of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from praktijkleren.dutch.context_patterns import Pattern, match
from praktijkleren.dutch.wordset import word_set

# The commonest words of Dutch stories: hardly a sentence has none of them, so they say little about it.
_COMMON = word_set("""
    de het een en van in is dat op te zijn met voor niet aan er ik die maar ze was om ook als we dan bij hij naar zo nog
    je mijn werd had wel heb door uit over dit of wij me heeft kan hebben tot mij meer haar ons al na omdat worden hem
    waar toen geen zou moet veel wat hun dus weer hoe deze iets goed kon heel nu . , ?
""")


class PatternIndex:
    """Patterns by number: the first `sought` of them are looked for, of the others one may ask whether they occur."""

    def __init__(self, patterns: Sequence[Pattern], *, sought: int) -> None:
        self.patterns = patterns
        self.firsts = [pattern.first for pattern in patterns]
        bits: dict[frozenset[str], int] = {}
        self.required = [sum({1 << bits.setdefault(words, len(bits)) for words in p.asked}) for p in patterns]
        self._bits: dict[str, int] = {}
        for words, bit in bits.items():
            for word in words:
                self._bits[word] = self._bits.get(word, 0) | 1 << bit
        self._anchored: dict[str, list[int]] = {}
        self._anywhere = [number for number, pattern in enumerate(patterns[:sought]) if not pattern.asked]
        for number, pattern in enumerate(patterns[:sought]):
            if pattern.asked:
                for word in min(pattern.asked, key=lambda words: (len(words & _COMMON), len(words))):
                    self._anchored.setdefault(word, []).append(number)

    def read(self, words: Sequence[str]) -> "IndexedSentence":
        """Look at the words of one sentence, in lower case."""
        places: dict[str, list[int]] = {}
        there, candidates = 0, list(self._anywhere)
        for place, word in enumerate(words):
            if word in places:
                places[word].append(place)
                continue
            places[word] = [place]
            if word in self._bits:
                there |= self._bits[word]
                candidates += self._anchored.get(word, ())
        possible = sorted({number for number in candidates if there & self.required[number] == self.required[number]})
        return IndexedSentence(self, words, places, there, possible)


@dataclass(frozen=True, slots=True)
class IndexedSentence:
    """A sentence with the places of its words and the numbers of the patterns that may occur in it."""

    index: PatternIndex
    words: Sequence[str]
    places: dict[str, list[int]]
    there: int
    possible: Sequence[int]

    def matches(self, number: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give every place where a pattern fits, with the places of its trigger words."""
        first, pattern = self.index.firsts[number], self.index.patterns[number]
        if first.affixes or first.kinds or len(first.exact) > len(self.places):
            found = [places for word, places in self.places.items() if first.fit(word)]
        else:
            found = [self.places[word] for word in first.exact if word in self.places]
        for start in found[0] if len(found) == 1 else sorted(chain.from_iterable(found)):
            indexes = match(pattern, self.words, start)
            if indexes is not None:
                yield start, indexes

    def has(self, number: int) -> bool:
        """Tell whether a pattern occurs in the sentence."""
        required = self.index.required[number]
        return self.there & required == required and any(True for _ in self.matches(number))
