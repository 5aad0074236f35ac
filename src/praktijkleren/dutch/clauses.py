"""Which words of a Dutch sentence stand in the same clause, without a parser."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from praktijkleren.dutch.context_rules import RuleBook
from praktijkleren.dutch.wordset import word_set

_BREAKS = word_set(": ; doch maar – —")
_JOINING = word_set("dus en of want")
_AFTER_JOINING = word_set("daar daardoor daarna daarom dan dus later nu toen uiteindelijk zo")
_PARTICLE_BEFORE = word_set("alleen dan nog nou ook weet zeg")
_PARTICLE_AFTER = word_set("af beperkt deels door drie een half kort liefst matig twee weinig zelden één")
_WISHING_VERBS = word_set("bleef had hadden kon konden kwam waren was")
# "dat" and "die" before these point back; they open no clause.
_AFTER_POINTER = word_set("gevoel jaar moment niet nog nooit nou nu ook soort wel")
_PREPOSITIONS = word_set("aan bij door in met na naar om op over sinds tijdens uit van voor")
_ENDING = word_set("! , . : ; ? geen maar niet")
_LONG = 6
DENYING = word_set("niet nie geen nooit niets niks niemand nergens noch zonder nauwelijks amper")
"""Words that deny all by themselves."""


@dataclass(slots=True)
class Clauses:
    """The clause, the section (between words like "maar") and the stretch (between "wel") of every word."""

    clause: list[int] = field(default_factory=list)
    section: list[int] = field(default_factory=list)
    stretch: list[int] = field(default_factory=list)


def find_clauses(words: Sequence[str], book: RuleBook) -> Clauses:
    """Number the clauses of a sentence, given in lower case; a clause goes on after one that it encloses."""
    return _Reader(words, book).read()


class _Reader:
    """One walk through the words of a sentence."""

    def __init__(self, words: Sequence[str], book: RuleBook) -> None:
        self.words = words
        self.past = book.lists["past"]
        self.finite = book.finite
        self.subjects = book.lists["subject"]
        self.openers = book.openers
        self.subordinators = book.lists["subordinator"]
        self.count = self.current = self.section = self.stretch = 0
        self.outer: list[int] = []
        self.length = {0: 0}
        self.has_verb: set[int] = set()

    def read(self) -> Clauses:
        clauses = Clauses()
        for index, word in enumerate(self.words):
            self._step(index, word)
            if word in self.finite:
                self.has_verb.add(self.current)
            self.length[self.current] += 1
            clauses.clause.append(self.current)
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
        elif word in _JOINING and self._joins_clause(index):
            self._open()
        elif word in self.subordinators and self._subordinates(index, word):
            self._enter()
        elif word in self.past and self.outer and (self.current in self.has_verb or self._is_weak_past(index - 1)):
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
            if self.current not in self.has_verb:
                break

    def _word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def _is_particle(self, index: int) -> bool:
        """Tell whether "maar" means only, or belongs to a wish ("had ik maar")."""
        if self._word(index - 1) == ",":
            return False
        if self._word(index + 1) in _PARTICLE_AFTER or self._word(index - 1) in _PARTICLE_BEFORE:
            return True
        rest = self.words[index + 1 :]
        if self._word(index + 1) == "met" and not self.finite.intersection(rest):
            return not DENYING.intersection(self.words[:index])
        return self.length[self.current] <= 5 and self._word(index - self.length[self.current]) in _WISHING_VERBS

    def _is_weak_past(self, index: int) -> bool:
        return self._word(index).endswith(("de", "te")) and self.length[self.current] > 1

    def _comma(self, index: int) -> None:
        following = self._word(index + 1)
        if self.outer and following in self.finite:
            self._leave()
            return
        if self._is_list_comma(index) or self._is_dislocated(index):
            return
        if self.outer and following not in self.subordinators:
            self.outer.clear()
        elif self.outer:
            self._leave()
            return
        self._open()

    def _is_list_comma(self, index: int) -> bool:
        for length in range(1, 4):
            word = self._word(index + length)
            if (
                word in self.finite
                or word in self.subjects
                or word in {"geen", "niet", "wel", "zonder", "maar", "laat"}
            ):
                return False
            if word in {",", "en", "of"}:
                return length > 1
        return False

    def _is_dislocated(self, index: int) -> bool:
        """Tell whether what stands before the comma is taken up again: "Een plan, dat was er niet."."""
        has_verb = self.current in self.has_verb or self.length[self.current] >= _LONG
        takes_up = (
            self._word(index + 1) in {"dat", "die", "daar", "hij", "zij"} and self._word(index + 2) in self.finite
        )
        return not has_verb and takes_up

    def _joins_clause(self, index: int) -> bool:
        first = self._word(index + 1)
        if first in self.subjects or first in self.past or first in _AFTER_JOINING:
            return True
        return self.current in self.has_verb and self._has_verb_ahead(index + 1)

    def _has_verb_ahead(self, start: int) -> bool:
        for word in self.words[start : start + _LONG]:
            if word in self.finite:
                return True
            if word in self.subordinators or word in _JOINING or word in _ENDING:
                return False
        return False

    def _subordinates(self, index: int, word: str) -> bool:
        following = self._word(index + 1)
        is_first = self.length[self.current] == 0 or self._word(index - 1) in {",", "en", "maar"}
        if word in {"dat", "die"}:
            return not self._is_pointer(index, word) and not (is_first and following in self.finite)
        if word == "als":
            return following in self.openers or following in {"niemand", "ouders", "jongeren"}
        if word in {"toen", "tot", "sinds", "zoals"}:
            return following in self.openers
        if word in {"wat", "welk", "welke", "hoe", "wie", "waar", "waarom"}:
            return not (is_first and index == 0 and following in self.finite)
        return True

    def _is_pointer(self, index: int, word: str) -> bool:
        """Tell whether "dat" or "die" points at something ("dat jaar", "heb ik die gekregen") and opens no clause."""
        before, after = self._word(index - 1), self._word(index + 1)
        if before in _PREPOSITIONS:
            return True
        if word == "dat":
            return after in _AFTER_POINTER
        return before in self.finite or before in self.subjects
