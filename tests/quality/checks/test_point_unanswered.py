"""point-unanswered: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import report, section
from tonghop.quality.checks.point_unanswered import point_unanswered

POINTS = (
    ("a", "Công tác tuyên truyền, quán triệt chủ trương đến đảng viên và Nhân dân"),
    ("b", "Việc xử lý trụ sở, nhà đất dôi dư sau sắp xếp"),
    ("c", "Hạ tầng đường truyền, phần mềm dùng chung"),
)
A = "Đã tuyên truyền, quán triệt chủ trương đến 42 chi bộ, toàn thể đảng viên và Nhân dân qua 12 hội nghị."
B = "Việc xử lý trụ sở, nhà đất dôi dư đạt 3/5 cơ sở; còn 02 cơ sở đang lập hồ sơ, trình tỉnh."
C = "Đường truyền đến 14 thôn ổn định; phần mềm dùng chung có 38 tài khoản, hạ tầng máy chủ đặt tại tỉnh."


@pytest.mark.parametrize(
    ("blocks", "missing"),
    [
        ((A, B, C), []),
        ((A, C), ["b"]),
        ((B, C), ["a"]),
        ((f"a) {A}", f"b) {B}"), ["c"]),
        ((f"a) {A}", "b) Không phát sinh.", f"c) {C}"), []),
        (("Không phát sinh.",), []),
        (
            (
                "Trong kỳ đã mở 05 lớp cho 312 lượt người, chi 120 triệu đồng, giao 12 công chức theo dõi đến từng thôn.",
            ),
            [],
        ),
    ],
)
def test_points(blocks, missing):
    found = list(point_unanswered(report(section(*blocks, points=POINTS))))
    assert [f.message.split(" ý ")[1][0] for f in found] == missing
    assert all(f.evidence == blocks[0] for f in found)


def test_a_sentence_with_several_syllables_of_a_point_speaks_of_it():
    points = (("a", "Khám, chữa bệnh và phòng, chống dịch"), ("b", "Mạng lưới trường lớp, huy động trẻ ra lớp"))
    other = "Mạng lưới trường lớp có 12 điểm, huy động trẻ ra lớp được 98% ở cả 14 thôn trong năm học này."
    spoken = "Trạm y tế khám cho 3.120 người ốm; bệnh nặng chuyển lên tuyến trên trong ngày."
    silent = "Trạm y tế có 02 bác sĩ, sửa lại mái và mua thêm 06 giường, một máy siêu âm cũ."
    assert not list(point_unanswered(report(section(f"{spoken.replace(';', ',')}", other, points=points))))
    assert len(list(point_unanswered(report(section(silent, other, points=points))))) == 1
