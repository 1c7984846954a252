"""citation-malformed: what it raises, and what it leaves alone."""

from datetime import date

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.citation_malformed import citation_malformed

DAY = date(2026, 5, 6)
RIGHT = (
    "Nghị định số 150/2025/NĐ-CP ngày 12/6/2025 của Chính phủ",
    "Kế hoạch số 34/KH-UBND ngày 12/3/2026",
    "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
    "Nghị quyết số 1673/NQ-UBTVQH15",
    "Luật số 72/2025/QH15",
    "Công văn số 606/BCT-ATMT ngày 29/01/2026",
    "Tờ trình số 152/TTr-UBND",
    "Quyết định số 05/2026/QĐ-UBND",
    "Thông tư số 5/2025/TT-VPCP, ngày 31/12/2025",
)
WRONG = (
    "Nghị định số 150/NĐ-CP",
    "Quyết định số 525/QD-UBND",
    "Kế hoạch số 34/QĐ-UBND",
    "Quyết định số 197//QĐ-UBND",
    "Kế hoạch số 1O7/KH-UBND",
    "Kế hoạch số 34/KHUBND",
    "Nghị quyết số 57/NQ-TW",
    "Nghị định số 45/2052/NĐ-CP",
    "Nghị định số 45/2025/NĐ-CP ngày 28/02/2024",
    "Kế hoạch số 34/KH-UBND ngày 31/02/2026",
    "Kế hoạch số 34/KH-UBND ngày 12/9/2026",
    "Kế hoạch số 00/KH-UBND",
)


@pytest.mark.parametrize("text", RIGHT)
def test_right(text):
    assert evidence(citation_malformed, report(section(f"Thực hiện {text}, xã đã mở 02 lớp."), handed_in=DAY)) == []


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text):
    assert evidence(citation_malformed, report(section(f"Thực hiện {text}, xã đã mở 02 lớp."), handed_in=DAY)) == [text]
