"""Overlays: they add to the codebook that they extend and change nothing in it."""

from collections.abc import Iterator

from praktijkleren.codebook.codes import problem
from praktijkleren.codebook.outline import Outline
from praktijkleren.codebook.shape import definition
from praktijkleren.codebook.tree import Mapping, child, items, pairs, text
from praktijkleren.problems import Problem

_HINT = "an overlay adds indicators, rules and examples; give a factor of your own a new id"


def check_additions(outline: Outline) -> Iterator[Problem]:
    """What the extended codebook says of a theme, an attribute or a factor stays as it is."""
    seen: set[tuple[str, str]] = set()
    for root in outline.roots:
        named = [(place, ("attribute", name)) for name, place, _ in pairs(child(root, "attributes"))]
        named += [
            (found.place, ("theme", found.raw)) for node in items(child(root, "themes")) if (found := text(node, "id"))
        ]
        for place, (kind, name) in named:
            if (kind, name) in seen:
                message = f"the {kind} {name!r} is set by the codebook that this one extends"
                yield problem("CB182", place, message, "leave it out here")
        seen.update(what for _, what in named)
    for factor in outline.factors.values():
        for node in factor.nodes[1:]:
            for key in changed_keys(node) if node.place.path != factor.place.path else ():
                message = f"{key} of {factor.id} is set by the codebook that this one extends"
                yield problem("CB182", node.keys[key], message, _HINT)


def changed_keys(addition: Mapping) -> list[str]:
    """Give the keys of an addition that only a factor itself may have."""
    can_add, of_factors = definition("Addition")["properties"], definition("Factor")["properties"]
    return [key for key in addition.entries if key in of_factors and key not in can_add]
