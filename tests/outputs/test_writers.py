import csv
import errno
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from praktijkleren.errors import PraktijklerenError
from praktijkleren.model import PatternTable
from praktijkleren.outputs import EXCEL_CSV, TRACE, WRITERS, write

TABLE = PatternTable(
    name="frequency",
    title="Hoe vaak | genoemd",
    unit="case",
    basis="all",
    release="none",
    columns=("factor_id", "label", "cases", "percentage", "more_often_in"),
    rows=(
        ("tijd.traag", '=1+1; "traag", zei hij', 3, 12.5, None),
        ("band.goed", "http://voorbeeld.nl", 0, 0.0, "+goed"),
    ),
    denominators={"cases": 24},
    notes=("Geteld in casussen.", "Eigen werk van het team, niet voor verspreiding."),
    trace={(0, "cases"): ("a1", "a2", "a3"), (0, "percentage"): ("a1",)},
)
OTHER = PatternTable("matrix", "M", "case", "all", "none", ("case_id", "tijd.traag"), (("A", 1),), {"case": 1})


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_plain_csv_holds_the_cells_as_they_are_and_the_release_class():
    assert WRITERS[".csv"]([TABLE]).decode() == (
        "factor_id,label,cases,percentage,more_often_in,release\n"
        'tijd.traag,"=1+1; ""traag"", zei hij",3,12.5,,none\n'
        "band.goed,http://voorbeeld.nl,0,0.0,+goed,none\n"
    )


def test_csv_for_excel_has_semicolons_a_mark_decimal_commas_and_no_formulas():
    data = EXCEL_CSV([TABLE])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1] == ["tijd.traag", '\'=1+1; "traag", zei hij', "3", "12,5", "", "none"]
    assert rows[2][4] == "'+goed"


def test_a_csv_file_holds_one_table():
    with pytest.raises(PraktijklerenError, match="one table"):
        WRITERS[".csv"]([TABLE, OTHER])


def test_the_trace_names_table_row_column_and_value_of_each_coding():
    assert TRACE([TABLE]).decode() == (
        "table,row_id,column,value,coding_id\n"
        "frequency,tijd.traag,cases,3,a1\n"
        "frequency,tijd.traag,cases,3,a2\n"
        "frequency,tijd.traag,cases,3,a3\n"
        "frequency,tijd.traag,percentage,12.5,a1\n"
    )


def test_json_says_what_a_reader_must_know():
    document = json.loads(WRITERS[".json"]([TABLE, OTHER]))
    assert document["schema_version"] == 1
    first = document["tables"][0]
    assert {key: first[key] for key in ("name", "unit", "basis", "release", "denominators")} == {
        "name": "frequency", "unit": "case", "basis": "all", "release": "none", "denominators": {"cases": 24},
    }  # fmt: skip
    assert first["rows"][1] == dict(zip(TABLE.columns, TABLE.rows[1], strict=True))
    assert document["tables"][1]["rows"] == [{"case_id": "A", "tijd.traag": 1}]


def test_markdown_escapes_its_signs_and_ends_with_denominators_and_notes():
    assert WRITERS[".md"]([TABLE]).decode() == (
        "## Hoe vaak \\| genoemd\n"
        "\n"
        "| factor\\_id | label | cases | percentage | more\\_often\\_in |\n"
        "| --- | --- | ---: | ---: | --- |\n"
        '| tijd.traag | =1+1; "traag", zei hij | 3 | 12.5 |  |\n'
        "| band.goed | http://voorbeeld.nl | 0 | 0.0 | +goed |\n"
        "\n"
        "- n: cases 24\n"
        "- Geteld in casussen.\n"
        "- Eigen werk van het team, niet voor verspreiding.\n"
        "- unit: case; basis: all; release: none\n"
    )


def test_a_workbook_has_a_sheet_a_table_with_numbers_and_text_as_they_are():
    found = sheets(WRITERS[".xlsx"]([TABLE, OTHER]))
    assert list(found) == ["frequency", "matrix", "verantwoording"]
    assert found["frequency"] == [
        list(TABLE.columns),
        ["tijd.traag", '=1+1; "traag", zei hij', 3, 12.5, ""],
        ["band.goed", "http://voorbeeld.nl", 0, 0, "+goed"],
    ]
    assert ["frequency", "n: cases", 24] in found["verantwoording"]
    assert ["frequency", "note", "Eigen werk van het team, niet voor verspreiding."] in found["verantwoording"]
    assert ["matrix", "release", "none"] in found["verantwoording"]


def test_sheet_names_are_such_as_excel_takes():
    long = "by-" + "a" * 40
    tables = [
        PatternTable(name, "T", "case", "all", "none", ("a",), (), {}) for name in (long, long, "Verantwoording", "x/y")
    ]
    names = list(sheets(WRITERS[".xlsx"](tables)))
    assert names == [long[:31], long[:27] + " 2", "Verantwoording 2", "x-y", "verantwoording"]


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_same_table_gives_the_same_bytes(suffix):
    assert WRITERS[suffix]([TABLE]) == WRITERS[suffix]([TABLE])


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_a_table_is_written_in_the_format_of_the_ending(tmp_path, suffix):
    path = tmp_path / "nieuw" / f"tabel{suffix.upper()}"
    write([TABLE], path)
    assert path.read_bytes() == WRITERS[suffix]([TABLE])
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_unknown_ending_names_the_known_ones(tmp_path):
    with pytest.raises(PraktijklerenError) as caught:
        write([TABLE], tmp_path / "tabel.doc")
    assert caught.value.hint == "end the file in .csv, .json, .md, .xlsx"


def test_an_earlier_table_stays_whole_when_writing_fails(tmp_path, monkeypatch):
    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "locked")

    path = tmp_path / "tabel.csv"
    path.write_text("eerder", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PraktijklerenError, match=r"tabel\.csv cannot be written"):
        write([TABLE], path)
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"tabel.csv": "eerder"}


def test_a_folder_in_the_place_of_the_file_is_a_clear_error(tmp_path):
    (tmp_path / "tabel.csv").mkdir()
    with pytest.raises(PraktijklerenError, match=r"tabel\.csv"):
        write([TABLE], tmp_path / "tabel.csv")
    assert [file.name for file in tmp_path.iterdir()] == ["tabel.csv"]
