"""One run of the main job: from narratives and a codebook to a results folder with its tables."""

import platform
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from praktijkleren import __version__
from praktijkleren.cli.showing import load_codebook, show_problems
from praktijkleren.cli.summary import show_summary
from praktijkleren.codebook.model import Codebook
from praktijkleren.codebook.writing import write_codebook
from praktijkleren.coding.workers import code
from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import CodedNarrative, Narrative
from praktijkleren.narratives import read as read_narratives
from praktijkleren.outputs import write
from praktijkleren.patterns import default_tables
from praktijkleren.problems import Problem, Severity, has_errors
from praktijkleren.study.labels import Language
from praktijkleren.study.results import read as read_results
from praktijkleren.study.writer import ResultsWriter


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do."""

    narratives: list[str]
    codebook: str
    output: Path
    attributes: Path | None
    text_column: str | None
    jobs: int
    model: str | None
    force: bool
    fail_fast: bool
    language: Language


@dataclass(slots=True)
class _Reading:
    """What reading the narratives gave so far: how many, and the problems."""

    fail_fast: bool
    narratives: int = 0
    problems: list[Problem] = field(default_factory=list)

    def narratives_of(self, stream: Iterable[Narrative | Problem]) -> Iterator[Narrative]:
        """Let the narratives through and keep the problems."""
        for item in stream:
            if isinstance(item, Narrative):
                self.narratives += 1
                yield item
            else:
                self.problems.append(item)
                if self.fail_fast and item.severity is Severity.ERROR:
                    show_problems(self.problems)
                    raise PraktijklerenError("stopped at the first problem; nothing was written", hint="--fail-fast")


def run(request: Request, *, show_progress: bool, show_result: bool) -> int:
    """Do the main job; gives the exit code."""
    started, clock = datetime.now(UTC), time.perf_counter()
    codebook = load_codebook(request.codebook)
    reading = _Reading(request.fail_fast)
    counts = {"narratives": 0, "sentences": 0, "words": 0, "codings": 0, "counted": 0}
    compounds: Counter[tuple[str, str]] = Counter()
    with ResultsWriter(request.output, force=request.force, attributes=tuple(codebook.attributes)) as writer:
        narratives = reading.narratives_of(_stream(request, codebook))
        for coded in _watched(
            code(narratives, codebook, jobs=request.jobs, model=request.model), show_progress=show_progress
        ):
            writer.add(coded)
            _count(counts, coded)
            compounds.update(coded.compounds)
        show_problems(reading.problems)
        if not reading.narratives:
            raise PraktijklerenError(
                "no narratives to code; nothing was written",
                hint="give files or folders with .md, .txt, .docx, .odt, .pdf, .csv, .xlsx, .ods or .jsonl",
            )
        seconds = round(time.perf_counter() - clock, 2)
        varies: dict[str, object] = {
            "started": started.isoformat(timespec="seconds"),
            "seconds": seconds,
            "jobs": request.jobs,
        }
        varies |= {"python": platform.python_version(), "system": platform.system()}
        writer.finish(
            codebook_yaml=write_codebook(codebook),
            run={
                **_describe(request, codebook, counts, reading.problems),
                "compounds": _by_term(compounds),
                "varies": varies,
            },
        )
    results = read_results(request.output, codebook=codebook)
    for table in default_tables(results, language=request.language):
        write([table], request.output / "tables" / f"{table.name}.csv")
    if show_result:
        left_out = _left_out(reading.problems)
        show_summary(results, request.output, language=request.language, left_out=left_out, compounds=len(compounds))
    return 1 if has_errors(reading.problems) else 0


def _stream(request: Request, codebook: Codebook) -> Iterator[Narrative | Problem]:
    return read_narratives(
        request.narratives,
        attributes=request.attributes,
        text_column=request.text_column,
        known=tuple(codebook.attributes),
    )


def _watched(coded: Iterable[CodedNarrative], *, show_progress: bool) -> Iterator[CodedNarrative]:
    """Let coded narratives through, with their number on the terminal."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True) if show_progress else None
    with progress or nullcontext():
        task = progress.add_task("reading the codebook and the dictionary") if progress else None
        for number, one in enumerate(coded, start=1):
            if progress and task is not None:
                progress.update(task, description=f"{number} narratives coded")
            yield one


def _count(counts: dict[str, int], coded: CodedNarrative) -> None:
    counts["narratives"] += 1
    counts["sentences"] += sum(sentence.kind == "sentence" for sentence in coded.sentences)
    counts["words"] += coded.words
    counts["codings"] += len(coded.codings)
    counts["counted"] += sum(coding.counted for coding in coded.codings)


def _describe(
    request: Request, codebook: Codebook, counts: dict[str, int], problems: list[Problem]
) -> dict[str, object]:
    """Give what `run.json` says of a run; the same input gives the same, on every machine."""
    return {
        "praktijkleren": __version__,
        "codebook": {"id": codebook.id, "version": codebook.version},
        "options": {
            "text_column": request.text_column,
            "attributes": request.attributes is not None,
            "model": request.model,
        },
        "counts": counts,
        "problems": [
            {"place": str(p.place), "severity": p.severity, "code": p.code, "message": p.message} for p in problems
        ],
    }


def _by_term(compounds: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Give, by codebook word, the compounds that it was found in and how often."""
    found: dict[str, dict[str, int]] = {}
    for (term, form), count in sorted(compounds.items()):
        found.setdefault(term, {})[form] = count
    return found


def _left_out(problems: list[Problem]) -> int:
    return len({problem.place for problem in problems if problem.severity is Severity.ERROR})
