"""text-table-mismatch: what it raises, and what it leaves alone."""

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
