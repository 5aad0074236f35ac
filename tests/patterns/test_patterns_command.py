import csv
import io
from pathlib import Path

import pytest
import typer
from python_calamine import CalamineWorkbook
from small_study import story, study
from typer.testing import CliRunner

from praktijkleren.cli.patterns import patterns
from praktijkleren.errors import PraktijklerenError

app = typer.Typer(rich_markup_mode=None)
app.command()(patterns)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    study(
        tmp_path / "results",
        story("A1", ["1 band.goed"], case="A", perspectief="ouder", uitkomst="vastgelopen"),
        story("B1", ["1 band.goed", "2 tijd.snel"], case="B", perspectief="jongere", uitkomst="goed verlopen"),
    )
    return str(tmp_path)


def run(*words: str):
    return CliRunner().invoke(app, words)


def table(text: str) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in csv.reader(io.StringIO(text))}


def test_without_options_a_pipe_gets_the_frequencies_as_csv(folder):
    result = run(folder)
    assert result.exit_code == 0
    assert table(result.stdout)["band.goed"] == ["Klik", "Band", "success", "2", "2", "2", "2", "2", "6", "none"]
    assert result.stderr == ""


def test_by_makes_the_table_by_that_attribute(folder):
    result = run(folder, "--by", "perspectief", "--unit", "passage", "--language", "en")
    assert table(result.stdout)["factor_id"] == ["label", "theme", "polarity", "jongere", "ouder", "total", "release"]
    assert table(result.stdout)["n"] == ["number of sentences", "", "", "3", "3", "6", "none"]


def test_where_selects(folder):
    result = run(folder, "--where", "uitkomst=goed verlopen")
    assert table(result.stdout)["band.goed"][3:9] == ["1", "1", "1", "1", "1", "3"]


def test_values_contrast(folder):
    result = run(folder, "--by", "perspectief", "--values", "ouder, jongere")
    assert table(result.stdout)["n"][3:5] == ["1", "1"]
    assert table(result.stdout)["factor_id"][3:5] == ["ouder", "jongere"]


def test_excel_makes_semicolons(folder):
    assert run(folder, "--excel").stdout_bytes.startswith(b"\xef\xbb\xbffactor_id;label;")


def test_a_file_and_its_trace_are_written(folder, tmp_path):
    output, trace = tmp_path / "t.md", tmp_path / "trace.csv"
    result = run(folder, "--table", "matrix", "-o", str(output), "--trace", str(trace))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"written: {output}\nwritten: {trace}\n"
    assert "matrix,A,band.goed,1,A1:1\n" in trace.read_text(encoding="utf-8")


def test_all_writes_the_standard_tables_beside_the_results(folder, tmp_path):
    assert run(folder, "--all").exit_code == 0
    written = sorted(path.name for path in (tmp_path / "results" / "tables").iterdir())
    assert written == ["by-perspectief.csv", "by-uitkomst.csv", "contrast.csv", "frequency.csv", "matrix.csv"]


def test_all_tables_fit_in_one_workbook(folder, tmp_path):
    assert run(folder, "--all", "-o", str(tmp_path / "t.xlsx")).exit_code == 0
    names = CalamineWorkbook.from_path(str(tmp_path / "t.xlsx")).sheet_names
    assert names == ["by-perspectief", "by-uitkomst", "contrast", "frequency", "matrix", "verantwoording"]


def test_a_file_is_only_replaced_with_force(folder, tmp_path):
    output = tmp_path / "t.csv"
    output.write_text("van mij", encoding="utf-8")
    refused = run(folder, "-o", str(output))
    assert isinstance(refused.exception, PraktijklerenError)
    assert output.read_text(encoding="utf-8") == "van mij"
    assert run(folder, "-o", str(output), "--force").exit_code == 0
    assert output.read_text(encoding="utf-8").startswith("factor_id,")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--table", "frequentie"], "did you mean 'frequency'?"),
        (["--table", "by"], "name the attribute"),
        (["--table", "matrix", "--by", "uitkomst"], "not made by an attribute"),
        (["--table", "matrix", "--values", "a,b"], "does not contrast"),
        (["--table", "matrix", "--unit", "passage"], "cases or narratives"),
        (["--by", "perspektief"], "did you mean 'perspectief'?"),
        (["--unit", "verhaal"], "choose from case, narrative, passage"),
        (["--where", "uitkomst"], "is not ATTRIBUTE=VALUE"),
        (["--where", "=x"], "names no attribute"),
        (["--where", "uitkomst=vastgelopn"], "did you mean 'vastgelopen'?"),
        (["--values", "goed verlopen"], "two different values"),
        (["--values", "goed verlopen,slecht"], "'slecht' is not known"),
        (["--language", "fr"], "choose from nl, en"),
        (["-o", "tabel.doc"], "end the file in"),
        (["--all", "-o", "tabel.csv"], "several tables"),
        (["--all", "--by", "uitkomst"], "standard tables"),
        (["--excel", "-o", "tabel.xlsx"], "only for CSV"),
    ],
)
def test_wrong_usage_is_explained_with_exit_code_2(folder, words, expected):
    result = run(folder, *words)
    assert result.exit_code == 2
    assert expected in " ".join(result.stderr.replace("│", " ").split())


def test_a_value_that_no_narrative_has_is_nothing_to_work_on(folder):
    result = run(folder, "--where", "uitkomst=wisselend")
    assert isinstance(result.exception, PraktijklerenError)
    assert result.exception.message == "no narrative has uitkomst = wisselend"


def test_a_folder_without_results_is_an_error_of_ours(tmp_path):
    assert isinstance(run(str(tmp_path)).exception, PraktijklerenError)
