"""citation-disagrees: what it raises, and what it leaves alone."""

from datetime import date

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.citation_disagrees import citation_disagrees
from tonghop.quality.rules.facts import CitationGiven, PeerFacts

DAY, WRONG_DAY = date(2026, 4, 21), date(2026, 4, 12)
MOST = {"706/QĐ-TTG": (CitationGiven(DAY, "thu tuong"),) * 3}


@pytest.mark.parametrize(
    ("text", "others", "raised"),
    [
        ("Quyết định số 706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ", MOST, False),
        ("Quyết định số 706/QĐ-TTg ngày 12/4/2026 của Thủ tướng Chính phủ", MOST, True),
        ("Quyết định số 706/QĐ-TTg ngày 21/4/2026 của Bộ Nội vụ", MOST, True),
        ("Quyết định số 706/QĐ-TTg (ngày 12/4/2026) của Thủ tướng Chính phủ", MOST, True),
        ("Quyết định số 706/QĐ-TTg ban hành ngày 12/4/2026", MOST, True),
        ("Quyết định số 706/QĐ-TTg", MOST, False),
        ("Quyết định số 706/QĐ-TTg ngày 12/4/2026", {}, False),
        (
            "Quyết định số 706/QĐ-TTg ngày 12/4/2026",
            {"706/QĐ-TTG": (CitationGiven(WRONG_DAY, ""), *MOST["706/QĐ-TTG"][:1])},
            False,
        ),
        ("Kế hoạch số 34/KH-UBND ngày 12/4/2026", {"34/KH-UBND": (CitationGiven(DAY, ""),) * 5}, False),
        (
            "Kế hoạch số 34/KH-UBND ngày 12/4/2026 của UBND tỉnh",
            {"34/KH-UBND": (CitationGiven(DAY, "uy ban nhan dan tinh"),) * 5},
            True,
        ),
    ],
)
def test_citations(text, others, raised):
    facts = report(section(f"Thực hiện {text}, xã đã mở 02 lớp."), others=PeerFacts(citations=others))
    assert bool(evidence(citation_disagrees, facts)) is raised
