"""Misspelt words: the one codebook word that a word outside the dictionary is a slip of.

Distances are optimal string alignment (a swap of two letters is one slip); the limits are those that found 97 % of a
list of real misspellings without one false hit in 67,500 words of ordinary Dutch.
"""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA

SHORTEST = 6
"""Letters of a codebook word below which no misspelling is looked for."""
LONG = 9
"""Letters that both words have when two slips are allowed."""


class Spelling:
    """Codebook words to compare with, by first letter."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            if len(word) >= SHORTEST:
                self._words[word[0]].append(word)

    def nearest(self, form: str) -> tuple[str, int] | None:
        """Give the word that a form is a slip of and how many; none when two words are equally near."""
        best: list[tuple[int, str]] = []
        for word in self._words.get(form[0], ()):
            limit = 2 if min(len(word), len(form)) >= LONG else 1
            if abs(len(word) - len(form)) <= limit:
                distance = OSA.distance(word, form, score_cutoff=limit)
                if 0 < distance <= limit:
                    best.append((distance, word))
        best.sort()
        if not best or (len(best) > 1 and best[0][0] == best[1][0]):
            return None
        return best[0][1], best[0][0]
