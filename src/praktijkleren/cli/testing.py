"""Running a codebook's cases and showing how they came out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Set

import typer

from praktijkleren.cli.showing import load_codebook, say, show_problems
from praktijkleren.codebook.cases import cases_path, read_cases
from praktijkleren.codebook.catalogue import find
from praktijkleren.coding.coder import Coder
from praktijkleren.coding.testing import Tested, Verdict, run_cases
from praktijkleren.problems import has_errors

WRONG = (Verdict.MISSED, Verdict.FALSE)


def run(name: str, *, factors: Set[str], show_todo: bool, model: str | None) -> int:
    """Test one codebook; gives the exit code."""
    path = find(name)
    codebook = load_codebook(name)
    cases, problems = read_cases(path)
    show_problems(problems)
    if has_errors(problems):
        return 3
    tested = [one for one in run_cases(Coder(codebook, model=model), cases) if not factors or one.factor_id in factors]
    if not tested:
        say(f"{name}: no cases to run; write them in {cases_path(path).name}")
        return 3
    shown = (*WRONG, Verdict.KNOWN, Verdict.MENDED) if show_todo else WRONG
    for one in tested:
        if one.verdict in shown:
            typer.echo(f"{one.case.place}: {one.verdict}: {one.factor_id}: {one.case.sentence}")
    _show_counts(tested)
    return 1 if any(one.verdict in WRONG for one in tested) else 0


def _show_counts(tested: list[Tested]) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tested:
        for factor_id in (one.factor_id, "all"):
            counts[factor_id][f"{one.verdict}{one.is_match:d}"] += 1
    typer.echo(f"{'factor':40}{'found':>10}{'missed':>8}{'false':>12}{'todo':>6}")
    for factor_id, count in counts.items():
        if factor_id != "all":
            _show_count(factor_id, count)
    _show_count("all", counts["all"])


def _show_count(name: str, count: Mapping[str, int]) -> None:
    found, missed = count["right1"], count["missed1"]
    false, near = count["false0"], count["right0"] + count["false0"]
    todo = sum(count[f"{verdict}{kind}"] for verdict in (Verdict.KNOWN, Verdict.MENDED) for kind in "01")
    typer.echo(f"{name:40}{f'{found}/{found + missed}':>10}{missed:>8}{f'{false}/{near}':>12}{todo:>6}")
