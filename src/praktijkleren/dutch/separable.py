"""Separable verbs: "sloot nooit aan" is a form of *aansluiten*.

The particle decides: it must end its clause, and a form to its left, joined to it, must be a form of one of the verbs
looked for. So "sloot de deur aan de achterkant" is no *aansluiten*.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from praktijkleren.dutch.lexicon import Lexicon
from praktijkleren.dutch.memo import Memo
from praktijkleren.dutch.wordset import word_set

REACH = 14
"""Words between the verb and its particle; 99 of 100 stand within twelve."""
COMMA_REACH = 6
"""Words back from the particle within which a comma may stand."""
AFTER = word_set("""
    en maar of want dat omdat doordat zodat terwijl als om te bij met van voor tot in naar op aan door over uit
    onder tussen tegen sinds na binnen waar waarin waarbij die toen wanneer zoals dan nadat voordat hoewel
    totdat indien tijdens volgens per via rond zonder vanaf vanuit wegens ook niet meer wat hoe
""")
"""Words that begin something new, so that a particle before them ends its clause."""
WALLS = word_set("""
    ; : ( ) omdat doordat zodat terwijl want hoewel nadat voordat totdat indien wanneer
""")
"""What a verb and its particle do not reach across."""
CLUSTER = word_set("""
    kunnen moeten mogen willen zullen laten gaan blijven komen hebben zijn worden
""")
ARTICLES = word_set("""
    de een mijn jouw zijn haar ons onze hun uw geen deze
""")


@dataclass(frozen=True, slots=True)
class SplitVerb:
    """A verb that stands in two parts: the indexes of verb and particle, and its lemma."""

    verb: int
    particle: int
    lemma: str


class SeparableVerbs:
    """The separable verbs among the words of a codebook."""

    def __init__(self, lemmas: Iterable[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._verbs = frozenset(lemma for lemma in lemmas if is_separable(lemma))
        self.particles = frozenset(particle for verb in self._verbs for particle in _verbs()[verb])
        self._joined: Memo[tuple[str, str], str] = Memo(lambda pair: self._join(*pair))
        self._follows: Memo[str, bool] = Memo(lambda word: self._may_follow(word.lower()))

    def may_stand_apart(self, following: str) -> bool:
        """Tell whether a particle before this word may belong to a verb that it is not written on to."""
        return self._follows[following]

    def _may_follow(self, word: str) -> bool:
        return not word[0].isalnum() or word in AFTER or self._is_auxiliary(word)

    def find(self, words: Sequence[str]) -> list[SplitVerb]:
        """Give the split verbs of one sentence; words are lower case, punctuation included."""
        found = []
        for place, word in enumerate(words):
            if word in self.particles:
                split = self._in_cluster(words, place) or self._to_the_left(words, place)
                if split:
                    found.append(split)
        return found

    def _join(self, particle: str, form: str) -> str:
        """Give the verb that particle and form make together, or an empty string."""
        readings = self._lexicon.analyses(particle + form) if form.isalpha() else ()
        return next((r.lemma for r in readings if r.pos == "v" and r.lemma in self._verbs), "")

    def _in_cluster(self, words: Sequence[str], place: int) -> SplitVerb | None:
        """Read "aan te sluiten" and "aan kunnen sluiten"."""
        for after in range(place + 1, min(place + 5, len(words))):
            lemma = self._joined[words[place], words[after]] if after > place + 1 else ""
            if lemma:  # "langs kon komen": an auxiliary may itself be the verb
                return SplitVerb(after, place, lemma)
            if words[after] != "te" and not self._is_auxiliary(words[after]):
                return None
        return None

    def _is_auxiliary(self, word: str) -> bool:
        readings = self._lexicon.analyses(word)
        return bool(readings) and readings[0].lemma in CLUSTER

    def _to_the_left(self, words: Sequence[str], place: int) -> SplitVerb | None:
        following = words[place + 1] if place + 1 < len(words) else "."
        if following[0].isalnum() and following not in AFTER:
            return None
        if words[place] == "om" and "te" in words[place + 1 : place + 9]:
            return None
        for before in range(place - 1, max(-1, place - 1 - REACH), -1):
            word = words[before]
            if word in WALLS or (word == "," and place - before > COMMA_REACH):
                return None
            lemma = self._joined[words[place], word]
            if lemma and not self._is_noun_here(words, before) and (before == 0 or words[before - 1] != "te"):
                return SplitVerb(before, place, lemma)
        return None

    def _is_noun_here(self, words: Sequence[str], place: int) -> bool:
        return (
            place > 0
            and words[place - 1] in ARTICLES
            and any(reading.pos == "n" for reading in self._lexicon.analyses(words[place]))
        )


def is_separable(verb: str) -> bool:
    """Tell whether a verb comes apart: *aansluiten* does, *overleggen* does not."""
    return verb in _verbs()


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """Give every separable verb with its particles; `voorbijgaan` is voorbij + gaan, and could be voor + bijgaan."""
    verbs: dict[str, tuple[str, ...]] = {}
    for line in files("praktijkleren.dutch").joinpath("data/separable.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            particle, base = line.split(" ")
            verbs[particle + base] = (*verbs.get(particle + base, ()), particle)
    return verbs
