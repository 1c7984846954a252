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
