"""The official form: our own papers draw nothing, and each thing spoilt draws its own rule and no other error."""

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm, Pt, RGBColor
from official_papers import Spoil, findings, letter, line, paper, remove, rewrite, spoilt


def _size(start: str, points: float) -> Spoil:
    def spoil(document: Document) -> None:
        for run in line(document, start).runs:
            run.font.size = Pt(points)

    return spoil


def _switch(start: str, **marks: bool) -> Spoil:
    def spoil(document: Document) -> None:
        for run in line(document, start).runs:
            for name, value in marks.items():
                setattr(run.font, name, value)

    return spoil


def _say(start: str, text: str) -> Spoil:
    return lambda document: rewrite(document, start, text)


def _gone(start: str) -> Spoil:
    return lambda document: remove(document, start)


def _page(**lengths: object) -> Spoil:
    def spoil(document: Document) -> None:
        for name, length in lengths.items():
            setattr(document.sections[0], name, length)

    return spoil


def _body(**layout: object) -> Spoil:
    def spoil(document: Document) -> None:
        for name, value in layout.items():
            setattr(document.styles["VB Nội dung"].paragraph_format, name, value)

    return spoil


def _colour(document: Document) -> None:
    for run in line(document, "Thực hiện chương trình").runs:
        run.font.color.rgb = RGBColor(0xC0, 0, 0)


def _font(document: Document) -> None:
    document.styles["VB Nội dung"].font.name = "Arial"


def _number_at_foot(document: Document) -> None:
    section = document.sections[0]
    field = section.header.paragraphs[0]._p
    section.footer.paragraphs[0]._p.getparent().append(field)


def _small_body(document: Document) -> None:
    document.styles["VB Nội dung"].font.size = Pt(12)


