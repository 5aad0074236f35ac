"""Whether a sentence asserts what is found in it: denied, weakened, wished for, of other times or other people."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from praktijkleren.dutch.clauses import DENYING, Clauses, find_clauses
from praktijkleren.dutch.context_index import IndexedSentence, PatternIndex
from praktijkleren.dutch.context_rules import Dimension, Rule, RuleBook, load_rules
from praktijkleren.dutch.verbs import PARTICIPLE, is_finite, kinds_of
from praktijkleren.dutch.wordset import word_set
from praktijkleren.model import Context

_SILENT = frozenset({"kept", "actual", "recent", "own"})
_UNREAL = frozenset({"question", "condition", "wish", "norm", "plan"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sentence means what is found in it, and the words that say so."""

    negation: str = "affirmed"
    modality: str = "actual"
    time: str = "present"
    experiencer: str = "self"
    delayed: bool = False
    trigger: str = ""

    @property
    def context(self) -> Context:
        """The reading in one word."""
        if self.experiencer == "other":
            return Context.OTHER
        if self.modality in _UNREAL:
            return Context.HYPOTHETICAL
        if self.modality == "counterfactual":
            # "Hij had nooit overgeplaatst mogen worden" regrets what did happen.
            return Context.COUNTERFACTUAL if self.negation != "negated" else Context.AFFIRMED
        if self.negation != "affirmed":
            return Context(self.negation)
        return Context.HISTORICAL if self.time == "historical" else Context.AFFIRMED


_PLAIN = Reading()
_TWO = 2
_PLACE = itemgetter(0, 1)
_CAUSES = word_set("door wegens vanwege na sinds tijdens dankzij ondanks gebrek")
_CLOSED = word_set(", ; : omdat doordat dat")


@dataclass(slots=True, eq=False)
class _Trigger:
    """The words (indexes) in a sentence that set off a rule, and how much of the pattern fitted."""

    rule: Rule
    indexes: tuple[int, ...]
    weight: int

    @property
    def start(self) -> int:
        return self.indexes[0]

    @property
    def end(self) -> int:
        return self.indexes[-1]


class SentenceContext:
    """The triggers of one sentence, ready to read it for any number of targets."""

    def __init__(self, words: Sequence[str], triggers: Sequence[_Trigger], book: RuleBook) -> None:
        self._words = words
        self._triggers = triggers
        self._book = book
        self._found: Clauses | None = None

    @property
    def _clauses(self) -> Clauses:
        """The clauses, found when the first trigger asks for them."""
        if self._found is None:
            self._found = find_clauses(self._words, self._book)
        return self._found

    def read(self, target: Collection[int]) -> Reading:
        """Say how the sentence means the words of the target (token indexes)."""
        if not self._triggers or not target:
            return _PLAIN
        inside = frozenset(target)
        found = [trigger for trigger in self._triggers if self._reaches(trigger, inside)]
        if not found:
            return _PLAIN
        effects = {trigger.rule.effect for trigger in found}
        return Reading(
            negation=_negation([trigger.rule for trigger in found if trigger.rule.dimension is Dimension.NEGATION]),
            modality=_first(Dimension.MODALITY, effects) or "actual",
            time=_first(Dimension.TIME, effects) or "present",
            experiencer=_first(Dimension.EXPERIENCER, effects) or "self",
            delayed="delayed" in effects,
            trigger="; ".join(self._show(trigger) for trigger in found),
        )

    def _show(self, trigger: _Trigger) -> str:
        return " ".join((trigger.rule.id, *(self._words[index] for index in trigger.indexes)))

    def _reaches(self, trigger: _Trigger, target: frozenset[int]) -> bool:
        if not target.isdisjoint(trigger.indexes):
            core = [index for index in trigger.indexes if self._words[index] in DENYING] or trigger.indexes
            # An indicator that holds the trigger ("niet geluisterd", where the story has "niet echt") means it so.
            if trigger.rule.yields or target.issuperset(core):
                return False
        if trigger.rule.reach == "phrase" and trigger.rule.covers == "after":
            # "zonder uitleg | uit huis geplaatst": all of it stands before the verb, or none is meant.
            later = [index for index in target if index > trigger.start and index not in trigger.indexes]
            return bool(later) and all(self._covers(trigger, index) for index in later)
        return any(self._covers(trigger, index) for index in target)

    def _covers(self, trigger: _Trigger, index: int) -> bool:
        rule = trigger.rule
        is_after = index > trigger.start if rule.covers == "after" else index > trigger.end
        if (rule.covers == "after" and not is_after) or (rule.covers == "before" and index > trigger.end):
            return False
        if rule.covers == "after" and index in trigger.indexes:
            return False
        if rule.covers == "both" and trigger.start <= index <= trigger.end:
            return True
        if rule.dimension is Dimension.NEGATION and index < trigger.start and self._is_cause(index):
            return False
        nearest = trigger.end if is_after else trigger.start
        return self._is_within(trigger, nearest, index)

    def _is_within(self, trigger: _Trigger, nearest: int, index: int) -> bool:
        rule = trigger.rule
        if rule.reach == "sentence":
            return True
        clauses = self._clauses
        if rule.reach == "section":
            return clauses.section[nearest] == clauses.section[index]
        if rule.carries and clauses.shares_subject(trigger.end, index):
            return True
        if rule.reach == "phrase":
            return clauses.flows(nearest, index) and not self._has_head(nearest, index)
        if rule.dimension is Dimension.MODALITY:
            return clauses.imagines(nearest, index)
        if not clauses.flows(nearest, index):
            return False
        if rule.dimension is Dimension.NEGATION and clauses.stretch[nearest] != clauses.stretch[index]:
            return False
        return not isinstance(rule.reach, int) or abs(nearest - index) <= rule.reach

    def _is_cause(self, index: int) -> bool:
        """Tell whether a word stands in a phrase of cause or time before the verb: "door ziekte verviel de hulp"."""
        while index >= 0 and self._words[index] not in _CLOSED and not is_finite(self._words[index]):
            if self._words[index] in _CAUSES:
                return True
            index -= 1
        return False

    def _has_head(self, start: int, index: int) -> bool:
        """Tell whether the verb stands in between, or is the word itself: "zonder uitleg | overgeplaatst"."""
        for place in range(start + 1, index + 1):
            word = self._words[place]
            if is_finite(word) or (PARTICIPLE in kinds_of(word) and "te" not in self._words[place + 1 : place + 3]):
                return True
        return False


