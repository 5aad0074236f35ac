"""Attributes and the language of a codebook."""

from collections.abc import Iterator

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.outline import Outline
from praktijkleren.codebook.tree import Node, Scalar, child, items, pairs, text
from praktijkleren.problems import Place, Problem


def check_attributes(outline: Outline) -> Iterator[Problem]:
    """The values of an attribute fit together, and one attribute at most is the outcome."""
    outcome = ""
    for root in outline.roots:
        for name, place, node in pairs(child(root, "attributes")):
            yield from _check_values(name, place, node)
            if text(node, "role"):
                if outcome:
                    hint = "leave role out of one of them"
                    yield problem("CB171", place, f"{name!r} is the outcome, but {outcome!r} is too", hint)
                outcome = outcome or name


def check_language(outline: Outline) -> Iterator[Problem]:
    """The codebook is in Dutch: word families and context are those of Dutch."""
    language = text(outline.root, "language")
    if language and language.raw.strip() and language.raw != "nl":
        hint = "write language: nl when the narratives are Dutch"
        yield problem("CB190", language.place, f"the language is {language.raw!r}, but words are read as Dutch", hint)


def _check_values(name: str, place: Place, node: Node) -> Iterator[Problem]:
    seen: set[str] = set()
    for value in items(child(node, "values")):
        if isinstance(value, Scalar) and value.text:
            if value.raw.casefold() in seen:
                yield problem("CB170", value.place, f"{name} has the value {value.raw!r} twice", "leave one out")
            seen.add(value.raw.casefold())
    conflict, is_free, is_multiple = text(node, "conflict"), _is_true(node, "free"), _is_true(node, "multiple")
    if conflict and seen and conflict.raw.casefold() not in seen:
        hint = "add it to values"
        yield problem("CB170", conflict.place, f"{name} has no value {conflict.raw!r} for voices that differ", hint)
    if conflict and is_multiple:
        hint = "leave conflict out: a case simply has all the values"
        yield problem("CB170", conflict.place, f"{name} may have several values, so voices cannot differ", hint)
    if is_free and seen:
        yield problem("CB170", place, f"{name} is free but has values", "leave out free or values")
    if not is_free and child(node, "values") is None:
        hint = "add values: [a, b], or free: true when any value is possible"
        yield problem("CB170", place, f"{name} has no values", hint)


def _is_true(node: Node, key: str) -> bool:
    found = child(node, key)
    return isinstance(found, Scalar) and found.value is True
