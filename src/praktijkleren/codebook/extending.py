"""Overlays: a codebook that adds factors, lists and indicators to another."""

from praktijkleren.codebook.model import Addition, Codebook, Examples, Factor


def extend(base: Codebook, overlay: object, additions: list[Addition]) -> Codebook:
    """Resolve an overlay: its own parts follow those of the base, its additions go into the factors of the base."""
    own = Codebook.model_validate(overlay)
    lists = dict(base.lists)
    for name, block in own.lists.items():
        lists[name] = _joined(lists.get(name, ""), block)
    added = {addition.id: addition for addition in additions}
    changes = {
        "extends": None,
        "attributes": {**base.attributes, **own.attributes},
        "lists": lists,
        "themes": [*base.themes, *own.themes],
        "factors": [*(_enriched(factor, added.get(factor.id)) for factor in base.factors), *own.factors],
    }
    return own.model_copy(update=changes)


def _enriched(factor: Factor, addition: Addition | None) -> Factor:
    if addition is None:
        return factor
    examples = Examples(
        match=[*factor.examples.match, *addition.examples.match],
        no_match=[*factor.examples.no_match, *addition.examples.no_match],
    )
    return factor.model_copy(
        update={
            "indicators": _joined(factor.indicators, addition.indicators),
            "rules": [*factor.rules, *addition.rules],
            "examples": examples,
        }
    )


def _joined(first: str, second: str) -> str:
    return f"{first.rstrip()}\n{second}" if first.strip() and second.strip() else first or second
