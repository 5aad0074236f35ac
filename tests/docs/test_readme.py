"""The READMEs of the project and of the example study: their commands work, and their output is that of a real run."""

import csv
import shutil
from pathlib import Path

from pages import ROOT, answers, blocks, commands, run

README = ROOT / "README.md"
SET_UP = (
    "python3 -m venv .venv && .venv/bin/python -m pip install --quiet --upgrade pip && "
    ".venv/bin/python -m pip install --quiet "
)


def test_readme_has_both_set_up_commands_on_one_line() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    run_it = ". && .venv/bin/praktijkleren code examples/narratives -c leren-van-praktijkervaringen -o results"
    assert SET_UP + run_it in lines
    assert SET_UP + "--editable . --group dev && .venv/bin/python -m pytest" in lines


def test_readme_shows_the_output_of_a_real_run(tmp_path) -> None:
    shutil.copytree(ROOT / "examples" / "narratives", tmp_path / "examples" / "narratives")
    [shown] = [command for block in blocks(README) if block.kind == "console" for command in commands(block)]
    exit_code, said = run(shown.arguments, tmp_path)
    assert exit_code == 0
    assert answers(shown.answer, said), f"run `python tools/renew.py readme` and read the difference\n{said}"
    exit_code, _ = run(["praktijkleren", "patterns", "results", "--by", "perspectief", "-o", "tabel.xlsx"], tmp_path)
    assert exit_code == 0
    assert (tmp_path / "tabel.xlsx").stat().st_size > 0


def test_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 110


def test_commands_of_the_example_study_work_and_its_attribute_table_adds_its_values(tmp_path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    page = blocks(ROOT / "examples" / "README.md")
    for command in [command for block in page if block.kind == "console" for command in commands(block)]:
        assert run(command.arguments, tmp_path)[0] == command.exit_code
    written = {row["narrative_id"]: row["kader"] for row in rows(tmp_path / "results-kader" / "narratives.csv")}
    given = {row["stem"]: row["kader"] for row in rows(ROOT / "examples" / "attributes.csv")}
    assert {narrative: value for narrative, value in written.items() if value} == given
    assert (tmp_path / "kader.xlsx").stat().st_size > 0


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
