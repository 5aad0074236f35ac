"""Which phrases of a codebook stand in a text: word families on spaCy's PhraseMatcher.

Every word type of a text gets one symbol for the set of codebook terms it may stand for. Where several words with a
symbol stand next to each other, their symbols go to the PhraseMatcher, which so finds phrases over families. Symbols
and the phrases over them are made when a word type is first met: a run only pays for the words that its texts hold.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from praktijkleren.coding.compiling import TermPhrase
from praktijkleren.coding.nodes import Hit
from praktijkleren.dutch.families import Families, Key, Term
from praktijkleren.dutch.memo import Memo

_BORDER = "praktijkleren:border"
"""A symbol that is in no phrase; it keeps phrases from reaching from one run of words into the next."""


@dataclass(frozen=True, slots=True, eq=False)
class WordType:
    """What is known of a word type: its symbol, its keys, and the key with which it is each phrase of one word.

    A word that can be the loose part of a separable verb is known too, even if it is in no phrase.
    """

    symbol: str
    keys: Mapping[Term, Key]
    phrases: Mapping[int, Key]
    present: frozenset[int]
    is_particle: bool


Known = tuple[int, WordType]
"""The number of a token and what is known of its word type."""


@dataclass(slots=True)
class SentencePhrases:
    """The phrases of one sentence; hits of phrases of one word are only made when they are asked for.

    `known` are the tokens that may be in a phrase, `longer` the hits of longer phrases and of split verbs.
    """

    known: Sequence[Known]
    longer: Mapping[int, list[Hit]]
    _memo: dict[int, list[Hit]] = field(default_factory=dict)

    @property
    def present(self) -> set[frozenset[int]]:
        """The numbers of the phrases of each word, and those of the longer phrases."""
        present = {known.present for _, known in self.known}
        return present | {frozenset(self.longer)} if self.longer else present

    def hits(self, number: int) -> list[Hit]:
        """Give the places of one phrase, in order."""
        found = self._memo.get(number)
        if found is None:
            found = [_hit(place, known.phrases[number]) for place, known in self.known if number in known.present]
            if number in self.longer:
                found = sorted(found + self.longer[number], key=lambda hit: hit.tokens)
            self._memo[number] = found
        return found

    def hits_of_any(self, numbers: frozenset[int]) -> list[Hit]:
        """Give the places of any of some phrases, each place once."""
        found: dict[tuple[int, ...], Hit] = {}
        for place, known in self.known:
            if not numbers.isdisjoint(known.present):
                keys = [known.phrases[number] for number in numbers & known.present]
                best = keys[0] if len(keys) == 1 else min(keys, key=lambda key: (key.ambiguous, key.distance))
                found[place,] = _hit(place, best)
        for number in numbers.intersection(self.longer) if self.longer else ():
            for hit in self.longer[number]:
                found.setdefault(hit.tokens, hit)
        return list(found.values())


def _hit(place: int, key: Key) -> Hit:
    return Hit((place,), key.ambiguous, key.distance)


class PhraseFinder:
    """The phrases of a codebook, each by its number; what it learns of a word type it keeps."""

    def __init__(
        self, phrases: Sequence[TermPhrase], families: Families, vocab: Vocab, particles: frozenset[str]
    ) -> None:
        self._phrases = phrases
        self._families = families
        self._vocab = vocab
        self._particles = particles
        self._types: Memo[str, WordType | None] = Memo(self._learn)
        self._tagged: Memo[tuple[str, str], WordType | None] = Memo(lambda tagged: self._learn(*tagged))
        self._single: dict[Term, list[int]] = defaultdict(list)
        self._longer: dict[Term, list[int]] = defaultdict(list)
        for number, terms in enumerate(phrases):
            index = self._single if len(terms) == 1 else self._longer
            for term in terms:
                index[term].append(number)
        self._symbols: dict[Term, list[str]] = defaultdict(list)
        self._known: dict[frozenset[Term], str] = {}
        self._matcher = PhraseMatcher(vocab)
        self._numbers: dict[int, int] = {}

    def known(self, tokens: Sequence[str], tags: Sequence[str] = ()) -> list[Known]:
        """Give the tokens whose word type may be in a phrase, in order; `tags` are their parts of speech if known."""
        tagged = zip(tokens, tags, strict=True)
        types = map(self._tagged.__getitem__, tagged) if tags else map(self._types.__getitem__, tokens)
        return [(place, known) for place, known in enumerate(types) if known is not None]

    def longer(self, runs: Sequence[Sequence[Known]]) -> Iterator[tuple[int, Hit]]:
        """Give every phrase of more than one word, with its number, in runs of words that stand next to each other."""
        if not runs or not self._numbers:
            return
        words: list[str] = []
        row: list[Known | None] = []
        for run in runs:
            words += [known.symbol for _, known in run]
            words.append(_BORDER)
            row += run
            row.append(None)
        for match, start, end in self._matcher(Doc(self._vocab, words=words)):
            number = self._numbers[match]
            matched = [known for known in row[start:end] if known is not None]
            keys = [known.keys[term] for (_, known), term in zip(matched, self._phrases[number], strict=True)]
            tokens = tuple(place for place, _ in matched)
            yield number, Hit(tokens, any(key.ambiguous for key in keys), max(key.distance for key in keys))

    def _learn(self, form: str, tag: str = "") -> WordType | None:
        keys = {key.term: key for key in self._families.keys(form, tag)}
        phrases = {number: key for term, key in keys.items() for number in self._single[term]}
        terms = [term for term in keys if term in self._longer]
        is_particle = form.lower() in self._particles
        if not terms and not phrases and not is_particle:
            return None
        symbol = (self._known.get(frozenset(terms)) or self._add_symbol(terms)) if terms else ""
        return WordType(symbol, keys, phrases, frozenset(phrases), is_particle)

    def _add_symbol(self, terms: Sequence[Term]) -> str:
        """Make the symbol of a set of terms, and add the phrases that have it in at least one place."""
        symbol = self._known[frozenset(terms)] = f"praktijkleren:{len(self._known)}"
        for term in terms:
            self._symbols[term].append(symbol)
        for number in sorted({number for term in terms for number in self._longer[term]}):
            choices = [self._symbols[term] for term in self._phrases[number]]
            forms = [form for form in product(*choices) if symbol in form]
            if forms:
                name = str(number)
                self._matcher.add(name, [Doc(self._vocab, words=list(form)) for form in forms])
                self._numbers[self._vocab.strings[name]] = number
        return symbol
