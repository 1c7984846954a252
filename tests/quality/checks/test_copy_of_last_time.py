"""copy-of-last-time: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import report, section
from tonghop.quality.checks.copy_of_last_time import copy_of_last_time
from tonghop.quality.rules.facts import LastReport

BEFORE = (
    "Trong kỳ, Văn phòng đã tiếp nhận 1.204 văn bản đến, lập hồ sơ công việc trên phần mềm, giao từng phòng theo dõi.",
    "Phòng Kinh tế phối hợp với các thôn rà soát 312 hộ có đất nằm trong hành lang giao thông, lập danh sách báo cáo.",
)
NOW = tuple(text.replace("1.204", "1.377").replace("312", "298") for text in BEFORE)
NEW = ("Năm nay Văn phòng chuyển hẳn sang ký số, chỉ còn 14 văn bản giấy; hộ nằm trong hành lang đã di dời 41 hộ.",)


@pytest.mark.parametrize(
    ("blocks", "raised"), [(NOW, True), (BEFORE, True), (NEW, False), ((), False), (("Như kỳ trước.",), False)]
)
def test_copies(blocks, raised):
    last = LastReport("báo cáo năm 2025", {"re": BEFORE})
    found = list(copy_of_last_time(report(section(*blocks), last=last)))
    assert bool(found) is raised
    assert all(f.evidence in blocks[int(f.place[6:])] and "báo cáo năm 2025" in f.message for f in found)


def test_without_a_last_report_nothing_is_said():
    assert list(copy_of_last_time(report(section(*BEFORE)))) == []


def test_the_passages_of_both_are_laid_side_by_side():
    (found,) = copy_of_last_time(report(section(*BEFORE), last=LastReport("báo cáo năm 2025", {"re": BEFORE}, {}, 7)))
    assert (found.peer.version_id, found.peer.unit) == (7, "báo cáo năm 2025")
    longest = found.peer.passages[0]
    assert longest.evidence == longest.peer_evidence == found.evidence
