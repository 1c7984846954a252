"""Word to blocks: list numbers, merged cells, notes, bookmarks, layout tables."""

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tonghop.files.docx import read_docx


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bookmark(paragraph, name):
    start = OxmlElement("w:bookmarkStart")
    start.set(qn("w:id"), "7")
    start.set(qn("w:name"), name)
    paragraph._p.insert(0, start)


def test_paragraphs_with_style_level_weight_and_bookmark():
    word = docx.Document()
    heading = word.add_heading("Kết quả", level=2)
    bookmark(heading, "muc_1")
    title = word.add_paragraph()
    title.add_run("KẾ HOẠCH").bold = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph("Hai\ttừ  thừa dấu cách")
    first, second, third = read_docx(saved(word)).blocks
    assert (first.text, first.marks.level, first.marks.bookmarks) == ("Kết quả", 2, ("muc_1",))
    assert (second.text, second.marks.bold, second.marks.centred) == ("KẾ HOẠCH", True, True)
    assert third.text == "Hai từ thừa dấu cách"


def test_automatic_numbers_become_text():
    word = docx.Document()
    for words in ("một", "hai"):
        word.add_paragraph(words, style="List Number")
    word.add_paragraph("chấm", style="List Bullet")
    blocks = read_docx(saved(word)).blocks
    assert [b.text for b in blocks] == ["1. một", "2. hai", "- chấm"]
    assert [b.marks.list_number for b in blocks] == ["1.", "2.", "-"]


def test_merged_cells_are_kept_as_such():
    word = docx.Document()
    table = word.add_table(rows=4, cols=3)
    for row, words in enumerate(
        (("Việc", "Chủ trì", "Hạn"), ("Một", "Sở A", "Quý I"), ("Hai", "Sở B", ""), ("Nhóm", "", ""))
    ):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 0).merge(table.cell(3, 2))
    document = read_docx(saved(word))
    rows = document.blocks[0].table.rows
    assert [c.text for c in rows[1].cells] == ["Một", "Sở A", "Quý I"]
    assert [(c.text, c.covered) for c in rows[2].cells] == [("Hai", ""), ("Sở B", ""), ("", "up")]
    assert [(c.text, c.covered) for c in rows[3].cells] == [("Nhóm", ""), ("", "left"), ("", "left")]
    assert document.text.split("\n")[1] == "Một\tSở A\tQuý I"


def test_a_table_that_only_lays_out_the_letterhead_is_lines():
    word = docx.Document()
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [b.text for b in read_docx(saved(word)).blocks] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH BÌNH MINH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def level(number, shape, pattern, start="1"):
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{pattern}"/></w:lvl>'


NUMBERING = (
    '<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "+")
    + level(4, "decimal", "%2.%5.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    "</w:numbering>"
)


def numbered(word, words, number, depth):
    properties = word.add_paragraph(words)._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", depth), ("w:numId", number)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        numbering.append(element)
    properties.append(numbering)


def with_part(data, name, text):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, text)
    return stream.getvalue()


def test_list_levels_count_and_restart_as_word_prints_them():
    word = docx.Document()
    for words, number, depth in (
        ("một", 1, 0),
        ("nhỏ", 1, 1),
        ("a", 1, 2),
        ("b", 1, 2),
        ("cộng", 1, 3),
        ("hai", 1, 0),
        ("lại từ đầu", 1, 1),
        ("chấm", 1, 4),
        ("bốn", 2, 0),
        ("năm", 2, 0),
        ("lạ", 9, 0),
    ):
        numbered(word, words, number, depth)
    blocks = read_docx(with_part(saved(word), "word/numbering.xml", NUMBERING)).blocks
    assert [block.text for block in blocks] == [
        "I. một",
        "1. nhỏ",
        "a) a",
        "b) b",
        "+ cộng",
        "II. hai",
        "1. lại từ đầu",
        "1.1. chấm",
        "IV. bốn",
        "V. năm",
        "lạ",
    ]


FOOTNOTES = """<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="5"><w:p><w:r><w:t>Theo số liệu năm trước.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def test_a_footnote_is_numbered_where_it_is_called_and_told_at_the_end():
    word = docx.Document()
    run = word.add_paragraph("Tăng 5%").add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "5")
    run._r.append(reference)
    stream = io.BytesIO(saved(word))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/footnotes.xml", FOOTNOTES)
    blocks = read_docx(stream.getvalue()).blocks
    assert [b.text for b in blocks] == ["Tăng 5%[1]", "[1] Theo số liệu năm trước."]
    assert blocks[1].marks.note


@pytest.mark.parametrize("span", ["999999999", "-3", "x", ""])
def test_a_wild_column_span_is_bounded(span):
    word = docx.Document()
    table = word.add_table(rows=2, cols=2)
    table.cell(0, 0).text = table.cell(1, 1).text = "chữ"
    properties = table.cell(0, 0)._tc.get_or_add_tcPr()
    grid = OxmlElement("w:gridSpan")
    grid.set(qn("w:val"), span)
    properties.append(grid)
    assert len(read_docx(saved(word)).blocks[0].table.rows[0].cells) <= 70
