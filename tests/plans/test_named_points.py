"""Tasks that stand outside the part on carrying out, standing work, and headings that list more bodies than act."""

import pytest

BODY = """I. MỤC ĐÍCH, YÊU CẦU
1. Yêu cầu
- Sở Y tế chủ trì thực hiện nghiêm túc.
II. NỘI DUNG
1. Công tác tuyên truyền
{content}
2. Kinh phí
- Sở Tài chính bố trí từ ngân sách tỉnh.
III. TỔ CHỨC THỰC HIỆN
1. Sở Ngoại vụ, Sở Tư pháp
{part}
Trên đây là Kế hoạch. {closing}
"""


@pytest.fixture
def tasks_of(reading_of):
    def tasks(content="- Treo băng rôn.", part="Đón đoàn.", closing="Yêu cầu các đơn vị thực hiện./."):
        reading = reading_of(BODY.format(content=content, part=part, closing=closing))
        assert all(reading.text[t.source.start : t.source.end] == t.source.quote for t in reading.tasks)
        return [(t.title, t.leads, t.coordinators, t.due.kind) for t in reading.tasks]

    return tasks


@pytest.mark.parametrize(
    ("content", "leads"),
    [
        ("- Sở Y tế chủ trì biên soạn tài liệu.", ("Sở Y tế",)),
        ("a) Hội Nông dân, Đoàn Thanh niên vận động hội viên tham gia.", ("Hội Nông dân", "Đoàn Thanh niên")),
        (
            "- Về truyền hình: Đài Phát thanh và Truyền hình tỉnh xây dựng phóng sự.",
            ("Đài Phát thanh và Truyền hình tỉnh",),
        ),
        ("- Trên cơ sở kết quả rà soát, giao Sở Nội vụ lập danh sách.", ("Sở Nội vụ",)),
    ],
)
def test_a_point_of_the_content_that_names_who_acts_is_a_task(tasks_of, content, leads):
    assert tasks_of(content)[0] == (content[2:].strip(" )"), leads, (), "none")


@pytest.mark.parametrize(
    "content",
    [
        "- Nâng cao nhận thức của các sở, ban, ngành.",
        "- Các sở, ban, ngành được hỗ trợ kinh phí.",
        "- Sở Y tế là đơn vị có nhiều kinh nghiệm.",
    ],
)
def test_a_point_that_hands_out_no_work_is_none(tasks_of, content):
    assert len(tasks_of(content)) == 1


def test_a_closing_paragraph_is_a_task_only_where_it_sets_a_dated_duty(tasks_of):
    report = "Các cơ quan, đơn vị báo cáo kết quả về Sở Nội vụ trước ngày 10/12/2026./."
    assert tasks_of(closing=report)[-1] == (report, ("Các cơ quan, đơn vị",), (), "before")
    assert len(tasks_of()) == 1


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("- Thường xuyên rà soát danh mục.", "continuous"),
        ("- Cập nhật số liệu thường xuyên vào hệ thống.", "continuous"),
        ("- Rà soát danh mục. Định kỳ kiểm tra các cơ sở.", "recurring"),
        ("- Hằng năm, tổ chức hội thảo.", "recurring"),
        ("- Bố trí kinh phí chi thường xuyên cho đơn vị.", "none"),
        ("- Lập dự toán hằng năm của đơn vị.", "none"),
        ("- Thường xuyên đôn đốc, hoàn thành trước ngày 10/12/2026.", "before"),
    ],
)
def test_standing_work(tasks_of, part, kind):
    assert tasks_of(part=part)[0][3] == kind


def test_a_sentence_that_begins_with_one_of_its_headings_bodies_is_that_ones(tasks_of):
    (only,) = tasks_of(part="Sở Ngoại vụ chủ trì, phối hợp với Sở Tư pháp đón đoàn.")
    assert only[1:3] == (("Sở Ngoại vụ",), ("Sở Tư pháp",))


def test_a_bare_introduction_gives_each_dash_its_own_coordinators(tasks_of):
    part = "a) Chủ trì, phối hợp:\n- Sở Y tế, Công an tỉnh kiểm tra cơ sở.\n- Thuế tỉnh rà soát."
    assert [task[1:3] for task in tasks_of(part=part)] == [
        (("Sở Ngoại vụ", "Sở Tư pháp"), ("Sở Y tế", "Công an tỉnh")),
        (("Sở Ngoại vụ", "Sở Tư pháp"), ("Thuế tỉnh",)),
    ]
