from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.quality.rules.identifiers import numbers_in, without_identifiers


@pytest.mark.parametrize(
    "identifier",
    [
        "Kế hoạch số 197/KH-UBND",
        "Nghị định số 44/2016/NĐ-CP",
        "Nghị quyết số 57-NQ/TW",
        "Nghị quyết 1673/NQ-UBTVQH15",
        "Luật số 72/2025/QH15",
        "ngày 04 tháng 5 năm 2026",
        "ngày 04/5/2026",
        "từ 01/7 đến nay",
        "tháng 4/2026",
        "quý 2 năm 2026",
        "giai đoạn 2026 - 2030",
        "6 tháng đầu năm",
        "trước 15h00",
        "điện thoại 0214 3840 123",
        "điện thoại 0912.345.678",
        "khoản 2 Điều 16",
        "Đề án 06",
        "thôn 3",
        "chính quyền địa phương 02 cấp",
        "phủ sóng 5G, dùng VNeID2",
        "1. Kết quả",
        "2.1. Kết quả",
        "https://dichvucong.gov.vn/p/12345",
    ],
)
def test_identifiers_count_nothing(identifier):
    assert list(numbers_in(identifier)) == []
    assert len(without_identifiers(identifier)) == len(identifier)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ban hành 47 văn bản, trong đó 05 quyết định", ["47", "5"]),
        ("1.234,5 triệu đồng; 96,4%", ["1234.5", "96.4"]),
        ("tổng số 12 hồ sơ; dứt điểm 02 vụ; 18/76 hộ", ["12", "2", "18", "76"]),
        ("làm mới đường 3,5 km; có 2026 hộ", ["3.5", "2026"]),
        ("mã số 123456789012345678901234 và 12 việc", ["12"]),
        ("văn bản số 34/UBND-VP: 12 việc", ["12"]),
    ],
)
def test_what_counts_is_read_the_vietnamese_way(text, values):
    spans = list(numbers_in(text))
    assert [span.value for span in spans] == [Decimal(v) for v in values]
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)


@given(st.text(max_size=200))
def test_any_text_keeps_its_length(text):
    assert len(without_identifiers(text)) == len(text)
    assert all(0 <= span.start < span.end <= len(text) for span in numbers_in(text))
