"""The figures that a run ends with."""

from collections.abc import Mapping
from dataclasses import dataclass

from praktijkleren.study.labels import Language, label_text
from praktijkleren.study.results import Results
from praktijkleren.study.view import effective


@dataclass(frozen=True, slots=True)
class FactorCount:
    """In how many cases a factor is named."""

    factor_id: str
    label: str
    cases: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read, what counts, what was found but left out by its context, and the strongest factors."""

    cases: int
    narratives: int
    sentences: int
    words: int
    codings: int
    uncoded_narratives: int
    not_counted: Mapping[str, int]
    success: tuple[FactorCount, ...]
    blocking: tuple[FactorCount, ...]


def summarise(results: Results, *, language: Language = Language.NL, top: int = 5) -> Summary:
    """Give the figures of a run; the strongest factors are those named in most cases."""
    codings = effective(results)
    left_out = results.codings[~results.codings["counted"]]
    left_out = left_out.drop_duplicates(["narrative_id", "sentence_start", "factor_id", "context"])
    reasons = {str(reason): int(number) for reason, number in left_out["context"].value_counts().items()}
    return Summary(
        cases=results.narratives["case_id"].nunique(),
        narratives=len(results.narratives),
        sentences=int((results.sentences["kind"] == "sentence").sum()),
        words=int(results.narratives["words"].sum()),
        codings=len(codings),
        uncoded_narratives=len(results.narratives) - codings["narrative_id"].nunique(),
        not_counted=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        success=_strongest(results, "success", language=language, top=top),
        blocking=_strongest(results, "blocking", language=language, top=top),
    )


def _strongest(results: Results, polarity: str, *, language: Language, top: int) -> tuple[FactorCount, ...]:
    cases = effective(results).groupby("factor_id")["case_id"].nunique().to_dict()
    counts = [
        FactorCount(factor.id, label_text(factor.label, language), cases[factor.id])
        for factor in results.codebook.factors
        if factor.polarity == polarity and factor.id in cases
    ]
    return tuple(sorted(counts, key=lambda count: -count.cases)[:top])
