"""Someone who does what docs/tutorial.md says gets what it says."""

import csv
from pathlib import Path

import docx
import pytest
from pages import ROOT, answers, blocks, commands, run
from python_calamine import CalamineWorkbook

TUTORIAL = ROOT / "docs" / "tutorial.md"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Do everything in the order of the page; gives the folder, and what went otherwise than the page says."""
    folder, otherwise = tmp_path_factory.mktemp("tutorial"), []
    for block in blocks(TUTORIAL):
        if "docx" in block.settings:
            write_word(folder / block.settings["docx"], block.body)
        elif "file" in block.settings:
            (folder / block.settings["file"]).write_text(block.body, encoding="utf-8", newline="\n")
        else:
            for command in commands(block):
                exit_code, said = run(command.arguments, folder)
                if exit_code != command.exit_code or not answers(command.answer, said):
                    otherwise.append(f"{' '.join(command.arguments)} ended with {exit_code} and said:\n{said}")
    return folder, otherwise


def write_word(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    document = docx.Document()
    for paragraph in text.strip().split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(path))


def sheet(path: Path, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()


def test_every_command_answers_as_the_page_says(followed) -> None:
    _, otherwise = followed
    assert not otherwise, "\n".join(otherwise)


def test_every_block_is_run_or_written() -> None:
    for block in blocks(TUTORIAL):
        assert block.kind == "console" or "file" in block.settings or "docx" in block.settings


def codings(folder: Path, narrative: str, sentence: str) -> set[tuple[str, str]]:
    """Give the factor and whether it counts, of each coding of a sentence."""
    with (folder / "resultaten" / "codings.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["narrative_id"] == narrative]
    return {(row["factor_id"], row["counted"]) for row in rows if row["sentence"].startswith(sentence)}


def test_denied_success_counts_as_a_blocking_factor(followed) -> None:
    folder, _ = followed
    found = codings(folder, "V01-jongere", "Er werd nooit naar mij geluisterd")
    assert ("inspraak.niet-gehoord", "true") in found
    assert ("inspraak.gehoord", "true") not in found


def test_denied_waiting_list_does_not_count_as_too_late(followed) -> None:
    folder, _ = followed
    assert ("tijdigheid.te-laat", "true") in codings(folder, "V01-moeder", "Na de aanmelding")
    assert ("tijdigheid.te-laat", "true") not in codings(folder, "V02-vader", "Nee, er was geen wachtlijst")


def test_wish_is_shown_but_does_not_count(followed) -> None:
    folder, _ = followed
    assert {counted for _, counted in codings(folder, "V02-vader", "Ik hoop dat ze")} == {"false"}


def test_the_questions_of_the_interviewer_are_not_coded(followed) -> None:
    folder, _ = followed
    with (folder / "resultaten" / "codings.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["narrative_id"] == "V02-vader"]
    assert rows
    assert {row["speaker"] for row in rows} == {"V"}


def test_the_workbook_counts_cases_by_perspective(followed) -> None:
    folder, _ = followed
    header, numbers, *factors = sheet(folder / "tabel.xlsx", "by-perspectief")
    assert header[4:] == ["jongere", "ouder", "professional", "total"]
    assert numbers[4:] == [1, 2, 1, 3]
    assert any(row[-1] == 2 for row in factors)


def test_a_case_whose_voices_differ_is_mixed_and_the_account_says_so(followed) -> None:
    folder, _ = followed
    header, numbers, *_ = sheet(folder / "uitkomst.xlsx", "by-uitkomst")
    assert dict(zip(header, numbers, strict=True))["wisselend"] == 1
    account = [row[2] for row in sheet(folder / "uitkomst.xlsx", "verantwoording")]
    assert any("stemmen verschillen over uitkomst" in str(cell) for cell in account)


def test_the_codebook_of_the_page_is_ten_lines() -> None:
    own = next(block for block in blocks(TUTORIAL) if block.settings.get("file") == "ons-leernetwerk.yaml")
    assert len(own.body.splitlines()) == 10
