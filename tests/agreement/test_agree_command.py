"""`sample` and `agree` as a user calls them, from the draw to the consensus."""

import csv
import json
import re
import stat
import sys
from pathlib import Path

import pytest
from double_coding import call, results, text_of, write
from python_calamine import CalamineWorkbook

from praktijkleren.agreement.codes import CODES

ANNA = {("V1", 1): ["band.goed"], ("V1", 3): ["tijd.traag"], ("V2", 2): ["band.slecht"], ("V2", 4): ["tijd.snel"]}
BERT = {("V1", 1): ["band.goed"], ("V1", 3): ["tijd.snel"], ("V2", 2): ["band.slecht", "tijd.traag"]}
CANARY = "<script>alert('kanarie')</script>"


def fill_in(form: Path, target: Path, given: dict, *, note: str = "") -> Path:
    """Write factors in the rows of a form, as a person would."""
    with form.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    for row in rows:
        for place, factor in enumerate(given.get((row["narrative_id"], int(row["sentence"])), []), start=1):
            row[f"factor_{place}"] = factor
            row["note"] = note
    with target.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return target


def cells(path: Path, **options: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, **options))


@pytest.fixture
def study(tmp_path: Path) -> Path:
    results(tmp_path / "results", found=["V1 1 band.goed", "V2 1 tijd.snel"], heading=True)
    assert (
        call("sample", tmp_path / "results", "-o", tmp_path / "dubbel", "--coder", "anna", "--coder", "bert").code == 0
    )
    return tmp_path


@pytest.fixture
def coded(study: Path) -> tuple[Path, Path]:
    folder = study / "dubbel"
    anna = fill_in(folder / "anna.csv", folder / "anna.csv", ANNA, note=CANARY)
    return anna, fill_in(folder / "bert.csv", folder / "bert.csv", BERT)


def test_a_sample_has_a_blind_form_for_each_coder(study: Path) -> None:
    folder = study / "dubbel"
    names = {"anna.csv", "anna.xlsx", "bert.csv", "bert.xlsx", "codebook.yaml", "narratives.csv", "sample.json",
             "sentences.csv"}  # fmt: skip
    assert {path.name for path in folder.iterdir()} == names
    assert (folder / "anna.csv").read_bytes() == (folder / "bert.csv").read_bytes()
    rows = cells(folder / "anna.csv", delimiter=";")
    assert [row["text"] for row in rows[:4]] == [text_of("V1", number) for number in range(1, 5)]
    assert rows[0]["before"] == "Een kop"
    assert not any(row[name] for row in rows for name in ("factor_1", "factor_2", "factor_3", "factor_4", "doubt"))
    if sys.platform != "win32":
        assert all(stat.S_IMODE((folder / name).stat().st_mode) == 0o600 for name in ("anna.csv", "anna.xlsx"))


def test_the_workbook_lets_a_coder_choose_factors_of_the_codebook(study: Path) -> None:
    book = CalamineWorkbook.from_path(study / "dubbel" / "anna.xlsx")
    assert book.sheet_names == ["coderen", "codeboek", "uitleg"]
    chosen = [row[0] for row in book.get_sheet_by_name("codeboek").to_python()]
    assert chosen == ["factor_id", "band.goed", "band.slecht", "tijd.snel", "tijd.traag", "geen"]
    head, first, *_ = book.get_sheet_by_name("coderen").to_python()
    assert dict(zip(head, first, strict=True))["text"] == text_of("V1", 1)


def test_a_sample_says_what_was_drawn_and_can_be_drawn_again(study: Path) -> None:
    account = json.loads((study / "dubbel" / "sample.json").read_text(encoding="utf-8"))
    assert (account["seed"], account["share"], len(account["narratives"])) == (1, 20, 2)
    said = call("sample", study / "results", "-o", study / "weer", "--coder", "anna", "--coder", "bert")
    assert "2 of 2 narratives drawn, 8 sentences" in said.err
    for name in ("anna.csv", "anna.xlsx", "sentences.csv", "sample.json"):
        assert (study / "weer" / name).read_bytes() == (study / "dubbel" / name).read_bytes()


