"""Tasks in tables, in labelled lines and in prose; what is blank stays blank."""

from datetime import date

import pytest

TABLE = """PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 15/KH-UBND ngày 02/3/2026)
TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\tSản phẩm
I\tNHÓM VIỆC CHUNG
1\tLập danh mục điểm đến\tSở Xây dựng\tCác sở, ngành; UBND các xã, phường\tTrước ngày 30/6/2026\tDanh mục
1.1\t- Khảo sát tuyến\tSở Xây dựng\t\t\t
1.2\t- In bản đồ\tSở Khoa học và Công nghệ\tSở Tài chính\tQuý II/2026\t
II\tNHÓM VIỆC RIÊNG
1\tTập huấn hướng dẫn viên\t\tSở Nội vụ\tHằng năm\t
"""


def test_rows_become_tasks_and_groups_do_not(reading_of):
    tasks = [t for t in reading_of(appendix=TABLE).tasks if t.source.kind == "table"]
    assert [(t.ref, t.title, t.leads, t.due.kind) for t in tasks] == [
        ("I.1", "Lập danh mục điểm đến", ("Sở Xây dựng",), "before"),
        ("I.1.1", "Khảo sát tuyến", ("Sở Xây dựng",), "none"),
        ("I.1.2", "In bản đồ", ("Sở Khoa học và Công nghệ",), "within"),
        ("II.1", "Tập huấn hướng dẫn viên", (), "recurring"),
    ]
    assert tasks[0].coordinators == ("Các sở, ngành", "UBND các xã, phường")
    assert tasks[0].product == "Danh mục"
    assert tasks[0].group == "NHÓM VIỆC CHUNG"


def test_a_blank_cell_is_only_guessed_beside_what_is_written(reading_of):
    blank = next(t for t in reading_of(appendix=TABLE).tasks if t.ref == "I.1.1")
    assert blank.due.text is None
    assert blank.coordinators == ()
    assert blank.proposed.due.day == date(2026, 6, 30)
    assert blank.proposed.coordinators == ("Sở Tài chính",)
    assert blank.proposed.why


def test_no_guess_where_neighbours_differ(reading_of):
    more = TABLE.replace("II\tNHÓM", "1.3\t- Dựng biển\tSở Y tế\tSở Nội vụ\tNăm 2027\t\nII\tNHÓM")
    blank = next(t for t in reading_of(appendix=more).tasks if t.ref == "I.1.1")
    assert blank.proposed is None


@pytest.mark.parametrize(
    ("row", "title", "lead"),
    [
        ("….....\t2\tLắp bảng chỉ dẫn\tSở Xây dựng\t\t2026", "Lắp bảng chỉ dẫn", "Sở Xây dựng"),
        ("Lắp bảng chỉ dẫn ở các điểm\tSở Xây dựng\tSở Tài chính\t2026", "Lắp bảng chỉ dẫn ở các điểm", "Sở Xây dựng"),
    ],
)
def test_rows_that_lost_or_gained_their_first_cell(reading_of, row, title, lead):
    tasks = reading_of(appendix=TABLE + row + "\n").tasks
    assert any(t.title == title and t.leads == (lead,) for t in tasks)


def test_a_table_torn_by_a_page_break_is_one_table(reading_of):
    torn = TABLE.replace("II\tNHÓM VIỆC RIÊNG", "\n\n<b>II NHÓM VIỆC RIÊNG</b>\t\t\t")
    last = [t for t in reading_of(appendix=torn).tasks if t.source.kind == "table"][-1]
    assert (last.ref, last.group) == ("II.1", "NHÓM VIỆC RIÊNG")


def test_a_table_about_something_else_is_no_assignment(reading_of):
    other = "PHỤ LỤC\nĐỊA ĐIỂM\nTT\tĐịa điểm\tTọa độ\n1\tHồ Sen\t105,1\n2\tNúi Cao\t106,2\n"
    assert all(t.source.kind != "table" for t in reading_of(appendix=other).tasks)


LINES = """I. MỤC ĐÍCH
Nâng cao chất lượng.
II. NHIỆM VỤ
1. Rà soát quy hoạch
- Cơ quan chủ trì: Sở Xây dựng.
- Cơ quan phối hợp: Sở Tài chính và các đơn vị có liên quan.
- Thời gian thực hiện: Quý III/2026.
2. Mở lớp tập huấn
- Mời chuyên gia.
- Chọn học viên.
Đơn vị chủ trì: Sở Nội vụ; Đơn vị phối hợp: Sở Y tế.
3. Tổng kết
Thời gian thực hiện sau khi Đề án kết thúc.
III. KINH PHÍ
Ngân sách tỉnh.
"""


def test_labelled_lines_are_one_task_a_heading(reading_of):
    tasks = reading_of(LINES).tasks
    assert [(t.ref, t.title, t.leads, t.coordinators, t.due.kind, t.source.kind) for t in tasks] == [
        ("II.1", "Rà soát quy hoạch", ("Sở Xây dựng",), ("Sở Tài chính", "các đơn vị có liên quan"), "within", "lines"),
        ("II.2", "Mở lớp tập huấn", ("Sở Nội vụ",), ("Sở Y tế",), "none", "lines"),
        ("II.3", "Tổng kết", (), (), "event", "lines"),
    ]


