"""Tables with one narrative a row, JSON lines, and the attribute table."""

import datetime as dt
import json

import pytest
from narrative_files import codes, ods, ods_cell, ods_row, read_one, write, xlsx

from praktijkleren import narratives
from praktijkleren.model import Narrative
from praktijkleren.problems import Severity


def places(problems):
    return [(problem.code, problem.place.cell or problem.place.line) for problem in problems]


def test_csv_rows_are_narratives_in_order(tmp_path):
    text = 'Stem,Casus,Tekst,Wet,regio\nb,1,"Hij zei: ""ja""\nen ging.",Jeugdwet;Zvw,\n\na,1,Het ging.,Wmo|Wlz,Oost\n'
    found, problems = narratives.collect([write(tmp_path, "x.csv", text)])
    assert problems == []
    assert [(n.id, n.case_id, n.text, n.source) for n in found] == [
        ("b", "1", 'Hij zei: "ja"\nen ging.', "x.csv!C2"),
        ("a", "1", "Het ging.", "x.csv!C4"),
    ]
    assert [n.attributes for n in found] == [{"wet": ("Jeugdwet", "Zvw")}, {"wet": ("Wmo", "Wlz"), "regio": ("Oost",)}]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_separator_of_dutch_excel_is_recognised_and_said(tmp_path, separator):
    path = write(tmp_path, "x.csv", f"id{separator}verhaal\n1{separator}Eén, twee.\n".encode("cp1252"))
    found, problems = narratives.collect([path])
    assert [(narrative.id, narrative.text) for narrative in found] == [("1", "Eén, twee.")]
    assert codes(problems) == ["NA113", "NA153"]
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_the_line_of_excel_that_names_the_separator_is_no_row(tmp_path):
    found, problems = narratives.collect([write(tmp_path, "x.csv", "sep=;\nid;tekst;ronde\n1;Het ging.;2024-01-01\n")])
    assert [narrative.id for narrative in found] == ["1"]
    assert places(problems) == [("NA153", 0), ("NA154", "C3")]


def test_the_text_column_can_be_given(tmp_path):
    path = write(tmp_path, "x.csv", "id,Vraag 1,tekst\n1,Het ging.,anders\n")
    assert read_one(path, text_column="vraag 1").text == "Het ging."


@pytest.mark.parametrize("value", ["6-nov", "11-jun", "nov-06", "jan-24", "2024-01-01 00:00:00", "6-11-2024"])
def test_a_value_that_became_a_date_is_a_problem_with_its_cell(tmp_path, value):
    found, problems = narratives.collect([write(tmp_path, "x.csv", f"id,leeftijdsgroep,tekst\n1,{value},Het ging.\n")])
    assert places(problems) == [("NA154", "B2")]
    assert [narrative.attributes for narrative in found] == [{}]


@pytest.mark.parametrize(("name", "value"), [("leeftijdsgroep", "6-11"), ("ronde", "2024-1"), ("datum", "2024-01-01")])
def test_values_that_are_no_mistaken_dates_are_kept(tmp_path, name, value):
    assert read_one(write(tmp_path, "x.csv", f"id,{name},tekst\n1,{value},Het ging.\n")).attributes == {name: (value,)}


@pytest.mark.parametrize(
    ("text", "expected", "read"),
    [
        ("id,story\n1,Het ging.\n", [("NA151", "A1")], 0),
        ("naam,tekst\n1,Het ging.\n", [("NA152", "A1")], 0),
        ("id,tekst\n", [("NA162", "A1")], 0),
        ("id,tekst\n\r", [("NA162", "A1")], 0),
        ("id,tekst\n,Het ging.\n2,Ja.\n", [("NA152", "B2")], 1),
        ("id,tekst\n1,\n2,Ja.\n", [("NA111", "B2")], 1),
        ("id,tekst\n1,Het ging, toch.\n2,Ja.\n", [("NA157", "C2")], 1),
        ("id,tekst,regio,Regio\n1,Ja.,a,b\n2,Ja.,a,\n", [("NA158", "D1"), ("NA157", "D2")], 1),
        ("id,tekst,verhaal\n1,Ja.,\n", [("NA161", "A1")], 1),
        ('id,tekst\n1,Ja.\n2,"Nee.\n3,Ja.\n', [("NA160", 3)], 1),
        ('id,tekst\n1,"Ja.\n2,Nee.\n', [("NA160", 2)], 0),
        ("id,tekst\n1,Ja.\n1,Nee.\n", [("NA171", "B3")], 1),
        ("id,casus,tekst\n1,a;b,Ja.\n", [("NA126", "C2")], 1),
    ],
)
def test_mistakes_in_a_table_have_their_place_and_other_rows_are_read(tmp_path, text, expected, read):
    found, problems = narratives.collect([write(tmp_path, "x.csv", text)])
    assert places(problems) == expected
    assert len(found) == read


