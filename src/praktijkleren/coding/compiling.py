"""From the lines of a codebook to nodes: phrases get a number, everything else joins them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from praktijkleren.codebook.indicator import Choice, Exact, Item, Line, ListName, Ordered, Run, Word
from praktijkleren.coding.nodes import InOrder, Node, Phrase, Together, one_of
from praktijkleren.dutch.families import Term

TermPhrase = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """One line ready to be held against a sentence; `is_phrase` when it is no more than words next to each other."""

    node: Node
    is_phrase: bool


class Compiler:
    """Turn lines into nodes; the same phrase, list or choice becomes the same node."""

    def __init__(
        self,
        lists: Mapping[str, tuple[Run, ...]],
        split: Callable[[str], list[str]],
        is_separable: Callable[[str], bool],
    ) -> None:
        """Take the word lists, how the tokeniser splits a written word, and which verbs come apart in a sentence."""
        self._lists = lists
        self._split = split
        self._is_separable = is_separable
        self._phrases: dict[TermPhrase, Phrase] = {}
        self._nodes: dict[tuple[Item, bool], Node] = {}

    @property
    def phrases(self) -> list[TermPhrase]:
        """The phrases met so far; the place of each is its number."""
        return list(self._phrases)

    def line(self, line: Line, *, spelling: bool = True) -> Compiled:
        """Compile one indicator; with `spelling` off its words are never matched by a misspelling."""
        parts = tuple(self._ordered(part, spelling=spelling) for part in line.parts)
        node = parts[0] if len(parts) == 1 else Together(parts, line.window)
        return Compiled(node, len(parts) == 1 and len(line.parts[0].runs) == 1)

    def _ordered(self, ordered: Ordered, *, spelling: bool) -> Node:
        runs = tuple(self.run(run, spelling=spelling) for run in ordered.runs)
        return runs[0] if len(runs) == 1 else InOrder(runs, (0, *ordered.gaps), (False,) * len(runs))

    def run(self, run: Run, *, spelling: bool = True) -> Node:
        """Compile words next to each other."""
        if len(run.items) == 1:
            return self._item(run.items[0], spelling=spelling)
        terms = [self._terms(item, spelling=spelling) for item in run.items]
        if all(terms) and not any(isinstance(i, Word) and self._is_separable(i.text) for i in run.items):
            return self._phrase(tuple(term for word in terms for term in word))
        nodes = tuple(self._item(item, spelling=spelling) for item in run.items)
        optional = tuple(isinstance(item, Choice) and item.optional for item in run.items)
        return InOrder(nodes, (0,) * len(nodes), optional)

    def _item(self, item: Item, *, spelling: bool) -> Node:
        node = self._nodes.get((item, spelling))
        if node is None:
            if isinstance(item, Word | Exact):
                node = self._phrase(self._terms(item, spelling=spelling))
            else:
                runs = self._lists[item.name] if isinstance(item, ListName) else item.runs
                node = one_of([self.run(run, spelling=spelling) for run in runs])
            self._nodes[item, spelling] = node
        return node

    def _terms(self, item: Item, *, spelling: bool) -> TermPhrase:
        """Give the terms of a word as the tokeniser splits it; none for a list or a choice."""
        if isinstance(item, Exact):
            return tuple(Term(text, exact=True, spelling=False) for text in self._split(item.text))
        if isinstance(item, Word):
            texts = self._split(item.text)
            return tuple(Term(text, head=item.head, modifier=item.modifier, spelling=spelling) for text in texts)
        return ()

    def _phrase(self, terms: TermPhrase) -> Phrase:
        return self._phrases.setdefault(terms, Phrase(len(self._phrases)))
