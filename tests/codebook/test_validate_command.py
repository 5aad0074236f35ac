"""The commands `validate` and `schema`, and the formats in which problems are shown."""

import json
import os
import subprocess
import sys
from pathlib import Path

import codebook_skeleton as skeleton
import pytest
import yaml
from typer.testing import CliRunner

from praktijkleren.cli import app
from praktijkleren.codebook.schema import json_schema
from praktijkleren.problems import Place, Problem, Severity
from praktijkleren.reporters import REPORTERS, Report

ROOT = Path(__file__).parents[2]
BROKEN = skeleton.with_factor("label: {nl: no, en: Fixed}\nindicators: |\n  zelfde (gezicht\n  vaste @begeleider\n")


def run(*arguments, github=""):
    return CliRunner().invoke(app, ["validate", *map(str, arguments)], env={"GITHUB_ACTIONS": github})


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goed.yaml").write_text(skeleton.codebook(), encoding="utf-8")
    (tmp_path / "fout.yaml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "fries.yaml").write_text(skeleton.codebook("language: fy\n"), encoding="utf-8")
    (tmp_path / "iets-anders.yaml").write_text("naam: geen codebook\n", encoding="utf-8")
    return tmp_path


def test_a_good_codebook_gives_no_lines_and_exit_code_0(folder):
    result = run("goed.yaml")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 file: 0 errors, 0 warnings\n"


def test_every_problem_of_every_file_is_shown_in_order_of_place(folder):
    result = run("goed.yaml", "fries.yaml", "fout.yaml")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "fout.yaml:18:17: error[CB104] label.nl is the boolean false, not text",
        '  hint: write "no" in quotes: YAML reads yes, no, on and off as booleans',
        "fout.yaml:20:14: error[CB140] 'zelfde (gezicht': '(' is not closed",
        "  hint: inside ( ) and [ ] only words and | are possible",
        "fries.yaml:11:11: warning[CB190] the language is 'fy', but words are read as Dutch",
        "  hint: write language: nl when the narratives are Dutch",
    ]
    assert result.stderr == "3 files: 2 errors, 1 warning\n"


def test_a_folder_stands_for_the_codebooks_in_it(folder):
    (folder / "goed.cases.yaml").write_text("contact.vaste: {match: [Zij bleef.]}\n", encoding="utf-8")

    result = run(folder)

    assert result.stderr == "4 files: 3 errors, 1 warning\n"
    assert "CB162" in result.stdout


def test_cases_are_validated_with_the_codebook_beside_them(folder):
    (folder / "goed.cases.yaml").write_text("contact.vaste: {match: [Zij bleef.]}\n", encoding="utf-8")

    assert "goed.cases.yaml:1:1: error[CB162]" in run("goed.cases.yaml").stdout
    assert run("goed.cases.yaml").stdout == run("goed.yaml").stdout == run("goed.yaml", "goed.cases.yaml").stdout


def test_warnings_count_only_when_strict(folder):
    assert run("fries.yaml").exit_code == 0
    assert run("--strict", "fries.yaml").exit_code == 1


@pytest.mark.parametrize("name", ["bestaat-niet", "bestaat-niet.yaml", "leeg.yaml", "map", "binair.yaml"])
def test_what_cannot_be_read_gives_exit_code_3_and_the_others_are_still_checked(name, folder):
    (folder / "leeg.yaml").write_text("", encoding="utf-8")
    (folder / "map").mkdir()
    (folder / "binair.yaml").write_bytes(b"\x89PNG\x00\x01")

    result = run(name, "fout.yaml")

    assert result.exit_code == 3
    assert "CB104" in result.stdout
    assert result.stdout.count("CB101") + result.stdout.count("CB109") == 1


def test_wrong_usage_gives_exit_code_2(folder):
    assert run("--format", "xml", "goed.yaml").exit_code == 2
    assert run().exit_code == 2


def test_on_github_problems_are_annotations_followed_by_the_lines(folder):
    result = run("fout.yaml", github="true")

    assert result.stdout.splitlines()[0] == (
        "::error file=fout.yaml,title=CB104,line=18,col=17::label.nl is the boolean false, not text%0A"
        'write "no" in quotes: YAML reads yes, no, on and off as booleans'
    )
    assert "\nfout.yaml:20:14: error[CB140]" in result.stdout


def test_annotations_escape_what_github_would_read_as_its_own():
    problem = Problem(Place("C:/map, één/100%.yaml", 1, 2), "CB101", "a: b, 100%\nc", "")

    line = REPORTERS["github"](Report((problem,), 1, Path("/"))).splitlines()[0]

    assert line == "::error file=C%3A/map%2C één/100%25.yaml,title=CB101,line=1,col=2::a: b, 100%25%0Ac"


def test_json_holds_the_promised_keys_and_relative_paths(folder):
    result = run("--format", "json", folder / "fries.yaml")

    assert json.loads(result.stdout) == {
        "schema_version": 1,
        "files": 1,
        "problems": [
            {
                "path": "fries.yaml",
                "line": 11,
                "column": 11,
                "cell": None,
                "severity": "warning",
                "code": "CB190",
                "message": "the language is 'fy', but words are read as Dutch",
                "hint": "write language: nl when the narratives are Dutch",
            }
        ],
    }


def test_sarif_refers_to_a_rule_and_a_place_for_each_problem(folder):
    (folder / "één map").mkdir()
    (folder / "één map" / "fout.yaml").write_text(BROKEN, encoding="utf-8")

    log = json.loads(run("--format", "sarif", "één map").stdout)

    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert len(only["results"]) == 2
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "%C3%A9%C3%A9n%20map/fout.yaml"
        assert location["physicalLocation"]["region"]["startLine"] in (18, 20)


def test_a_problem_in_a_cell_or_without_a_line_can_be_shown_in_every_format():
    problems = (
        Problem(Place("a.xlsx", cell="Blad1!C5"), "NA101", "een datum"),
        Problem(Place("b.txt"), "NA102", "leeg", severity=Severity.WARNING),
    )
    for render in REPORTERS.values():
        shown = render(Report(problems, 2, Path("/"), {}))
        assert "NA101" in shown
        assert "NA102" in shown


def test_validate_imports_neither_spacy_nor_pandas_nor_numpy(folder):
    code = "import sys\nfrom praktijkleren.cli import app\ntry:\n    app()\nfinally:\n    print(*sys.modules)"

    result = subprocess.run(
        [sys.executable, "-c", code, "validate", "goed.yaml", "fout.yaml"],
        capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip

    modules = {name.partition(".")[0] for name in result.stdout.split()}
    assert "praktijkleren" in modules
    assert modules & {"spacy", "pandas", "numpy", "thinc", "jsonschema", "re2"} == set()


def test_the_schema_is_printed_as_json():
    result = CliRunner().invoke(app, ["schema"])

    assert result.exit_code == 0
    assert json.loads(result.stdout) == json_schema()


def test_the_pre_commit_hook_runs_validate():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert hook["entry"] == "praktijkleren validate"
    assert hook["id"] in (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
