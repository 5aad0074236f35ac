"""The context rules as data: patterns of words and what they do to what a sentence asserts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

import yaml

_SENTENCE_END = frozenset({".", "!", "?", "…", "...", '"', "'", "”", "’", ")"})
_WALLS = frozenset({";", ":", "?"})
_SHORT_GAP = 3
_BEFORE_CLAUSE = frozenset(
    {",", ";", ":", "-", "–", '"', "'", "‘", "“", "(", "en", "maar", "want", "dus", "dat", "of", "dan"}
)


class Dimension(Enum):
    """What a rule speaks about; every effect belongs to one."""

    NEGATION = ("kept", "negated", "diminished", "flipped")
    MODALITY = ("actual", "question", "counterfactual", "condition", "wish", "norm", "plan")
    TIME = ("recent", "historical")
    EXPERIENCER = ("own", "other")
    DELAY = ("delayed",)


@dataclass(frozen=True, slots=True)
class Words:
    """One place in a pattern: the words that fit it, and whether they are part of the trigger."""

    exact: frozenset[str]
    affixes: tuple[tuple[str, str], ...]
    is_consumed: bool = True
    is_excluded: bool = False

    def fit(self, word: str) -> bool:
        """Tell whether a word belongs here."""
        return word in self.exact or any(
            word.startswith(start) and word.endswith(end) and len(word) >= len(start) + len(end) + 2
            for start, end in self.affixes
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """At most so many words of any kind, none of which ends a part of the sentence."""

    most: int

    @property
    def walls(self) -> frozenset[str]:
        """What it does not reach across; a long gap may hold commas."""
        return _WALLS if self.most > _SHORT_GAP else _WALLS | {","}


class Edge(Enum):
    """The start of a clause or the end of the sentence."""

    CLAUSE_START = "^"
    SENTENCE_END = "$"


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts of a trigger; `lead` is how many words may stand between the start of a clause and the first."""

    parts: tuple[Words | Gap | Edge, ...]
    lead: int | None = None

    @property
    def first(self) -> Words:
        """What its first word may be."""
        part = self.parts[0]
        if not isinstance(part, Words):
            raise TypeError("a pattern starts with a word, after ^ and a gap at most")
        return part

    @property
    def weight(self) -> int:
        """How many words it asks for."""
        return sum(isinstance(part, Words) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a group of triggers does; the keys are explained in `data/context-rules.yaml`."""

    id: str
    effect: str
    dimension: Dimension
    covers: str
    reach: str | int
    is_lack: bool
    patterns: tuple[Pattern, ...]
    needs: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The word lists and rules of one language."""

    lists: Mapping[str, frozenset[str]]
    rules: tuple[Rule, ...]


@cache
def load_rules() -> RuleBook:
    """Read the rules that come with the package."""
    text = files("praktijkleren.dutch").joinpath("data", "context-rules.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    lists = {name: frozenset(words.split()) for name, words in data["lists"].items()}
    return RuleBook(lists, tuple(_rule(entry, lists) for entry in data["rules"]))


def match(pattern: Pattern, words: Sequence[str], start: int) -> tuple[int, ...] | None:
    """Return the indexes of the trigger words when the pattern fits at `start`, the nearest words first."""
    if pattern.lead is not None:
        starts = range(max(start - pattern.lead, 0), start + 1)
        if not any(_is_edge(Edge.CLAUSE_START, words, index) for index in starts):
            return None
    return _match(pattern.parts, words, start)


def _match(parts: Sequence[Words | Gap | Edge], words: Sequence[str], start: int) -> tuple[int, ...] | None:
    if not parts:
        return ()
    part, rest = parts[0], parts[1:]
    if isinstance(part, Gap):
        for index in range(start, min(start + part.most, len(words)) + 1):
            if (found := _match(rest, words, index)) is not None:
                return found
            if words[index : index + 1] and words[index] in part.walls:
                return None
        return None
    if isinstance(part, Edge):
        return _match(rest, words, start) if _is_edge(part, words, start) else None
    fits = start < len(words) and part.fit(words[start])
    if part.is_excluded:
        return None if fits else _match(rest, words, start)
    found = _match(rest, words, start + 1) if fits else None
    return (start, *found) if found is not None and part.is_consumed else found


def _is_edge(edge: Edge, words: Sequence[str], index: int) -> bool:
    if edge is Edge.SENTENCE_END:
        return all(word in _SENTENCE_END for word in words[index:])
    return index == 0 or words[index - 1] in _BEFORE_CLAUSE


def _rule(entry: Mapping[str, object], lists: Mapping[str, frozenset[str]]) -> Rule:
    effect = str(entry["effect"])
    reach = entry.get("reach", "clause")
    return Rule(
        id=str(entry["id"]),
        effect=effect,
        dimension=next(dimension for dimension in Dimension if effect in dimension.value),
        covers=str(entry.get("covers", "both")),
        reach=reach if isinstance(reach, int) else str(reach),
        is_lack=bool(entry.get("lack")),
        patterns=_patterns(entry.get("patterns"), lists),
        needs=_patterns(entry.get("needs"), lists),
        unless=_patterns(entry.get("unless"), lists),
    )


def _patterns(texts: object, lists: Mapping[str, frozenset[str]]) -> tuple[Pattern, ...]:
    return tuple(_pattern(str(text), lists) for text in texts) if isinstance(texts, list) else ()


def _pattern(text: str, lists: Mapping[str, frozenset[str]]) -> Pattern:
    parts = [_part(word, lists) for word in text.split()]
    lead: int | None = None
    if parts[0] is Edge.CLAUSE_START:
        lead = 0
        parts.pop(0)
        if isinstance(parts[0], Gap):
            lead = parts[0].most
            parts.pop(0)
    return Pattern(tuple(parts), lead)


def _part(text: str, lists: Mapping[str, frozenset[str]]) -> Words | Gap | Edge:
    if text in {"^", "$"}:
        return Edge(text)
    if text.startswith("~"):
        return Gap(int(text[1:]))
    mark = text[0] if text[0] in "=!" and len(text) > 1 else ""
    forms: set[str] = set()
    for form in text[len(mark) :].split("|"):
        forms |= lists[form[1:]] if form.startswith("@") else {form}
    start_end = sorted(form.partition("*") for form in forms if "*" in form)
    return Words(
        exact=frozenset(form for form in forms if "*" not in form),
        affixes=tuple((start, end) for start, _, end in start_end),
        is_consumed=not mark,
        is_excluded=mark == "!",
    )
