"""The Word file has the decree's page, real styles, an unsplit signature row, and the same bytes each time."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu
from pdf_text import page_texts
from samples import AT, report

from tonghop.documents.render.blocks import Heading, Paragraph, Table
from tonghop.documents.render.content import IssueDay, Signing
from tonghop.documents.render.docx import render_docx
from tonghop.documents.render.docx_page import text_width


def opened(**changes):
    return docx.Document(io.BytesIO(render_docx(report(**changes), at=AT)))


def styled(document, style):
    return [p.text for p in document.paragraphs if p.style.name == style]


def cell_styles(table):
    return {p.style.name: p.text for row in table.rows for cell in row.cells for p in cell.paragraphs if p.text}


def test_the_page_is_a4_with_the_decrees_margins():
    section = opened().sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert 20 <= round(section.top_margin.mm, 1) <= 25
    assert 20 <= round(section.bottom_margin.mm, 1) <= 25
    assert 30 <= round(section.left_margin.mm, 1) <= 35
    assert 15 <= round(section.right_margin.mm, 1) <= 20


def test_the_page_number_stands_on_top_in_the_middle_but_not_on_page_one():
    section = opened().sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    header = section.header.paragraphs[0]
    assert [e.text for e in header._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert header.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert header.style.font.size.pt == 13


def test_every_style_is_times_new_roman_for_all_scripts():
    document = opened()
    used = {p.style.name for p in document.paragraphs} | {n for t in document.tables for n in cell_styles(t)}
    assert len(used) > 20
    for name in used:
        fonts = document.styles[name].element.rPr.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
        assert not [key for key in fonts if "Theme" in key]


def test_no_run_carries_a_font_of_its_own():
    document = opened()
    assert not document.element.body.findall(f".//{qn('w:rFonts')}")
    assert not document.element.body.findall(f".//{qn('w:sz')}")


def test_the_letterhead_holds_nation_bodies_number_and_date():
    written = cell_styles(opened(owner_body="Ủy ban nhân dân tỉnh Lào Cai", issuer="Sở Nội vụ").tables[0])
    assert written["VB Quốc hiệu"] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert written["VB Tiêu ngữ"] == "Độc lập - Tự do - Hạnh phúc"
    assert written["VB Cơ quan chủ quản"] == "TỈNH LÀO CAI"
    assert written["VB Cơ quan ban hành"] == "SỞ NỘI VỤ"
    assert written["VB Số ký hiệu"].replace("\u00a0", " ") == "Số:      /BC-UBND"
    assert written["VB Địa danh thời gian"].replace("\u00a0", " ") == "Lào Cai, ngày      tháng 5 năm 2026"
    assert written["VB Dấu dự thảo"].strip() == "DỰ THẢO"


def test_a_numbered_and_dated_paper_shows_both_and_no_draft_mark():
    written = cell_styles(opened(number="7", issued=IssueDay(2026, 2, 4), draft=False).tables[0])
    assert written["VB Số ký hiệu"] == "Số: 07/BC-UBND"
    assert written["VB Địa danh thời gian"] == "Lào Cai, ngày 04 tháng 02 năm 2026"
    assert "VB Dấu dự thảo" not in written


def test_the_rules_are_borders_of_a_third_to_a_half_of_their_line():
    document = opened()
    rule = next(p for p in document.paragraphs if p.style.name == "VB Đường kẻ")
    subject = next(p for p in document.paragraphs if p.style.name == "VB Trích yếu")
    assert rule._p.find(f".//{qn('w:pBdr')}/{qn('w:top')}").get(qn("w:val")) == "single"
    whole = Emu(text_width(document.sections[0])).pt

    def width(paragraph):
        return whole - 2 * paragraph.paragraph_format.left_indent.pt

    assert 1 / 3 <= width(rule) / width(subject) <= 1 / 2


def test_a_letter_has_its_subject_under_the_number_and_no_type_name():
    document = opened(type_name="", subject="đôn đốc nộp báo cáo sơ kết", symbol="UBND-NC")
    assert cell_styles(document.tables[0])["VB Trích yếu công văn"] == "V/v đôn đốc nộp báo cáo sơ kết"
    assert not styled(document, "VB Tên loại")
    assert "Công văn số" in styled(document, "VB Kèm theo")[0]


def test_headings_are_real_headings_in_the_decrees_order():
    body = (
        Heading(0, "I", "Phần chung"),
        Heading(1, "II.", "kết quả"),
        Heading(2, "1", "Tổ chức"),
        Heading(3, "đ", "Về bộ máy"),
    )
    document = opened(body=body, appendices=())
    assert styled(document, "VB Phần") == ["Phần I"]
    assert styled(document, "VB Tên phần") == ["PHẦN CHUNG"]
    assert styled(document, "Heading 1") == ["II. KẾT QUẢ"]
    assert styled(document, "Heading 2") == ["1. Tổ chức"]
    assert styled(document, "Heading 3") == ["đ) Về bộ máy"]


def test_lines_that_end_a_list_close_it():
    document = opened()
    assert styled(document, "VB Căn cứ")[0].endswith("năm 2025;")
    assert styled(document, "VB Căn cứ")[1].endswith("năm 2026.")
    assert "UBND tỉnh Lào Cai trân trọng báo cáo./." in styled(document, "VB Nội dung")


def test_several_addressees_stand_below_each_other():
    document = opened(addressees=("Thủ tướng Chính phủ", "Bộ Nội vụ;"))
    assert styled(document, "VB Kính gửi") == ["Kính gửi:"]
    assert styled(document, "VB Nơi gửi đến") == ["- Thủ tướng Chính phủ;", "- Bộ Nội vụ."]


def test_the_signature_row_does_not_split_and_keeps_the_closing_with_it():
    document = opened(appendices=())
    signing = document.tables[-1]
    texts = [p.text for p in signing.cell(0, 1).paragraphs if p.text]
    assert texts == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Ngọc Ánh"]
    assert [p.text for p in signing.cell(0, 0).paragraphs][:2] == ["Nơi nhận:", "- Như trên;"]
    assert signing.cell(0, 0).paragraphs[-1].text == "- Lưu: VT, NC (05b)."
    assert signing.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert document.paragraphs[-2 if not document.paragraphs[-1].text else -1].paragraph_format.keep_with_next


def test_a_head_who_signs_alone_has_one_line():
    signing = opened(signing=Signing("GIÁM ĐỐC", "Lê Văn Bình"), appendices=()).tables[-1]
    assert [p.text for p in signing.cell(0, 1).paragraphs if p.text] == ["GIÁM ĐỐC", "Lê Văn Bình"]


def test_tables_repeat_their_head_and_set_numbers_flush_right():
    table = opened().tables[1]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows][:3] == [True, True, False]
    assert table.cell(0, 2).text == table.cell(0, 3).text == "Kỳ báo cáo"
    assert table.cell(0, 0).text == table.cell(1, 0).text == "STT"
    assert table.cell(2, 2).paragraphs[0].text == "48.210"
    assert table.cell(2, 2).paragraphs[0].style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert table.cell(4, 3).text == ""
    assert all(run.bold for run in table.cell(5, 2).paragraphs[0].runs)


@pytest.mark.parametrize(("count", "labels"), [(1, ["Phụ lục"]), (2, ["Phụ lục I", "Phụ lục II"])])
def test_appendices_have_pages_and_numbers_of_their_own(count, labels):
    document = opened(appendices=report().appendices[:count])
    assert styled(document, "VB Phụ lục") == labels
    assert len(document.sections) == count + 1
    assert [s._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for s in document.sections] == ["1"] * (count + 1)
    assert [s.orientation == WD_ORIENT.LANDSCAPE for s in document.sections] == [False, False, True][: count + 1]
    assert "Báo cáo số" in styled(document, "VB Kèm theo")[0]


def test_made_up_data_is_marked_on_every_page_and_real_data_is_not():
    for simulated, expected in ((True, "Dữ liệu mô phỏng"), (False, "")):
        for section in opened(simulated=simulated).sections:
            assert [f.paragraphs[0].text for f in (section.footer, section.first_page_footer)] == [expected] * 2


def test_sources_are_printed_only_on_request():
    assert "[BC-012, BC-047]" not in " ".join(p.text for p in opened().paragraphs)
    assert "[BC-012, BC-047]" in " ".join(p.text for p in opened(show_sources=True).paragraphs)


def test_equal_content_gives_equal_bytes_and_the_moment_is_the_arguments():
    data = render_docx(report(), at=AT)
    assert data == render_docx(report(), at=AT)
    assert data != render_docx(report(), at=AT + timedelta(days=1))
    assert docx.Document(io.BytesIO(data)).core_properties.created.isoformat() == "2026-05-08T03:00:00+00:00"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_text_with_markup_stays_text():
    document = opened(body=(Paragraph.of("Tỷ lệ < 5 % & > 1 %; *không* _phải_ #lệnh"),), closing="")
    assert styled(document, "VB Nội dung")[0] == "Tỷ lệ < 5 % & > 1 %; *không* _phải_ #lệnh"


def test_a_table_whose_rows_do_not_fit_is_a_bug_and_says_so():
    with pytest.raises(ValueError, match="2 cells in a table of 3"):
        Table.simple(("STT", "Tên", "Số"), (("1", "UBND xã"),))
    with pytest.raises(ValueError, match="level 4"):
        Heading(4, "1", "quá sâu")
    with pytest.raises(ValueError, match="no month 13"):
        replace(report(), issued=IssueDay(2026, 13))


@pytest.mark.libreoffice
def test_libreoffice_opens_it_with_text_and_pages_in_place(as_pdf):
    pages = page_texts(as_pdf(render_docx(report(), at=AT), ".docx"))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert "BÁO CÁO Sơ kết một năm vận hành mô hình chính quyền địa phương hai cấp trên địa bàn tỉnh" in pages[0]
    assert pages[1].startswith("2 ")
    signed = next(page for page in pages if "PHÓ CHỦ TỊCH" in page)
    assert "Nơi nhận:" in signed
    assert "Nguyễn Thị Ngọc Ánh" in signed
    assert "trân trọng báo cáo./." in signed
    assert sum("DANH MỤC KHÓ KHĂN, VƯỚNG MẮC" in page for page in pages) == 1


def test_tables_keep_the_order_of_the_schema_which_word_insists_on():
    order = ["tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook"]
    for table in opened().tables:
        found = [child.tag.rsplit("}", 1)[-1] for child in table._tbl.tblPr]
        assert found == sorted(found, key=order.index)


def test_the_file_is_for_word_of_today_and_carries_no_ballast():
    data = render_docx(report(), at=AT)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        settings = packed.read("word/settings.xml").decode()
    assert not [name for name in names if "thumbnail" in name or "WithEffects" in name or "customXml" in name]
    assert settings.count('w:name="compatibilityMode"') == 1
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings


def test_typing_after_a_heading_is_body_text():
    document = opened()
    assert {document.styles[f"Heading {n}"].next_paragraph_style.name for n in (1, 2, 3)} == {"VB Nội dung"}


def test_a_table_too_wide_for_its_page_shares_the_width_evenly():
    titles = tuple(f"Cột {n}" for n in range(20))
    table = opened(body=(Table.simple(titles, (("x",) * 20,)),)).tables[1]
    widths = {cell.width for cell in table.rows[0].cells}
    assert max(widths) - min(widths) <= 635  # one twentieth of a point, Word's own unit
    assert abs(sum(cell.width for cell in table.rows[0].cells) - 165 * 36000) < 20 * 635


def test_no_recipients_leave_the_left_side_empty():
    signing = opened(recipients=(), appendices=()).tables[-1]
    assert [p.text for p in signing.cell(0, 0).paragraphs] == [""]
