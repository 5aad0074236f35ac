"""Agreement as a table: a row a factor, every count and figure, and what must be said of them."""

from collections.abc import Sequence

from praktijkleren.agreement.comparison import Kind
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.scoring import ALL, Score, Scored, Settings, Verdict
from praktijkleren.agreement.sentences import SentenceList
from praktijkleren.agreement.tallies import COUNTS, MEASURES
from praktijkleren.agreement.unit import Unit
from praktijkleren.model import Cell, PatternTable

BASIS = "all"
RELEASE = "none"
FEW_CLUSTERS = 10
_DECIMALS = 4
_FIGURES = tuple(f"{name}{end}" for name in MEASURES for end in ("", "_low", "_high"))
COLUMNS = ("comparison", "first", "second", "factor_id", "label", "theme", *COUNTS, *_FIGURES, "verdict")


def agreement_table(
    scored: Sequence[Scored], sentences: SentenceList, settings: Settings, naming: Naming
) -> PatternTable:
    """Give all comparisons as one table."""
    denominators = {}
    for one in scored:
        label = f"{one.comparison.name}: " if len(scored) > 1 else ""
        if settings.unit is not Unit.PASSAGE:
            denominators[f"{label}{naming.word(settings.unit)}"] = len(one.scope.units)
        denominators[f"{label}{naming.word('narrative')}"] = len(one.scope.narratives)
    spoken = [note for one in scored for note in notes(one, sentences, settings, naming)]
    if settings.unit is not Unit.PASSAGE:
        spoken.append(naming.word("percentage_note"))
    return PatternTable(
        name="agreement",
        title="; ".join(naming.title(one.comparison) for one in scored),
        unit=settings.unit,
        basis=BASIS,
        release=RELEASE,
        columns=COLUMNS,
        rows=tuple(_row(one, score, naming) for one in scored for score in one.scores),
        denominators=denominators,
        notes=(*dict.fromkeys(spoken), naming.word("release")),
    )


def notes(one: Scored, sentences: SentenceList, settings: Settings, naming: Naming) -> list[str]:
    """Say what the figures of a comparison stand on and how to read them."""
    unit, comparison = settings.unit, one.comparison
    clusters = naming.word("case" if unit is Unit.CASE else "narrative")
    first, second = naming.sides(comparison)
    found = [_universe(one, unit, naming)]
    if not sentences.is_complete:
        found.append(naming.word("incomplete"))
    if one.scope.missing:
        found.append(naming.word("missing", number=len(one.scope.missing)))
    if len(comparison.people) > 1:
        number = len(one.scope.units) * len(one.scope.factors) - (one.total.counts["units"] or 0)
        found.append(naming.word("disputed", people=naming.people(comparison), number=number))
    found.append(naming.word("pooled", number=len(one.scope.factors)))
    if any(score.verdict is Verdict.RARE for score in one.scores):
        found.append(naming.word("rare_note", rare=settings.rare, unit=naming.word(unit)))
    if settings.times and one.clusters > 1:
        found.append(naming.word("interval", times=settings.times, clusters=clusters, seed=settings.seed))
    if one.clusters < FEW_CLUSTERS and settings.times:
        found.append(naming.word("interval_few", number=one.clusters, clusters=clusters))
    if unit is not Unit.PASSAGE:
        found.append(naming.word("bounds" if comparison.kind is Kind.RELIABILITY else "no_verdict"))
    found.append(naming.word("precision_note" if comparison.is_pair else "pairs_note", first=first, second=second))
    return found


def _universe(one: Scored, unit: Unit, naming: Naming) -> str:
    key = {Unit.CASE: "universe_case", Unit.PASSAGE: "universe_passage"}.get(unit, "universe")
    return naming.word(key, unit=naming.word(unit), number=len(one.scope.units), narratives=len(one.scope.narratives))


def _row(one: Scored, score: Score, naming: Naming) -> tuple[Cell, ...]:
    sides = naming.sides(one.comparison) if one.comparison.is_pair else ("", "")
    theme = naming.theme(score.factor_id) if score.factor_id != ALL else ""
    figures: list[Cell] = []
    for name in MEASURES:
        measure = score.measure(name)
        figures += [_rounded(value) for value in (measure.value, measure.low, measure.high)]
    head = (one.comparison.kind.value, *sides, score.factor_id, naming.label(score.factor_id), theme)
    return (*head, *(score.counts[name] for name in COUNTS), *figures, naming.word(score.verdict))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)
