"""A Word report is read into the sections of the outline, whatever template it was written in."""

import io

import docx
import pytest

from tonghop.files.blocks import Builder, Marks
from tonghop.files.read import read_document
from tonghop.kernel.errors import NotPossible
from tonghop.reports.rules.headings import OutlineSection, likely_section, split_number
from tonghop.reports.rules.reading import sections_from_document
from tonghop.reports.rules.workbook import Identity

OUTLINE = (
    OutlineSection("1", "1", "Về tổ chức bộ máy và nhân sự"),
    OutlineSection("2", "2", "Về thủ tục hành chính"),
    OutlineSection("hc", "II", "Hạn chế, khó khăn, vướng mắc"),
)
HERE = Identity("so-ket-01-nam", "UBND xã Bắc Hà")
HEAD = """UBND XÃ BẮC HÀ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/BC-UBND
Bắc Hà, ngày 05 tháng 5 năm 2026
BÁO CÁO
Kết quả 01 năm vận hành chính quyền địa phương 02 cấp
Thực hiện Kế hoạch số 197/KH-UBND, UBND xã Bắc Hà báo cáo như sau:
"""
TAIL = """Trên đây là báo cáo của Ủy ban nhân dân xã Bắc Hà./.
Nơi nhận:
- Sở Nội vụ;
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Giàng A Lử
PHỤ LỤC
Bảng kê chi tiết của phụ lục
"""


def read(text, identifier=""):
    document = read_document(text.encode(), "bao-cao.txt")
    return sections_from_document(document, OUTLINE, expected=HERE, identifier=identifier)


def texts(blocks):
    return [block["text"] for block in blocks]


def test_sections_are_found_by_title_and_all_around_them_is_left_out():
    sections, problems, _ = read(
        HEAD
        + "1. Về tổ chức bộ máy và nhân sự\nĐã bố trí 42 người.\n- Thiếu 03 biên chế.\n"
        + "2. Về thủ tục hành chính\nĐã tiếp nhận 1.250 hồ sơ.\nII. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC\nThiếu máy quét.\n"
        + TAIL
    )
    assert {key: texts(blocks) for key, blocks in sections.items()} == {
        "1": ["Đã bố trí 42 người.", "- Thiếu 03 biên chế."],
        "2": ["Đã tiếp nhận 1.250 hồ sơ."],
        "hc": ["Thiếu máy quét."],
    }
    assert [block["kind"] for block in sections["1"]] == ["paragraph", "item"]
    assert problems == []


@pytest.mark.parametrize("leave", ["UBND xã Bắc Hà trân trọng báo cáo./.", "UBND xã Bắc Hà kính báo cáo.", ""])
def test_the_sentence_that_takes_leave_is_left_out(leave):
    body = HEAD + "1. Về tổ chức bộ máy và nhân sự\nĐã trân trọng báo cáo Sở Nội vụ về 42 người.\n"
    sections, *_ = read(body + leave + "\nNơi nhận:\n- Sở Nội vụ;\n")
    assert texts(sections["1"]) == ["Đã trân trọng báo cáo Sở Nội vụ về 42 người."]


@pytest.mark.parametrize(
    "heading",
    [
        "1. VỀ TỔ CHỨC BỘ MÁY VÀ NHÂN SỰ",
        "Mục 1. Về tổ chức bộ máy và nhân sự:",
        "Về tổ chức bộ máy và nhân sự",
        "I) VỀ TỔ CHỨC BỘ MÁY, NHÂN SỰ",
        "1. KẾT QUẢ SẮP XẾP CÁN BỘ",
    ],
)
def test_a_heading_is_known_by_title_nearly_the_title_or_number(heading):
    sections, *_ = read(f"{heading}\nĐã bố trí 42 người.\n")
    assert texts(sections["1"]) == ["Đã bố trí 42 người."]


def test_a_numbered_line_of_text_is_no_heading_and_an_unknown_heading_stays_in_its_section():
    sections, problems, _ = read(
        "1. Về tổ chức bộ máy và nhân sự\n2. Đã kiện toàn 12 phòng chuyên môn của xã.\n"
        "CÔNG TÁC KHÁC CỦA XÃ\nĐã tập huấn 03 lớp.\n"
    )
    assert texts(sections["1"]) == [
        "2. Đã kiện toàn 12 phòng chuyên môn của xã.",
        "CÔNG TÁC KHÁC CỦA XÃ",
        "Đã tập huấn 03 lớp.",
    ]
    assert [p.place for p in problems] == ["mục 2", "mục II"]
    assert all("được giữ nguyên" in p.message for p in problems)


def test_a_heading_without_text_takes_nothing_and_says_so():
    sections, problems, _ = read("1. Về tổ chức bộ máy và nhân sự\n2. Về thủ tục hành chính\nĐã tiếp nhận 5 hồ sơ.\n")
    assert set(sections) == {"2"}
    assert "chưa có nội dung" in next(p.message for p in problems if p.place == "mục 1")


