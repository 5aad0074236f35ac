"""Opposites: every success factor and blocking factor has one, of the other polarity, and both say so."""

from collections.abc import Iterator
from difflib import get_close_matches

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.outline import FactorOutline, Outline
from praktijkleren.codebook.tree import child
from praktijkleren.problems import Problem

_OTHER = {"success": "blocking", "blocking": "success"}


def check_opposites(outline: Outline) -> Iterator[Problem]:
    """Each factor names its opposite, which exists, names it too and is of the other polarity."""
    for factor in outline.factors.values():
        polarity = factor.own("polarity")
        if factor.own("opposite"):
            yield from _check_pair(factor, outline)
        elif polarity in _OTHER and child(factor.nodes[0], "opposite") is None:
            hint = f"add opposite: with the id of a {_OTHER[polarity]} factor"
            yield problem("CB120", factor.place, f"{factor.id} is a {polarity} factor without an opposite", hint)


def _check_pair(factor: FactorOutline, outline: Outline) -> Iterator[Problem]:
    place, named = factor.place_of("opposite"), factor.own("opposite") or ""
    other = outline.opposite(factor)
    if other is None:
        near = get_close_matches(named, outline.factors, n=1)
        hint = f"did you mean {near[0]}?" if near else "give the id of a factor"
        yield problem("CB121", place, f"the opposite of {factor.id}, {named!r}, is no factor", hint)
        return
    mine, its = factor.own("polarity"), other.own("polarity")
    if other is factor:
        yield problem("CB123", place, f"{factor.id} is its own opposite", "give the id of another factor")
    elif mine == "neutral":
        hint = "leave opposite out, or make it success or blocking"
        yield problem("CB123", place, f"{factor.id} is neutral and has no opposite", hint)
    elif mine in _OTHER and its in ("success", "blocking", "neutral") and its != _OTHER[mine]:
        message = f"{factor.id} is {mine}, and its opposite {named} is {its}"
        yield problem("CB123", place, message, f"the opposite of a {mine} factor is {_OTHER[mine]}")
    back = other.own("opposite")
    if back in outline.factors and back not in (factor.id, other.id):
        hint = "let both name each other"
        yield problem("CB122", place, f"{factor.id} has the opposite {named}, but that has the opposite {back}", hint)
