"""Which indicators of a codebook fire in a text, whatever the text says of them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from praktijkleren.codebook.indicators import Indicator, indicators, word_lists
from praktijkleren.codebook.model import Codebook
from praktijkleren.coding.compiling import Compiler, TermPhrase
from praktijkleren.coding.finding import Finding, Matcher, Prepared, Unit
from praktijkleren.coding.lines import LineMatcher
from praktijkleren.coding.nodes import Found, Hit
from praktijkleren.coding.patterns import PatternMatcher, pattern_terms
from praktijkleren.coding.phrases import Known, PhraseFinder, SentencePhrases
from praktijkleren.coding.regexes import RegexMatcher
from praktijkleren.coding.tagging import Tagger
from praktijkleren.coding.tokeniser import Piece, Tokeniser
from praktijkleren.dutch import lexicon
from praktijkleren.dutch.families import Families, Term
from praktijkleren.dutch.lexicon import Lexicon
from praktijkleren.dutch.memo import Memo
from praktijkleren.dutch.separable import SeparableVerbs, is_separable
from praktijkleren.errors import PraktijklerenError


class Finder:
    """The indicators of one codebook, compiled; what it learns of a word type it keeps for the next text."""

    def __init__(self, codebook: Codebook, tokeniser: Tokeniser, tagger: Tagger | None = None) -> None:
        table, vocab = lexicon.load(), tokeniser.nlp.vocab
        self.compiler = Compiler(word_lists(codebook), tokeniser.split, lambda word: is_separable(word.lower()))
        self.prepared = [_prepare(order, one, self.compiler) for order, one in enumerate(indicators(codebook))]
        prepared, phrases = self.prepared, self.compiler.phrases
        self._terms: Memo[int, frozenset[Term]] = Memo(self._terms_of)
        self._tagger = tagger
        if tagger is None and any(one.indicator.pos for one in prepared):
            raise PraktijklerenError(
                "the codebook has rules with pos:, for which the parts of speech must be known",
                hint="add --model with the name of an installed Dutch spaCy pipeline, or leave pos: out",
            )
        terms = [term for phrase in phrases for term in phrase]
        terms += [term for one in prepared for term in pattern_terms(one.indicator.tokens or ())]
        self.families = families = Families(terms, table)
        self._lines = LineMatcher(prepared)
        others = (RegexMatcher(prepared), PatternMatcher(prepared, families, vocab))
        self._others: tuple[Matcher, ...] = tuple(matcher for matcher in others if matcher.has_work)
        self._verbs, self._split = _split_verbs(phrases, families, table)
        self._phrases = PhraseFinder(phrases, families, vocab, self._verbs.particles)

    def find(self, piece: Piece) -> Iterator[tuple[int, list[Finding]]]:
        """Give the number of each sentence of a piece in which an indicator fires, with the findings."""
        tags = self._tagger.tags(piece.tokens) if self._tagger else ()
        for number, phrases in self._phrases_by_sentence(piece, tags):
            candidates = self._lines.candidates(phrases)
            if not candidates and not self._others:
                continue
            unit = _unit(piece, number, phrases, tags)
            findings = list(self._lines.find(unit, candidates))
            for matcher in self._others:
                findings += matcher.find(unit)
            if findings:
                yield number, findings

    def compounds(self, finding: Finding, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give the codebook words that an indicator found as part of a longer word, with that word in small letters."""
        for word in words:
            for key in self.families.keys(word):
                if key.compound and key.term in self._terms[finding.order]:
                    yield key.term.written, word.lower()

    def _terms_of(self, order: int) -> frozenset[Term]:
        node = self.prepared[order].node
        numbers = node.phrases() if node is not None else ()
        return frozenset(term for number in numbers for term in self.compiler.phrases[number])

    def nearly(self, unit: Unit) -> list[Prepared]:
        """Give the lines of which every part but one may be there."""
        return self._lines.nearly(unit.found.phrases)

    def units(self, piece: Piece) -> Iterator[tuple[int, Unit]]:
        """Give the sentences of a piece in which an indicator may fire, with the phrases that stand in them."""
        tags = self._tagger.tags(piece.tokens) if self._tagger else ()
        for number, phrases in self._phrases_by_sentence(piece, tags):
            yield number, _unit(piece, number, phrases, tags)

    def _phrases_by_sentence(self, piece: Piece, tags: Sequence[str]) -> Iterator[tuple[int, SentencePhrases]]:
        known = dict(_by_sentence(self._phrases.known(piece.tokens, tags), piece))
        longer = self._longer_by_sentence(known, piece)
        for number in range(len(piece.sentences)) if self._others else known:
            yield number, SentencePhrases(known.get(number, ()), longer.get(number, {}))

    def _longer_by_sentence(
        self, sentences: Mapping[int, Sequence[Known]], piece: Piece
    ) -> dict[int, dict[int, list[Hit]]]:
        """Give, by sentence and phrase, the hits of phrases of several words and of verbs in two parts."""
        starts = [first for first, _ in piece.sentences]
        runs = [run for known in sentences.values() for run in _runs(known)]
        hits: dict[int, dict[int, list[Hit]]] = {}
        for phrase, hit in (*self._phrases.longer(runs), *self._split_phrases(sentences, piece)):
            number = bisect_right(starts, hit.first) - 1
            hits.setdefault(number, {}).setdefault(phrase, []).append(hit)
        return hits

    def _split_phrases(self, sentences: Mapping[int, Sequence[Known]], piece: Piece) -> Iterator[tuple[int, Hit]]:
        """Give the verbs of the codebook that stand in two parts."""
        tokens = piece.tokens
        for number, known in sentences.items():
            first, last = piece.sentences[number]
            if not any(
                one.is_particle and (place + 1 == last or self._verbs.may_stand_apart(tokens[place + 1]))
                for place, one in known
            ):
                continue
            for verb in self._verbs.find([token.lower() for token in tokens[first:last]]):
                places = tuple(sorted((first + verb.verb, first + verb.particle)))
                for phrase in self._split.get(verb.lemma, ()):
                    yield phrase, Hit(places, split=first + verb.particle)


def _unit(piece: Piece, number: int, phrases: SentencePhrases, tags: Sequence[str]) -> Unit:
    present = frozenset[int]().union(*phrases.present)
    return Unit(piece, *piece.sentences[number], Found(phrases, piece.words_before, present), tags)


def _by_sentence(known: Sequence[Known], piece: Piece) -> Iterator[tuple[int, list[Known]]]:
    """Put the known tokens of a piece by the number of their sentence."""
    place, count = 0, len(known)
    for number, (_, last) in enumerate(piece.sentences):
        begin = place
        while place < count and known[place][0] < last:
            place += 1
        if place > begin:
            yield number, list(known[begin:place])


def _runs(known: Sequence[Known]) -> Iterator[list[Known]]:
    """Give the stretches of at least two words next to each other that may be in a longer phrase."""
    run: list[Known] = []
    for one in known:
        if run and (not one[1].symbol or one[0] != run[-1][0] + 1):
            if len(run) > 1:
                yield run
            run = []
        if one[1].symbol:
            run.append(one)
    if len(run) > 1:
        yield run


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