def test_text_before_the_first_heading_is_pointed_at():
    _, problems, _ = read(HEAD + "Xã có 12 thôn, 8.500 dân.\n1. Về tổ chức bộ máy và nhân sự\nĐã bố trí 42 người.\n")
    first = problems[0]
    assert first.place == "phần đầu"
    assert "Xã có 12 thôn, 8.500 dân." in first.message


def test_a_section_met_twice_is_joined_and_said():
    sections, problems, _ = read(
        "1. Về tổ chức bộ máy và nhân sự\nĐoạn một.\n2. Về thủ tục hành chính\nĐoạn hai.\n"
        "1. Về tổ chức bộ máy và nhân sự\nĐoạn ba.\n"
    )
    assert texts(sections["1"]) == ["Đoạn một.", "Đoạn ba."]
    assert "có hai lần" in problems[0].message


def test_the_file_of_another_unit_or_campaign_gives_nothing_and_names_both():
    for identifier, words in (
        ("tonghop:so-ket-01-nam/UBND xã Bảo Nhai/1", ("UBND xã Bảo Nhai", "UBND xã Bắc Hà")),
        ("tonghop:tong-ket-2025/UBND xã Bắc Hà/1", ("tong-ket-2025", "so-ket-01-nam")),
    ):
        given = "II. KẾT QUẢ KHÁC\nXã Bảo Nhai có 9 thôn.\n1. Về tổ chức bộ máy và nhân sự\nNội dung.\n"
        sections, problems, loose = read(given, identifier)
        assert (sections, len(problems), loose) == ({}, 1, [])
        assert all(word in problems[0].message for word in words)


def test_the_own_file_in_another_writing_of_the_name_is_taken():
    sections, *_ = read("1. Về tổ chức bộ máy và nhân sự\nNội dung.\n", "tonghop:so-ket-01-nam/ubnd xã bắc hà/1")
    assert set(sections) == {"1"}


def test_word_tables_and_lists_stay_blocks():
    document = docx.Document()
    document.add_heading("2. Về thủ tục hành chính", level=1)
    document.add_paragraph("Tập huấn sử dụng phần mềm", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Chỉ tiêu", "Số", "Hồ sơ", "5"), strict=True):
        cell.text = text
    file = io.BytesIO()
    document.save(file)
    read_back = read_document(file.getvalue(), "a.docx")
    sections, *_ = sections_from_document(read_back, OUTLINE, expected=HERE)
    kinds = [block["kind"] for block in sections["2"]]
    assert kinds == ["item", "table"]
    assert sections["2"][1]["rows"] == [["Chỉ tiêu", "Số"], ["Hồ sơ", "5"]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("II. Kết quả:", ("II", "Kết quả:")),
        ("Mục 1. Về tổ chức", ("1", "Về tổ chức")),
        ("1.2) Nhân sự", ("1.2", "Nhân sự")),
        ("Phần thứ hai. Kết quả", ("II", "Kết quả")),
        ("Đ. Kiến nghị", ("Đ", "Kiến nghị")),
        ("Phần thứ hai của dự án", ("", "Phần thứ hai của dự án")),
        ("Kết quả", ("", "Kết quả")),
    ],
)
def test_numbers_part_from_titles(text, parts):
    assert split_number(text) == parts


def test_a_heading_taken_by_its_number_alone_is_said():
    _, problems, _ = read("1. KẾT QUẢ SẮP XẾP CÁN BỘ\nĐã bố trí 42 người.\n")
    assert problems[0].place == "mục 1"
    assert "theo số thứ tự" in problems[0].message


def test_a_footnote_stands_at_the_end_of_the_section_that_refers_to_it():
    builder = Builder("docx")
    for text in ("1. Về tổ chức bộ máy và nhân sự", "Có 42 người [1].", "2. Về thủ tục hành chính", "Có 5 hồ sơ."):
        builder.paragraph(text)
    builder.paragraph("Nơi nhận:")
    builder.paragraph("[1] Theo Quyết định số 12/QĐ-UBND.", Marks(note=True))
    builder.paragraph("[2] Chú thích của phần khác.", Marks(note=True))
    sections, *_ = sections_from_document(builder.build(), OUTLINE, expected=HERE)
    assert texts(sections["1"]) == ["Có 42 người [1].", "[1] Theo Quyết định số 12/QĐ-UBND."]
    assert texts(sections["2"]) == ["Có 5 hồ sơ."]