PROSE = """I. MỤC ĐÍCH
Nâng cao chất lượng.
II. TỔ CHỨC THỰC HIỆN
1. Giao Sở Xây dựng
Là cơ quan đầu mối, thực hiện các việc sau:
a) Chủ trì, phối hợp với Công an tỉnh và các đơn vị liên quan kiểm tra điểm đến.
b) Hướng dẫn các xã, phường lập hồ sơ.
2. Sở Tài chính: Cân đối kinh phí.
3. Sở Y tế chỉ đạo các bệnh viện thực hiện:
- Trực cấp cứu.
4. Căn cứ tình hình thực tế, các sở, ngành xây dựng kế hoạch trước ngày 30/4/2026.
5. Kinh phí thực hiện
- Ngân sách tỉnh giao Sở Tài chính quản lý.
Trên đây là Kế hoạch, yêu cầu các đơn vị thực hiện./.
"""


def test_prose_gives_one_task_a_point(reading_of):
    tasks = reading_of(PROSE).tasks
    assert [(t.ref, t.leads, t.coordinators, t.title[:30]) for t in tasks] == [
        ("II.1.a", ("Sở Xây dựng",), ("Công an tỉnh", "các đơn vị liên quan"), "Chủ trì, phối hợp với Công an "),
        ("II.1.b", ("Sở Xây dựng",), (), "Hướng dẫn các xã, phường lập h"),
        ("II.2", ("Sở Tài chính",), (), "Cân đối kinh phí."),
        ("II.3.1", ("Sở Y tế",), (), "Trực cấp cứu."),
        ("II.4", ("các sở, ngành",), (), "Căn cứ tình hình thực tế, các "),
    ]
    assert tasks[-1].due.day == date(2026, 4, 30)


WITH_WHOM = """I. MỤC ĐÍCH
Nâng cao chất lượng.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
a) Chủ trì, phối hợp với các sở, ngành:
- Kiểm tra điểm đến.
- Lập hồ sơ.
b) Hướng dẫn các nội dung sau:
- Cách ghi biểu;
- Cách gửi biểu.
c) Phân công như sau:
- Sở Y tế trực cấp cứu.
- Công an tỉnh giữ trật tự.
2. Sở Y tế
Chủ trì, phối hợp với Công an tỉnh:
- Tập huấn sơ cứu.
3. Công tác khác
- Sở Nội vụ chủ trì, phối hợp với Sở Y tế kiểm tra.
"""


def test_dashes_below_a_point_are_tasks_only_where_the_point_itself_is_none(reading_of):
    assert [(t.ref, t.leads, t.coordinators, t.title) for t in reading_of(WITH_WHOM).tasks] == [
        ("II.1.a.1", ("Sở Xây dựng",), ("các sở, ngành",), "Kiểm tra điểm đến."),
        ("II.1.a.2", ("Sở Xây dựng",), ("các sở, ngành",), "Lập hồ sơ."),
        ("II.1.b", ("Sở Xây dựng",), (), "Hướng dẫn các nội dung sau:"),
        ("II.1.c.1", ("Sở Y tế",), (), "Sở Y tế trực cấp cứu."),
        ("II.1.c.2", ("Công an tỉnh",), (), "Công an tỉnh giữ trật tự."),
        ("II.2.1", ("Sở Y tế",), ("Công an tỉnh",), "Tập huấn sơ cứu."),
        ("II.3.1", ("Sở Nội vụ",), ("Sở Y tế",), "Sở Nội vụ chủ trì, phối hợp với Sở Y tế kiểm tra."),
    ]


PARTS = """PHẦN THỨ NHẤT
MỤC ĐÍCH, YÊU CẦU
I. MỤC ĐÍCH
Nâng cao chất lượng.
PHẦN THỨ HAI
CÔNG VIỆC TỪNG NGÀNH
I. Sở Xây dựng
- Kiểm tra điểm đến.
II. Sở Y tế
- Trực cấp cứu.
"""


def test_parts_take_their_title_from_the_line_below_and_bodies_in_a_row_are_duties(reading_of):
    reading = reading_of(PARTS)
    assert [(h.number, h.title) for h in reading.headings] == [
        ("PHẦN THỨ NHẤT", "MỤC ĐÍCH, YÊU CẦU"),
        ("PHẦN THỨ HAI", "CÔNG VIỆC TỪNG NGÀNH"),
    ]
    assert [(t.leads, t.title) for t in reading.tasks] == [
        (("Sở Xây dựng",), "Kiểm tra điểm đến."),
        (("Sở Y tế",), "Trực cấp cứu."),
    ]


@pytest.mark.parametrize(
    ("heads", "lead"),
    [
        ("TT\tNội dung\tLãnh đạo phụ trách\tCơ quan chủ trì\tThời gian", "Sở Y tế"),
        ("STT\tTên công việc\tGhi chú\tĐơn vị thực hiện\tThời hạn hoàn thành", "Sở Y tế"),
        ("Số TT\tNHIỆM VỤ, GIẢI PHÁP\tKết quả\tCHỦ TRÌ\tTIẾN ĐỘ", "Sở Y tế"),
    ],
)
def test_column_heads_in_many_words(reading_of, heads, lead):
    (task,) = [
        t
        for t in reading_of(appendix=f"PHỤ LỤC\nBẢNG\n{heads}\n1\tKhám sức khỏe\tA\t{lead}\tNăm 2026\n").tasks
        if t.source.kind == "table"
    ]
    assert (task.title, task.leads, task.due.day) == ("Khám sức khỏe", (lead,), date(2026, 12, 31))


def test_every_task_quotes_its_place(reading_of):
    for reading in (reading_of(appendix=TABLE), reading_of(LINES), reading_of(PROSE)):
        for task in reading.tasks:
            assert reading.text[task.source.start : task.source.end] == task.source.quote
            assert task.source.quote
