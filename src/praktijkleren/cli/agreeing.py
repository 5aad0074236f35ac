"""Comparing codings and showing how far they agree."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from praktijkleren.agreement.comparison import Kind, comparisons
from praktijkleren.agreement.conclusion import conclusion
from praktijkleren.agreement.consensus import consensus_form
from praktijkleren.agreement.disagreements import disagreement_table
from praktijkleren.agreement.forms import FORMS
from praktijkleren.agreement.gathering import Gathered, Source, gather
from praktijkleren.agreement.naming import Naming
from praktijkleren.agreement.page import render_page
from praktijkleren.agreement.scoring import Score, Scored, Settings, score
from praktijkleren.agreement.tables import agreement_table, notes
from praktijkleren.agreement.unit import Unit
from praktijkleren.cli.choosing import check_free
from praktijkleren.cli.showing import load_codebook, say, show_problems
from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import PatternTable
from praktijkleren.outputs import EXCEL_CSV, WRITERS, Writer
from praktijkleren.problems import has_errors
from praktijkleren.study.files import write_whole
from praktijkleren.study.labels import Language

_DECIMALS = {"percentage": 1}
_ON_SCREEN = {
    Kind.RELIABILITY: ("alpha", "kappa", "f1", "percentage"),
    Kind.ACCURACY: ("precision", "recall", "f1", "alpha"),
    Kind.CHANGE: ("f1", "alpha", "percentage"),
}
_ONLY_WHEN_WIDE = ("kappa", "percentage")
_WITH_INTERVAL = ("alpha",)
_WIDE, _NAME_WIDTH, _VERDICT_WIDTH = 116, 10, 14
_FOR_PASSAGES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked to be compared, and what to write."""

    codings: list[str]
    codebook: str
    sentences: Path | None
    tools: tuple[str, ...]
    settings: Settings
    output: Path | None
    disagreements: Path | None
    page: Path | None
    consensus: Path | None
    is_json: bool
    excel: bool
    language: Language
    force: bool


def run(request: Request) -> None:
    """Compare codings, write what is asked for, and show the figures."""
    _check_outputs(request)
    gathered = _gather(request)
    naming = Naming(request.language, gathered.codebook)
    found = comparisons(gathered.readings, request.settings.unit)
    # Made before anything is written, since it may be refused.
    form = consensus_form(found[0], gathered.sentences, naming) if request.consensus else None
    scored = [score(comparison, gathered.sentences, request.settings) for comparison in found]
    table = agreement_table(scored, gathered.sentences, request.settings, naming)
    if request.is_json:
        typer.echo(WRITERS[".json"]([table]), nl=False)
    else:
        _show(scored, gathered, request, naming)
    if request.output:
        _write(request.output, _render(table, request.output, request), is_private=False)
    if request.disagreements:
        differing = disagreement_table(scored, gathered.sentences, naming)
        _write(request.disagreements, _render(differing, request.disagreements, request))
    if request.page:
        by_sentence = replace(request.settings, unit=Unit.SENTENCE)
        first = score(found[0], gathered.sentences, by_sentence)
        _write(request.page, render_page(first, gathered.sentences, by_sentence, naming))
    if request.consensus and form:
        _write(request.consensus, FORMS[request.consensus.suffix.lower()](form, naming))


def _check_outputs(request: Request) -> None:
    endings = {
        "--output": (request.output, tuple(WRITERS)),
        "--disagreements": (request.disagreements, tuple(WRITERS)),
        "--page": (request.page, (".html",)),
        "--consensus": (request.consensus, tuple(FORMS)),
    }
    for option, (path, possible) in endings.items():
        if path and path.suffix.lower() not in possible:
            raise typer.BadParameter(f"end the file in {', '.join(possible)}", param_hint=option)
    named = [path for path, _ in endings.values() if path]
    if len({path.resolve() for path in named}) < len(named):
        raise typer.BadParameter("two results would go to the same file", param_hint="--output")
    if request.excel and not any(path.suffix.lower() == ".csv" for path in named):
        raise typer.BadParameter("only for CSV; .xlsx opens in Excel as it is", param_hint="--excel")
    inputs = {Path(coding.partition("=")[2] or coding).resolve() for coding in request.codings}
    if any(path.resolve() in inputs for path in named):
        raise PraktijklerenError("a coding would be replaced by a result", hint="choose another file")
    check_free([path for path in (request.output, request.disagreements, request.page) if path], force=request.force)
    if request.consensus and request.consensus.exists():
        hint = "a consensus is never replaced, since people wrote in it: choose a new file"
        raise PraktijklerenError(f"{request.consensus} exists already", hint=hint)


