import csv
import errno
import hashlib
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_results import CODEBOOK, coded, write

from praktijkleren.errors import PraktijklerenError
from praktijkleren.study.results import ResultsWriter, read

FILES = ["codebook.yaml", "codings.csv", "narratives.csv", "run.json", "sentences.csv", "texts.jsonl"]


def contents(directory: Path) -> dict[str, bytes]:
    return {str(p.relative_to(directory)): p.read_bytes() for p in directory.rglob("*") if p.is_file()}


def test_the_files_of_the_contract_are_written(tmp_path):
    write(tmp_path / "deep" / "results", coded(perspectief=("ouder",)))
    found = contents(tmp_path / "deep" / "results")
    assert sorted(found) == FILES
    lines = found["codings.csv"].decode().split("\n")
    assert lines[0] == (
        "coding_id,narrative_id,case_id,speaker,perspective,factor_id,found_factor_id,theme_id,polarity,start,end,"
        "passage,evidence_start,evidence_end,sentence_start,sentence_end,sentence,indicator,method,forms,distance,"
        "context,negation,modality,time,experiencer,delayed,trigger,counted"
    )
    assert lines[1] == (
        "A1:1,A1,A,,ouder,band.goed,band.goed,band,success,0,1,Z,0,1,0,14,Zij luisterde.,zij,phrase,zij,0,"
        "affirmed,affirmed,actual,present,self,false,,true"
    )
    digest = hashlib.sha256(b"Zij luisterde.").hexdigest()
    assert found["narratives.csv"].decode() == (
        f"narrative_id,case_id,perspectief,characters,words,sentences,source,sha256\nA1,A,ouder,14,2,1,A1.md,{digest}\n"
    )
    assert found["sentences.csv"].decode() == (
        "narrative_id,sentence,start,end,speaker,perspective,kind\nA1,1,0,14,,ouder,sentence\n"
    )
    assert found["texts.jsonl"].decode() == '{"narrative_id": "A1", "text": "Zij luisterde."}\n'
    assert found["codebook.yaml"].decode() == CODEBOOK
    assert json.loads(found["run.json"]) == {"format": "praktijkleren results", "schema_version": 1, "tool": "0.1.0"}


def test_attribute_columns_are_the_codebooks_first_and_then_the_others_by_name(tmp_path):
    write(tmp_path / "r", coded("A1", zeker=("ja",), perspectief=("ouder", "jongere")), coded("A2", aard=("x",)))
    narratives = read(tmp_path / "r").narratives
    assert list(narratives.columns[2:5]) == ["perspectief", "aard", "zeker"]
    assert narratives["perspectief"].tolist() == ["ouder; jongere", ""]


def test_an_attribute_named_like_a_column_of_ours_gets_a_name_of_its_own(tmp_path):
    write(tmp_path / "r", coded(source=("interview",)))
    narratives = read(tmp_path / "r").narratives
    assert narratives.loc[0, ["attribute.source", "source"]].tolist() == ["interview", "A1.md"]


def test_the_same_codings_give_the_same_bytes(tmp_path):
    write(tmp_path / "one", coded("A1", wet=("Wmo",)), coded("A2"))
    write(tmp_path / "two", coded("A1", wet=("Wmo",)), coded("A2"))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no owner rights in the mode")
def test_only_the_owner_may_read_results(tmp_path):
    write(tmp_path / "r")
    assert stat.S_IMODE((tmp_path / "r").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "r").iterdir()} == {0o600}


def test_earlier_results_are_kept_without_force(tmp_path):
    write(tmp_path / "r")
    before = contents(tmp_path / "r")
    with pytest.raises(PraktijklerenError, match="already holds results") as caught:
        write(tmp_path / "r", coded("B1"))
    assert "--force" in caught.value.hint
    assert contents(tmp_path / "r") == before


def test_force_replaces_results_and_stale_tables_and_nothing_else(tmp_path):
    write(tmp_path / "r")
    (tmp_path / "r" / "tables").mkdir()
    (tmp_path / "r" / "tables" / "by-uitkomst.csv").write_text("oud", encoding="utf-8")
    (tmp_path / "r" / "tables" / "eigen.csv").write_text("van mij", encoding="utf-8")
    (tmp_path / "r" / "notities.docx").write_bytes(b"van mij")
    write(tmp_path / "r", coded("B1"), force=True)
    assert sorted(contents(tmp_path / "r")) == sorted([*FILES, "notities.docx", str(Path("tables", "eigen.csv"))])
    assert read(tmp_path / "r").narratives["narrative_id"].tolist() == ["B1"]


def test_a_folder_with_other_files_needs_force(tmp_path):
    (tmp_path / "brief.txt").write_text("x", encoding="utf-8")
    with pytest.raises(PraktijklerenError, match="is not empty"):
        write(tmp_path)
    write(tmp_path, force=True)
    assert (tmp_path / "brief.txt").read_text(encoding="utf-8") == "x"


