"""The example study gives the tables that stand in examples/expected, and shows what its README says."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from praktijkleren import narratives
from praktijkleren.codebook.catalogue import find
from praktijkleren.codebook.loading import load
from praktijkleren.model import PartKind

EXAMPLES = Path(__file__).parents[2] / "examples"
TABLES = ["by-perspectief.csv", "by-uitkomst.csv", "contrast.csv", "frequency.csv", "matrix.csv"]
CODEBOOK = "leren-van-praktijkervaringen"


def code(output: Path) -> Path:
    command = [sys.executable, "-c", "from praktijkleren.cli import main; main()", "code", str(EXAMPLES / "narratives")]
    subprocess.run([*command, "-c", CODEBOOK, "-o", str(output), "--quiet"], check=True)
    return output


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return code(tmp_path_factory.mktemp("examples") / "results")


@pytest.fixture(scope="module")
def study():
    found, problems = narratives.collect([EXAMPLES / "narratives"])
    assert [str(problem) for problem in problems] == []
    return found


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_expected_tables_are_those_of_the_run(results: Path) -> None:
    assert sorted(path.name for path in (EXAMPLES / "expected").glob("*.csv")) == TABLES
    assert sorted(path.name for path in (results / "tables").iterdir()) == TABLES


@pytest.mark.parametrize("name", TABLES)
def test_table_is_as_expected_byte_for_byte(results: Path, name: str) -> None:
    made, expected = (results / "tables" / name).read_bytes(), (EXAMPLES / "expected" / name).read_bytes()
    assert made == expected, (
        f"{name} changed; if that is right: python tools/renew.py examples, and explain the difference"
    )


def test_every_perspective_and_outcome_of_the_codebook_occurs(study) -> None:
    codebook = load(find(CODEBOOK)).codebook
    assert codebook is not None
    for attribute in ("perspectief", "uitkomst"):
        occurring = {value for narrative in study for value in narrative.attributes[attribute]}
        assert occurring == {*codebook.attributes[attribute].values}


def test_numbers_in_the_readme_are_those_of_the_study(study) -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert f"{len(study)} verhalen over {len({narrative.case_id for narrative in study})} casussen" in text
    assert f"voor {len(rows(EXAMPLES / 'attributes.csv'))} verhalen" in text


def test_cases_with_several_voices_are_those_of_the_readme(study) -> None:
    cases = [narrative.case_id for narrative in study]
    assert {case for case in cases if cases.count(case) > 1} == {"D03", "D06", "D09", "P01", "P02", "P03"}


def test_interviewers_are_text_but_not_coded(study, results: Path) -> None:
    ignored = {n.id for n in study if any(part.kind is PartKind.IGNORED for part in n.parts)}
    assert ignored == {"D03-moeder", "D05-dialoogtafel", "N02-jongere"}
    speakers = {(row["narrative_id"], row["speaker"]) for row in rows(results / "sentences.csv")}
    assert ("D03-moeder", "M") in speakers
    assert ("D03-moeder", "I") not in speakers


def test_speakers_at_one_table_have_their_own_perspective(results: Path) -> None:
    sentences = [row for row in rows(results / "sentences.csv") if row["narrative_id"] == "D05-dialoogtafel"]
    assert {"ouder", "professional"} == {row["perspective"] for row in sentences if row["speaker"]}