@pytest.mark.corpus
def test_a_real_departments_report_falls_into_its_sections(corpus):
    path = corpus / "reports" / "bao-cao-ket-qua-thang-atvsld.docx"
    outline = (
        OutlineSection("chi-dao", "1", "Công tác chỉ đạo, ban hành kế hoạch triển khai, kiểm tra, đôn đốc"),
        OutlineSection("noi-dung", "2", "Nội dung các hoạt động đã triển khai"),
        OutlineSection("kho-khan", "3", "Khó khăn, tồn tại"),
        OutlineSection("kien-nghi", "4", "Kiến nghị, đề xuất"),
    )
    document = read_document(path.read_bytes(), path.name)
    sections, problems, _ = sections_from_document(document, outline, expected=HERE)
    assert sections["kho-khan"][0]["text"].startswith("Theo quy định tại khoản 2 Điều 16")
    assert len(sections["chi-dao"]) >= 3
    last = sections["kien-nghi"][-1]["text"]
    assert "Nơi nhận" not in last
    assert not last.startswith("Trên đây")
    assert not [p for p in problems if p.place == "phần đầu"]


def test_a_document_beyond_all_measure_is_refused():
    with pytest.raises(NotPossible, match="nhiều hơn"):
        read("Có 42 người.\n" * 10_001)


def test_a_section_whose_title_stands_elsewhere_is_not_taken_by_number():
    sections, *_ = read(
        "1. Về tổ chức bộ máy và nhân sự\nCó 42 người.\n2. HỘI THAO CHÀO MỪNG NGÀY THÀNH LẬP\nCó 03 đội.\n"
        "3. Về thủ tục hành chính của xã năm đầu\nCó 5 hồ sơ.\n3. VỀ THỦ TỤC HÀNH CHÍNH NĂM ĐẦU\nCó 6 hồ sơ.\n"
    )
    assert texts(sections["2"]) == ["Có 6 hồ sơ."]
    assert "HỘI THAO" in " ".join(texts(sections["1"]))


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ BẢO NHAI", "XÃ BẢO NHAI"),
        ("UBND XÃ BẢO NHAI", "UBND XÃ BẢO NHAI"),
        ("UBND TỈNH LÀO CAI\nỦY BAN NHÂN DÂN PHƯỜNG SA PA", "ỦY BAN NHÂN DÂN PHƯỜNG SA PA"),
        ("ỦY BAN NHÂN DÂN\nXÃ BẮC HÀ", ""),
        ("UBND XÃ BẮC HÀ\nXã Bảo Nhai có 12 thôn", ""),
        ("XÃ BẢO NHAI", ""),
    ],
)
def test_a_letterhead_of_another_unit_is_pointed_at_and_the_text_is_taken(head, named):
    sections, problems, _ = read(f"{head}\n1. Về tổ chức bộ máy và nhân sự\nĐã bố trí 42 người.\n")
    assert texts(sections["1"]) == ["Đã bố trí 42 người."]
    found = [p for p in problems if p.message.startswith("Đầu văn bản ghi")]
    assert [p.message.split("”")[0] for p in found] == ([f"Đầu văn bản ghi “{named}"] if named else [])
    assert all("UBND xã Bắc Hà" in p.message and p.place == "phần đầu" for p in found)


def test_the_letterhead_of_a_department_is_not_compared():
    document = read_document("UBND XÃ BẢO NHAI\n1. Về thủ tục hành chính\nCó 5 hồ sơ.".encode(), "a.txt")
    _, problems, _ = sections_from_document(document, OUTLINE, expected=Identity("so-ket-01-nam", "Sở Nội vụ"))
    assert not [p for p in problems if p.message.startswith("Đầu văn bản ghi")]


def loose(text):
    return read(text).loose


def test_what_stands_under_no_heading_of_the_outline_is_kept_by_the_files_own_headings_up_to_the_signature():
    found = loose(HEAD + "I. TÌNH HÌNH\nXã có 12 thôn.\n2. Việc khác\nĐã làm 03 việc.\n- Một.\n" + TAIL)
    assert [(part["title"], texts(part["blocks"])) for part in found] == [
        ("I. TÌNH HÌNH", ["Xã có 12 thôn."]),
        ("2. Việc khác", ["Đã làm 03 việc.", "- Một."]),
    ]


def test_a_file_with_the_outlines_headings_leaves_nothing_loose():
    assert loose(HEAD + "1. Về tổ chức bộ máy và nhân sự\nĐã bố trí 42 người.\n" + TAIL) == []


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("3. Cải cách thủ tục hành chính", "2"),
        ("2. Về tổ chức bộ máy, cán bộ", "1"),
        ("III. KHÓ KHĂN, VƯỚNG MẮC", "hc"),
        ("I. ĐẶC ĐIỂM TÌNH HÌNH", ""),
        ("", ""),
        ("II. KẾT QUẢ THỰC HIỆN", ""),
    ],
)
def test_a_section_is_proposed_where_its_title_shares_the_words_of_a_heading(heading, key):
    assert likely_section(heading, OUTLINE) == key