def test_a_file_of_a_person_that_is_named_like_ours_is_never_replaced(tmp_path):
    (tmp_path / "narratives.csv").write_text("id;verhaal\n", encoding="utf-8")
    with pytest.raises(PraktijklerenError, match=r"narratives\.csv, but no complete results"):
        write(tmp_path, force=True)
    assert (tmp_path / "narratives.csv").read_text(encoding="utf-8") == "id;verhaal\n"


def test_hidden_files_of_the_system_do_not_make_a_folder_full(tmp_path):
    (tmp_path / ".DS_Store").write_bytes(b"x")
    write(tmp_path)
    assert read(tmp_path).run["tool"] == "0.1.0"


def test_a_file_where_the_folder_should_be_is_a_clear_error(tmp_path):
    (tmp_path / "r").write_text("x", encoding="utf-8")
    for target in (tmp_path / "r", tmp_path / "r" / "deeper"):
        with pytest.raises(PraktijklerenError, match="a file stands where a folder should be"):
            write(target, force=True)
    assert (tmp_path / "r").read_text(encoding="utf-8") == "x"


def test_a_file_that_cannot_be_replaced_is_reported_before_the_work(tmp_path):
    write(tmp_path / "r")
    (tmp_path / "r" / "codings.csv").unlink()
    (tmp_path / "r" / "codings.csv").mkdir()
    with pytest.raises(PraktijklerenError, match=r"codings\.csv: a folder stands where a file should be"):
        ResultsWriter(tmp_path / "r", force=True).__enter__()
    assert not list((tmp_path / "r").glob("*.tmp"))


def interrupted(directory: Path, kind: type[BaseException]) -> None:
    with ResultsWriter(directory, force=True) as writer:
        writer.add(coded("B1"))
        raise kind


@pytest.mark.parametrize("kind", [RuntimeError, KeyboardInterrupt])
def test_an_interrupted_run_leaves_no_trace(tmp_path, kind):
    with pytest.raises(kind):
        interrupted(tmp_path / "deep" / "r", kind)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_leaves_the_earlier_results_as_they_were(tmp_path):
    write(tmp_path / "r")
    before = contents(tmp_path / "r")
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "r", KeyboardInterrupt)
    assert contents(tmp_path / "r") == before


def refuse(monkeypatch, name: str, error: OSError) -> None:
    """Let the system refuse to put one file in place, as it does for a file that Excel holds open."""
    genuine = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name == f"{name}.tmp":
            raise error
        return genuine(self, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("name", FILES)
def test_when_one_file_is_locked_all_earlier_files_come_back(tmp_path, monkeypatch, name):
    write(tmp_path / "r")
    before = contents(tmp_path / "r")
    refuse(monkeypatch, name, PermissionError(errno.EACCES, "locked"))
    with pytest.raises(PraktijklerenError, match=f"{name} cannot be written") as caught:
        write(tmp_path / "r", coded("B1"), force=True)
    assert "Excel" in caught.value.hint
    assert contents(tmp_path / "r") == before


def test_a_new_folder_that_cannot_be_completed_disappears(tmp_path, monkeypatch):
    refuse(monkeypatch, "run.json", OSError(errno.EIO, "broken"))
    with pytest.raises(PraktijklerenError, match=r"run\.json cannot be written: broken"):
        write(tmp_path / "r")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named(tmp_path, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write(tmp_path / "r")
    before = contents(tmp_path / "r")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PraktijklerenError, match="the disk is full"):
        write(tmp_path / "r", coded("B1"), force=True)
    assert contents(tmp_path / "r") == before


def test_what_a_killed_run_left_behind_is_overwritten(tmp_path):
    (tmp_path / "codings.csv.tmp").write_text("half", encoding="utf-8")
    write(tmp_path)
    assert sorted(contents(tmp_path)) == FILES


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@settings(max_examples=40, deadline=None)
@given(cells, cells)
def test_any_text_comes_back_exactly(tmp_path_factory, text, value):
    folder = tmp_path_factory.mktemp("any")
    write(folder, coded(text=text, eigen=(value,)))
    results = read(folder)
    assert results.codings.loc[0, ["sentence", "passage"]].tolist() == [text, text[0]]
    assert results.narratives.loc[0, "eigen"] == value
    line = (folder / "texts.jsonl").read_bytes().decode().removesuffix("\n")
    assert json.loads(line)["text"] == text


@settings(max_examples=20, deadline=None)
@given(cells)
def test_every_row_is_one_row_for_other_readers_too(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("other")
    write(folder, coded(text=text))
    with (folder / "codings.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, strict=True))
    assert [len(row) for row in rows] == [29, 29]
    assert rows[1][16] == text


def test_names_that_are_no_unicode_do_not_stop_the_run(tmp_path):
    write(tmp_path / "r", coded(bestand=("verhaal\udcff.md",)))
    assert read(tmp_path / "r").narratives.loc[0, "bestand"] == "verhaal\\udcff.md"
