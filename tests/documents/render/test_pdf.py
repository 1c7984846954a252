"""The PDF says exactly what the content says, in the vendored font, as PDF/A, the same bytes each time."""

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from pdf_text import page_texts
from samples import AT, report

from tonghop.documents.render import typesetting
from tonghop.documents.render.blocks import Heading, Item, Paragraph, Sentence
from tonghop.documents.render.content import IssueDay
from tonghop.documents.render.pdf import render_pdf
from tonghop.kernel.text import strip_marks

_LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


def texts(**changes):
    return page_texts(render_pdf(report(**changes), at=AT))


def test_the_first_page_says_what_the_letterhead_and_title_must_say():
    page = texts()[0]
    for part in (
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: /BC-UBND",
        "Lào Cai, ngày tháng 5 năm 2026",
        "DỰ THẢO",
        "BÁO CÁO",
        "Sơ kết một năm vận hành mô hình chính quyền địa phương hai cấp trên địa bàn tỉnh",
        "Kính gửi: Bộ Nội vụ",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "I. KẾT QUẢ THỰC HIỆN",
        "a) Về phân cấp, phân quyền",
        "- 37 xã nêu thiếu máy quét tài liệu; 12 xã phải mượn thiết bị của đơn vị sự nghiệp.",
        "48.210",
    ):
        assert part in page


def test_every_vietnamese_letter_survives_in_each_of_four_styles():
    letters = " ".join(_LETTERS + _LETTERS.upper())
    styles = ((False, False), (True, False), (False, True), (True, True))
    sentences = tuple(Sentence(letters, bold=bold, italic=italic) for bold, italic in styles)
    text = texts(body=(Paragraph(sentences),), appendices=())[0]
    assert len([c for c in _LETTERS + _LETTERS.upper() if ord(c) > 127]) == 134
    assert text.count(letters) == 4


def test_the_vendored_fonts_travel_with_their_licence():
    folder = Path(typesetting.__file__).parent / "fonts"
    assert sorted(p.name for p in folder.glob("*.ttf")) == [
        f"Tinos-{s}.ttf" for s in ("Bold", "BoldItalic", "Italic", "Regular")
    ]
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_pages_are_numbered_from_two_and_each_appendix_by_itself():
    pages = texts()
    assert [page.split()[0] for page in pages] == ["ỦY", "2", "3", "Phụ", "Phụ", "2"]
    assert "Phụ lục I DANH MỤC KHÓ KHĂN, VƯỚNG MẮC" in pages[3]
    assert "(Kèm theo Báo cáo số /BC-UBND ngày tháng 5 năm 2026 của UBND tỉnh Lào Cai)" in pages[3]


def test_a_wide_appendix_lies_on_its_side_and_repeats_its_head():
    with pypdfium2.PdfDocument(render_pdf(report(), at=AT)) as pdf:
        sizes = [tuple(round(side / 72 * 25.4) for side in pdf.get_page_size(n)) for n in range(len(pdf))]
    assert sizes == [(210, 297)] * 4 + [(297, 210)] * 2
    assert all("Tên đơn vị" in page for page in texts()[4:])


def test_the_signing_block_stays_whole():
    signed = next(page for page in texts() if "Nơi nhận:" in page)
    for part in (
        "trân trọng báo cáo./.",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "Nguyễn Thị Ngọc Ánh",
        "- Lưu: VT, NC (05b).",
    ):
        assert part in signed


def test_marks_of_drafts_and_made_up_data_are_there_only_when_true():
    assert all("Dữ liệu mô phỏng" in page for page in texts())
    real = texts(simulated=False, draft=False, number="12", issued=IssueDay(2026, 5, 8))
    assert not any("Dữ liệu mô phỏng" in page or "DỰ THẢO" in page for page in real)
    assert "Số: 12/BC-UBND" in real[0]
    assert "Lào Cai, ngày 08 tháng 5 năm 2026" in real[0]


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd") $x^2$ *đậm* _nghiêng_ = Tiêu đề',
        "\\ # ] [ ) ( @nhãn <nhãn> `mã` // chú thích /* hết */",
        "<script>alert('1')</script> & \"ngoặc kép\" 'ngoặc đơn' -- ---",
    ],
)
def test_what_people_write_is_never_an_instruction(hostile):
    page = texts(body=(Heading(2, "1", hostile), Paragraph.of(hostile), Item.of(hostile)), closing="", appendices=())[0]
    assert page.count(hostile) == 3


def test_sources_are_shown_only_on_request():
    assert "[BC-012, BC-047]" not in texts()[0]
    assert "[BC-012, BC-047]" in texts(show_sources=True)[0]


def test_it_is_a_pdf_for_archives_and_the_same_each_time():
    data = render_pdf(report(), at=AT)
    assert data == render_pdf(report(), at=AT)
    assert data != render_pdf(report(), at=AT + timedelta(days=1))
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"/StructTreeRoot" in data
    assert b"Tinos" in data


def test_a_letter_and_several_addressees():
    page = texts(
        type_name="",
        subject="đôn đốc nộp báo cáo",
        symbol="UBND-NC",
        addressees=("Bộ Nội vụ", "Bộ Tài chính"),
    )[0]
    assert "V/v đôn đốc nộp báo cáo" in page
    assert "- Bộ Nội vụ; " in page
    assert "- Bộ Tài chính." in page


def test_folding_the_letters_gives_only_plain_ones():
    assert set(strip_marks(_LETTERS)) == set("abcdeghiklmnopqrstuvxy")
