"""point-unanswered: what it raises, and what it leaves alone."""

from dataclasses import replace

import pytest

from quality.checks.report_samples import report, section
from tonghop.quality.checks.point_unanswered import point_unanswered
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.beside import said_in
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


# What this says of c) no list of words knows: alone, it is not sure that it is no answer.
SCREENS = "Từ tháng {n}/2026, {m} thôn họp với nhau qua màn hình lớn, mỗi tuần hai buổi."
KITCHEN = "Chị nuôi của bếp ăn cơ quan đã về nghỉ từ ngày {n}/3/2026, cả {m} người mang cơm theo."


def written(*blocks: str, n: int = 3) -> tuple[str, ...]:
    return tuple(block.format(n=n, m=n + 9) for block in blocks)


def others(*reports: tuple[str, ...]) -> PeerFacts:
    net = shipped_settings().subjects
    return PeerFacts(said={"re": tuple(said_in("Kết quả thực hiện", POINTS, blocks, net) for blocks in reports)})


def with_kitchen(n: int, *blocks: str) -> tuple[str, ...]:
    """The kitchen stands first or second, never beside the answer to c)."""
    at = n % 2
    return written(*blocks[:at], KITCHEN, *blocks[at:], n=n)


ANSWERING = [with_kitchen(n, A, B, C if n % 3 else SCREENS) for n in range(1, 13)]
PASSING = [written(A, B, KITCHEN, n=n) for n in range(1, 13)]


@pytest.mark.parametrize(
    ("blocks", "peers", "missing"),
    [
        ((A, B), PeerFacts(), ["c"]),
        (written(A, B, SCREENS), PeerFacts(), []),
        (written(A, B, SCREENS), others(*ANSWERING), []),
        (written(A, B, KITCHEN), PeerFacts(), []),
        (written(A, B, KITCHEN), others(*ANSWERING), ["c"]),
        (written(A, B, KITCHEN), others(*ANSWERING[:7]), []),
        (written(A, B, KITCHEN), others(*ANSWERING, *PASSING), []),
    ],
)
def test_how_others_answer_a_point_is_learned_from_them(blocks, peers, missing):
    facts = report(section(*blocks, points=POINTS))
    found = list(point_unanswered(replace(facts, others=peers)))
    assert [f.message.split(" ý ")[1][0] for f in found] == missing


def test_the_order_of_the_others_does_not_matter():
    facts = report(section(*written(A, B, KITCHEN), points=POINTS))
    forth, back = others(*ANSWERING), others(*reversed(ANSWERING))
    assert list(point_unanswered(replace(facts, others=forth))) == list(point_unanswered(replace(facts, others=back)))


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