def test_a_sample_never_replaces_forms(coded: tuple[Path, Path], study: Path) -> None:
    before = coded[0].read_bytes()
    said = call("sample", study / "results", "-o", study / "dubbel")
    assert (said.code, coded[0].read_bytes()) == (3, before)


@pytest.mark.parametrize("options", [["--share", "10"], ["--coder", "anna"], ["--coder", "a", "--coder", "A"],
                                     ["--coder", "../x", "--coder", "b"], ["--language", "fr"]])  # fmt: skip
def test_wrong_usage_of_sample_ends_with_2(study: Path, options: list[str]) -> None:
    assert call("sample", study / "results", "-o", study / "nieuw", *options).code == 2
    assert not (study / "nieuw").exists()


def test_agreement_of_two_people_is_called_reliability_and_read_in_plain_words(coded: tuple[Path, Path]) -> None:
    said = call("agree", *coded, "--rare", "1")
    assert (said.code, said.err) == (0, "")
    assert "Betrouwbaarheid tussen anna en bert" in said.out
    assert "Geteld over 8 zinnen in 2 verhalen" in said.out
    assert "Samen gaven ze 6 keer een factor; 2 keer (33 %) gaven ze die allebei." in said.out
    assert said.out.rstrip().splitlines()[-1].startswith("Bespreek eerst: ")


def test_agreement_of_a_tool_with_people_is_called_accuracy(coded: tuple[Path, Path], study: Path) -> None:
    said = call("agree", coded[0], study / "results", "--bootstrap", "0", "--language", "en")
    assert "Accuracy of results against anna" in said.out
    assert "Of every 100 codings of results, anna has 50 too." in said.out
    assert "Of every 100 codings of anna, results finds 25." in said.out
    assert "Reliability" not in said.out
    both = call("agree", *coded, study / "results")
    assert "Nauwkeurigheid van results tegenover wat anna en bert allebei vinden" in both.out


def test_every_figure_goes_to_a_file_and_to_json(coded: tuple[Path, Path], study: Path) -> None:
    said = call("agree", *coded, "--rare", "2", "-o", study / "cijfers.csv", "--format", "json")
    rows = {row["factor_id"]: row for row in cells(study / "cijfers.csv")}
    assert rows["band.goed"]["verdict"] == "zeldzaam"
    assert rows["band.goed"]["alpha"] == ""
    assert (rows["tijd.snel"]["units"], rows["tijd.snel"]["all_gave"], rows["tijd.snel"]["differ"]) == ("8", "0", "2")
    assert [rows[""][name] for name in ("units", "all_gave", "only_first", "only_second")] == ["32", "2", "2", "2"]
    (table,) = json.loads(said.out)["tables"]
    assert table["rows"][-1]["f1"] == 0.5
    assert any("95 %" in note for note in table["notes"])


def test_the_same_codings_give_the_same_bytes(coded: tuple[Path, Path]) -> None:
    assert call("agree", *coded, "--rare", "1").out == call("agree", *coded, "--rare", "1").out


def test_every_disagreement_is_listed_with_both_readings(coded: tuple[Path, Path], study: Path) -> None:
    assert call("agree", *coded, "--disagreements", study / "v.csv").code == 0
    rows = cells(study / "v.csv")
    places = [(row["narrative_id"], row["sentence"], row["factor_id"], row["given_by"]) for row in rows]
    assert places == [("V1", "3", "tijd.snel", "bert"), ("V1", "3", "tijd.traag", "anna"),
                      ("V2", "2", "tijd.traag", "bert"), ("V2", "4", "tijd.snel", "anna")]  # fmt: skip
    assert (rows[2]["coder: anna"], rows[2]["coder: bert"]) == ("band.slecht", "band.slecht tijd.traag")
    assert rows[0]["text"] == text_of("V1", 3)
    assert rows[0]["note"] == f"anna: {CANARY}"


