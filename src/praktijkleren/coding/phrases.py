"""Which phrases of a codebook stand in a text: word families on spaCy's PhraseMatcher.

Every word type of a text gets one symbol for the set of codebook terms it may stand for; the symbol is written to the
token's lemma, so that the PhraseMatcher finds phrases over families. Symbols and the phrases over them are made when a
word type is first met: a run only pays for the words that its texts hold.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
class WordType:
    """What is known of a word type: its symbol, its keys, and the key with which it is each phrase of one word."""

    symbol: int
    keys: Mapping[Term, Key]
    phrases: Mapping[int, Key]
    present: frozenset[int]


@dataclass(slots=True)
class SentencePhrases:
    """The phrases of one sentence; hits of phrases of one word are only made when they are asked for.

    `first` is the number of the sentence's first token, `longer` holds the hits of longer phrases and of split verbs.
    """

    types: Sequence[WordType | None]
    first: int
    longer: Mapping[int, list[Hit]]
    present: frozenset[int]
    _memo: dict[int, list[Hit]] = field(default_factory=dict)

    def hits(self, number: int) -> list[Hit]:
        """Give the places of one phrase, in order."""
        found = self._memo.get(number)
        if found is None:
            found = [
                Hit((place,), known.phrases[number].ambiguous, known.phrases[number].distance)
                for place, known in enumerate(self.types, self.first)
                if known is not None and number in known.present
            ]
            if number in self.longer:
                found = sorted(found + self.longer[number], key=lambda hit: hit.tokens)
            self._memo[number] = found
        return found


class PhraseFinder:
    """Find the phrases of a codebook in tokenised text; what it learns of a word type it keeps."""

    def __init__(self, phrases: Sequence[TermPhrase], families: Families, vocab: Vocab) -> None:
        self._phrases = phrases
        self._families = families
        self._vocab = vocab
        self._types: dict[int, WordType | None] = {}
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

    def types(self, doc: Doc) -> list[WordType | None]:
        """Give what is known of every token's word type; None for a word that is in no phrase."""
        return [self._type(orth) for orth in doc.to_array(ORTH).tolist()]

    def longer(self, doc: Doc, types: Sequence[WordType | None]) -> Iterator[tuple[int, Hit]]:
        """Give every phrase of more than one word, with its number; writes the symbols to the lemmas of the Doc."""
        if not self._size:
            return
        symbols = [known.symbol if known is not None else 0 for known in types]
        doc.from_array([LEMMA], np.array(symbols, dtype="uint64").reshape(-1, 1))  # type: ignore[arg-type]
        for match, start, end in self._matcher(doc):
            number = int(self._vocab.strings[match])
            words = zip(types[start:end], self._phrases[number], strict=True)
            keys = [known.keys[term] for known, term in words if known is not None]
            yield number, Hit(tuple(range(start, end)), any(k.ambiguous for k in keys), max(k.distance for k in keys))

    def _type(self, orth: int) -> WordType | None:
        if orth not in self._types:
            self._types[orth] = self._learn(self._vocab.strings[orth])
        return self._types[orth]

    def _learn(self, form: str) -> WordType | None:
        keys = {key.term: key for key in self._families.keys(form)}
        phrases = {number: key for term, key in keys.items() for number in self._single[term]}
        terms = [term for term in keys if term in self._longer]
        if not terms:
            return WordType(0, keys, phrases, frozenset(phrases)) if phrases else None
        symbol = self._known.get(frozenset(terms)) or self._add_symbol(terms)
        return WordType(self._vocab.strings.add(symbol), keys, phrases, frozenset(phrases))

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