def _gather(request: Request) -> Gathered:
    sources = [_source(coding, request.tools) for coding in request.codings]
    unknown = set(request.tools) - {source.name or source.path.stem for source in sources}
    if unknown:
        raise typer.BadParameter(f"no coding is called {', '.join(sorted(unknown))}", param_hint="--tool")
    if len({source.path.resolve() for source in sources}) < len(sources):
        raise PraktijklerenError("the same coding is given twice", hint="it would agree with itself")
    codebook = load_codebook(request.codebook) if request.codebook else None
    gathered = gather(sources, sentences=request.sentences, codebook=codebook)
    show_problems(gathered.problems)
    if has_errors([*gathered.problems]):
        raise PraktijklerenError("nothing was compared", hint="mend what is listed above")
    return gathered


def _source(written: str, tools: Sequence[str]) -> Source:
    name, sign, path = written.partition("=")
    if not sign or Path(written).exists() or not name.strip():
        name, path = "", written
    source = Source(Path(path), name.strip())
    return Source(source.path, source.name, is_tool=(source.name or source.path.stem) in tools)


def _render(table: PatternTable, path: Path, request: Request) -> bytes:
    is_for_excel = request.excel and path.suffix.lower() == ".csv"
    writer: Writer = EXCEL_CSV if is_for_excel else WRITERS[path.suffix.lower()]
    return writer([table])


def _write(path: Path, data: bytes, *, is_private: bool = True) -> None:
    write_whole(path, data, is_private=is_private)
    say(f"written: {path}")


def _show(scored: Sequence[Scored], gathered: Gathered, request: Request, naming: Naming) -> None:
    console = Console(highlight=False, soft_wrap=True)
    # A pipe has no width of its own.
    grids = Console(highlight=False, width=None if console.is_terminal else max(console.width, _WIDE))
    for number, one in enumerate(scored):
        if number:
            console.print()
        grids.print(_grid(one, naming, is_wide=grids.width >= _WIDE))
        for note in notes(one, gathered.sentences, request.settings, naming):
            console.print(escape(note))
        if one.comparison.kind is not Kind.ACCURACY and request.settings.unit is not Unit.PASSAGE:
            console.print(escape(naming.word("percentage_note")))
        console.print()
        for line in conclusion(one, naming):
            console.print(f"[bold]{escape(line)}[/bold]")


def _grid(one: Scored, naming: Naming, *, is_wide: bool) -> Table:
    is_pair = one.comparison.is_pair
    shown = _FOR_PASSAGES if one.scope.unit is Unit.PASSAGE else _ON_SCREEN[one.comparison.kind]
    shown = tuple(name for name in shown if is_wide or name not in _ONLY_WHEN_WIDE)
    counts = ("all_gave", "only_first", "only_second") if is_pair else ("all_gave", "differ")
    heads = [naming.word("both"), *(naming.word("only", name=side) for side in naming.sides(one.comparison))]
    heads = heads if is_pair else [naming.word("all"), naming.word("differ")]
    grid = Table(
        title=escape(naming.title(one.comparison)), title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    grid.add_column(naming.word("factor"), overflow="fold")
    for head in heads:
        grid.add_column(escape(head), justify="right", max_width=_NAME_WIDTH)
    for name in shown:
        grid.add_column(naming.word(name), justify="right", no_wrap=True)
    has_verdict = any(found.verdict for found in one.scores)
    if has_verdict:
        grid.add_column(naming.word("verdict"), no_wrap=True, min_width=_VERDICT_WIDTH)
    for found in one.scores:
        if found is one.total:
            grid.add_section()
        figures = [_figure(found, name, naming) for name in shown]
        numbers = ["–" if found.counts[name] is None else str(found.counts[name]) for name in counts]
        verdict = [naming.word(found.verdict)] if has_verdict else []
        grid.add_row(escape(naming.label(found.factor_id)), *numbers, *figures, *verdict)
    return grid


def _figure(found: Score, name: str, naming: Naming) -> str:
    measure, decimals = found.measure(name), _DECIMALS.get(name, 2)
    # One interval a row is enough on a screen; files have all of them.
    interval = naming.interval(measure, decimals) if name in _WITH_INTERVAL else ""
    return naming.number(measure.value, decimals) + interval
