"""The main job: what it writes, what it says, and that bad input loses nothing."""

import csv
import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from command_line import call, contents, make_study, start

FILES = {"codings.csv", "narratives.csv", "sentences.csv", "texts.jsonl", "codebook.yaml", "run.json"}
CANARY = "kanariegeheim"


@pytest.fixture
def study(tmp_path: Path) -> tuple[Path, Path, Path]:
    narratives, codebook = make_study(tmp_path)
    return narratives, codebook, tmp_path / "results"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_the_main_job_writes_the_results_folder_and_tables(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    outcome = call("code", narratives, "-c", codebook, "-o", output)
    assert outcome.code == 0
    assert outcome.out == ""
    assert {path.name for path in output.iterdir() if path.is_file()} == FILES
    assert {path.name for path in (output / "tables").iterdir()} >= {"frequency.csv", "matrix.csv"}
    assert [row["factor_id"] for row in rows(output / "codings.csv")] == ["inspraak.gehoord"] * 3
    assert "3 verhalen over 3 casussen" in outcome.err
    assert "Gehoord worden" in outcome.err


def test_the_summary_is_in_english_on_request_and_silent_when_quiet(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    assert (
        "3 narratives about 3 cases" in call("code", narratives, "-c", codebook, "-o", output, "--language", "en").err
    )
    assert call("code", narratives, "-c", codebook, "-o", output, "--force", "--quiet").err == ""


def test_two_runs_give_the_same_bytes_with_one_process_or_two(study: tuple[Path, Path, Path], tmp_path: Path) -> None:
    narratives, codebook, _ = study
    results = []
    for name, jobs in (("a", "1"), ("b", "1"), ("c", "2")):
        assert call("code", narratives, "-c", codebook, "-o", tmp_path / name, "--jobs", jobs).code == 0
        files = contents(tmp_path / name)
        run = json.loads(files.pop("run.json"))
        del run["varies"]
        results.append((files, run))
    assert results[0] == results[1] == results[2]


def test_a_narrative_with_an_error_is_reported_and_the_others_are_coded(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    (narratives / "kapot.docx").write_bytes(b"geen zip")
    (narratives / "leeg.txt").write_text("", encoding="utf-8")
    outcome = call("code", narratives, "-c", codebook, "-o", output)
    assert outcome.code == 1
    assert "kapot.docx: error[NA" in outcome.err
    assert "leeg.txt" in outcome.err
    assert "hint:" in outcome.err
    assert len(rows(output / "narratives.csv")) == 3


def test_fail_fast_stops_at_the_first_error_and_writes_nothing(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    (narratives / "a.docx").write_bytes(b"geen zip")
    outcome = call("code", narratives, "-c", codebook, "-o", output, "--fail-fast")
    assert outcome.code == 3
    assert not output.exists()


@pytest.mark.parametrize(
    "what", ["empty folder", "missing folder", "missing codebook", "codebook with errors", "no yaml"]
)
def test_nothing_usable_ends_with_3_and_writes_nothing(study: tuple[Path, Path, Path], what: str) -> None:
    narratives, codebook, output = study
    if what == "empty folder":
        for path in narratives.iterdir():
            path.unlink()
    elif what == "missing folder":
        narratives = narratives / "weg"
    elif what == "missing codebook":
        codebook.unlink()
    elif what == "codebook with errors":
        codebook.write_text(codebook.read_text(encoding="utf-8").replace("theme: inspraak", "thema: inspraak"))
    else:
        codebook.write_bytes(b"\x00\x01\x02")
    outcome = call("code", narratives, "-c", codebook, "-o", output)
    assert outcome.code == 3
    assert outcome.err.startswith(("praktijkleren: ", str(codebook), str(narratives)))
    assert "Traceback" not in outcome.err
    assert not output.exists()


def test_an_earlier_result_is_only_replaced_when_asked(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    call("code", narratives, "-c", codebook, "-o", output)
    before = contents(output)
    outcome = call("code", narratives, "-c", codebook, "-o", output)
    assert (outcome.code, "--force" in outcome.err) == (3, True)
    assert contents(output) == before
    (narratives / "v0.md").unlink()
    assert call("code", narratives, "-c", codebook, "-o", output, "--force").code == 0
    assert len(rows(output / "narratives.csv")) == 2


def test_a_file_where_the_folder_should_be_is_said(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    output.write_text("iets", encoding="utf-8")
    outcome = call("code", narratives, "-c", codebook, "-o", output)
    assert outcome.code == 3
    assert output.read_text(encoding="utf-8") == "iets"


@pytest.mark.parametrize("option", [["--jobs", "0"], ["--language", "fr"], ["--onbekend"], []])
def test_wrong_usage_ends_with_2(study: tuple[Path, Path, Path], option: list[str]) -> None:
    arguments = [study[0], "-c", study[1], *option] if option else []
    assert call("code", *arguments).code == 2


def test_an_attribute_table_reaches_the_tables(study: tuple[Path, Path, Path], tmp_path: Path) -> None:
    narratives, codebook, output = study
    (tmp_path / "kenmerken.csv").write_text("id,ronde\nv0,2024-1\nv9,2024-2\n", encoding="utf-8")
    outcome = call("code", narratives, "-c", codebook, "-o", output, "--attributes", tmp_path / "kenmerken.csv")
    assert "kenmerken.csv" in outcome.err
    assert [row["ronde"] for row in rows(output / "narratives.csv")] == ["2024-1", "", ""]


def test_a_case_whose_voices_differ_is_mixed(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    text = (narratives / "v1.md").read_text(encoding="utf-8").replace("goed verlopen", "vastgelopen")
    (narratives / "v1.md").write_text(text.replace("casus: c1", "casus: c0"), encoding="utf-8")
    call("code", narratives, "-c", codebook, "-o", output)
    counts = {row["factor_id"]: row for row in rows(output / "tables" / "by-uitkomst.csv")}
    assert (counts["inspraak.gehoord"]["wisselend"], counts["inspraak.gehoord"]["goed verlopen"]) == ("1", "1")


def test_no_story_text_is_said_or_put_in_file_names(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    for name, text in {
        "a.md": f"---\n{CANARY}\n",
        "b.csv": f"tekst\n{CANARY}\n",
        "c.jsonl": f'{{"id": 1, "{CANARY}',
    }.items():
        (narratives / name).write_text(text, encoding="utf-8")
    (narratives / "d.md").write_text(f"Er werd naar {CANARY} geluisterd.", encoding="utf-8")
    outcome = call("code", narratives, "-c", codebook, "-o", output)
    assert CANARY not in outcome.err + outcome.out
    holding = {name for name, data in contents(output).items() if CANARY.encode() in data}
    assert holding == {"codings.csv", "texts.jsonl"}


def test_a_narrative_of_50_megabytes_is_coded(study: tuple[Path, Path, Path]) -> None:
    narratives, codebook, output = study
    line = "Wij woonden in een dorp bij de zee en gingen elke dag met de fiets naar school en weer terug.\n"
    with (narratives / "groot.txt").open("w", encoding="utf-8", newline="\n") as file:
        for _ in range(5_600):
            file.write(line * 100)
        file.write("Er werd naar mij geluisterd.")
    assert (narratives / "groot.txt").stat().st_size > 50_000_000
    assert call("code", narratives / "groot.txt", "-c", codebook, "-o", output).code == 0
    (coding,) = rows(output / "codings.csv")
    assert coding["passage"] == "geluisterd"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupting_a_run_leaves_the_earlier_result_whole(tmp_path: Path, jobs: str) -> None:
    narratives, codebook = make_study(tmp_path)
    output = tmp_path / "results"
    assert call("code", narratives, "-c", codebook, "-o", output).code == 0
    before = contents(output)
    for number in range(60):
        text = "Er werd naar ons geluisterd door de begeleider.\n" * 20_000
        (narratives / f"lang{number}.txt").write_text(text, encoding="utf-8")
    process = start("code", narratives, "-c", codebook, "-o", output, "--force", "--jobs", jobs)
    deadline = time.monotonic() + 60
    while not list(output.glob("*.tmp")) and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "interrupted" in err
    assert contents(output) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX systems")
def test_a_disk_that_fills_up_is_said_and_leaves_the_earlier_result_whole(tmp_path: Path) -> None:
    import resource

    narratives, codebook = make_study(tmp_path)
    output = tmp_path / "results"
    assert call("code", narratives, "-c", codebook, "-o", output).code == 0
    before = contents(output)
    text = "Er werd naar ons geluisterd door de begeleider.\n" * 5_000
    (narratives / "lang.txt").write_text(text, encoding="utf-8")
    old_limit, old_handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, old_limit[1]))
    try:
        outcome = call("code", narratives, "-c", codebook, "-o", output, "--force")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old_limit)
        signal.signal(signal.SIGXFSZ, old_handler)
    assert outcome.code == 3
    assert "Traceback" not in outcome.err
    assert contents(output) == before


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="rights do not hold for the superuser")
def test_a_folder_that_cannot_be_written_is_said(study: tuple[Path, Path, Path], tmp_path: Path) -> None:
    narratives, codebook, _ = study
    locked = tmp_path / "dicht"
    locked.mkdir(mode=0o500)
    outcome = call("code", narratives, "-c", codebook, "-o", locked / "results")
    assert (outcome.code, "Traceback" in outcome.err) == (3, False)
