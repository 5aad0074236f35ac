"""Word, OpenDocument and PDF files."""

import pytest
from docx.enum.style import WD_STYLE_TYPE
from narrative_files import codes, odt, packed, part_texts, pdf, read_one, word, word_xml, write

from praktijkleren import narratives

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("bcdefghijk", "abcdefghij", strict=True)
)


def test_word_paragraphs_and_tables_keep_their_order_and_headings(tmp_path):
    def build(document):
        document.add_heading("Mijn verhaal", level=0)
        document.add_paragraph("Eerst ging het.")
        document.add_heading("School", level=2)
        table = document.add_table(rows=1, cols=3)
        for cell, text in zip(table.rows[0].cells, ["Toen", "werd het", "anders."], strict=True):
            cell.text = text
        document.add_paragraph("Nu\tgaat het\nweer.")

    narrative = read_one(write(tmp_path, "x.docx", word(build)))
    assert (
        narrative.text
        == "Mijn verhaal\n\nEerst ging het.\n\nSchool\n\nToen\n\nwerd het\n\nanders.\n\nNu\tgaat het\nweer."
    )
    assert part_texts(narrative) == [
        ("heading", "", "Mijn verhaal"),
        ("text", "", "Eerst ging het."),
        ("heading", "", "School"),
        ("text", "", "Toen\n\nwerd het\n\nanders.\n\nNu\tgaat het\nweer."),
    ]


