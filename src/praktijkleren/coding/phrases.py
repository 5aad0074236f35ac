"""Which phrases of a codebook stand in a text: word families on spaCy's PhraseMatcher.

Every word type of a text gets one symbol for the set of codebook terms it may stand for; the symbol is written to the
token's lemma, so that the PhraseMatcher finds phrases over families. Symbols and the phrases over them are made when a
word type is first met: a run only pays for the words that its texts hold.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from spacy.attrs import LEMMA, ORTH
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from praktijkleren.coding.compiling import TermPhrase
from praktijkleren.coding.nodes import Hit
from praktijkleren.dutch.families import Families, Key, Term


@dataclass(frozen=True, slots=True)
class _Type:
    """What is known of a word type: its symbol, its keys, and the phrases of one word that it is."""

    symbol: int
    keys: dict[Term, Key]
    phrases: tuple[tuple[int, Hit], ...]


class PhraseFinder:
    """Find the phrases of a codebook in tokenised text; what it learns of a word type it keeps."""

    def __init__(self, phrases: Sequence[TermPhrase], families: Families, vocab: Vocab) -> None:
        self._phrases = phrases
        self._families = families
        self._vocab = vocab
        self._types: dict[int, _Type | None] = {}
        self._single: dict[Term, list[int]] = defaultdict(list)
        self._longer: dict[Term, list[int]] = defaultdict(list)
        for number, terms in enumerate(phrases):
            index = self._single if len(terms) == 1 else self._longer
            for term in terms:
                index[term].append(number)
        self._symbols: dict[Term, list[str]] = defaultdict(list)
        self._known: dict[frozenset[Term], str] = {}
        self._matcher = PhraseMatcher(vocab, attr="LEMMA")
        self._size = 0

    def find(self, doc: Doc) -> Iterator[tuple[int, Hit]]:
        """Give every phrase in a text with its number, in no order; writes the symbols to the lemmas of the Doc."""
        types = [self._type(orth) for orth in doc.to_array(ORTH).tolist()]
        if not any(types):
            return
        for place, known in enumerate(types):
            if known is not None:
                for number, hit in known.phrases:
                    yield number, Hit((place,), hit.ambiguous, hit.distance)
        if not self._size:
            return
        symbols = [known.symbol if known is not None else 0 for known in types]
        doc.from_array([LEMMA], np.array(symbols, dtype="uint64").reshape(-1, 1))  # type: ignore[arg-type]
        for match, start, end in self._matcher(doc):
            number = int(self._vocab.strings[match])
            keys = [types[place].keys[term] for place, term in enumerate(self._phrases[number], start)]  # type: ignore[union-attr]  # a matched token has keys
            yield number, Hit(tuple(range(start, end)), any(k.ambiguous for k in keys), max(k.distance for k in keys))

    def _type(self, orth: int) -> _Type | None:
        if orth not in self._types:
            self._types[orth] = self._learn(self._vocab.strings[orth])
        return self._types[orth]

    def _learn(self, form: str) -> _Type | None:
        keys = {key.term: key for key in self._families.keys(form)}
        phrases = tuple(
            (number, Hit((0,), key.ambiguous, key.distance))
            for term, key in keys.items()
            for number in self._single[term]
        )
        terms = [term for term in keys if term in self._longer]
        if not terms:
            return _Type(0, keys, phrases) if phrases else None
        symbol = self._known.get(frozenset(terms)) or self._add_symbol(terms)
        return _Type(self._vocab.strings.add(symbol), keys, phrases)

    def _add_symbol(self, terms: Sequence[Term]) -> str:
        """Make the symbol of a set of terms, and add the phrases that have it in at least one place."""
        symbol = self._known[frozenset(terms)] = f"praktijkleren:{len(self._known)}"
        for term in terms:
            self._symbols[term].append(symbol)
        for number in sorted({number for term in terms for number in self._longer[term]}):
            choices = [self._symbols[term] for term in self._phrases[number]]
            forms = [form for form in product(*choices) if symbol in form]
            if forms:
                docs = [Doc(self._vocab, words=list(form), lemmas=list(form)) for form in forms]
                self._matcher.add(str(number), docs)
                self._size += len(docs)
        return symbol
