"""`test`, help, version, and what starts without heavy libraries."""

import subprocess
import sys
from pathlib import Path

import pytest
from command_line import call, make_study

from praktijkleren.cli import COMMANDS

CASES = """\
inspraak.gehoord:
  match:
    - Er werd naar ons geluisterd.
    - {missed}
  no_match:
    - Er werd niet naar ons geluisterd.
  todo:
    match: [Mijn woorden telden.]
"""


def test_test_lists_what_was_missed_with_its_place(tmp_path: Path) -> None:
    _, codebook = make_study(tmp_path)
    cases = tmp_path / "klein.cases.yaml"
    cases.write_text(CASES.replace("{missed}", "Mijn mening deed ertoe."), encoding="utf-8")
    outcome = call("test", codebook)
    assert outcome.code == 1
    assert f"{cases}:4:7: missed: inspraak.gehoord: Mijn mening deed ertoe." in outcome.out
    assert "1/2" in outcome.out


def test_test_is_content_when_every_case_comes_out(tmp_path: Path) -> None:
    _, codebook = make_study(tmp_path)
    (tmp_path / "klein.cases.yaml").write_text(CASES.replace("{missed}", "Hij luisterde."), encoding="utf-8")
    outcome = call("test", codebook, "--todo")
    assert outcome.code == 0
    assert "known: inspraak.gehoord: Mijn woorden telden." in outcome.out


def test_test_without_cases_ends_with_3(tmp_path: Path) -> None:
    _, codebook = make_study(tmp_path)
    assert call("test", codebook).code == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    outcome = call(command, "--help")
    assert outcome.code == 0
    assert f"Example: praktijkleren {command}" in " ".join(outcome.out.split())


def test_the_version_is_told() -> None:
    assert call("--version").out.startswith("praktijkleren ")


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], {"spacy", "pandas", "numpy", "yaml", "pydantic"}),
        (["validate", "leren-van-praktijkervaringen"], {"spacy", "pandas", "numpy", "pydantic"}),
        (["schema"], {"spacy", "pandas", "numpy"}),
    ],
)
def test_checking_a_codebook_loads_no_heavy_library(arguments: list[str], heavy: set[str]) -> None:
    code = (
        "import sys, contextlib\nfrom praktijkleren.cli import main\n"
        "with contextlib.suppress(SystemExit): main()\n"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_try_explains_a_sentence(tmp_path: Path) -> None:
    _, codebook = make_study(tmp_path)
    outcome = call("try", "Er werd niet geluisterd.", "-c", codebook)
    assert outcome.code == 0
    assert "inspraak.niet-gehoord (counts): 'geluisterd' is negated, because of: " in outcome.out
