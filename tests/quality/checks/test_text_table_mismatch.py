"""text-table-mismatch: what it raises, and what it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest

from quality.checks.report_samples import evidence, figure, with_values
from tonghop.quality.checks.text_table_mismatch import text_table_mismatch

FIGURES = (
    figure("A", "Hồ sơ tiếp nhận trong kỳ"),
    figure("B", "Hồ sơ đã giải quyết"),
    figure("C", "Trong đó: trước hạn và đúng hạn", parent="Hồ sơ đã giải quyết"),
    figure("R", "Tỷ lệ giải quyết trước hạn và đúng hạn", "%", "C", "B"),
    figure("M", "Dự toán chi ngân sách được giao", "triệu đồng"),
    figure("S", "Tỷ lệ số hóa hồ sơ khi tiếp nhận", "%"),
)
VALUES = {"A": "1250", "B": "1180", "C": "1079", "M": "1234.5", "S": "61.2"}


@pytest.mark.parametrize(
    "text",
    [
        "Trong kỳ tiếp nhận 1.250 hồ sơ, đã giải quyết 1.180 hồ sơ.",
        "Tỷ lệ giải quyết trước hạn và đúng hạn đạt 91,4%.",
        "Tỷ lệ giải quyết trước hạn và đúng hạn đạt trên 91%.",
        "Dự toán chi ngân sách được giao trên 1,2 tỷ đồng.",
        "Dự toán chi ngân sách được giao gần 1,3 tỷ đồng.",
        "Lĩnh vực đất đai tiếp nhận 410 hồ sơ, hộ tịch 300 hồ sơ.",
        "Phấn đấu tỷ lệ giải quyết trước hạn và đúng hạn đạt 98%.",
        "So với cùng kỳ, hồ sơ tiếp nhận tăng 210 hồ sơ.",
        "Đã tổ chức 12 hội nghị cho 640 lượt người.",
    ],
)
def test_what_agrees_or_is_unclear_is_left_alone(text):
    assert evidence(text_table_mismatch, with_values(*FIGURES, texts=(text,), **VALUES)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tỷ lệ giải quyết trước hạn và đúng hạn đạt 95%.", "95"),
        ("Trong kỳ tiếp nhận 1.520 hồ sơ.", "1.520"),
        ("Số hồ sơ đã giải quyết là 1.108 hồ sơ.", "1.108"),
        ("Dự toán chi ngân sách được giao trên 1,5 tỷ đồng.", "1,5"),
        ("Tỷ lệ số hóa hồ sơ khi tiếp nhận là 76,2%.", "76,2"),
    ],
)
def test_contradictions(text, said):
    assert evidence(text_table_mismatch, with_values(*FIGURES, texts=(text,), **VALUES)) == [said]


ODD = (
    figure("N", "Cơ sở nhà, đất dôi dư", "cơ sở"),
    figure("P", "Biên chế được giao", "người"),
    figure("H", "Số thôn có nhà văn hóa", "thôn"),
    figure("T", "Tổng chi ngân sách", "triệu đồng"),
)
ODD_VALUES = {"N": "9", "P": "43", "H": "12", "T": "71340"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Toàn xã có 11 cơ sở nhà, đất dôi dư.", ["11"]),
        ("Xã được giao 45 biên chế.", ["45"]),
        ("Đến nay 14 thôn có nhà văn hóa.", ["14"]),
        ("Tổng chi ngân sách xã đạt 17,34 tỷ đồng.", ["17,34"]),
        ("Xã được giao 43 biên chế, có mặt 40 người.", []),
        ("Năm 2019 xã được giao 51 biên chế.", []),
        ("Còn 5 cơ sở nhà, đất đang sử dụng.", []),
    ],
)
def test_names_with_a_comma_counted_people_and_swapped_digits(text, said):
    facts = replace(with_values(*ODD, texts=(text,), **ODD_VALUES), period=(date(2025, 7, 1), date(2026, 4, 30)))
    assert evidence(text_table_mismatch, facts) == said