def _left(document: Document) -> None:
    document.styles["VB Nội dung"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


SPOILT: dict[str, tuple[Spoil, str, str]] = {
    "letter paper": (_page(page_width=Mm(216), page_height=Mm(279)), "page-size", "error"),
    "narrow left margin": (_page(left_margin=Mm(20)), "page-margins", "error"),
    "wide top margin": (_page(top_margin=Mm(30)), "page-margins", "error"),
    "number on page 1": (_page(different_first_page_header_footer=False), "page-number", "error"),
    "number at the foot": (_number_at_foot, "page-number", "error"),
    "other font": (_font, "font", "error"),
    "red text": (_colour, "colour", "error"),
    "no national title": (_gone("CỘNG HÒA"), "national-title", "error"),
    "national title too big": (_size("CỘNG HÒA", 14), "national-title", "error"),
    "no motto": (_gone("Độc lập"), "motto", "error"),
    "motto without blanks": (_say("Độc lập", "Độc lập-Tự do-Hạnh phúc"), "motto", "error"),
    "motto with a long dash": (_say("Độc lập", "Độc lập – Tự do – Hạnh phúc"), "motto", "hint"),
    "motto not bold": (_switch("Độc lập", bold=False), "motto", "error"),
    "no number": (_gone("Số:"), "number", "error"),
    "one-digit number": (_say("Số:", "Số: 5/BC-UBND"), "number", "error"),
    "blank before the stroke": (_say("Số:", "Số: 197 /BC-UBND"), "number", "hint"),
    "blank at the hyphen": (_say("Số:", "Số: 197/BC - UBND"), "number", "hint"),
    "year in the number": (_say("Số:", "Số: 197/2026/BC-UBND"), "number", "warning"),
    "no colon": (_say("Số:", "Số 197/BC-UBND"), "number", "error"),
    "sign of another type": (_say("Số:", "Số: 197/KH-UBND"), "sign", "error"),
    "no date": (_gone("Lào Cai, ngày"), "place-date", "error"),
    "one-digit day": (_say("Lào Cai, ngày", "Lào Cai, ngày 4 tháng 5 năm 2026"), "place-date", "error"),
    "one-digit February": (_say("Lào Cai, ngày", "Lào Cai, ngày 14 tháng 2 năm 2026"), "place-date", "error"),
    "two-digit May": (_say("Lào Cai, ngày", "Lào Cai, ngày 14 tháng 05 năm 2026"), "place-date", "hint"),
    "no such day": (_say("Lào Cai, ngày", "Lào Cai, ngày 31 tháng 4 năm 2026"), "place-date", "error"),
    "no comma": (_say("Lào Cai, ngày", "Lào Cai ngày 14 tháng 5 năm 2026"), "place-date", "error"),
    "date upright": (_switch("Lào Cai, ngày", italic=False), "place-date", "error"),
    "type not bold": (_switch("BÁO CÁO", bold=False), "type-name", "error"),
    "subject in capitals": (_say("Sơ kết", "SƠ KẾT MỘT NĂM"), "subject", "error"),
    "subject in italics": (_switch("Sơ kết", italic=True), "subject", "error"),
    "bases upright": (_switch("Căn cứ Luật", italic=False), "legal-basis", "error"),
    "basis without its stop": (_say("Căn cứ Luật", "Căn cứ Luật Tổ chức chính quyền địa phương"), "legal-basis", "warning"),
    "small body": (_small_body, "body-size", "error"),
    "ragged body": (_left, "body-align", "error"),
    "no indent": (_body(first_line_indent=Cm(0)), "body-indent", "warning"),
    "double spacing": (_body(line_spacing=2.0), "body-lines", "error"),
    "no space between": (_body(space_before=Pt(0)), "body-spacing", "error"),
    "heading in small letters": (_say("I. KẾT QUẢ", "I. Kết quả thực hiện"), "heading", "warning"),
    "number skipped": (_say("2. Thủ tục", "4. Thủ tục hành chính"), "numbering", "warning"),
    "letter outside the alphabet": (_say("a) Về", "f) Về phân cấp, phân quyền"), "numbering", "error"),
    "parts by letter": (_say("I. KẾT QUẢ", "A. KẾT QUẢ THỰC HIỆN"), "numbering", "hint"),
    "nhà nước": (_say("Thực hiện chương trình", "Thực hiện chính sách của nhà nước, UBND tỉnh báo cáo như sau:"), "capitals", "hint"),
    "nhân dân": (_say("Thực hiện chương trình", "Thực hiện chương trình đưa thông tin đến nhân dân, UBND tỉnh báo cáo như sau:"), "capitals", "hint"),
    "no end mark": (_say("UBND tỉnh Lào Cai trân trọng", "UBND tỉnh Lào Cai trân trọng báo cáo."), "ending", "hint"),
    "no recipients": (_gone("Nơi nhận:"), "recipients", "error"),
    "recipients upright": (_switch("Nơi nhận:", italic=False), "recipients", "error"),
    "nothing kept": (_gone("- Lưu"), "recipients", "error"),
    "recipient without its stop": (_say("- TT. Tỉnh ủy", "- TT. Tỉnh ủy, TT. HĐND tỉnh,"), "recipients", "warning"),
    "a rank before the name": (_say("Nguyễn Thị", "ThS. Nguyễn Thị Ngọc Ánh"), "signature", "error"),
    "a stroke in the authority": (_say("TM. ỦY", "T/M ỦY BAN NHÂN DÂN"), "signature", "error"),
    "deputy not named": (_say("PHÓ CHỦ TỊCH", "CHỦ TỊCH"), "signature", "error"),
    "appendix in Arabic": (_say("Phụ lục I", "Phụ lục 1"), "appendix", "hint"),
    "appendix in capitals": (_say("Phụ lục I", "PHỤ LỤC I"), "appendix", "hint"),
    "appendix without number": (_say("Phụ lục II", "Phụ lục"), "appendix", "error"),
    "appendix never named": (_say("Số liệu chi tiết", "Số liệu chi tiết theo từng đơn vị được lưu."), "appendix", "error"),
}  # fmt: skip


@pytest.fixture(scope="module")
def report() -> bytes:
    return paper()


def test_our_own_papers_draw_no_finding(report: bytes) -> None:
    assert findings(report) == []
    assert findings(letter()) == []


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_spoilt_is_found_and_no_other_error(report: bytes, what: str) -> None:
    spoil, rule, severity = SPOILT[what]
    found = findings(spoilt(report, spoil))
    assert (rule, severity) in {(one.rule, one.severity) for one in found}, found
    assert {one.rule for one in found if one.severity == "error"} <= {rule}, found
    for one in found:
        assert one.place
        assert one.message.endswith(".")
        assert one.clause.startswith("Nghị định 30/2020/NĐ-CP, ")
        assert one.as_json()["message"] == f"{one.message} ({one.clause})"


def test_the_habits_of_a_real_plan_are_hints(report: bytes) -> None:
    """Kế hoạch 197 writes a blank before "/", "PHỤ LỤC 1" and letters above Roman numbers."""

    def habits(document: Document) -> None:
        rewrite(document, "Số:", "Số: 197 /BC-UBND")
        rewrite(document, "I. KẾT QUẢ", "A. KẾT QUẢ THỰC HIỆN")
        rewrite(document, "II. KHÓ KHĂN", "B. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ")
        rewrite(document, "Phụ lục I", "PHỤ LỤC 1")

    found = findings(spoilt(report, habits))
    assert {one.rule for one in found} == {"number", "numbering", "appendix"}
    assert {one.severity for one in found} == {"hint"}


def test_either_placement_of_the_tone_is_accepted(report: bytes) -> None:
    assert findings(spoilt(report, _say("CỘNG HÒA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))) == []


def test_names_of_other_things_keep_their_small_letters(report: bytes) -> None:
    said = "Ngân sách nhà nước, Công an nhân dân, Danh mục 856 nhiệm vụ, quản lý nhà nước, vốn cổ phần 30% như sau:"
    assert findings(spoilt(report, _say("Thực hiện chương trình", said))) == []


def test_a_tab_before_the_first_word_sets_it_in(report: bytes) -> None:
    said = "Thực hiện chương trình công tác năm, UBND tỉnh Lào Cai báo cáo kết quả sáu tháng đầu năm 2026 trên địa bàn như sau:"

    def not_set_in(document: Document) -> None:
        line(document, "Thực hiện chương trình").paragraph_format.first_line_indent = Cm(0)
        rewrite(document, "Thực hiện chương trình", said)

    def tabbed(document: Document) -> None:
        not_set_in(document)
        rewrite(document, "Thực hiện chương trình", f"\t{said}")

    assert [one.rule for one in findings(spoilt(report, not_set_in))] == ["body-indent"]
    assert findings(spoilt(report, tabbed)) == []


def test_a_letter_with_a_type_in_its_sign_is_an_error() -> None:
    found = findings(spoilt(letter(), _say("Số:", "Số: 12/CV-SNV")))
    assert [(one.rule, one.severity) for one in found] == [("sign", "error")]


def test_a_letter_to_nobody_is_an_error() -> None:
    found = findings(spoilt(letter(), _gone("Kính gửi")))
    assert ("addressee", "error") in {(one.rule, one.severity) for one in found}


def test_a_paper_of_the_party_is_left_to_its_own_rules(report: bytes) -> None:
    found = findings(spoilt(report, _say("CỘNG HÒA", "ĐẢNG CỘNG SẢN VIỆT NAM")))
    assert [(one.rule, one.severity) for one in found] == [("scope", "hint")]
