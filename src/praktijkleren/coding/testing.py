"""Run a codebook's cases: is a sentence that says it found, and one that only comes close left alone?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from praktijkleren.codebook.cases import Case, Cases
from praktijkleren.coding.coder import Coder
from praktijkleren.model import Narrative, Part


class Verdict(StrEnum):
    """How a case came out; a case under `todo` is known to go wrong, and `mended` when it no longer does."""

    RIGHT = "right"
    MISSED = "missed"
    FALSE = "false"
    KNOWN = "known"
    MENDED = "mended"


@dataclass(frozen=True, slots=True)
class Tested:
    """A case with what came of it; `is_match` tells whether the factor had to be found."""

    factor_id: str
    case: Case
    is_match: bool
    verdict: Verdict


def run_cases(coder: Coder, cases: Cases) -> Iterator[Tested]:
    """Code every case of a codebook as a narrative of its own."""
    for factor_id, written in cases.factors.items():
        yield from _run(coder, factor_id, written.match, is_match=True, is_known=False)
        yield from _run(coder, factor_id, written.no_match, is_match=False, is_known=False)
        yield from _run(coder, factor_id, written.todo_match, is_match=True, is_known=True)
        yield from _run(coder, factor_id, written.todo_no_match, is_match=False, is_known=True)


def _run(coder: Coder, factor_id: str, cases: Iterable[Case], *, is_match: bool, is_known: bool) -> Iterator[Tested]:
    for case in cases:
        is_right = (factor_id in _counted(coder, case.sentence)) == is_match
        if is_known:
            verdict = Verdict.MENDED if is_right else Verdict.KNOWN
        elif is_right:
            verdict = Verdict.RIGHT
        else:
            verdict = Verdict.MISSED if is_match else Verdict.FALSE
        yield Tested(factor_id, case, is_match, verdict)


def _counted(coder: Coder, sentence: str) -> set[str]:
    text = sentence.strip()
    narrative = Narrative("case", "case", text, "", (Part(0, len(text)),) if text else ())
    return {coding.factor_id for coding in coder.code(narrative).codings if coding.counted}