@dataclass(frozen=True, slots=True)
class _Sought:
    """A pattern that is looked for: its rule, and the patterns that the rest of the sentence must or must not hold."""

    rule: Rule
    weight: int
    needs: tuple[int, ...]
    unless: tuple[int, ...]

    def holds(self, sentence: IndexedSentence) -> bool:
        """Tell whether the rest of the sentence allows the rule."""
        if self.needs and not any(sentence.has(number) for number in self.needs):
            return False
        return not any(sentence.has(number) for number in self.unless)


class ContextReader:
    """Reads sentences by the context rules of the package."""

    def __init__(self) -> None:
        self._book: RuleBook = load_rules()
        sought = [(rule, pattern) for rule in self._book.rules for pattern in rule.patterns]
        patterns = [pattern for _, pattern in sought]
        numbers: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        for rule in self._book.rules:
            first = len(patterns)
            patterns += rule.needs + rule.unless
            middle = first + len(rule.needs)
            numbers[rule.id] = tuple(range(first, middle)), tuple(range(middle, len(patterns)))
        self._sought = [_Sought(rule, pattern.weight, *numbers[rule.id]) for rule, pattern in sought]
        self._index = PatternIndex(patterns, sought=len(sought))

    def prepare(self, tokens: Iterable[str]) -> SentenceContext:
        """Find the triggers of one sentence, given as words and punctuation without white space."""
        words = [token.lower() for token in tokens]
        sentence = self._index.read(words)
        if not sentence.possible:
            return SentenceContext(words, (), self._book)
        triggers: list[tuple[int, int, _Trigger]] = []
        holds: dict[str, bool] = {}
        for number in sentence.possible:
            if not (matches := sentence.matches(number)):
                continue
            sought = self._sought[number]
            rule = sought.rule
            if rule.id not in holds:
                holds[rule.id] = sought.holds(sentence)
            if holds[rule.id]:
                triggers += ((start, number, _Trigger(rule, at, sought.weight)) for start, at in matches if at)
        triggers.sort(key=_PLACE)
        return SentenceContext(words, _without_overlap([trigger for _, _, trigger in triggers]), self._book)

    def read(self, tokens: Iterable[str], target: Collection[int]) -> Reading:
        """Say how one sentence means the words of one target."""
        return self.prepare(tokens).read(target)


def _without_overlap(triggers: Sequence[_Trigger]) -> list[_Trigger]:
    """Keep the longest of the triggers that share words, and drop those that only kept others out."""
    if len(triggers) < _TWO:
        return [trigger for trigger in triggers if trigger.rule.effect not in _SILENT]
    taken: dict[tuple[Dimension, int], _Trigger] = {}
    kept: list[_Trigger] = []
    for trigger in sorted(triggers, key=lambda trigger: -trigger.weight):
        places = [(trigger.rule.dimension, index) for index in trigger.indexes]
        is_new = not any(one.rule is trigger.rule and one.indexes == trigger.indexes for one in kept)
        if is_new and trigger.rule.effect == "restored":
            kept.append(trigger)  # it speaks of what is said in spite of the others, and leaves them their words
        elif is_new and all(_leaves_room(taken.get(place, trigger), trigger) for place in places):
            taken.update({place: trigger for place in places if place not in taken})
            kept.append(trigger)
    return sorted(
        (trigger for trigger in kept if trigger.rule.effect not in _SILENT),
        key=lambda trigger: (trigger.start, trigger.rule.id),
    )


def _leaves_room(owner: _Trigger, trigger: _Trigger) -> bool:
    """Tell whether a trigger may use a word that another one claimed."""
    if owner.weight == trigger.weight and owner.indexes == trigger.indexes:
        return True  # the same words may set off two rules that look in different directions
    # What denies a whole earlier part ("beloofd, maar hij belde nooit") still denies in its own clause.
    rule = owner.rule
    return rule.covers == "before" and rule.reach == "sentence" and rule.effect == trigger.rule.effect == "negated"


def _first(dimension: Dimension, effects: Collection[str]) -> str:
    """Return the effect that weighs most: the first in the order of its dimension."""
    return next((effect for effect in dimension.value if effect in effects), "")


def _negation(rules: Sequence[Rule]) -> str:
    """Add up what denies and what weakens: two negatives cancel out only when one of them is a word for lack."""
    if any(rule.effect == "restored" for rule in rules):
        return "affirmed"
    flipped = sum(rule.effect == "flipped" for rule in rules)
    negated = [rule for rule in rules if rule.effect == "negated"]
    diminished = [rule for rule in rules if rule.effect == "diminished"]
    if flipped:
        return "affirmed" if negated or diminished or flipped > 1 else "negated"
    has_plain = any(not rule.is_lack for rule in negated)
    if has_plain and any(rule.is_lack for rule in negated + diminished):
        return "affirmed"
    if diminished:
        return "diminished"
    return "negated" if negated else "affirmed"
