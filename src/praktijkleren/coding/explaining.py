"""Explain what a sentence gets and why: its words, the indicators that fire, and those that nearly do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from praktijkleren.codebook.indicator import Run, write
from praktijkleren.codebook.model import Codebook
from praktijkleren.coding import tokeniser
from praktijkleren.coding.asserting import SentenceReader
from praktijkleren.coding.finder import Finder
from praktijkleren.coding.finding import Finding, Prepared, Unit
from praktijkleren.coding.judging import judge
from praktijkleren.coding.nodes import Hit
from praktijkleren.coding.tagging import Tagger
from praktijkleren.dutch import lexicon
from praktijkleren.dutch.context import ContextReader, Reading

MOST_NEAR_MISSES = 5


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """A word of the sentence with the codebook words that it may stand for.

    The unlikely ones are marked with `?`, misspelt ones with `~` and the number of slips, parts of a compound with `+`.
    """

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedHit:
    """An indicator that fires, what the sentence says of it, and what it comes to: no factor when it gets none."""

    finding: Finding
    passage: str
    reading: Reading
    factor_id: str
    counted: bool


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An indicator that nearly fires, and why it does not."""

    factor_id: str
    indicator: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say of one sentence."""

    sentence: str
    words: tuple[ExplainedWord, ...]
    hits: tuple[ExplainedHit, ...]
    near_misses: tuple[NearMiss, ...]


def explain(text: str, codebook: Codebook, *, model: str | None = None) -> Iterator[Explanation]:
    """Explain every sentence of a text."""
    finder, context = Finder(codebook, tokeniser.load(), Tagger(model) if model else None), ContextReader()
    factors = {factor.id: factor for factor in codebook.factors}
    for piece in tokeniser.load().pieces(text, 0):
        findings, units = dict(finder.find(piece)), dict(finder.units(piece))
        for number, (first, last) in enumerate(piece.sentences):
            reader = SentenceReader(context, piece, number)
            hits = []
            for finding in findings.get(number, ()):
                reading = reader.read(finding.hit).reading
                factor = factors[finding.indicator.factor_id]
                factor_id, counted = judge(finding.indicator, factor, reading) or ("", False)
                passage = text[piece.start(finding.hit.first) : piece.end(finding.hit.last)]
                hits.append(ExplainedHit(finding, passage, reading, factor_id, counted))
            misses = _near_misses(finder, units[number]) if number in units else []
            words = tuple(_word(finder, token) for token in piece.tokens[first:last])
            sentence = text[piece.start(first) : piece.end(last - 1)]
            yield Explanation(sentence, words, tuple(hits), tuple(misses[:MOST_NEAR_MISSES]))


def _word(finder: Finder, form: str) -> ExplainedWord:
    keys: dict[str, None] = {}
    found = finder.families.keys(form)
    in_all_forms = {key.term.text for key in found if not key.term.exact}
    for key in found:
        mark = "?" if key.ambiguous else f"~{key.distance}" if key.distance else "+" if key.compound else ""
        if not key.term.exact:
            keys[key.term.text + mark] = None
        elif key.term.text not in in_all_forms:
            keys[key.term.written] = None
    return ExplainedWord(form, tuple(keys))


def _near_misses(finder: Finder, unit: Unit) -> list[NearMiss]:
    """Give the lines of which most is there, those that lack least first; what only shares small words is left out."""
    rated = []
    for one in finder.nearly(unit):
        reason = _reason(finder, one, unit)
        if reason:
            lacking, text = reason
            rated.append((lacking, one.order, NearMiss(one.indicator.factor_id, one.indicator.text, text)))
    return [miss for _, _, miss in sorted(rated, key=lambda row: row[:2])]


def _has_content(hits: Iterable[Hit], unit: Unit) -> bool:
    """Tell whether there is more than function words in some hits."""
    words = {unit.piece.tokens[token].lower() for hit in hits for token in hit.tokens}
    return any(readings[0].pos != "x" for readings in map(lexicon.load().analyses, words) if readings)


def _reason(finder: Finder, one: Prepared, unit: Unit) -> tuple[float, str] | None:
    if one.node is None or one.indicator.line is None:
        return None
    hits = unit.found.hits(one.node)
    if hits:
        return _refused(one, unit)
    parts = [run for part in one.indicator.line.parts for run in part.runs]
    if len(parts) == 1:
        parts = [Run((item,)) for item in parts[0].items]
    spelling = one.indicator.spelling == "fuzzy"
    found = {run: unit.found.hits(finder.compiler.run(run, spelling=spelling)) for run in parts}
    missing = [run for run, places in found.items() if not places]
    if len(missing) > 1 or len(parts) == 1 or not _has_content(chain.from_iterable(found.values()), unit):
        return None
    if not missing:
        return 0, "all parts are there, but not in this order or too far apart"
    return 1 / len(parts), f"missing: {write(missing[0])}"


def _refused(one: Prepared, unit: Unit) -> tuple[float, str] | None:
    hits = unit.found.hits(one.node) if one.node is not None else []
    if all(unit.is_cancelled(one, hit.first, hit.last) for hit in hits):
        return 0, "found, and cancelled by one of its `not`"
    if one.indicator.forms == "primary" and all(hit.ambiguous for hit in hits):
        return 0, "found, but another reading of the form is likelier (forms: primary)"
    return None
