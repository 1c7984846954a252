"""Outlines in a plan or alone; the outline a plan without one proposes, and who would lead its sections."""

from tonghop.files.read import read_document
from tonghop.plans.rules import proposed_outline, proposed_section_leads, read_plan

OUTLINE = """PHỤ LỤC 1
ĐỀ CƯƠNG BÁO CÁO
Kết quả phát triển du lịch của các xã, phường
(Số liệu từ ngày 01/01/2025 đến hết ngày 31/12/2025)
Phần thứ nhất
KẾT QUẢ
I. Công tác chỉ đạo
1. Văn bản đã ban hành
- Số lượng;
- Nội dung chính.
2. Tuyên truyền
II. Khó khăn, vướng mắc
(Nêu rõ nguyên nhân)
Phần thứ hai
KIẾN NGHỊ
1. Với tỉnh
2. Với trung ương
"""


def flat(sections, depth=0):
    return [row for s in sections for row in [(depth, s.number, s.title), *flat(s.children, depth + 1)]]


def test_an_outline_alone_is_read_as_an_outline():
    reading = read_plan(read_document(OUTLINE.encode(), "de-cuong.txt"))
    (outline,) = reading.outlines
    assert reading.document.type == "Đề cương báo cáo"
    assert reading.tasks == reading.findings == ()
    assert outline.audience == "các xã, phường"
    assert outline.period == "từ ngày 01/01/2025 đến hết ngày 31/12/2025"
    assert flat(outline.sections) == [
        (0, "Phần thứ nhất", "KẾT QUẢ"),
        (1, "I", "Công tác chỉ đạo"),
        (2, "1", "Văn bản đã ban hành"),
        (3, "-", "Số lượng;"),
        (3, "-", "Nội dung chính."),
        (2, "2", "Tuyên truyền"),
        (1, "II", "Khó khăn, vướng mắc"),
        (0, "Phần thứ hai", "KIẾN NGHỊ"),
        (1, "1", "Với tỉnh"),
        (1, "2", "Với trung ương"),
    ]


def test_an_outline_attached_to_a_plan_is_its_own_proposal(reading_of):
    reading = reading_of(appendix=OUTLINE)
    assert proposed_outline(reading) == reading.outlines[0].sections


BODY = """I. MỤC ĐÍCH
Nắm tình hình.
II. NỘI DUNG SƠ KẾT
1. KẾT QUẢ ĐÓN KHÁCH
a) Số lượt khách.
b) Doanh thu.
2. Về đào tạo hướng dẫn viên
Nêu rõ số lớp, số người.
3. Kiến nghị, đề xuất
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
Đôn đốc các đơn vị.
"""
TABLE = """PHỤ LỤC
PHÂN CÔNG
TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian
1\tĐánh giá công tác đào tạo hướng dẫn viên\tSở Xây dựng\tQuý I/2027
"""


def test_a_plan_without_an_outline_proposes_its_content_and_closing_sections(reading_of):
    sections = proposed_outline(reading_of(BODY, TABLE))
    assert [(s.number, s.title) for s in sections] == [
        ("1", "Kết quả đón khách"),
        ("2", "Về đào tạo hướng dẫn viên"),
        ("3", "Kiến nghị, đề xuất"),
        ("4", "Hạn chế, khó khăn, vướng mắc"),
        ("5", "Nguyên nhân"),
        ("6", "Bài học kinh nghiệm"),
    ]
    assert sections[0].points == ("a) Số lượt khách.", "b) Doanh thu.")
    assert sections[1].points == ("Nêu rõ số lớp, số người.",)


def test_leads_are_proposed_where_a_task_has_the_same_words(reading_of):
    reading = reading_of(BODY, TABLE)
    (lead,) = proposed_section_leads(reading, proposed_outline(reading))
    assert (lead.section, lead.leads, lead.task_refs) == ("2", ("Sở Xây dựng",), ("1",))


def test_headings_keep_their_places_text_and_points(reading_of):
    reading = reading_of(BODY)
    content = reading.headings[1]
    assert [h.number for h in reading.headings] == ["I", "II", "III"]
    assert reading.text[content.start : content.end] == "II. NỘI DUNG SƠ KẾT"
    assert [p.mark for p in content.children[0].points] == ["a", "b"]
    for heading in reading.all_headings():
        for point in heading.points:
            assert reading.text[point.start : point.end].endswith(point.text)