def test_the_page_shows_every_difference_is_safe_and_loads_nothing(coded: tuple[Path, Path], study: Path) -> None:
    path = study / "verschillen.html"
    assert call("agree", *coded, "--page", path).code == 0
    page = path.read_text(encoding="utf-8")
    assert page.count('<article class="card">') == 3
    assert text_of("V2", 4) in page
    assert CANARY not in page
    assert "&lt;script&gt;alert(&#x27;kanarie" in page
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<img|<link|https?:|@import|url\(", page)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    assert "Talk about the differences" not in page
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_page_is_in_english_on_request(coded: tuple[Path, Path], study: Path) -> None:
    call("agree", *coded, "--page", study / "v.html", "--language", "en")
    page = (study / "v.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "Talk about the differences" in page


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_consensus_holds_what_both_gave_and_leaves_differences_open(coded, study: Path, ending: str) -> None:
    before = [path.read_bytes() for path in coded]
    path = study / f"consensus{ending}"
    assert call("agree", *coded, "--consensus", path).code == 0
    if ending == ".csv":
        rows = {(row["narrative_id"], row["sentence"]): row for row in cells(path, delimiter=";")}
    else:
        head, *body = CalamineWorkbook.from_path(path).get_sheet_by_name("coderen").to_python()
        made = [dict(zip(head, map(str, row), strict=True)) for row in body]
        rows = {(row["narrative_id"], row["sentence"].removesuffix(".0")): row for row in made}
    assert len(rows) == 8
    assert (rows["V1", "1"]["factor_1"], rows["V1", "1"]["open"]) == ("band.goed", "")
    assert (rows["V2", "2"]["factor_1"], rows["V2", "2"]["factor_2"], rows["V2", "2"]["open"]) == (
        "band.slecht",
        "",
        "ja",
    )
    assert rows["V2", "2"]["coder: bert"] == "band.slecht tijd.traag"
    assert [path.read_bytes() for path in coded] == before


def test_an_open_consensus_is_refused_and_a_decided_one_is_a_standard(coded, study: Path) -> None:
    path = study / "dubbel" / "consensus.csv"
    call("agree", *coded, "--consensus", path)
    said = call("agree", path, study / "results")
    assert said.code == 3
    assert "consensus.csv!J4: error[AG110] 3 rows are still open" in said.err
    text = path.read_text(encoding="utf-8-sig").replace(";ja;", ";;")
    path.write_text(text, encoding="utf-8-sig")
    assert "Nauwkeurigheid van results tegenover consensus" in call("agree", path, study / "results").out


def test_a_consensus_is_never_replaced(coded: tuple[Path, Path], study: Path) -> None:
    path = study / "consensus.xlsx"
    path.write_bytes(b"werk")
    said = call("agree", *coded, "--consensus", path, "--force", "-o", study / "o.csv")
    assert (said.code, path.read_bytes(), (study / "o.csv").exists()) == (3, b"werk", False)


def test_a_consensus_with_a_tool_is_refused(coded: tuple[Path, Path], study: Path) -> None:
    said = call("agree", coded[0], study / "results", "--consensus", study / "c.csv")
    assert (said.code, (study / "c.csv").exists()) == (3, False)
    assert "a tool is no second coder" in said.err


def test_a_coding_is_never_replaced_by_a_result(coded: tuple[Path, Path]) -> None:
    before = coded[0].read_bytes()
    assert call("agree", *coded, "-o", coded[0], "--force").code == 3
    assert call("agree", f"Anna={coded[0]}", coded[1], "--disagreements", coded[0], "--force").code == 3
    assert coded[0].read_bytes() == before


def test_a_coding_can_be_given_a_name(coded: tuple[Path, Path]) -> None:
    said = call("agree", f"Codeur A={coded[0]}", coded[1], "--tool", "Codeur A")
    assert "Nauwkeurigheid van Codeur A tegenover bert" in said.out


def test_with_an_error_nothing_is_compared_and_everything_is_said(coded: tuple[Path, Path], study: Path) -> None:
    wrong = write(study / "c.csv", ["V1", 1, "band.goedd"], ["V9", 1, "band.goed"])
    said = call("agree", coded[0], wrong, "-o", study / "o.csv")
    assert (said.code, said.out, (study / "o.csv").exists()) == (3, "", False)
    assert "c.csv!C2: error[AG103] 'band.goedd' is not a factor of the codebook" in said.err
    assert "c.csv!C3: error[AG104]" in said.err


@pytest.mark.parametrize(
    "options",
    [["--unit", "woord"], ["-o", "x.docx"], ["--page", "x.pdf"], ["--consensus", "x.json"], ["--rare", "0"],
     ["--tool", "piet"], ["-o", "x.csv", "--disagreements", "x.csv"], ["--excel"], ["--format", "xml"]],
)  # fmt: skip
def test_wrong_usage_of_agree_ends_with_2(coded: tuple[Path, Path], options: list[str]) -> None:
    assert call("agree", *coded, *options).code == 2


@pytest.mark.parametrize(
    "what", ["one coding", "the same coding", "no such file", "an empty folder", "no such codebook"]
)
def test_nothing_usable_ends_with_3(coded: tuple[Path, Path], study: Path, what: str) -> None:
    (study / "leeg").mkdir()
    arguments = {
        "one coding": [coded[0]],
        "the same coding": [coded[0], coded[0]],
        "no such file": [coded[0], study / "weg.csv"],
        "an empty folder": [coded[0], study / "leeg"],
        "no such codebook": [*coded, "-c", "weg"],
    }[what]
    said = call("agree", *arguments)
    assert (said.code, said.out) == (3, "")
    assert "Traceback" not in said.err


def test_the_folder_of_a_sample_is_no_coding_but_its_forms_are(coded: tuple[Path, Path], study: Path) -> None:
    said = call("agree", study / "dubbel", study / "results")
    assert said.code == 3
    assert "anna.xlsx" in said.err


def test_a_factor_that_only_one_of_two_codebooks_has_is_compared(study: Path) -> None:
    other = study / "nieuw"
    results(other, found=["V1 1 band.goed", "V2 2 tijd.snel"], heading=True)
    book = other / "codebook.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("tijd.snel", "tijd.vlug"), encoding="utf-8")
    codings = other / "codings.csv"
    codings.write_text(codings.read_text(encoding="utf-8").replace("tijd.snel", "tijd.vlug"), encoding="utf-8")
    said = call("agree", study / "results", other, "--rare", "1", "--format", "json")
    assert (said.code, said.err) == (0, "")
    rows = {row["factor_id"]: row for row in json.loads(said.out)["tables"][0]["rows"]}
    assert [rows[name]["differ"] for name in ("band.goed", "tijd.snel", "tijd.vlug")] == [0, 1, 1]


def test_a_filled_in_workbook_is_read_back(coded: tuple[Path, Path], study: Path) -> None:
    call("agree", coded[0], fill_in(coded[0], study / "dubbel" / "anna-2.csv", {}), "--consensus", study / "c.xlsx")
    said = call("agree", coded[1], study / "c.xlsx", "--sentences", study / "dubbel", "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["tables"][0]["rows"][-1]["all_gave"] == 2


def test_units_and_three_coders(coded: tuple[Path, Path], study: Path) -> None:
    for unit in ("sentence", "passage", "narrative", "case"):
        assert call("agree", *coded, study / "results", "--unit", unit, "--rare", "1").code == 0
    third = fill_in(study / "dubbel" / "bert.csv", study / "dubbel" / "carla.csv", ANNA)
    said = call("agree", *coded, third, "--rare", "1", "--page", study / "p.html", "--consensus", study / "c.csv")
    assert said.code == 0
    assert "Betrouwbaarheid tussen anna, bert en carla" in said.out


def test_no_story_text_is_said(coded: tuple[Path, Path], study: Path) -> None:
    said = call("agree", *coded, study / "results", "--page", study / "v.html", "--consensus", study / "c.csv")
    assert "gaat over de hulp" not in said.out + said.err


def test_every_code_says_what_to_do() -> None:
    assert all(". " in meaning for meaning in CODES.values())
