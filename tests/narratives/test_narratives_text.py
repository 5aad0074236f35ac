"""Text files, their front matter, speakers and headings."""

import io

import pytest
from narrative_files import codes, part_texts, read_one, write

from praktijkleren import narratives
from praktijkleren.problems import Place, Severity

FRONT = "---\nstem: D01-moeder\ncasus: D01\nperspectief: ouder\n---\n\n"


def test_front_matter_gives_id_case_and_attributes(tmp_path):
    path = write(tmp_path, "x.md", FRONT.replace("---\n\n", "wet: [Jeugdwet, Zvw]\nRegio: Oost\n---\n") + "Het ging.\n")
    narrative = read_one(path)
    assert (narrative.id, narrative.case_id, narrative.text) == ("D01-moeder", "D01", "Het ging.")
    assert narrative.attributes == {"perspectief": ("ouder",), "wet": ("Jeugdwet", "Zvw"), "regio": ("Oost",)}
    assert narrative.parts[0].perspective == "ouder"


def test_without_front_matter_the_file_name_is_id_and_case(tmp_path):
    narrative = read_one(write(tmp_path, "stem 1.txt", "Het ging."))
    assert (narrative.id, narrative.case_id, narrative.source) == ("stem 1", "stem 1", "stem 1.txt")


@pytest.mark.parametrize("value", ["6-11", "2024-1", "2024-01-01", "no", "ja", "12:30", "010", "1_000", "1.0", "~"])
def test_values_stay_as_they_were_written(tmp_path, value):
    narrative = read_one(write(tmp_path, "x.md", f"---\nleeftijdsgroep: {value}\n---\nTekst."))
    assert narrative.attributes["leeftijdsgroep"] == (value,)


def test_names_of_attributes_have_one_spelling(tmp_path):
    narrative = read_one(write(tmp_path, "x.md", "---\nToestemming citaat: ja\nLeernetwerkronde: 2024-1\n---\nTekst."))
    assert narrative.attributes == {"toestemming_citaat": ("ja",), "ronde": ("2024-1",)}


def test_text_is_nfc_with_newlines_and_its_inside_untouched(tmp_path):
    path = write(tmp_path, "x.txt", "\ufeff\r\n  Zij  zei\u0301:\r\n\u00adja \rnee \n\n")
    assert read_one(path).text == "Zij  ze\u00ed:\n\u00adja \nnee"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_in_silence(tmp_path, encoding):
    assert read_one(write(tmp_path, "x.txt", "Eén gezin — €5".encode(encoding))).text == "Eén gezin — €5"


def test_windows_1252_is_recognised_and_said(tmp_path):
    path = write(tmp_path, "x.txt", "Eén “gezin” €5".encode("cp1252"))
    found, problems = narratives.collect([path])
    assert found[0].text == "Eén “gezin” €5"
    assert [(problem.code, problem.severity) for problem in problems] == [("NA113", Severity.WARNING)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "NA111"),
        (b" \r\n\t", "NA111"),
        (b"---\nstem: a\n---\n\n", "NA111"),
        (b"PK\x03\x04\x00\x00", "NA112"),
        (b"%PDF-1.4 tekst", "NA112"),
        (b"tekst \x07", "NA112"),
        (b"\x81\x8d tekst", "NA114"),
        (b"---\nstem: a\nEen verhaal.", "NA121"),
        (b"---\nstem: a\n" + b"x\n" * 300 + b"---\ntekst", "NA121"),
        (b"---\n- a\n- b\n---\ntekst", "NA122"),
        (b"---\nstem: [a\n---\ntekst", "NA122"),
        (b"---\nx: " + b"y" * 70_000 + b"\n---\ntekst", "NA123"),
        (b"---\na: &x [1]\nb: *x\n---\ntekst", "NA123"),
        (b"---\na: " + b"[" * 5000 + b"\n---\ntekst", "NA123"),
    ],
)
def test_a_text_file_that_cannot_be_used_is_one_problem(tmp_path, content, code):
    path = write(tmp_path, "x.txt", content)
    found, problems = narratives.collect([path])
    assert found == []
    assert codes(problems) == [code]
    assert problems[0].place.path == str(path)


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ("stem: a\nregio: Oost\nregio: West", "NA124", 4),
        ("stem: a\nregio: {a: b}", "NA125", 3),
        ("stem: a\nspeakers: [M, I]", "NA131", 3),
        ("stem: a\nspeakers: {M: }", "NA131", 3),
        ("stem: a\nspeakers: {M: ouder, M: jongere}", "NA124", 3),
        ("stem: a\nspeakers: {X: ouder}", "NA132", 3),
        ("stem: a\ncasus: [a, b]", "NA126", 6),
    ],
)
def test_a_mistake_in_front_matter_has_its_line_and_the_narrative_is_read(tmp_path, front, code, line):
    text = f"---\n{front}\n---\nM: Tekst."
    path = write(tmp_path, "x.md", text if line < 6 else text.replace("---\nM", "b: c\n---\nM"))
    found, problems = narratives.collect([path])
    assert [narrative.id for narrative in found] == ["a"]
    assert (code, line) in [(problem.code, problem.place.line) for problem in problems]