def test_a_word_style_based_on_a_heading_is_a_heading(tmp_path):
    def build(document):
        style = document.styles.add_style("Tussenstuk", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Heading 1"]
        document.add_paragraph("Over thuis", style="Tussenstuk")
        document.add_paragraph("Het ging.")

    parts = part_texts(read_one(write(tmp_path, "x.docx", word(build))))
    assert parts == [("heading", "", "Over thuis"), ("text", "", "Het ging.")]


def test_word_front_matter_may_have_what_word_makes_of_typed_signs(tmp_path):
    def build(document):
        for line in ["—", "stem: D02", "leeftijdsgroep: “6-11”", "speakers:", "\tM: ouder", "---", "M: Het ging."]:
            document.add_paragraph(line)

    narrative = read_one(write(tmp_path, "x.docx", word(build)))
    assert (narrative.id, narrative.attributes) == ("D02", {"leeftijdsgroep": ("6-11",)})
    assert part_texts(narrative) == [("text", "M", "Het ging.")]


def test_word_front_matter_that_does_not_close_is_a_problem(tmp_path):
    path = write(tmp_path, "x.docx", word(lambda document: document.add_paragraph("---\nstem: a\nHet ging.")))
    assert codes(narratives.collect([path])[1]) == ["NA121"]


@pytest.mark.parametrize(
    ("names", "attributes", "problems"),
    [
        (["Casus", "Perspectief", "Wet"], {"perspectief": ("ouder",), "wet": ("b", "c")}, []),
        (["Casus", "Perspectief", "Kleur"], {}, ["NA145"]),
        (["Toen", "Daarna", "Nu"], {}, []),
    ],
)
def test_a_table_of_attributes_at_the_top_of_a_word_document_is_used(tmp_path, names, attributes, problems):
    def build(document):
        table = document.add_table(rows=0, cols=2)
        for name, value in zip(names, ["D01", "ouder", "b; c"], strict=True):
            for cell, text in zip(table.add_row().cells, [name, value], strict=True):
                cell.text = text
        document.add_paragraph("Het ging.")

    found, told = narratives.collect([write(tmp_path, "x.docx", word(build))])
    assert codes(told) == problems
    assert found[0].attributes == attributes
    assert found[0].case_id == ("D01" if attributes else "x")
    assert (found[0].text == "Het ging.") is bool(attributes)


def test_attributes_of_the_codebook_may_stand_in_that_table(tmp_path):
    def build(document):
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Kleur", "rood"
        document.add_paragraph("Het ging.")

    assert read_one(write(tmp_path, "x.docx", word(build)), known=["kleur"]).attributes == {"kleur": ("rood",)}


def test_word_keeps_inserted_text_text_boxes_and_content_controls_and_leaves_out_deleted_text(tmp_path):
    body = (
        "<w:p><w:r><w:t>Ik </w:t></w:r><w:ins><w:r><w:t>was er.</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Altijd.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Kader.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    assert read_one(write(tmp_path, "x.docx", word_xml(body))).text == "Ik was er.\n\nAltijd.\n\nKader."


def test_odt_keeps_headings_spaces_tabs_and_line_breaks(tmp_path):
    body = (
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
        '<text:p text:style-name="P1">Titel</text:p><text:h>Kop</text:h>'
        '<text:p>Ik\n   ging<text:s text:c="2"/>weg<text:tab/>toen<text:line-break/>en <text:span>kwam</text:span>'
        "<office:annotation><text:p>noot</text:p></office:annotation> terug.</text:p>"
        "<text:list><text:list-item><text:p>Punt.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Cel.</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    assert part_texts(read_one(write(tmp_path, "x.odt", odt(body, styles=styles)))) == [
        ("heading", "", "Titel"),
        ("heading", "", "Kop"),
        ("text", "", "Ik ging  weg\ttoen\nen kwam terug.\n\nPunt.\n\nCel."),
    ]


def test_pdf_lines_are_joined_to_paragraphs(tmp_path):
    first = [
        "Mijn verhaal",
        "Ik vertelde steeds opnieuw mijn verhaal aan weer een ande-",
        "re hulpverlener en dat hielp niet.",
    ]
    second = ["De jeugd- en gezinscoach kwam daarna nog een keer terug bij ons in Zuid-", "Holland en bleef.", "3"]
    narrative = read_one(write(tmp_path, "x.pdf", pdf(first, second)))
    assert narrative.text == (
        "Mijn verhaal\n\nIk vertelde steeds opnieuw mijn verhaal aan weer een andere hulpverlener en dat hielp niet."
        "\n\nDe jeugd- en gezinscoach kwam daarna nog een keer terug bij ons in Zuid-Holland en bleef."
    )


def test_pages_without_text_are_told(tmp_path):
    path = write(tmp_path, "x.pdf", pdf(["Het ging."], [], drawing="0 0 100 100 re f"))
    found, problems = narratives.collect([path])
    assert [narrative.text for narrative in found] == ["Het ging."]
    assert codes(problems) == ["NA148"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.docx", b"Dit is geen zip.", "NA141"),
        ("x.docx", b"", "NA141"),
        ("x.docx", packed({"iets.txt": "anders"}), "NA141"),
        ("x.docx", word(lambda document: document.add_paragraph("a"))[:-200], "NA141"),
        ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "NA143"),
        ("x.docx", packed({"word/document.xml": b"\x00" * 60_000_000}), "NA142"),
        ("x.docx", word_xml("<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", before=f"{LAUGHS}]>"), "NA144"),
        ("x.docx", word_xml("<w:p/>"), "NA111"),
        ("x.odt", packed({"content.xml": "<a/>"}), "NA141"),
        ("x.odt", packed({"content.xml": "x", "META-INF/manifest.xml": "<a><encryption-data/></a>"}), "NA143"),
        ("x.pdf", b"geen pdf", "NA141"),
        ("x.pdf", b"", "NA141"),
        ("x.pdf", pdf([], drawing="0 0 100 100 re f"), "NA147"),
        ("x.pdf", pdf(["Tekst."], password=True), "NA143"),
    ],
)
def test_a_document_that_cannot_be_used_is_one_problem(tmp_path, name, content, code):
    path = write(tmp_path, name, content)
    found, problems = narratives.collect([path])
    assert found == []
    assert codes(problems) == [code]
    assert problems[0].place.path == str(path)
    assert problems[0].hint


def test_an_archive_that_lies_about_its_sizes_is_refused(tmp_path):
    content = packed({"word/document.xml": b"\x00" * 60_000_000})
    size = (60_000_000).to_bytes(4, "little")
    path = write(tmp_path, "x.docx", content.replace(size, (1000).to_bytes(4, "little")))
    assert codes(narratives.collect([path])[1]) == ["NA141"]
