"""Themes and ids: what belongs together, and whether both poles are there."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.outline import FactorOutline, Outline
from praktijkleren.codebook.tree import Node, Scalar, child, items, pairs, text
from praktijkleren.problems import Problem

_ATTRIBUTE_NAME = re.compile(r"[^\W\d_]\w*")
_LIST_NAME = re.compile(r"[\w-]+")


def check_ids(outline: Outline) -> Iterator[Problem]:
    """Ids stand once, and a factor id starts with its theme."""
    for repeated in outline.repeated:
        yield problem("CB111", repeated.place, f"the id {repeated.raw!r} stands twice", "give one of them another id")
    for factor in outline.factors.values():
        theme = factor.own("theme")
        if theme and "." in factor.id and factor.id.partition(".")[0] != theme:
            hint = f"write {theme}.{factor.id.partition('.')[2]}, or another theme"
            yield problem("CB112", factor.place, f"{factor.id!r} does not start with its theme {theme!r}", hint)


def check_names(outline: Outline) -> Iterator[Problem]:
    """Names of attributes are words of small letters, names of lists can be written after @."""
    for name, place, _ in pairs(child(outline.root, "attributes")):
        if not _ATTRIBUTE_NAME.fullmatch(name) or name != name.lower():
            hint = "small letters, with _ between words: soort_hulp"
            yield problem("CB110", place, f"{name!r} cannot be the name of an attribute", hint)
    for name, place, _ in pairs(child(outline.root, "lists")):
        if not _LIST_NAME.fullmatch(name):
            hint = "letters, digits and hyphens: it is written as @name"
            yield problem("CB110", place, f"{name!r} cannot be the name of a list", hint)


def check_themes(outline: Outline) -> Iterator[Problem]:
    """A factor has a theme that exists, and a theme has factors of both poles."""
    themes = {named.raw: root for root in outline.roots for _, named in _themes(root)}
    for factor in outline.factors.values():
        theme = factor.own("theme")
        if theme and theme not in themes:
            near = get_close_matches(theme, themes, n=1)
            hint = f"did you mean {near[0]}?" if near else "add it under themes"
            yield problem("CB113", factor.place_of("theme"), f"the theme {theme!r} is unknown", hint)
    for root in outline.roots:
        for _, named in _themes(root):
            members = [factor for factor in outline.factors.values() if factor.own("theme") == named.raw]
            yield from _check_theme(named, members, is_overlay=text(root, "extends") is not None)


def _check_theme(theme: Scalar, members: list[FactorOutline], *, is_overlay: bool) -> Iterator[Problem]:
    poles = {factor.own("polarity") for factor in members}
    if not members:
        hint = "add factors with this theme, or leave it out"
        yield problem("CB114", theme.place, f"the theme {theme.raw!r} has no factors", hint)
    elif not is_overlay and len(poles & {"success", "blocking"}) == 1 and poles <= {"success", "blocking", "neutral"}:
        missing = "blocking" if "success" in poles else "success"
        hint = "practice always has both sides; add the other one"
        yield problem("CB115", theme.place, f"the theme {theme.raw!r} has no {missing} factor", hint)


def _themes(root: Node) -> Iterator[tuple[Node, Scalar]]:
    for node in items(child(root, "themes")):
        if named := text(node, "id"):
            yield node, named
