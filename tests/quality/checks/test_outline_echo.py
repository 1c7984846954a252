"""outline-echo: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.outline_echo import outline_echo

POINTS = (
    ("a", "Kết quả xử lý trụ sở, đất đai, trang thiết bị dôi dư sau sắp xếp, nêu số lượng và tỷ lệ"),
    ("b", "Mức độ chủ động điều hành thu, chi ngân sách và chấp hành kỷ luật tài chính"),
)


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Kết quả xử lý trụ sở, đất đai, trang thiết bị dôi dư sau sắp xếp, nêu số lượng và tỷ lệ.", True),
        ("Đơn vị đã thực hiện việc xử lý trụ sở, đất đai, trang thiết bị dôi dư sau sắp xếp theo đề cương.", True),
        ("Báo cáo về mức độ chủ động điều hành thu, chi ngân sách và chấp hành kỷ luật tài chính.", True),
        ("Đã xử lý 3/5 trụ sở dôi dư (60%); hai trụ sở còn lại đang lập hồ sơ, dự kiến xong trong quý III.", False),
        ("Thu ngân sách đạt 12.400 triệu đồng, chi 98.100 triệu đồng; chấp hành đúng kỷ luật tài chính.", False),
        ("", False),
    ],
)
def test_echo(text, raised):
    assert bool(evidence(outline_echo, report(section(text, points=POINTS)))) is raised


def test_the_question_is_laid_beside_what_repeats_it():
    text = f"Đơn vị báo cáo như sau. {POINTS[0][1]}, kèm theo biểu."
    (found,) = outline_echo(report(section(text, points=POINTS)))
    (passage,) = found.peer.passages
    assert (found.peer.unit, found.peer.version_id) == ("Đề cương", None)
    assert text[passage.start : passage.end] == passage.evidence == passage.peer_evidence
    assert passage.evidence == POINTS[0][1]


PLAN = (
    "Các sở, ban, ngành và Ủy ban nhân dân các xã, phường rà soát chức năng, nhiệm vụ, sắp xếp lại tổ chức bộ máy.",
    "Kiểm tra, đôn đốc việc thực hiện chế độ, chính sách đối với cán bộ, công chức, viên chức nghỉ việc do sắp xếp.",
    "Tổng hợp khó khăn, vướng mắc, đề xuất cấp có thẩm quyền giải quyết trước ngày 30/6/2026.",
)


@pytest.mark.parametrize(
    ("blocks", "raised"),
    [
        (PLAN[:2], True),
        ((f"Đơn vị đã {PLAN[0].lower()}", PLAN[1]), True),
        (
            (PLAN[0], "Đã giải thể 02 phòng, chuyển 14 người; còn 03 người chờ quyết định, xong trong tháng 7/2026."),
            False,
        ),
        (("Các sở, ban, ngành phối hợp tốt; xã đã trả đủ chế độ cho 11 người nghỉ việc do sắp xếp.",), False),
        (("Tổng hợp khó khăn, vướng mắc, đề xuất cấp có thẩm quyền giải quyết.",), False),  # too short to tell
    ],
)
def test_what_only_says_the_plan_again_is_laid_beside_it(blocks, raised):
    found = list(outline_echo(report(section(*blocks), plan_lines=PLAN)))
    assert bool(found) is raised
    if raised:
        assert found[0].peer.unit == "Kế hoạch"
        assert "lời của kế hoạch" in found[0].message
