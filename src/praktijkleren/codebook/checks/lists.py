"""Word lists: those that are used exist, and those that exist are used."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.indicator import Choice, Line, ListName, Run
from praktijkleren.codebook.outline import Outline
from praktijkleren.codebook.written import Written
from praktijkleren.problems import Problem


def check_lists(outline: Outline) -> Iterator[Problem]:
    """Every list that an indicator or list uses exists, and every list is used and has entries."""
    used = set()
    entries = [entry for found in outline.lists.values() for entry in found.entries]
    for written in [*entries, *(line for factor in outline.factors.values() for line in factor.written)]:
        for named in _names(written.line) if "@" in written.text else ():
            used.add(named.name)
            if named.name not in outline.lists:
                yield _unknown(written, named.name, outline)
    for found in outline.lists.values():
        if not found.entries:
            yield problem("CB133", found.place, f"the list {found.name!r} is empty", "write one word or phrase a line")
        if found.name not in used:
            hint = f"use it as @{found.name}, or leave it out"
            yield problem("CB131", found.place, f"the list {found.name!r} is not used", hint)


def check_circles(outline: Outline) -> Iterator[Problem]:
    """No list uses itself, not even through another list."""
    uses = {
        name: {named.name for entry in found.entries if "@" in entry.text for named in _names(entry.line)}
        for name, found in outline.lists.items()
    }
    for name, found in outline.lists.items():
        back = sorted(near for near in uses[name] if near == name or name in _reached(near, uses))
        if back:
            through = ", ".join(f"@{near}" for near in back)
            message = f"the list {name!r} uses itself through {through}"
            yield problem("CB132", found.place, message, "write the words out in one of them")


def _reached(name: str, uses: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = set(uses.get(name, ()))
    while ahead:
        reached |= ahead
        ahead = {far for near in ahead for far in uses.get(near, ())} - reached
    return reached


def _unknown(written: Written, name: str, outline: Outline) -> Problem:
    row, column = written.position
    used = re.search(rf"@{re.escape(name)}(?![\w-])", written.text)
    place = written.scalar.inside(row, column + (used.start() if used else 0))
    near = get_close_matches(name, outline.lists, n=1)
    hint = f"did you mean @{near[0]}?" if near else "add it under lists"
    return problem("CB130", place, f"the list '@{name}' is unknown", hint)


def _names(line: Line | None) -> Iterator[ListName]:
    for part in line.parts if line else ():
        for run in part.runs:
            yield from _in_run(run)


def _in_run(run: Run) -> Iterator[ListName]:
    for item in run.items:
        if isinstance(item, ListName):
            yield item
        elif isinstance(item, Choice):
            for inner in item.runs:
                yield from _in_run(inner)
