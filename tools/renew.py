"""Renew what is made from the code: a page, a table, the output in README.md, and the expected tables of the examples.

Run `python tools/renew.py` after a change, or name one: cli, codebook, examples or readme. With `--check` nothing is
written, and it ends with 1 when something is not fresh. Look at the difference before you commit it.
"""

import csv
import inspect
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer

from praktijkleren.cli import COMMANDS, EPILOG, app
from praktijkleren.codebook.cases import FactorCases, read_cases
from praktijkleren.codebook.catalogue import find
from praktijkleren.codebook.indicators import indicators
from praktijkleren.codebook.loading import load
from praktijkleren.codebook.model import Codebook
from praktijkleren.coding.coder import Coder
from praktijkleren.model import Narrative, Part
from praktijkleren.study.labels import Language, label_text

ROOT = Path(__file__).parents[1]
CODEBOOK = "leren-van-praktijkervaringen"
EXAMPLE = f"praktijkleren code examples/narratives -c {CODEBOOK} -o results"
EXPECTED = ROOT / "examples" / "expected"
OVERLAYS = ["levensbreed-levenslang", "kleinschalig-verblijf"]
START, END = "<!-- factors of {}: made by tools/renew.py -->", "<!-- end of table -->"
POLES = {"success": "succes", "blocking": "blokkerend", "neutral": "neutraal"}


def renewed_cli() -> dict[Path, str]:
    """Write the reference of the command line from what `--help` shows."""
    # Some versions of Typer bring their own Click, so the types of Click do not hold.
    group: Any = typer.main.get_command(app)
    parent = group.make_context("praktijkleren", [], resilient_parsing=True)
    lines = ["# Command line", "", "Made by `tools/renew.py` from what `--help` shows.", "", EPILOG]
    for name in COMMANDS:
        command = group.get_command(parent, name)
        context = command.make_context(name, [], parent=parent, resilient_parsing=True)
        lines += ["", *_command(command, context)]
    return {ROOT / "docs" / "cli.md": "\n".join(lines) + "\n"}


def _command(command: Any, context: Any) -> Iterator[str]:  # noqa: ANN401
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    names = [_argument(argument) for argument in arguments]
    yield f"## {command.name}"
    yield ""
    yield f"`praktijkleren {' '.join([command.name, *names, *(['[OPTIONS]'] if options else [])])}`"
    yield ""
    yield inspect.cleandoc(command.help.split("\f")[0])
    if command.params:
        yield ""
        yield "| argument or option | meaning | default |"
        yield "|---|---|---|"
    for argument, name in zip(arguments, names, strict=True):
        yield _row(f"`{name}`", argument, context)
    for option in options:
        value = "" if option.is_flag else f" {option.metavar or option.name.rpartition('_')[2].upper()}"
        yield _row(", ".join(f"`{written}{value}`" for written in sorted(option.opts, key=len)), option, context)
    if command.epilog and command.epilog not in command.help:
        yield ""
        yield command.epilog


def _argument(argument: Any) -> str:  # noqa: ANN401
    name = (argument.metavar or argument.name).upper().removesuffix("...")
    name = f"{name}..." if argument.nargs == -1 else name
    return name if argument.required else f"[{name}]"


def _row(name: str, parameter: Any, context: Any) -> str:  # noqa: ANN401
    default = parameter.get_default(context)
    is_shown = isinstance(default, int | str | Path) and default not in ("", False) and not parameter.required
    cells = (name, parameter.help or "", f"`{default}`" if is_shown else "")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def renewed_codebook() -> dict[Path, str]:
    """Write the table of factors of each shipped codebook between its markers."""
    readme = ROOT / "codebooks" / "README.md"
    text = readme.read_text(encoding="utf-8")
    base = {factor.id for factor in _loaded(CODEBOOK).factors}
    for name in [CODEBOOK, *OVERLAYS]:
        start = START.format(name)
        if start not in text:
            sys.exit(f"{readme} has no line {start}")
        before, _, rest = text.partition(start)
        lines = _table(name, base if name in OVERLAYS else set())
        text = f"{before}{start}\n\n" + "\n".join(lines) + f"\n\n{END}{rest.partition(END)[2]}"
    return {readme: text}


def _loaded(name: str) -> Codebook:
    path = find(name)
    codebook = load(path).codebook
    if codebook is None:
        sys.exit(f"{name} has errors; see praktijkleren validate {path}")
    return codebook


