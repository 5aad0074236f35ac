"""Examples and cases: no sentence is found and not found, and none belongs to a factor and its opposite."""

from collections.abc import Iterable, Iterator

from praktijkleren.codebook.cases import Case, Cases, FactorCases
from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.outline import FactorOutline, Outline
from praktijkleren.problems import Problem


def check_cases(cases: Cases, outline: Outline) -> Iterator[Problem]:
    """The cases belong to factors, and contradict neither each other nor the examples."""
    for factor_id, place in cases.places.items():
        if factor_id not in outline.factors:
            yield problem(
                "CB162", place, f"there is no factor {factor_id!r} in the codebook", "write the id of a factor"
            )
    for factor in outline.factors.values():
        found, not_found = _sentences(factor, cases)
        message = f"this sentence is also an example of what is not {factor.id}"
        yield from _contradictions(not_found, found, message, "keep it in one of match and no_match")
        other = outline.opposite(factor)
        if other and other.id < factor.id:
            message = f"this sentence is also an example of the opposite {other.id}"
            yield from _contradictions(_sentences(other, cases)[0], found, message, "keep it under one of them")
        for group in _groups(factor, cases):
            yield from _twice(group)


def _sentences(factor: FactorOutline, cases: Cases) -> tuple[list[Case], list[Case]]:
    own = cases.factors.get(factor.id, FactorCases())
    found = [*_examples(factor, "match"), *own.match, *own.todo_match]
    return found, [*_examples(factor, "no_match"), *own.no_match, *own.todo_no_match]


def _groups(factor: FactorOutline, cases: Cases) -> Iterator[list[Case]]:
    own = cases.factors.get(factor.id, FactorCases())
    yield _examples(factor, "match")
    yield _examples(factor, "no_match")
    yield [*own.match, *own.todo_match]
    yield [*own.no_match, *own.todo_no_match]


def _examples(factor: FactorOutline, key: str) -> list[Case]:
    return [Case(found.raw, found.place) for found in factor.examples(key)]


def _contradictions(first: Iterable[Case], second: Iterable[Case], message: str, hint: str) -> Iterator[Problem]:
    places = {_normal(case.sentence): case.place for case in first}
    for case in second:
        if place := places.get(_normal(case.sentence)):
            where = f"on line {place.line}" + (f" of {place.path}" if place.path != case.place.path else "")
            yield problem("CB160", case.place, f"{message}, {where}", hint)


def _twice(group: list[Case]) -> Iterator[Problem]:
    first: dict[str, Case] = {}
    for case in group:
        earlier = first.setdefault(_normal(case.sentence), case)
        if earlier is not case:
            message = f"this sentence stands twice; the first is on line {earlier.place.line}"
            yield problem("CB161", case.place, message, "leave one of them out")


def _normal(sentence: str) -> str:
    return " ".join(sentence.casefold().split()).strip(" .!?…\"'“”‘’")