def test_a_missing_text_column_names_the_columns(tmp_path):
    _, problems = narratives.collect([write(tmp_path, "x.csv", "id,story\n1,Het ging.\n")])
    assert "'id', 'story'" in problems[0].message


def test_a_long_story_fits_in_a_cell(tmp_path):
    assert len(read_one(write(tmp_path, "x.csv", f"id,tekst\n1,{'woord ' * 100_000}\n")).text) > 500_000


def _workbook(workbook):
    sheet = workbook.add_worksheet("Verhalen")
    date = workbook.add_format({"num_format": "d-mmm"})
    for column, name in enumerate(["id", "tekst", "leeftijdsgroep", "aantal", "datum"]):
        sheet.write(0, column, name)
    for row, text in enumerate(["Het ging.", "Het liep."], start=1):
        sheet.write(row, 0, row)
        sheet.write(row, 1, text)
        sheet.write(row, 3, 2.5)
        sheet.write_datetime(row, 4, dt.datetime(2024, 5, 1), date)
    sheet.write_datetime(2, 2, dt.datetime(2024, 6, 11), date)
    workbook.add_worksheet("Leeg")
    workbook.add_worksheet("Meer").write(0, 0, "iets")


def test_excel_rows_are_narratives_and_dates_are_problems_with_their_cell(tmp_path):
    found, problems = narratives.collect([write(tmp_path, "x.xlsx", xlsx(_workbook))])
    assert [(narrative.id, narrative.text) for narrative in found] == [("1", "Het ging."), ("2", "Het liep.")]
    assert found[0].attributes == {"aantal": ("2.5",), "datum": ("2024-05-01",)}
    assert places(problems) == [("NA159", 0), ("NA154", "Verhalen!C3")]


def test_opendocument_rows_are_narratives_and_dates_are_problems_with_their_cell(tmp_path):
    date = ods_cell("11-jun", 'office:value-type="date" office:date-value="2024-06-11"')
    number = ods_cell("1,0", 'office:value-type="float" office:value="1"')
    filling = '<table:table-cell table:number-columns-repeated="16384"/>'
    edge = f'<table:table-row table:number-rows-repeated="1048570">{filling}</table:table-row>'
    rows = ods_row("id", "tekst", "ronde") + ods_row(number, "Het ging.", date) + edge
    found, problems = narratives.collect([write(tmp_path, "x.ods", ods(rows, ods_row("meer")))])
    assert [(narrative.id, narrative.text, narrative.attributes) for narrative in found] == [("1", "Het ging.", {})]
    assert places(problems) == [("NA159", 0), ("NA154", "Blad1!C2")]


def test_a_cell_at_the_far_edge_of_a_sheet_does_not_fill_the_memory(tmp_path):
    def fill(workbook):
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "id")
        sheet.write(1_048_575, 16_383, "x")

    many = ods_cell("x", 'office:value-type="string" table:number-columns-repeated="99999999"')
    write(tmp_path, "a.xlsx", xlsx(fill))
    write(tmp_path, "b.ods", ods(ods_row(many)))
    write(tmp_path, "c.xlsx", b"geen zip")
    found, problems = narratives.collect([tmp_path])
    assert found == []
    assert codes(problems) == ["NA142", "NA142", "NA141"]


def test_json_lines_are_narratives_with_attributes(tmp_path):
    lines = [
        {
            "id": 1,
            "tekst": "M: Het ging.",
            "wet": ["Zvw", "Wmo"],
            "aantal": 1.0,
            "leeg": None,
            "speakers": {"M": "ouder"},
        },
        {"stem": "b", "text": "Het liep.", "casus": "c"},
    ]
    path = write(tmp_path, "x.jsonl", "\n\n".join(json.dumps(line) for line in lines))
    found, problems = narratives.collect([path])
    assert problems == []
    assert [(n.id, n.case_id, n.text, n.source) for n in found] == [
        ("1", "1", "M: Het ging.", "x.jsonl:1"),
        ("b", "c", "Het liep.", "x.jsonl:3"),
    ]
    assert found[0].attributes == {"wet": ("Zvw", "Wmo"), "aantal": ("1.0",)}
    assert found[0].parts[0].perspective == "ouder"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "NA163"),
        ("[1]", "NA163"),
        ("[" * 100_000, "NA163"),
        ('{"id": "a"}', "NA151"),
        ('{"text": "a"}', "NA152"),
        ('{"id": "a", "text": ""}', "NA111"),
        ('{"id": "a", "text": "\\u0000"}', "NA112"),
        ('{"id": "a", "text": "\\ud800"}', "NA112"),
        ('{"id": "a", "text": "b", "x": {"y": "z"}}', "NA125"),
        ('{"id": "a", "text": "b", "x": "\\ud800"}', "NA125"),
        ('{"id": "a", "text": "b", "x": "y", "X": "z"}', "NA124"),
    ],
)
def test_a_mistake_in_json_lines_has_its_line_and_other_lines_are_read(tmp_path, line, code):
    path = write(tmp_path, "x.jsonl", f'{{"id": "eerste", "text": "Het ging."}}\n{line}\n')
    found, problems = narratives.collect([path])
    assert places(problems) == [(code, 2)]
    assert found[0].id == "eerste"


