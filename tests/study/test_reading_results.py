import json
from pathlib import Path

import pytest
from made_results import coded, write

from praktijkleren.errors import PraktijklerenError
from praktijkleren.study.results import read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "results", coded("A1", perspectief=("ouder",)), coded("A2"))
    return tmp_path / "results"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_numbers_are_numbers_and_booleans_booleans(folder):
    results = read(folder)
    assert results.codings["sentence_end"].tolist() == [14, 14]
    assert results.codings["counted"].tolist() == [True, True]
    assert results.narratives["words"].sum() == 4
    assert [factor.id for factor in results.codebook.factors] == ["band.goed", "band.slecht"]


def test_a_study_folder_gives_its_results(folder):
    assert read(folder.parent).directory == folder


def test_columns_may_stand_in_any_order(folder):
    expected = read(folder)
    for name in ("codings.csv", "narratives.csv", "sentences.csv"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        turned = "\n".join(",".join(reversed(line.split(","))) for line in lines)
        (folder / name).write_text(turned + "\n", encoding="utf-8")
    found = read(folder)
    assert found.codings.equals(expected.codings)
    assert found.sentences.equals(expected.sentences)
    assert found.narratives[expected.narratives.columns].equals(expected.narratives)


def test_ids_that_look_like_missing_values_or_numbers_stay_text(tmp_path):
    write(tmp_path / "r", coded("NA"), coded("007"))
    assert read(tmp_path / "r").narratives["narrative_id"].tolist() == ["NA", "007"]


def test_booleans_that_excel_wrote_are_read(folder):
    change(folder / "codings.csv", ",true", ",WAAR")
    assert read(folder).codings["counted"].all()


@pytest.mark.parametrize("missing", ["nergens", "."])
def test_a_folder_without_results_is_a_clear_error(tmp_path, missing):
    with pytest.raises(PraktijklerenError) as caught:
        read(tmp_path / missing)
    assert "praktijkleren code" in caught.value.hint


@pytest.mark.parametrize("name", ["codings.csv", "narratives.csv", "sentences.csv", "codebook.yaml"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(PraktijklerenError, match=name):
        read(folder)


@pytest.mark.parametrize("name", ["codings.csv", "narratives.csv", "sentences.csv"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n1,2,3\n", b'a,"b\n', b"narrative_id;case_id\n"])
def test_a_broken_table_is_named(folder, name, content):
    (folder / name).write_bytes(content)
    with pytest.raises(PraktijklerenError, match=name):
        read(folder)


def test_a_cell_that_is_no_number_names_file_and_column_but_not_the_cell(folder):
    change(folder / "codings.csv", "band,success,0,", "band,success,geheim,")
    with pytest.raises(PraktijklerenError, match=r"codings\.csv: column start is not all whole numbers") as caught:
        read(folder)
    assert "geheim" not in caught.value.message


def test_a_cell_that_is_neither_true_nor_false_is_an_error(folder):
    change(folder / "codings.csv", ",true", ",misschien")
    with pytest.raises(PraktijklerenError, match="column counted is not all true or false"):
        read(folder)


@pytest.mark.parametrize("name", ["codings.csv", "sentences.csv"])
def test_ids_must_be_known_in_the_other_files(folder, name):
    change(folder / name, "A2", "A9")
    with pytest.raises(PraktijklerenError, match=rf"{name}.*narrative_id"):
        read(folder)


def test_a_factor_that_the_codebook_does_not_have_is_an_error(folder):
    change(folder / "codings.csv", "band.goed,band.goed,", "band.weg,band.weg,")
    with pytest.raises(PraktijklerenError, match="column factor_id"):
        read(folder)


def test_two_narratives_with_one_id_are_an_error(folder):
    change(folder / "narratives.csv", "A2,", "A1,")
    with pytest.raises(PraktijklerenError, match="two rows have the same narrative_id"):
        read(folder)


@pytest.mark.parametrize("run", ["{", "[]", "{}", '{"format": "iets anders", "schema_version": 1}'])
def test_a_run_file_of_something_else_is_an_error(folder, run):
    (folder / "run.json").write_text(run, encoding="utf-8")
    with pytest.raises(PraktijklerenError, match=r"run\.json"):
        read(folder)


def test_results_of_a_newer_version_are_refused(folder):
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    (folder / "run.json").write_text(json.dumps({**run, "schema_version": 2}), encoding="utf-8")
    with pytest.raises(PraktijklerenError, match="the results have version 2, this praktijkleren reads 1"):
        read(folder)


def test_a_codebook_with_errors_is_refused(folder):
    (folder / "codebook.yaml").write_text("schema: 1\n", encoding="utf-8")
    with pytest.raises(PraktijklerenError, match=r"codebook\.yaml has errors"):
        read(folder)
