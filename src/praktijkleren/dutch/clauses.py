"""Which words of a Dutch sentence stand in the same clause, without a parser."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from praktijkleren.dutch.context_rules import RuleBook
from praktijkleren.dutch.verbs import INFINITIVE, NOUN, PARTICIPLE, is_finite, kinds_of
from praktijkleren.dutch.wordset import word_set

_BREAKS = word_set(": ; doch maar – —")
_JOINING = word_set("dus en of want")
_AFTER_JOINING = word_set("daar daardoor daarna daarom dan dus later nu toen uiteindelijk zo")
_PARTICLE_BEFORE = word_set("alleen dan nog nou ook weet zeg")
_PARTICLE_AFTER = word_set(
    "af beperkt deels door drie een eventjes gedeeltelijk half kort langzaam liefst matig moeizaam mondjesmaat"
    " oppervlakkig slecht sporadisch stroef traag twee weinig zelden zijdelings één"
)
_PART = word_set("beetje deel dele gedeelte helft mate")
_WISHING_VERBS = word_set("bleef had hadden kon konden kwam waren was")
# "dat" and "die" before these point back; they open no clause.
_AFTER_POINTER = word_set("gevoel jaar moment niet nog nooit nou nu ook soort wel")
_PREPOSITIONS = word_set(
    "aan achter al behalve bij binnen boven buiten dankzij door in met na naar naast om ondanks onder op over per sinds"
    " tegen tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor wegens zonder"
)
_BEFORE_POINTER = word_set("ook toen weer juist zelfs alleen daarna nu dan echt net zo")
_BEFORE_RELATIVE = word_set("iemand niemand iedereen het")
_INTERJECTIONS = word_set("nee nou ja , echt sorry tja nah")
_ASIDE = word_set("althans behalve na net ondanks ook tijdens volgens zeker zelfs zoals vooral")
_INFINITIVE_OPENERS = word_set("zonder door om na alvorens")
_ENDING = word_set("! , . : ; ? geen maar niet")
_SUBJECT_PRONOUNS = word_set("ik je jij u hij ze zij we wij jullie het er men iemand iedereen niemand dat dit")
_ROLES = word_set("ouders jongeren moeder vader ouder kind team gezin professional")
# After these "als ouders" says in what role, and opens no clause.
_HOLDERS = word_set("ik je jij wij we jullie zij ze hij u mij me ons jou jullie hen hun hem haar mijn")
_FRONTED = word_set("wat wie hoe waarom wanneer als toen zodra")
_RELATIVE = word_set("die dat wie waar waarmee waarbij waarin waarop")
_INDEFINITE = word_set("een één iemand iets mensen zo'n plek")
_HELPING = word_set("is zijn was waren ben bent wordt worden werd werden heb hebt heeft hebben had hadden")
_LONG = 6
_REACH_OF_TE = 12
_TURNING = _BREAKS | _JOINING | _INFINITIVE_OPENERS | word_set(", ( ) wel")
"""Words at which a clause may start or end, apart from subordinators and verbs."""
DENYING = word_set("niet nie geen nooit niets niks niemand nergens noch zonder nauwelijks amper")
"""Words that deny all by themselves."""


@dataclass(slots=True)
class Clauses:
    """The clause, the section (between words like "maar") and the stretch (between "wel") of every word."""

    clause: list[int] = field(default_factory=list)
    section: list[int] = field(default_factory=list)
    stretch: list[int] = field(default_factory=list)
    host: dict[int, int] = field(default_factory=dict)
    """Of an infinitive clause with "om", the clause that it completes: what is denied there is denied here."""
    relative: dict[int, int] = field(default_factory=dict)
    """Of a clause that says what something should be like ("een school die hem aankan"), the clause around it."""
    sharing: dict[int, int] = field(default_factory=dict)
    """Of a clause without a subject ("en luisterde"), the clause that it shares its subject with."""
    start: dict[int, int] = field(default_factory=dict)
    """The first word of each clause."""
    verb: dict[int, int] = field(default_factory=dict)
    """The first finite verb of each clause."""

    def flows(self, source: int, index: int) -> bool:
        """Tell whether what is said of a whole clause, by a word at `source`, holds for the word at `index`."""
        here, there = self.clause[source], self.clause[index]
        while there in self.host and there != here:
            there = self.host[there]
        return here == there

    def imagines(self, source: int, index: int) -> bool:
        """Tell whether the word at `index` describes something that the clause of `source` wishes for or plans."""
        here, there = self.clause[source], self.clause[index]
        while there != here and (there in self.relative or there in self.host):
            there = self.relative[there] if there in self.relative else self.host[there]
        return here == there

    def shares_subject(self, source: int, index: int) -> bool:
        """Tell whether the word at `source` starts the clause whose subject the clause of `index` shares."""
        here, there = self.clause[source], self.clause[index]
        if source - self.start[here] > 1 or source > self.verb.get(here, -1):
            return False
        while there in self.sharing and there != here:
            there = self.sharing[there]
        return here == there


def find_clauses(words: Sequence[str], book: RuleBook) -> Clauses:
    """Number the clauses of a sentence, given in lower case; a clause goes on after one that it encloses."""
    return _Reader(words, book).read()


class _Reader:
    """One walk through the words of a sentence."""

    def __init__(self, words: Sequence[str], book: RuleBook) -> None:
        self.words = words
        self.finite = [is_finite(word) and self._heads(place, word) for place, word in enumerate(words)]
        self.subjects = book.lists["subject"]
        self.openers = book.openers
        self.subordinators = book.lists["subordinator"]
        self.count = self.current = self.section = self.stretch = 0
        self.outer: list[int] = []
        self.length = {0: 0}
        self.infinitive: set[int] = set()
        self.asides: set[int] = set()
        self.clauses = Clauses()

    def _heads(self, place: int, word: str) -> bool:
        """Tell a verb with a person from the infinitive and participle of the same form: "werden betrokken"."""
        if self.words[place - 1 : place] == ["te"]:
            return False
        if PARTICIPLE not in kinds_of(word):
            return True
        return _HELPING.isdisjoint(self.words[max(place - _LONG, 0) : place + 2])

    def read(self) -> Clauses:
        clauses, finite, subordinators = self.clauses, self.finite, self.subordinators
        for index, word in enumerate(self.words):
            if word in _TURNING or word in subordinators or (finite[index] and self.outer):
                self._step(index, word)
            current = self.current
            if current not in clauses.start:
                clauses.start[current] = index
            if finite[index] and current not in clauses.verb:
                clauses.verb[current] = index
            self.length[current] += 1
            clauses.clause.append(current)
            clauses.section.append(self.section)
            clauses.stretch.append(self.stretch)
        return clauses

    def _step(self, index: int, word: str) -> None:
        if word in _BREAKS:
            if word != "maar" or not self._is_particle(index):
                self.outer.clear()
                self.section += 1
                self._open()
        elif word == "(":
            self._enter()
        elif word == ")":
            self._leave()
        elif word == ",":
            self._comma(index)
        else:
            self._word_step(index, word)

    def _word_step(self, index: int, word: str) -> None:
        if word in _JOINING and self._joins_clause(index):
            self._join(index)
        elif word in self.subordinators and self._subordinates(index, word):
            self._enter()
            if word in _RELATIVE and not _INDEFINITE.isdisjoint(self.words[max(index - 4, 0) : index]):
                self.clauses.relative[self.current] = self.outer[-1]
        elif word in _INFINITIVE_OPENERS and self._is_infinitive_clause(index):
            self._enter()
            self.infinitive.add(self.current)
            if word == "om":
                self.clauses.host[self.current] = self.outer[-1]
        elif self.finite[index] and self.outer and self._ends_enclosed(index):
            # A clause has one finite verb: the second one belongs to the clause around it.
            self._leave()
        elif word == "wel" and not {"niet", "geen", "of"} & set(self.words[index + 1 : index + 2]):
            self.stretch += 1

    def _open(self) -> None:
        self.count += 1
        self.current = self.count
        self.length[self.current] = 0

    def _enter(self) -> None:
        self.outer.append(self.current)
        self._open()

    def _leave(self) -> None:
        while self.outer:
            self.current = self.outer.pop()
            if self.current not in self.clauses.verb:
                break

    def _join(self, index: int) -> None:
        before = self.current
        self._open()
        if self._lacks_subject(index + 1):
            self.clauses.sharing[self.current] = before

    def _word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def _is_finite(self, index: int) -> bool:
        return 0 <= index < len(self.words) and self.finite[index]

    def _is_particle(self, index: int) -> bool:
        """Tell whether "maar" means only, or belongs to a wish ("had ik maar")."""
        if self._word(index - 1) == ",":
            return False
        if self._word(index + 1) == "niet":
            return not self._is_contrast(index)
        if self._word(index - 1) in _PARTICLE_BEFORE:
            return True
        if self._word(index + 1) in _PARTICLE_AFTER or not _PART.isdisjoint(self.words[index + 1 : index + 5]):
            return DENYING.isdisjoint(self.words[index - self.length[self.current] : index])
        if self._word(index + 1) == "met" and not any(self.finite[index + 1 :]):
            return not DENYING.intersection(self.words[:index])
        return self.length[self.current] <= 5 and self._word(index - self.length[self.current]) in _WISHING_VERBS

    def _is_contrast(self, index: int) -> bool:
        """Tell "wel gehoord maar niet geloofd" from "het kwam maar niet van de grond"."""
        return "wel" in self.words[:index] or (
            self._word(index - 1) not in self.subjects and not self._is_finite(index - 1)
        )

    def _ends_enclosed(self, index: int) -> bool:
        if self.current in self.infinitive:
            return True
        is_plural = INFINITIVE not in kinds_of(self.words[index]) or self._word(index + 1) in _SUBJECT_PRONOUNS
        return self.current in self.clauses.verb and is_plural

    def _is_infinitive_clause(self, index: int) -> bool:
        """Tell whether "zonder", "om" or "door" goes with an infinitive: "om naar school te gaan"."""
        if self._word(index + 1) in _INFINITIVE_OPENERS:
            return False  # "liet na om te bellen"
        for place in range(index + 1, min(index + _REACH_OF_TE, len(self.words) - 1)):
            word = self.words[place]
            if word == "te":
                return INFINITIVE in kinds_of(self.words[place + 1])
            if word in _ENDING or word in self.subordinators or self.finite[place]:
                return False
        return False

    def _comma(self, index: int) -> None:
        if self.current in self.asides:
            self.current = self.outer.pop()
            return
        if self._word(index + 1) in _ASIDE and self._is_aside(index):
            self._enter()
            self.asides.add(self.current)
            return
        if self.outer and self._is_finite(index + 1):
            self._leave()
            return
        if self._is_list_comma(index) or self._is_dislocated(index):
            return
        if self.outer and self._word(index + 1) not in self.subordinators:
            self.outer.clear()
        elif self.outer:
            self._leave()
            return
        before = self.current
        if before not in self.clauses.verb and self.length[before] > 1 and self._is_parenthesis(index):
            # "Een overleg, zoals beloofd, is er niet geweest."
            self._enter()
            return
        self._open()
        if self._is_finite(index + 1) and self._lacks_subject(index + 1):
            self.clauses.sharing[self.current] = before

    def _is_list_comma(self, index: int) -> bool:
        for length in range(1, 4):
            word = self._word(index + length)
            if (
                self._is_finite(index + length)
                or word in self.subjects
                or word in {"geen", "niet", "wel", "zonder", "maar", "laat"}
            ):
                return False
            if word in {",", "en", "of"}:
                return length > 1
        return False

    def _is_dislocated(self, index: int) -> bool:
        """Tell whether what stands before the comma is taken up again: "Een plan, nee, dat was er niet."."""
        if self.current in self.clauses.verb:
            return False
        while self._word(index + 1) in _INTERJECTIONS:
            index += 1
        return self._word(index + 1) in {"dat", "die", "daar", "hij", "zij", "ze", "het"} and self._is_finite(index + 2)

    def _is_aside(self, index: int) -> bool:
        """Tell whether the comma opens an aside, after which the clause goes on: "is, ondanks alles, niet gelukt"."""
        if self.current not in self.clauses.verb or "," not in self.words[index + 1 :]:
            return False
        end = self.words.index(",", index + 1)
        return end + 1 < len(self.words) and not any(self.finite[index + 1 :]) and self.words[end + 1] not in _BREAKS

    def _is_parenthesis(self, index: int) -> bool:
        """Tell whether the comma opens something that ends at a comma before the verb of the clause."""
        for place in range(index + 1, len(self.words) - 1):
            if self.words[place] == ",":
                return self.finite[place + 1]
            if self.words[place] in _BREAKS:
                return False
        return False

    def _joins_clause(self, index: int) -> bool:
        first = self._word(index + 1)
        if first in self.subjects or self._is_finite(index + 1) or first in _AFTER_JOINING:
            return True
        if first in _FRONTED and not self.outer and self.current in self.clauses.verb:
            return True
        return self.current in self.clauses.verb and self._has_verb_ahead(index + 1)

    def _has_verb_ahead(self, start: int) -> bool:
        for place in range(start, min(start + _LONG, len(self.words))):
            word = self.words[place]
            if self.finite[place]:
                return True
            if word in self.subordinators or word in _JOINING or word in _ENDING:
                return False
        return False

    def _lacks_subject(self, start: int) -> bool:
        """Tell whether the clause that starts here has a finite verb but no subject: "en luisterde"."""
        for place in range(start, min(start + _LONG, len(self.words))):
            if self.finite[place]:
                return self._word(place + 1) not in _SUBJECT_PRONOUNS
            if self.words[place] in self.openers or self.words[place] in _AFTER_JOINING:
                return False
            if self._is_plural(place) and self._word(place - 1) not in _PREPOSITIONS:
                return False
        return False

    def _is_plural(self, index: int) -> bool:
        """Tell whether a word is a noun in the plural, which needs no article to be a subject ("ouders kwamen")."""
        return self.words[index].endswith(("en", "s")) and NOUN in kinds_of(self.words[index])

    def _subordinates(self, index: int, word: str) -> bool:
        following = self._word(index + 1)
        is_first = self.length[self.current] == 0 or self._word(index - 1) in {",", "en", "maar"}
        if word in {"dat", "die"}:
            return not self._is_pointer(index, word) and not (is_first and self._is_finite(index + 1))
        if word == "als":
            if following in _ROLES:
                return self._word(index - 1) not in _HOLDERS
            return following in self.openers or following == "niemand"
        if word in {"tot", "sinds"} and not self._heads_clause(index):
            return False
        if word in {"toen", "tot", "sinds", "zoals"}:
            return following in self.openers
        if word == "waar" and following in _ENDING:
            return False
        if word in {"wat", "welk", "welke", "hoe", "wie", "waar", "waarom"}:
            return not (is_first and index == 0 and self._is_finite(index + 1))
        return True

    def _heads_clause(self, index: int) -> bool:
        """Tell "tot ik zelf begon" from "tot een klik" and "tot de fusie hadden we"."""
        for place in range(index + 1, len(self.words)):
            if self.words[place] in _ENDING:
                return False
            if self.finite[place]:
                return index > 0 or self._word(place + 1) not in _SUBJECT_PRONOUNS or place == index + 2
        return False

    def _is_pointer(self, index: int, word: str) -> bool:
        """Tell whether "dat" or "die" points at something ("dat jaar", "heb ik die gekregen") and opens no clause."""
        before, after = self._word(index - 1), self._word(index + 1)
        if word == "dat" and (before == "zonder" or self._word(index - 2) == "plaats"):
            return False
        if before in _PREPOSITIONS:
            # "Ik kon er niet tegen dat hij wegging": what "er" holds the place of.
            return not (word == "dat" and after in self.openers and {"er", "daar"} & set(self.words[:index]))
        if word == "dat":
            return after in _AFTER_POINTER
        return before in _BEFORE_POINTER or before in self.subjects - _BEFORE_RELATIVE or self._is_finite(index - 1)
