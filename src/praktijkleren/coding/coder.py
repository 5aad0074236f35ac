"""Code narratives: sentences, findings, context, and one coding for each factor a sentence gets."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from praktijkleren.codebook.model import Codebook, Factor
from praktijkleren.coding import tokeniser
from praktijkleren.coding.asserting import Asserted, SentenceReader
from praktijkleren.coding.finder import Finder
from praktijkleren.coding.finding import Finding
from praktijkleren.coding.judging import judge
from praktijkleren.coding.tagging import Tagger
from praktijkleren.coding.tokeniser import Piece
from praktijkleren.dutch.context import ContextReader
from praktijkleren.dutch.families import fold
from praktijkleren.model import CodedNarrative, Coding, Narrative, PartKind, Sentence


@dataclass(frozen=True, slots=True)
class _Judged:
    """A finding with what the text says of it and what it comes to."""

    finding: Finding
    asserted: Asserted
    factor_id: str
    counted: bool

    @property
    def rank(self) -> tuple[bool, int, bool, int, int, tuple[int, ...]]:
        """Order by what is best shown: counted, most words, sure of its forms, first in the codebook and the text."""
        hit = self.finding.hit
        return (not self.counted, -len(hit.tokens), hit.ambiguous, hit.distance, self.finding.order, hit.tokens)


class Coder:
    """A codebook ready to code narratives; codes the same narrative the same way whatever was coded before it."""

    def __init__(self, codebook: Codebook, *, model: str | None = None) -> None:
        """Take a codebook, and the name of an installed spaCy pipeline when parts of speech are to be used."""
        self._tokeniser = tokeniser.load()
        self._finder = Finder(codebook, self._tokeniser, Tagger(model) if model else None)
        self._context = ContextReader()
        self._factors: dict[str, Factor] = {factor.id: factor for factor in codebook.factors}

    def code(self, narrative: Narrative) -> CodedNarrative:
        """Give the sentences of a narrative and what they are coded with."""
        sentences: list[Sentence] = []
        codings: list[Coding] = []
        seen: Counter[str] = Counter()
        compounds: list[tuple[str, str]] = []
        words = 0
        for part in narrative.parts:
            speaker, perspective = part.speaker, part.perspective
            if part.kind is PartKind.HEADING:
                sentences.append(Sentence(len(sentences) + 1, part.start, part.end, speaker, perspective, "heading"))
            if part.kind is not PartKind.TEXT:
                continue
            for piece in self._tokeniser.pieces(narrative.text[part.start : part.end], part.start):
                words += piece.words_before[-1]
                before = len(sentences)
                sentences += [
                    Sentence(number, piece.places[first], piece.end(last - 1), speaker, perspective, "sentence")
                    for number, (first, last) in enumerate(piece.sentences, before + 1)
                ]
                for number, judged in self._judged(piece):
                    for one in judged:
                        compounds += self._compounds(one.finding, piece)
                    codings += self._codings(narrative, sentences[before + number], piece, judged, seen)
        return CodedNarrative(narrative, tuple(sentences), tuple(codings), words, tuple(compounds))

    def _compounds(self, finding: Finding, piece: Piece) -> Iterator[tuple[str, str]]:
        return self._finder.compounds(finding, (piece.tokens[token] for token in finding.hit.tokens))

    def _judged(self, piece: Piece) -> Iterator[tuple[int, list[_Judged]]]:
        """Give, for each sentence that says something, the best finding for each factor it gets."""
        best: dict[int, dict[str, _Judged]] = {}
        for number, findings in self._finder.find(piece):
            reader = SentenceReader(self._context, piece, number)
            for finding in findings:
                asserted = reader.read(finding.hit)
                factor = self._factors[finding.indicator.factor_id]
                given = judge(finding.indicator, factor, asserted.reading)
                if given is None:
                    continue
                judged = _Judged(finding, asserted, *given)
                here = best.setdefault(asserted.sentence, {})
                if judged.factor_id not in here or judged.rank < here[judged.factor_id].rank:
                    here[judged.factor_id] = judged
        for number in sorted(best):
            yield number, sorted(best[number].values(), key=lambda one: (one.finding.hit.tokens, one.factor_id))

    def _codings(
        self,
        narrative: Narrative,
        sentence: Sentence,
        piece: Piece,
        judged: Iterable[_Judged],
        seen: Counter[str],
    ) -> Iterator[Coding]:
        """Give the codings of one sentence."""
        text = narrative.text[sentence.start : sentence.end]
        same = " ".join(fold(text).split())
        for one in judged:
            hit, asserted, indicator = one.finding.hit, one.asserted, one.finding.indicator
            factor, reading = self._factors[one.factor_id], asserted.reading
            start, end = piece.start(asserted.first), piece.end(asserted.last - 1)
            yield Coding(
                coding_id=_identify(narrative.id, indicator.factor_id, same, seen),
                narrative_id=narrative.id,
                case_id=narrative.case_id,
                speaker=sentence.speaker,
                perspective=sentence.perspective,
                factor_id=factor.id,
                found_factor_id=indicator.factor_id,
                theme_id=factor.theme,
                polarity=factor.polarity,
                start=start,
                end=end,
                passage=narrative.text[start:end],
                evidence_start=piece.start(hit.first),
                evidence_end=piece.end(hit.last),
                sentence_start=sentence.start,
                sentence_end=sentence.end,
                sentence=text,
                indicator=indicator.text,
                method=one.finding.method,
                forms="ambiguous" if hit.ambiguous else "primary",
                distance=hit.distance,
                context=reading.context,
                negation=reading.negation,
                modality=reading.modality,
                time=reading.time,
                experiencer=reading.experiencer,
                delayed=reading.delayed,
                trigger=reading.trigger,
                counted=one.counted,
            )


def _identify(narrative_id: str, found_factor_id: str, sentence: str, seen: Counter[str]) -> str:
    """Give the id of a coding: a hash of what it says, not of where it stands, so that edits elsewhere keep it.

    `sentence` has no case, no accents and single blanks.
    """
    what = "\x1f".join((narrative_id, found_factor_id, sentence))
    seen[what] += 1
    return hashlib.sha256(f"{what}\x1f{seen[what]}".encode()).hexdigest()[:16]
