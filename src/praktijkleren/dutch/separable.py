"""Separable verbs: "sloot nooit aan" is a form of *aansluiten*.

The particle decides: it must end its clause, and a form to its left, joined to it, must be a form of one of the verbs
looked for. So "sloot de deur aan de achterkant" is no *aansluiten*.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from praktijkleren.dutch.lexicon import Lexicon

REACH = 14
"""Words between the verb and its particle; 99 of 100 stand within twelve."""
COMMA_REACH = 6
"""Words back from the particle within which a comma may stand."""
PARTICLES = frozenset(
    [
        "aan",
        "achter",
        "achterna",
        "achterop",
        "achteruit",
        "af",
        "bij",
        "bijeen",
        "binnen",
        "boven",
        "buiten",
        "dicht",
        "dood",
        "door",
        "fijn",
        "gelijk",
        "goed",
        "heen",
        "in",
        "ineen",
        "kwijt",
        "langs",
        "leeg",
        "los",
        "mee",
        "mis",
        "na",
        "naar",
        "neer",
        "om",
        "omhoog",
        "onder",
        "op",
        "open",
        "opeen",
        "over",
        "overeen",
        "overhoop",
        "plaats",
        "rond",
        "samen",
        "schoon",
        "stil",
        "stop",
        "stuk",
        "tegemoet",
        "tegen",
        "tekort",
        "teleur",
        "terecht",
        "terug",
        "thuis",
        "toe",
        "uit",
        "uiteen",
        "vast",
        "verder",
        "vol",
        "voor",
        "voorbij",
        "voorop",
        "voort",
        "vooruit",
        "vrij",
        "waar",
        "weer",
        "weg",
        "klaar",
        "deel",
    ]
)
INSEPARABLE_PREFIXES = ("be", "ge", "er", "her", "ont", "ver", "mis")
AFTER = frozenset(
    [
        "en",
        "maar",
        "of",
        "want",
        "dat",
        "omdat",
        "doordat",
        "zodat",
        "terwijl",
        "als",
        "om",
        "te",
        "bij",
        "met",
        "van",
        "voor",
        "tot",
        "in",
        "naar",
        "op",
        "aan",
        "door",
        "over",
        "uit",
        "onder",
        "tussen",
        "tegen",
        "sinds",
        "na",
        "binnen",
        "waar",
        "waarin",
        "waarbij",
        "die",
        "toen",
        "wanneer",
        "zoals",
        "dan",
        "nadat",
        "voordat",
        "hoewel",
        "totdat",
        "indien",
        "tijdens",
        "volgens",
        "per",
        "via",
        "rond",
        "zonder",
        "vanaf",
        "vanuit",
        "wegens",
        "ook",
        "niet",
        "meer",
        "wat",
        "hoe",
    ]
)
"""Words that begin something new, so that a particle before them ends its clause."""
WALLS = frozenset(
    [
        ";",
        ":",
        "(",
        ")",
        "omdat",
        "doordat",
        "zodat",
        "terwijl",
        "want",
        "hoewel",
        "nadat",
        "voordat",
        "totdat",
        "indien",
        "wanneer",
    ]
)
"""What a verb and its particle do not reach across."""
CLUSTER = frozenset(
    ["kunnen", "moeten", "mogen", "willen", "zullen", "laten", "gaan", "blijven", "komen", "hebben", "zijn", "worden"]
)
ARTICLES = frozenset(["de", "een", "mijn", "jouw", "zijn", "haar", "ons", "onze", "hun", "uw", "geen", "deze"])


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
        particles = {lemma: _particles(lemma, lexicon) for lemma in lemmas}
        self._verbs = frozenset(lemma for lemma, found in particles.items() if found)
        self.particles = frozenset(particle for found in particles.values() for particle in found)
        self._joined: dict[tuple[str, str], str] = {}

    def find(self, words: Sequence[str]) -> list[SplitVerb]:
        """Give the split verbs of one sentence; words are lower case, punctuation included."""
        found = []
        for place, word in enumerate(words):
            if word in self.particles:
                split = self._in_cluster(words, place) or self._to_the_left(words, place)
                if split:
                    found.append(split)
        return found

    def _lemma(self, particle: str, form: str) -> str:
        """Give the verb that particle and form make together, or an empty string."""
        lemma = self._joined.get((particle, form))
        if lemma is None:
            readings = self._lexicon.analyses(particle + form) if form.isalpha() else ()
            lemma = next((r.lemma for r in readings if r.pos == "v" and r.lemma in self._verbs), "")
            self._joined[particle, form] = lemma
        return lemma

    def _in_cluster(self, words: Sequence[str], place: int) -> SplitVerb | None:
        """Read "aan te sluiten" and "aan kunnen sluiten"."""
        after = place + 1
        while after < len(words) and after <= place + 3 and (words[after] == "te" or self._is_auxiliary(words[after])):
            after += 1
        if after == place + 1 or after >= len(words):
            return None
        lemma = self._lemma(words[place], words[after])
        return SplitVerb(after, place, lemma) if lemma else None

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
            lemma = self._lemma(words[place], word)
            if lemma and not self._is_noun_here(words, before) and (before == 0 or words[before - 1] != "te"):
                return SplitVerb(before, place, lemma)
        return None

    def _is_noun_here(self, words: Sequence[str], place: int) -> bool:
        return (
            place > 0
            and words[place - 1] in ARTICLES
            and any(reading.pos == "n" for reading in self._lexicon.analyses(words[place]))
        )


@lru_cache(maxsize=4096)
def is_separable(lemma: str, lexicon: Lexicon) -> bool:
    """Tell whether a verb comes apart: *aansluiten* does, *overleggen* does not."""
    return bool(_particles(lemma, lexicon))


def _particles(lemma: str, lexicon: Lexicon) -> list[str]:
    if not lemma.endswith("n"):
        return []
    starts = (lemma[:length] for length in range(1, len(lemma) - 2))
    return [start for start in starts if start in PARTICLES and _splits(lemma, start, lexicon)]


def _splits(lemma: str, particle: str, lexicon: Lexicon) -> bool:
    """Tell whether a verb splits off this particle: its participle has -ge- inside, or its base has a prefix."""
    base = lemma[len(particle) :]
    if not any(reading.lemma == lemma and reading.pos == "v" for reading in lexicon.analyses(lemma)):
        return False
    if base.startswith(INSEPARABLE_PREFIXES):
        return any(reading.lemma == base and reading.pos == "v" for reading in lexicon.analyses(base))
    start = f"{particle}ge{base[0]}"
    place = bisect_left(lexicon.lines, start)
    while place < len(lexicon.lines) and lexicon.lines[place].startswith(start):
        form = lexicon.lines[place].split("\t", 1)[0]
        if any(reading.lemma == lemma for reading in lexicon.analyses(form)):
            return True
        place += 1
    return False