def test_a_broken_line_of_front_matter_has_its_place(tmp_path):
    _, problems = narratives.collect([write(tmp_path, "x.md", "---\nstem: a\nregio: Oost: West\n---\nTekst.")])
    assert problems[0].place == Place(str(tmp_path / "x.md"), 3, 12)


def test_speakers_divide_the_text_in_turns(tmp_path):
    text = "Vooraf.\n\nI: Hoe was het?\n**C**: Goed.\nEcht.\nM : Nou.\nCees: telt niet mee.\n"
    front = "---\nperspectief: ouder\nspeakers:\n  I: negeer\n  C: jongere\n  M: ouder\n---\n"
    narrative = read_one(write(tmp_path, "x.md", front + text))
    assert part_texts(narrative) == [
        ("text", "", "Vooraf."),
        ("ignored", "I", "Hoe was het?"),
        ("text", "C", "Goed.\nEcht."),
        ("text", "M", "Nou.\nCees: telt niet mee."),
    ]
    assert [part.perspective for part in narrative.parts] == ["ouder", "", "jongere", "ouder"]


def test_a_bold_label_on_its_own_line_starts_a_turn(tmp_path):
    narrative = read_one(
        write(tmp_path, "x.md", "---\nspeakers: {M: ouder}\n---\n**M:**\nHet ging.\n\n**Kop**\nEn toen.")
    )
    assert part_texts(narrative) == [("text", "M", "Het ging."), ("heading", "", "**Kop**"), ("text", "M", "En toen.")]


def test_an_interview_without_speakers_is_a_warning_without_guessing(tmp_path):
    text = "I: Hoe was dat?\nM: Zwaar.\nI: En toen?\nM: Beter.\nI: Mooi."
    found, problems = narratives.collect([write(tmp_path, "x.txt", text)])
    assert codes(problems) == ["NA133"]
    assert part_texts(found[0]) == [("text", "", text)]


def test_a_few_lines_with_a_colon_are_no_interview(tmp_path):
    read_one(write(tmp_path, "x.txt", "Plan: we gaan.\nDoel: rust.\nPlan: weer.\nPlan: nog eens.\n"))


def test_headings_of_markdown_are_parts(tmp_path):
    text = "# Begin\nHet ging.\n\nOver school\n===\n\n#geenkop hier\n**Vet** woord.\n\n**Heel vet**\nSlot."
    assert part_texts(read_one(write(tmp_path, "x.md", text))) == [
        ("heading", "", "# Begin"),
        ("text", "", "Het ging."),
        ("heading", "", "Over school\n==="),
        ("text", "", "#geenkop hier\n**Vet** woord."),
        ("heading", "", "**Heel vet**"),
        ("text", "", "Slot."),
    ]


def test_a_rule_below_a_sentence_makes_no_heading(tmp_path):
    text = "Ik ging weg.\n---\nToen kwam ik terug."
    assert part_texts(read_one(write(tmp_path, "x.md", text))) == [("text", "", text)]


def test_a_very_long_narrative_is_read(tmp_path):
    sentence = "Ik vertelde mijn verhaal steeds opnieuw aan weer een ander. "
    assert len(read_one(write(tmp_path, "x.txt", sentence * 900_000)).text) > 50_000_000


def test_problems_never_quote_the_story(tmp_path):
    story = "Zevenblad"
    write(tmp_path, "a.md", f"---\n{story}\n{story}: [\n---\n{story}")
    write(tmp_path, "b.md", f"---\nx: 1\n---\nI: {story}\nM: {story}\nI: {story}\nM: a\nI: b")
    write(tmp_path, "c.csv", f"{story} vertelde dat het heel erg moeilijk ging\n{story}\n")
    write(tmp_path, "d.jsonl", f"{story}\n")
    write(tmp_path, "e.csv", f'id,tekst\n1,"{story}\n')
    write(tmp_path, "f.csv", f"id,tekst\n1,{story},{story}\n")
    _, problems = narratives.collect([tmp_path])
    assert {"NA122", "NA133", "NA151", "NA163", "NA160", "NA157"} <= set(codes(problems))
    assert story not in "\n".join(f"{problem}" for problem in problems)


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ("---\nstem: a\n---\nTekst.", ["a"]),
        ("Tekst.", ["stdin"]),
        ('{"id": "b", "text": "T."}\n{"id": "c", "text": "U."}', ["b", "c"]),
    ],
)
def test_standard_input_is_text_or_json_lines(monkeypatch, content, ids):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found, problems = narratives.collect(["-"])
    assert [narrative.id for narrative in found] == ids
    assert problems == []
