"""What is wrong is written into the file that came in, at its place; nothing of the file itself is lost."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import openpyxl
import pytest

from tonghop.documents.render.docx_marks import Mark, mark_docx
from tonghop.documents.render.xlsx_marks import LIST_SHEET, TINT, mark_xlsx
from tonghop.files.docx import read_docx
from tonghop.files.xlsx import read_workbook
from tonghop.kernel.errors import Refused

AT = datetime(2026, 5, 6, 3, 0, tzinfo=UTC)


def saved(thing) -> bytes:
    file = io.BytesIO()
    thing.save(file)
    return file.getvalue()


def word(*lines, comment="") -> bytes:
    document = docx.Document()
    paragraphs = [document.add_paragraph(line) for line in lines]
    if comment:
        document.add_comment(paragraphs[0].runs, text=comment, author="Người viết")
    return saved(document)


def commented(data: bytes) -> list[tuple[str, str]]:
    """The words that each comment lies around, and the comment."""
    document = docx.Document(io.BytesIO(data))
    said = {c.comment_id: c.text for c in document.comments}
    found = []
    for paragraph in document.paragraphs:
        starts = [int(s) for s in paragraph._p.xpath("./w:commentRangeStart/@w:id")]
        assert sorted(starts) == sorted(int(s) for s in paragraph._p.xpath("./w:r/w:commentReference/@w:id"))
        found += [(paragraph.text, said[number]) for number in starts]
    return found


def test_a_comment_stands_at_its_paragraph_and_the_words_stay():
    data = word("Xã có 12 thôn.", "Về nhân sự", "")
    spots = {b.text: f"p{b.marks.place}" for b in read_docx(data).blocks}
    marked = mark_docx(data, [Mark(spots["Về nhân sự"], "Mục này trống."), Mark("", "Thiếu mục 3.")], at=AT)
    assert commented(marked) == [("Xã có 12 thôn.", "Thiếu mục 3."), ("Về nhân sự", "Mục này trống.")]
    assert read_docx(marked).text == read_docx(data).text
    (comment, _) = docx.Document(io.BytesIO(marked)).comments
    assert (comment.author, comment.timestamp) == ("Tonghop", AT)
    assert mark_docx(data, [], at=AT) == mark_docx(data, [], at=AT)


def test_comments_that_were_there_stay():
    marked = mark_docx(word("Xã có 12 thôn.", comment="Cần kiểm tra lại"), [Mark("p0", "Đứng trước đề mục.")], at=AT)
    assert {text for _, text in commented(marked)} == {"Cần kiểm tra lại", "Đứng trước đề mục."}


def test_a_place_beyond_the_text_and_a_text_without_paragraphs_are_no_trouble():
    assert commented(mark_docx(word("Một."), [Mark("p99", "Sai.")], at=AT)) == [("Một.", "Sai.")]
    empty = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("Một."))) as source, zipfile.ZipFile(empty, "w") as target:
        for name in source.namelist():
            body = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
            target.writestr(name, body if name == "word/document.xml" else source.read(name))
    assert mark_docx(empty.getvalue(), [Mark("p0", "Sai.")], at=AT)


def workbook(**cells) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Số liệu"
    for name, value in cells.items():
        book.active[name] = value
    return saved(book)


def test_a_wrong_cell_is_tinted_keeps_its_look_and_is_listed_with_a_link():
    book = openpyxl.load_workbook(io.BytesIO(workbook(A1="Mã", E2="nhiều", E3=12)))
    book.active["E2"].number_format = "0.00"
    data = saved(book)
    marks = [Mark("Số liệu!E2", "ô E2: không phải số"), Mark("Số liệu!C9", "ô C9: thiếu"), Mark("", "Cột trống")]
    marked = openpyxl.load_workbook(io.BytesIO(mark_xlsx(data, marks)))
    sheet = marked["Số liệu"]
    assert [sheet[name].fill.fgColor.rgb for name in ("E2", "C9")] == [TINT, TINT]
    assert sheet["E3"].fill.fgColor.rgb != TINT
    assert (sheet["E2"].value, sheet["E3"].value, sheet["E2"].number_format) == ("nhiều", 12, "0.00")
    rows = [[cell.value for cell in row] for row in marked[LIST_SHEET].iter_rows(min_row=2)]
    assert rows == [
        ["1", "Số liệu, ô E2", "ô E2: không phải số"],
        ["2", "Số liệu, ô C9", "ô C9: thiếu"],
        ["3", "", "Cột trống"],
    ]
    assert marked[LIST_SHEET]["B2"].hyperlink.location == "'Số liệu'!E2"


def test_a_marked_workbook_can_be_marked_again_and_reads_as_before():
    data = workbook(A1="Mã", B1="Giá trị", A2="BM.01", B2=5)
    once = mark_xlsx(data, [Mark("Số liệu!B2", "ô B2: sai")])
    twice = mark_xlsx(once, [Mark("Số liệu!B2", "ô B2: vẫn sai"), Mark("Trang lạ!A1", "x")])
    assert [s.name for s in read_workbook(twice, "a")] == ["Số liệu", LIST_SHEET, f"{LIST_SHEET} (2)"]
    assert read_workbook(twice, "a")[0].rows == read_workbook(data, "a")[0].rows


@pytest.mark.parametrize("missing", ["xl/workbook.xml", "word/document.xml", "[Content_Types].xml"])
def test_a_file_without_its_parts_is_refused(missing):
    data = word("Một.") if missing.startswith("word") else workbook(A1=1)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            if name != missing:
                target.writestr(name, source.read(name))
    mark = (
        (lambda: mark_docx(file.getvalue(), [], at=AT))
        if missing.startswith("word")
        else (lambda: mark_xlsx(file.getvalue(), []))
    )
    with pytest.raises(Refused):
        mark()