@pytest.fixture
def stories(tmp_path):
    write(tmp_path, "verhalen/D01.md", "---\nstem: D01-moeder\nregio: Oost\ncasus: D01\n---\nHet ging.")
    write(tmp_path, "verhalen/D02.txt", "Het liep.")
    return tmp_path


@pytest.mark.parametrize(
    "rows",
    [
        "stem,perspectief,casus\nD01-moeder,ouder,D01\nD02,jongere,C2\n",
        "bestand,perspectief,casus\nD01.md,ouder,\nd02.TXT,jongere,C2\n",
        "id;perspectief;casus\nD01;ouder;D01\nD02;jongere;C2\n",
    ],
)
def test_the_attribute_table_fills_what_narratives_do_not_say(stories, rows):
    table = write(stories, "attributen.csv", rows)
    found, problems = narratives.collect([stories / "verhalen"], attributes=table)
    assert [problem for problem in problems if problem.code != "NA153"] == []
    assert [(n.case_id, n.attributes) for n in found] == [
        ("D01", {"regio": ("Oost",), "perspectief": ("ouder",)}),
        ("C2", {"perspectief": ("jongere",)}),
    ]
    assert found[1].parts[0].perspective == "jongere"


def test_an_attribute_table_by_case_holds_for_every_voice(tmp_path):
    for voice in ("moeder", "zoon"):
        write(tmp_path, f"{voice}.md", "---\ncasus: C1\n---\nHet ging.")
    table = write(tmp_path, "attributen.csv", "casus,uitkomst\nC1,vastgelopen\n")
    found, problems = narratives.collect([tmp_path], attributes=table)
    assert problems == []
    assert [narrative.attributes for narrative in found] == [{"uitkomst": ("vastgelopen",)}] * 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("stem,regio\nD01-moeder,West\n", [("NA182", "A2")]),
        ("stem,regio\nD01-moeder,oost\n", []),
        ("stem,casus\nD01-moeder,D09\n", [("NA182", "A2")]),
        ("stem,regio\nD09,Oost\n", [("NA183", "A2")]),
        ("naam,regio\nD09,Oost\n", [("NA181", "A1")]),
        ("stem,regio\nD02,Oost\nD02,West\n", [("NA184", "A3")]),
        ("stem,regio\n,Oost\n", [("NA152", "A2")]),
        ("stem,ronde\nD02,jan-24\n", [("NA154", "B2")]),
        ("stem,regio\nD02,Oost,West\n", [("NA157", "C2")]),
        ("", [("NA111", 0)]),
    ],
)
def test_mistakes_in_the_attribute_table_have_their_place(stories, rows, expected):
    table = write(stories, "attributen.csv", rows)
    found, problems = narratives.collect([stories / "verhalen"], attributes=table)
    assert places(problems) == expected
    assert [narrative.id for narrative in found] == ["D01-moeder", "D02"]
    assert found[0].attributes["regio"] == ("Oost",)


@pytest.mark.parametrize(("name", "code"), [("x.txt", "NA105"), ("geen.csv", "NA101")])
def test_an_attribute_table_that_cannot_be_read_is_a_problem(stories, name, code):
    write(stories, "x.txt", "tekst")
    found, problems = narratives.collect([stories / "verhalen"], attributes=stories / name)
    assert codes(problems) == [code]
    assert all(isinstance(narrative, Narrative) for narrative in found)


def test_an_excel_attribute_table_has_cells_with_their_sheet(stories):
    def fill(workbook):
        sheet = workbook.add_worksheet("Kenmerken")
        sheet.write_row(0, 0, ["stem", "regio"])
        sheet.write_row(1, 0, ["D09", "Oost"])

    _, problems = narratives.collect([stories / "verhalen"], attributes=write(stories, "x.xlsx", xlsx(fill)))
    assert places(problems) == [("NA183", "Kenmerken!A2")]
