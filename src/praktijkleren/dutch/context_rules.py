"""The context rules as data: which triggers do what to what a sentence asserts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial
from importlib.resources import files

import yaml

from praktijkleren.dutch.context_patterns import PartReader, Pattern, read_part, read_patterns


class Dimension(Enum):
    """What a rule speaks about; every effect belongs to one."""

    NEGATION = ("kept", "negated", "diminished", "flipped", "restored")
    MODALITY = ("actual", "question", "counterfactual", "condition", "wish", "norm", "plan")
    TIME = ("recent", "historical")
    EXPERIENCER = ("own", "other")
    DELAY = ("delayed",)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a group of triggers does; the keys are explained in `data/context-rules.yaml`."""

    id: str
    effect: str
    dimension: Dimension
    covers: str
    reach: str | int
    is_lack: bool
    yields: bool
    carries: bool
    patterns: tuple[Pattern, ...]
    needs: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The word lists and rules of one language."""

    lists: Mapping[str, frozenset[str]]
    rules: tuple[Rule, ...]
    openers: frozenset[str]
    """Words that a new clause or its subject starts with."""


@cache
def load_rules() -> RuleBook:
    """Read the rules that come with the package."""
    text = files("praktijkleren.dutch").joinpath("data", "context-rules.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    lists = {name: frozenset(words.split()) for name, words in data["lists"].items()}
    read_as = cache(partial(read_part, lists=lists))
    return RuleBook(
        lists=lists,
        rules=tuple(_rule(entry, read_as) for entry in data["rules"]),
        openers=lists["subject"] | lists["article"] | lists["possessive"],
    )


def _rule(entry: Mapping[str, object], read_as: PartReader) -> Rule:
    effect = str(entry["effect"])
    reach = entry.get("reach", "clause")
    needs, unless, patterns = (read_patterns(entry.get(key), read_as) for key in ("needs", "unless", "patterns"))
    return Rule(
        id=str(entry["id"]),
        effect=effect,
        dimension=next(dimension for dimension in Dimension if effect in dimension.value),
        covers=str(entry.get("covers", "both")),
        reach=reach if isinstance(reach, int) else str(reach),
        is_lack=bool(entry.get("lack")),
        yields=bool(entry.get("yields")),
        carries=bool(entry.get("carries")),
        patterns=patterns,
        needs=needs,
        unless=unless,
    )
