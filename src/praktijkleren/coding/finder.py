"""Which indicators of a codebook fire in a text, whatever the text says of them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from praktijkleren.codebook.indicators import Indicator, indicators, word_lists
from praktijkleren.codebook.model import Codebook
from praktijkleren.coding.compiling import Compiler, TermPhrase
from praktijkleren.coding.finding import Finding, Matcher, Prepared, Unit
from praktijkleren.coding.lines import LineMatcher
from praktijkleren.coding.nodes import Found, Hit
from praktijkleren.coding.patterns import PatternMatcher, pattern_terms
from praktijkleren.coding.phrases import PhraseFinder, SentencePhrases, WordType
from praktijkleren.coding.regexes import RegexMatcher
from praktijkleren.coding.tokeniser import Piece, Tokeniser
from praktijkleren.dutch import lexicon
from praktijkleren.dutch.families import Families
from praktijkleren.dutch.lexicon import Lexicon
from praktijkleren.dutch.separable import SeparableVerbs, is_separable


class Finder:
    """The indicators of one codebook, compiled; what it learns of a word type it keeps for the next text."""

    def __init__(self, codebook: Codebook, tokeniser: Tokeniser) -> None:
        table, vocab = lexicon.load(), tokeniser.nlp.vocab
        self.compiler = Compiler(word_lists(codebook), tokeniser.split, lambda word: is_separable(word.lower()))
        self.prepared = [_prepare(order, one, self.compiler) for order, one in enumerate(indicators(codebook))]
        prepared, phrases = self.prepared, self.compiler.phrases
        terms = [term for phrase in phrases for term in phrase]
        terms += [term for one in prepared for term in pattern_terms(one.indicator.tokens or ())]
        self.families = families = Families(terms, table)
        self._matchers: tuple[Matcher, ...] = (
            LineMatcher(prepared),
            RegexMatcher(prepared),
            PatternMatcher(prepared, families, vocab),
        )
        self._needs_every_sentence = any(one.node is None for one in prepared)
        self._phrases = PhraseFinder(phrases, families, vocab)
        self._verbs, self._split = _split_verbs(phrases, families, table)

    def find(self, piece: Piece) -> Iterator[tuple[int, list[Finding]]]:
        """Give the number of each sentence of a piece in which an indicator fires, with the findings."""
        for number, unit in self.units(piece):
            if findings := [finding for matcher in self._matchers for finding in matcher.find(unit)]:
                yield number, findings

    def units(self, piece: Piece) -> Iterator[tuple[int, Unit]]:
        """Give the sentences of a piece in which an indicator may fire, with the phrases that stand in them."""
        types = self._phrases.types(piece.doc)
        longer = self._longer_by_sentence(piece, types)
        for number, (first, last) in enumerate(piece.sentences):
            words = types[first:last]
            present = frozenset(longer.get(number, ())).union(*[known.present for known in words if known is not None])
            if present or self._needs_every_sentence:
                phrases = SentencePhrases(words, first, longer.get(number, {}), present)
                yield number, Unit(piece, first, last, Found(phrases, piece.words_before))

    def _longer_by_sentence(self, piece: Piece, types: Sequence[WordType | None]) -> dict[int, dict[int, list[Hit]]]:
        """Give, by sentence and phrase, the hits of phrases of several words and of verbs in two parts."""
        starts = [first for first, _ in piece.sentences]
        hits: dict[int, dict[int, list[Hit]]] = defaultdict(lambda: defaultdict(list))
        for phrase, hit in (*self._phrases.longer(piece.doc, types), *self._split_phrases(piece)):
            number = bisect_right(starts, hit.first) - 1
            if number >= 0 and hit.last < piece.sentences[number][1]:
                hits[number][phrase].append(hit)
        return hits

    def _split_phrases(self, piece: Piece) -> Iterator[tuple[int, Hit]]:
        """Give the verbs of the codebook that stand in two parts."""
        for first, last in piece.sentences if self._split else ():
            words = [token.lower() for token in piece.tokens[first:last]]
            if self._verbs.particles.isdisjoint(words):
                continue
            for verb in self._verbs.find(words):
                tokens = tuple(sorted((first + verb.verb, first + verb.particle)))
                for phrase in self._split.get(verb.lemma, ()):
                    yield phrase, Hit(tokens, split=first + verb.particle)


def _prepare(order: int, indicator: Indicator, compiler: Compiler) -> Prepared:
    cancel = tuple(compiler.line(line).node for line in indicator.cancel)
    if indicator.line is None:
        return Prepared(indicator, order, None, cancel)
    compiled = compiler.line(indicator.line, spelling=indicator.spelling == "fuzzy")
    return Prepared(indicator, order, compiled.node, cancel, compiled.is_phrase)


def _split_verbs(
    phrases: Sequence[TermPhrase], families: Families, table: Lexicon
) -> tuple[SeparableVerbs, dict[str, list[int]]]:
    """Give the separable verbs among the phrases of one word, and the phrases that each stands for."""
    split: dict[str, list[int]] = defaultdict(list)
    for number, phrase in enumerate(phrases):
        if len(phrase) == 1 and not phrase[0].exact:
            for lemma in families.lemmas(phrase[0].text):
                if is_separable(lemma):
                    split[lemma].append(number)
    return SeparableVerbs(split, table), split
