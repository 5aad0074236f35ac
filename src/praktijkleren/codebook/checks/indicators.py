"""Indicators: they can be read, stand once, and add something."""

from collections.abc import Iterator
from itertools import chain

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.outline import Outline
from praktijkleren.codebook.sameness import known, same, shared
from praktijkleren.codebook.shadows import shadowed
from praktijkleren.codebook.tree import Node, Scalar, child, items, pairs
from praktijkleren.problems import Problem


def check_readable(outline: Outline) -> Iterator[Problem]:
    """Every indicator and every entry of a list can be read."""
    entries = (entry for found in outline.lists.values() for entry in found.entries)
    for written in chain(entries, *(factor.written for factor in outline.factors.values())):
        if error := written.error:
            yield problem("CB140", written.error_place, f"{written.text!r}: {error.message}", error.hint)


def check_blocks(outline: Outline) -> Iterator[Problem]:
    """Blocks of one entry a line keep their lines."""
    for root in outline.roots:
        blocks = [child(node, "indicators") for node in items(child(root, "factors"))]
        lists: list[Node] = [node for _, _, node in pairs(child(root, "lists"))]
        for block in [*blocks, *lists]:
            if isinstance(block, Scalar) and block.text is not None and not block.keeps_lines:
                message = "YAML makes one line of these lines"
                yield problem("CB145", block.place, message, "put | after the colon, and one entry on each line")


def check_factors(outline: Outline) -> Iterator[Problem]:
    """A factor has indicators, each of which finds something that the others do not."""
    of_factors = {factor.id: known(factor) for factor in outline.factors.values()}
    for factor in outline.factors.values():
        if not factor.indicators and not factor.rules:
            hint = "add a block indicators: | with one indicator a line"
            yield problem("CB141", factor.place, f"{factor.id} has no indicators, so nothing is found", hint)
        for again, earlier in same(of_factors[factor.id]):
            message = f"{again.text!r} stands twice; the first is on line {earlier.place.line}"
            yield problem("CB142", again.place, message, "capitals, accents and the order of (a|b) make no difference")
        for special, general in shadowed(of_factors[factor.id]):
            message = f"{special.text!r} adds nothing: {general.text!r} on line {general.place.line} finds it too"
            yield problem("CB143", special.place, message, "leave one of them out")
        other = outline.opposite(factor)
        if other and other.id < factor.id:
            for one, its in shared(of_factors[other.id], of_factors[factor.id]):
                message = f"{one.text!r} is also an indicator of the opposite {other.id}, on line {its.place.line}"
                yield problem("CB144", one.place, message, "keep it under the factor that it shows")
