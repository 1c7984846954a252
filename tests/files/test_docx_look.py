"""How a Word file looks: what is inherited, where the page number stands, and no file that breaks the reader."""

import io
import random
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from tonghop.files.docx_look import read_look
from tonghop.kernel.errors import Refused


def _bytes(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with_part(data: bytes, name: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            part = source.read(entry)
            target.writestr(entry, change(part) if entry == name else part)
    return out.getvalue()


@pytest.fixture
def document():
    return docx.Document()


def test_letters_take_the_nearest_setting(document) -> None:
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    quote = document.styles["Quote"]
    quote.font.size = Pt(15)
    plain = document.add_paragraph("Bình thường ")
    own = plain.add_run("to")
    own.font.size, own.font.bold = Pt(20), True
    document.add_paragraph("Theo kiểu", style="Quote")
    first, second = read_look(_bytes(document)).paragraphs
    assert [(run.text, run.font, run.size, run.bold) for run in first.runs] == [
        ("Bình thường ", "Arial", 11, False),
        ("to", "Arial", 20, True),
    ]
    assert (second.size, second.italic) == (15, True)


def test_a_theme_names_the_font(document) -> None:
    document.add_heading("Đề mục", 1)
    (line,) = read_look(_bytes(document)).paragraphs
    assert line.runs[0].font == "Calibri"


def test_layout_is_measured_in_points_and_lines(document) -> None:
    line = document.add_paragraph("Lùi vào")
    layout = line.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.first_line_indent, layout.space_before, layout.space_after = Cm(1.27), Pt(6), Pt(3)
    layout.line_spacing = 1.5
    (seen,) = read_look(_bytes(document)).paragraphs
    assert seen.align == "both"
    assert seen.first_line == pytest.approx(36, abs=0.1)
    assert (seen.before, seen.after, seen.line) == (6, 3, 1.5)


def test_tables_and_cells_are_counted(document) -> None:
    document.add_paragraph("Trước")
    document.add_table(1, 2).cell(0, 1).text = "Trong ô"
    found = {line.text: line.cell for line in read_look(_bytes(document)).paragraphs}
    assert found["Trước"] is None
    assert (found["Trong ô"].table, found["Trong ô"].row, found["Trong ô"].column) == (1, 0, 1)


def test_the_list_number_stands_before_the_words(document) -> None:
    document.add_paragraph("Một", style="List Number")
    document.add_paragraph("Hai", style="List Number")
    assert [line.text for line in read_look(_bytes(document)).paragraphs] == ["1. Một", "2. Hai"]


def _add_page_number(paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE \\* MERGEFORMAT ")
    paragraph.add_run("1")
    paragraph._p.append(field)


@pytest.mark.parametrize(("where", "place"), [("header", "top"), ("footer", "bottom")])
def test_the_page_number_is_found_where_it_stands(document, where: str, place: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(297), Mm(210), Mm(30)
    holder = getattr(section, where).paragraphs[0]
    holder.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_page_number(holder)
    (page,) = read_look(_bytes(document)).pages
    assert page.landscape
    assert page.margins[3] == 30
    assert (page.number.where, page.number.align, page.number.on_first) == (place, "center", True)
    section.different_first_page_header_footer = True
    assert not read_look(_bytes(document)).pages[0].number.on_first


def test_a_later_section_has_the_header_of_the_one_before(document) -> None:
    _add_page_number(document.sections[0].header.paragraphs[0])
    document.add_section()
    assert [page.number.where for page in read_look(_bytes(document)).pages] == ["top", "top"]


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(Refused):
        read_look(b"not a zip")
    with pytest.raises(Refused):
        read_look(_with_part(_bytes(docx.Document()), "word/document.xml", lambda _: b"<w:p"))


def test_no_nonsense_in_a_file_breaks_the_reader(document) -> None:
    """Every attribute may hold anything: numbers of a thousand digits, words where a length belongs."""
    chance = random.Random(30)  # noqa: S311 - seeded nonsense
    document.add_paragraph("Một", style="List Number").paragraph_format.first_line_indent = Cm(1)
    document.add_heading("Hai", 1).add_run("ba").font.size = Pt(9)
    document.add_table(1, 1).cell(0, 0).text = "bốn"
    data = _bytes(document)
    nonsense = [b"", b"-", b"x", b"9" * 40, b"-12.5", b"\xe1\xbb\x9d", b"1e9", b"true"]

    def spoil(part: bytes) -> bytes:
        pieces = part.split(b'"')
        for at in range(1, len(pieces), 2):
            if chance.random() < 0.2 and b":" not in pieces[at]:
                pieces[at] = chance.choice(nonsense)
        return b'"'.join(pieces)

    read = 0
    for _ in range(60):
        name = chance.choice(["word/document.xml", "word/styles.xml", "word/numbering.xml"])
        try:
            read += bool(read_look(_with_part(data, name, spoil)).paragraphs)
        except Refused:
            continue
    assert read > 10
