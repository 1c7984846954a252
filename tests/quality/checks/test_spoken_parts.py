"""Totals and parts that a sentence or a table gives: sums that do not add up, parts above their whole."""

import pytest

from quality.checks.report_samples import report, section
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.part_exceeds_whole import part_exceeds_whole
from tonghop.quality.checks.rate_mismatch import rate_mismatch
from tonghop.quality.checks.sum_mismatch import sum_mismatch


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Biên chế có 27 cán bộ, công chức (14 nam, 15 nữ).", True),
        ("Biên chế có 27 cán bộ, công chức (14 nam, 13 nữ).", False),
        ("Đã ký 96 văn bản, gồm 41 quyết định, 30 công văn và 35 kế hoạch.", True),
        ("Đã ký 96 văn bản, trong đó có 41 quyết định, 30 công văn.", False),
        ("Nhận 800 đơn, trong đó trực tuyến 600 đơn, trực tiếp 260 đơn.", True),
        ("Trả 640 hồ sơ, gồm 625 hồ sơ đúng hạn và 15 hồ sơ trễ hạn; 21 hồ sơ đang xử lý, 8 hồ sơ rút.", False),
        ("Trả 640 hồ sơ, gồm: 625 hồ sơ đúng hạn; 25 hồ sơ trễ hạn.", True),
        ("Có 40 người, trong đó nữ 22 người, đảng viên 21 người.", False),
        ("Mở 09 lớp với 310 lượt người, gồm 5 lớp về kế toán.", False),
        ("Loại việc\tGiao\tXong\nĐất đai\t120\t95\nXây dựng\t80\t64\nTổng số\t200\t169", True),
        ("Loại việc\tGiao\tXong\nĐất đai\t120\t95\nXây dựng\t80\t64\nTổng số\t200\t159", False),
        ("Loại việc\tGiao\nĐất đai\t120\nTrong đó: trễ\t9\nXây dựng\t80\nTổng số\t200", False),
        ("Loại việc\tTỷ lệ\nĐất đai\t52\nXây dựng\t49\nTổng số\t100", False),
    ],
)
def test_a_slip_in_a_sum_that_a_sentence_or_a_table_gives_is_an_error(text, raised):
    found = list(sum_mismatch(report(section(text))))
    assert [finding.severity for finding in found] == [Severity.ERROR] * raised


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Đã trả 640 hồ sơ, trong đó đúng hạn 655 hồ sơ.", True),
        ("Đã trả 640 hồ sơ, trong đó đúng hạn 625 hồ sơ.", False),
        ("Có 31 công chức, trong đó 34 người là đảng viên.", True),
        ("Có 20 thôn, trong đó có 96 thành viên tổ tự quản.", False),
        ("Trong 150 thủ tục có 163 thủ tục được cấu hình.", True),
        ("Đã quét 2.400 trang trên tổng số 2.150 trang.", True),
        ("Thu 5,2 tỷ đồng, trong đó phí 350 triệu đồng.", False),
    ],
)
def test_a_part_that_a_sentence_makes_greater_than_its_whole_is_an_error(text, raised):
    found = list(part_exceeds_whole(report(section(text))))
    assert [finding.severity for finding in found] == [Severity.ERROR] * raised


@pytest.mark.parametrize("check", [sum_mismatch, part_exceeds_whole, rate_mismatch])
@pytest.mark.parametrize(
    "text",
    [
        "Đã nhận 90 hồ sơ, gồm 12345678901234567890 hồ sơ trực tuyến và 4 hồ sơ trực tiếp, đạt 95%.",
        "Đã nhận 12345678901234567890/5 hồ sơ, đạt 95%.",
        "Đã nhận 90 hồ sơ, trong đó " + ("số" + " " * 40) * 8 + "!",  # more ways to read it than can be tried
        "Đã nhận 90 hồ sơ (" + "số" * 200 + " 5/6 (" + "số" * 200 + " 95%",
    ],
    ids=["account number", "account number over five", "wide gaps", "one long word"],
)
def test_what_is_no_count_is_passed_over_and_soon(check, text):
    assert not list(check(report(section(text))))


def test_a_list_that_nothing_ends_is_no_list():
    unclosed = "Đã nhận 90 hồ sơ (40 trực tuyến, 49 trực tiếp"
    assert not list(sum_mismatch(report(section(unclosed))))
    assert len(list(sum_mismatch(report(section(f"{unclosed})."))))) == 1
