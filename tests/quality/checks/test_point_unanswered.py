"""point-unanswered: what it raises, and what it leaves alone."""

from dataclasses import replace

import pytest

from quality.checks.report_samples import report, section
from tonghop.quality.checks.point_unanswered import point_unanswered
from tonghop.quality.rules.facts import PeerFacts

POINTS = (
    ("a", "Công tác tuyên truyền, quán triệt chủ trương đến đảng viên và Nhân dân"),
    ("b", "Việc xử lý trụ sở, nhà đất dôi dư sau sắp xếp"),
    ("c", "Hạ tầng đường truyền, phần mềm dùng chung"),
)
A = "Đã tuyên truyền, quán triệt chủ trương đến 42 chi bộ, toàn thể đảng viên và Nhân dân qua 12 hội nghị."
B = "Việc xử lý trụ sở, nhà đất dôi dư đạt 3/5 cơ sở, còn 02 cơ sở đang lập hồ sơ, trình tỉnh."
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


# What the sentence says of c) is not seen: it is not sure that none of them answers it.
UNCLEAR = "Từ tháng 3/2026, 14 thôn họp với nhau qua màn hình lớn, mỗi tuần hai buổi."


def others(*, passing: int, of: int = 40) -> PeerFacts:
    return PeerFacts(passed={("re", "c"): passing}, answering={"re": of})


@pytest.mark.parametrize(
    ("blocks", "peers", "missing"),
    [
        ((A, B), None, ["c"]),
        ((A, B, UNCLEAR), None, []),
        ((A, B, UNCLEAR), others(passing=1), ["c"]),
        ((A, B, UNCLEAR), others(passing=2), []),
        ((A, B), others(passing=6), ["c"]),
        ((A, B), others(passing=7), []),
        ((A, B), others(passing=7, of=7), ["c"]),
    ],
)
def test_where_many_others_seem_to_pass_it_over_too_it_is_not_said(blocks, peers, missing):
    facts = report(section(*blocks, points=POINTS))
    found = list(point_unanswered(replace(facts, others=peers or PeerFacts())))
    assert [f.message.split(" ý ")[1][0] for f in found] == missing


@pytest.mark.parametrize(
    ("point", "answer"),
    [
        (
            "Khám, chữa bệnh và phòng, chống dịch bệnh",
            "Phun hóa chất diệt muỗi tại 12 điểm, 03 ca sốt xuất huyết đã khỏi.",
        ),
        ("Tỷ lệ tham gia bảo hiểm y tế", "BHYT: 11.420 người, đạt 93% chỉ tiêu giao."),
        ("Trồng trọt, chăn nuôi", "Lúa xuân 312 ha, đàn lợn 4.100 con."),
        ("Kiến nghị với các bộ, ngành trung ương", "Bộ Y tế nâng mức phụ cấp cho người trực trạm trước tháng 9/2026."),
    ],
)
def test_a_point_is_answered_in_other_words_on_the_same_matter(point, answer):
    points = (("a", point), ("b", "Mạng lưới trường lớp, huy động trẻ ra lớp"))
    other = "Mạng lưới trường lớp có 12 điểm, huy động trẻ ra lớp được 98% ở cả 14 thôn trong năm học này."
    filled = f"{other} Sĩ số cả năm giữ ở 3.120 em, hai điểm lẻ đã dồn về trường chính từ ngày 05/9/2025."
    assert not list(point_unanswered(report(section(answer, filled, points=points))))
    assert len(list(point_unanswered(report(section(filled, points=points))))) == 1
