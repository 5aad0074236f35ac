"""Codings as people write them, and what is said of their mistakes."""

from pathlib import Path

import pytest
from double_coding import results, text_of, write

from praktijkleren.agreement.codes import CODES
from praktijkleren.agreement.gathering import Gathered, Source, gather
from praktijkleren.agreement.reading import Origin
from praktijkleren.errors import PraktijklerenError
from praktijkleren.problems import Problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    results(tmp_path / "results", found=["V1 2 band.goed"])
    return tmp_path


def gathered(folder: Path, *paths: Path) -> Gathered:
    return gather([Source(path) for path in paths], sentences=folder / "results")


def problems(folder: Path, path: Path) -> list[Problem]:
    found = gather([Source(path), Source(folder / "results")], sentences=folder / "results").problems
    assert {problem.code for problem in found} <= {*CODES}
    return list(found)


def said(folder: Path, path: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.cell) for problem in problems(folder, path)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["narrative_id", "sentence", "codes"], ["V1", 2, "band.goed tijd.snel"]),
        (["narrative_id", "sentence", "codes"], ["V1", 2, "band.goed | tijd.snel"]),
        (["stem", "unit", "codes", "doubt"], ["V1.md", 2, "band.goed tijd.snel", "tijd.traag"]),
        (["Verhaal", "Zin", "Factor 1", "Factor 2"], ["v1", "2.0", "Band.goed", "tijd.snel"]),
        (["narrative_id", "sentence", "factor_1", "factor_2", "eigen"], ["V1", 2, "band.goed", "tijd.snel", "x"]),
    ],
)
def test_a_plain_table_is_read_with_any_separator(folder: Path, delimiter: str, head: list[str], row: list) -> None:
    row = [2 if cell == "2.0" else cell for cell in row]
    path = write(folder / "anna.csv", row, head=head, delimiter=delimiter)
    found = gathered(folder, path)
    assert found.problems == ()
    (reading,) = found.readings
    assert (reading.name, reading.origin) == ("anna", Origin.PERSON)
    assert reading.codes == {("V1", 2): {"band.goed", "tijd.snel"}}
    assert reading.narratives == {"V1"}


def test_a_table_with_a_row_a_coding_may_have_a_sentence_more_than_once(folder: Path) -> None:
    rows = [["V1", 2, "band.goed"], ["V1", 2, "tijd.snel"]]
    found = gathered(folder, write(folder / "a.csv", *rows, head=["narrative_id", "sentence", "factor_id"]))
    assert found.problems == ()
    assert found.readings[0].codes == {("V1", 2): {"band.goed", "tijd.snel"}}


def test_a_passage_lies_in_the_sentence_that_holds_its_middle(folder: Path) -> None:
    start = len(text_of("V1", 1)) + 1
    head = ["narrative_id", "start", "end", "factor_id", "counted", "method"]
    rows = [["V1", start, start + 5, "band.goed", "true", "regex"], ["V1", 0, 3, "tijd.snel", "false", "regex"]]
    (reading,) = gathered(folder, write(folder / "a.csv", *rows, head=head)).readings
    assert reading.codes == {("V1", 2): {"band.goed"}}
    assert reading.spans == {("V1", "band.goed"): ((start, start + 5),)}
    assert reading.origin is Origin.TOOL


def test_a_results_folder_gives_the_codings_that_count(folder: Path) -> None:
    for path in (folder / "results", folder / "results" / "codings.csv"):
        (reading,) = gather([Source(path)]).readings
        assert (reading.name, reading.origin) == ("results", Origin.TOOL)
        assert reading.codes == {("V1", 2): {"band.goed"}}
        assert reading.narratives == {"V1", "V2"}


def test_a_blank_row_of_a_narrative_that_was_done_is_nothing_and_a_blank_narrative_is_missing(folder: Path) -> None:
    rows = [["V1", 1, ""], ["V1", 2, "band.goed"], ["V2", 1, ""], ["V2", 2, ""]]
    path = write(folder / "a.csv", *rows)
    assert gathered(folder, path).readings[0].narratives == {"V1"}
    assert said(folder, path) == [("AG109", "C4")]


@pytest.mark.parametrize("nothing", ["geen", "-", "none"])
def test_a_narrative_with_the_word_for_nothing_was_done(folder: Path, nothing: str) -> None:
    path = write(folder / "a.csv", ["V1", 2, "band.goed"], ["V2", 1, nothing])
    found = gathered(folder, path)
    assert (found.readings[0].narratives, found.problems) == ({"V1", "V2"}, ())