def _table(name: str, left_out: set[str]) -> Iterator[str]:
    """Give the factors with what `praktijkleren test` says of them, and what is found of statements by others."""
    codebook, (cases, _) = _loaded(name), read_cases(find(name))
    themes = {theme.id: label_text(theme.label, Language.NL) for theme in codebook.themes}
    number = Counter(indicator.factor_id for indicator in indicators(codebook))
    others = _found_of_others(codebook)
    columns = "indicatoren | eigen zinnen: gevonden, te veel | van anderen: gevonden, te veel"
    yield f"| thema | factor | id | pool | {columns} |"
    yield "|---|---|---|---|--:|--:|--:|"
    for factor in codebook.factors:
        if factor.id not in left_out:
            own = cases.factors.get(factor.id, FactorCases())
            found, near = len(own.match), len(own.todo_no_match)
            wanted, close = found + len(own.todo_match), near + len(own.no_match)
            yield (
                f"| {themes[factor.theme]} | {factor.label.nl} | `{factor.id}` | {POLES[factor.polarity]} "
                f"| {number[factor.id]} | {found} van {wanted}, {near} van {close} "
                f"| {others.get(factor.id, '–')} |"
            )


def _found_of_others(codebook: Codebook) -> dict[str, str]:
    """Say by factor how many statements in benchmarks/held-out are found, and how many near misses are coded."""
    coder, tally = Coder(codebook), Counter[tuple[str, str, bool]]()
    path = ROOT / "benchmarks" / "held-out" / "statements.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["sentence"].strip()
            codings = coder.code(Narrative("n", "n", text, "", (Part(0, len(text)),))).codings
            found = any(coding.counted and coding.factor_id == row["factor"] for coding in codings)
            tally[row["factor"], row["kind"], found] += 1
    return {
        factor: ", ".join(
            f"{tally[factor, kind, True]} van {tally[factor, kind, True] + tally[factor, kind, False]}"
            for kind in ("match", "near")
        )
        for factor in {factor for factor, _, _ in tally}
    }


@cache
def _coded_examples() -> tuple[dict[str, str], str]:
    """Code the example study as the README does; gives its tables, and what the run says."""
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        run = [sys.executable, "-c", "from praktijkleren.cli import main; main()", *EXAMPLE.split()[1:]]
        surroundings = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
        done = subprocess.run(run, cwd=folder, env=surroundings, capture_output=True, encoding="utf-8", check=True)
        tables = sorted((Path(folder) / "results" / "tables").glob("*.csv"))
        said = "\n".join(line.rstrip() for line in done.stderr.strip().splitlines())
        return {table.name: table.read_text(encoding="utf-8") for table in tables}, said


def renewed_examples() -> dict[Path, str]:
    """Give the tables of the example study."""
    tables, _ = _coded_examples()
    return {EXPECTED / name: text for name, text in tables.items()}


def renewed_readme() -> dict[Path, str]:
    """Put what a run of the example study says below its command in the README."""
    readme = ROOT / "README.md"
    before, command, rest = readme.read_text(encoding="utf-8").partition(f"```console\n$ {EXAMPLE}\n")
    _, said = _coded_examples()
    if "[CB" in said:
        sys.exit(f"the shipped codebook has problems, which do not belong in the README:\n{said}")
    return {readme: f"{before}{command}{said}\n```" + rest.partition("\n```")[2]}


RENEWED: dict[str, Callable[[], dict[Path, str]]] = {
    "cli": renewed_cli,
    "codebook": renewed_codebook,
    "examples": renewed_examples,
    "readme": renewed_readme,
}


def main(arguments: list[str]) -> int:
    """Renew or check what is asked for; gives the exit code."""
    names = [name for name in arguments if name != "--check"] or [*RENEWED]
    if unknown := set(names) - set(RENEWED):
        sys.exit(f"{', '.join(sorted(unknown))}: choose from {', '.join(RENEWED)}")
    stale = []
    for name in names:
        for path, text in RENEWED[name]().items():
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(path.relative_to(ROOT))
                if "--check" not in arguments:
                    path.write_text(text, encoding="utf-8", newline="\n")
    for path in stale:
        print(f"{'not fresh' if '--check' in arguments else 'renewed'}: {path}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
