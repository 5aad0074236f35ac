"""The cases of a codebook: sentences that must be found and sentences that must not, beside the codebook."""

from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import Path

from praktijkleren.codebook.catalogue import CASES_SUFFIX
from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.outline import sentences
from praktijkleren.codebook.reading import kind, read
from praktijkleren.codebook.shape import Schema, check_shape, definition
from praktijkleren.codebook.tree import Mapping, Node, child, pairs
from praktijkleren.problems import Place, Problem

KEYS = ("match", "no_match")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its place."""

    sentence: str
    place: Place


@dataclass(frozen=True, slots=True)
class FactorCases:
    """The cases of one factor: what it must find and must not find, now and one day."""

    match: tuple[Case, ...] = ()
    no_match: tuple[Case, ...] = ()
    todo_match: tuple[Case, ...] = ()
    todo_no_match: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Cases:
    """All cases of a codebook by factor id; `places` says where each factor stands."""

    factors: Map[str, FactorCases]
    places: Map[str, Place]


NO_CASES = Cases({}, {})


def cases_path(codebook: Path) -> Path:
    """Give the file with the cases of a codebook."""
    return codebook if codebook.name.endswith(CASES_SUFFIX) else codebook.with_name(codebook.stem + CASES_SUFFIX)


def read_cases(codebook: Path) -> tuple[Cases, list[Problem]]:
    """Read the cases that stand beside a codebook; without such a file there are none."""
    path = cases_path(codebook)
    if not path.is_file():
        return NO_CASES, []
    root, problems = read(path)
    if root is not None and not isinstance(root, Mapping):
        message = f"the cases are {kind(root)}, not a mapping of factors"
        problems.append(problem("CB104", root.place, message, "write factor-id: {match: […], no_match: […]}"))
    factors, places = {}, {}
    for factor_id, place, node in pairs(root):
        problems += check_shape(node, _shape(), factor_id)
        places[factor_id] = place
        factors[factor_id] = _cases(node)
    return Cases(factors, places), sorted(set(problems))


def _shape() -> Schema:
    examples = definition("Examples")
    return {**examples, "properties": {**examples["properties"], "todo": examples}}


def _cases(node: Node) -> FactorCases:
    todo = child(node, "todo")
    return FactorCases(*(_sentences(child(within, key)) for within in (node, todo) for key in KEYS))


def _sentences(node: Node | None) -> tuple[Case, ...]:
    return tuple(Case(item.raw, item.place) for item in sentences(node))