def test_every_mistake_is_told_at_once_with_its_place(folder: Path) -> None:
    rows = [
        ["V1", 1, "band.goed band.goedd"],
        ["V1", 1, "band.goed"],
        ["V1", 9, "band.goed"],
        ["V7", 1, "band.goed"],
        ["V1", "twee", "band.goed"],
        ["", 3, "band.goed"],
        ["V2", 1, "tijd.snel, tijd.snel"],
        ["V2", 2, "2024-01-01"],
    ]
    path = write(folder / "a.csv", *rows)
    assert sorted(said(folder, path)) == [
        ("AG103", "C2"), ("AG104", "C5"), ("AG105", "C4"), ("AG106", "A7"), ("AG106", "B6"), ("AG107", "C3"),
        ("AG108", "C8"), ("AG114", "C9"),
    ]  # fmt: skip
    (unknown,) = [problem for problem in problems(folder, path) if problem.code == "AG103"]
    assert unknown.hint == "did you mean 'band.goed'?"


def test_what_may_be_story_text_in_a_wrong_column_is_not_said(folder: Path) -> None:
    path = write(folder / "a.csv", ["V1", 1, "Kanariegeheim over thuis"], ["Kanariegeheim", 1, "band.goed"])
    found = problems(folder, path)
    assert [problem.code for problem in found if problem.code != "AG115"] == ["AG103", "AG104"]
    assert "anarie" not in "".join(map(str, found))


def test_a_form_without_anything_filled_in_is_said(folder: Path) -> None:
    assert said(folder, write(folder / "a.csv", ["V1", 1, ""], ["V1", 2, ""])) == [("AG115", "")]


@pytest.mark.parametrize(
    "head", [["narrative_id", "codes"], ["sentence", "codes"], ["narrative_id", "sentence"], ["x"]]
)
def test_a_missing_column_is_said(folder: Path, head: list[str]) -> None:
    path = write(folder / "a.csv", ["V1"] * len(head), head=head)
    assert said(folder, path) == [("AG102", "A1")]


def test_a_file_that_is_no_table_is_said(folder: Path) -> None:
    (folder / "a.docx").write_bytes(b"x")
    (folder / "a.xlsx").write_bytes(b"x")
    codes = [
        [problem.code for problem in gathered(folder, folder / name).problems]
        for name in ("a.docx", "a.xlsx", "weg.csv")
    ]
    assert codes == [["AG101"], ["NA141"], ["NA101"]]


def test_a_row_that_belongs_to_another_sentence_is_noticed(folder: Path) -> None:
    head = ["narrative_id", "sentence", "text", "codes"]
    right, wrong = ["V1", 1, text_of("V1", 1), "band.goed"], ["V2", 1, text_of("V2", 2), "band.goed"]
    assert said(folder, write(folder / "a.csv", right, wrong, head=head)) == [("AG113", "D3")]


def test_without_a_list_of_sentences_that_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", ["V1", 1, "band.goed"])
    found = gather([Source(path)])
    assert [problem.code for problem in found.problems] == ["AG111"]
    assert not found.sentences.is_complete


def test_the_list_beside_the_coding_is_used_with_its_texts(tmp_path: Path) -> None:
    head = ["stem", "unit", "start", "end", "text"]
    write(tmp_path / "sentences.csv", ["V1", 1, 0, 9, "Een zin."], ["V1", 2, 10, 19, "Nog een."], head=head)
    found = gather([Source(write(tmp_path / "a.csv", ["V1", 1, "band.goed"]))])
    assert found.problems == ()
    assert found.sentences["V1", 2].text == "Nog een."


def test_two_lists_that_number_otherwise_are_said(folder: Path) -> None:
    for name, end in (("een", 9), ("twee", 8)):
        (folder / name).mkdir()
        write(folder / name / "sentences.csv", ["V1", 1, 0, end], head=["stem", "unit", "start", "end"])
        write(folder / name / "a.csv", ["V1", 1, "band.goed"])
    found = gather([Source(folder / "een" / "a.csv"), Source(folder / "twee" / "a.csv")])
    assert [problem.code for problem in found.problems] == ["AG112"]
    assert [reading.name for reading in found.readings] == ["een/a", "twee/a"]


@pytest.mark.parametrize("rows", [[["V1", 1, 0, 9], ["V1", 1, 10, 19]], [["V1", "x", 0, 9]]])
def test_a_list_of_sentences_that_cannot_be_used_is_said(tmp_path: Path, rows: list[list[object]]) -> None:
    write(tmp_path / "sentences.csv", *rows, head=["stem", "unit", "start", "end"])
    with pytest.raises(PraktijklerenError, match=r"sentences\.csv"):
        gather([Source(write(tmp_path / "a.csv", ["V1", 1, "band.goed"]))])


def test_codings_in_no_sentence_of_the_list_are_left_out_and_counted(folder: Path) -> None:
    listed = folder / "deel"
    listed.mkdir()
    write(listed / "sentences.csv", ["V1", 1, 0, 9], head=["narrative_id", "sentence", "start", "end"])
    found = gather([Source(folder / "results")], sentences=listed)
    assert [(problem.code, problem.message[0]) for problem in found.problems] == [("AG105", "1")]
