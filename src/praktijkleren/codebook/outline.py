"""What can be understood of a codebook, with places, however much of it is wrong: the view that checks look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from praktijkleren.codebook.tree import Mapping, Node, Scalar, child, items, pairs, text
from praktijkleren.codebook.written import Written, in_block, in_text
from praktijkleren.problems import Place

KINDS = ("find", "regex", "tokens")


@dataclass(frozen=True, slots=True, eq=False)
class RuleOutline:
    """A rule: its indicator in one of three kinds, and its settings."""

    node: Node
    kinds: tuple[str, ...]
    find: tuple[Written, ...]
    cancel: tuple[Written, ...]

    def setting(self, key: str) -> str | None:
        """Give a setting when it is text."""
        found = text(self.node, key)
        return found.text if found else None


@dataclass(frozen=True, slots=True, eq=False)
class FactorOutline:
    """A factor with all that overlays add to it; `nodes` are the places where it is described, the first its own."""

    id: str
    place: Place
    nodes: list[Mapping]
    indicators: list[Written] = field(default_factory=list)
    rules: list[RuleOutline] = field(default_factory=list)

    def own(self, key: str) -> str | None:
        """Give a value of the factor itself when it is text."""
        found = text(self.nodes[0], key)
        return found.text if found else None

    def place_of(self, key: str) -> Place:
        """Give the place of a value of the factor itself, or of the factor."""
        found = child(self.nodes[0], key)
        return found.place if found else self.place

    def examples(self, key: str) -> list[Scalar]:
        """Give the sentences under `match` or `no_match`."""
        return [found for node in self.nodes for found in sentences(child(child(node, "examples"), key))]

    @property
    def written(self) -> list[Written]:
        """Every line of the indicator language in this factor."""
        return [*self.indicators, *(line for rule in self.rules for line in (*rule.find, *rule.cancel))]


@dataclass(frozen=True, slots=True, eq=False)
class ListOutline:
    """A word list with all that overlays add to it."""

    name: str
    place: Place
    entries: list[Written]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A codebook with the codebooks it extends; `roots` holds the files, the one that extends nothing first."""

    roots: tuple[Node, ...]
    factors: dict[str, FactorOutline]
    lists: dict[str, ListOutline]
    repeated: tuple[Scalar, ...]

    @property
    def root(self) -> Node:
        """The codebook itself."""
        return self.roots[-1]

    def opposite(self, factor: FactorOutline) -> FactorOutline | None:
        """Give the opposite of a factor when it is there."""
        return self.factors.get(factor.own("opposite") or "")


def outline(roots: Sequence[Node]) -> Outline:
    """Look at a codebook together with those it extends, the last root being the codebook itself."""
    found = Outline(tuple(roots), {}, {}, tuple(_repeated(roots)))
    for root in roots:
        for name, place, node in pairs(child(root, "lists")):
            lines = found.lists.setdefault(name, ListOutline(name, place, []))
            lines.entries.extend(in_block(node, are_entries=True))
        for node in items(child(root, "factors")):
            if isinstance(node, Mapping) and (factor_id := text(node, "id")):
                factor = found.factors.setdefault(factor_id.raw, FactorOutline(factor_id.raw, factor_id.place, []))
                _add(factor, node)
    return found


def sentences(node: Node | None) -> list[Scalar]:
    """Give the texts of a list."""
    return [item for item in items(node) if isinstance(item, Scalar) and item.text]


def _add(factor: FactorOutline, node: Mapping) -> None:
    factor.nodes.append(node)
    factor.indicators.extend(in_block(child(node, "indicators")))
    for rule in items(child(node, "rules")):
        find = child(rule, "find")
        factor.rules.append(
            RuleOutline(
                rule,
                kinds=tuple(kind for kind in KINDS if child(rule, kind) is not None),
                find=tuple(in_text(find)),
                cancel=tuple(line for item in items(child(rule, "not")) for line in in_text(item)),
            )
        )


def _repeated(roots: Sequence[Node]) -> Iterator[Scalar]:
    for root in roots:
        for kind in ("themes", "factors"):
            seen = set()
            for node in items(child(root, kind)):
                if named := text(node, "id"):
                    if named.raw in seen:
                        yield named
                    seen.add(named.raw)
