import pytest

from quality.checks.report_samples import GUIDANCE, facts_of
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.section_missing import section_missing


@pytest.mark.parametrize(
    "blocks", [(), ("",), (" ", "...", "-"), ("I.", "N/A"), (f"a) {GUIDANCE[0]}",), (GUIDANCE[1] + ":",)]
)
def test_the_forms_own_words_are_no_answer(blocks):
    (finding,) = section_missing(facts_of(*blocks))
    assert (finding.severity, finding.section, finding.place, finding.evidence) == (Severity.ERROR, "s1", "", "")
    assert "Chưa có nội dung ở mục 1 “Công tác lãnh đạo, chỉ đạo”" in finding.message
    assert "Không phát sinh" in finding.message


@pytest.mark.parametrize("text", ["Không phát sinh.", "Đã ban hành 12 văn bản.", f"a) {GUIDANCE[0]}: 12 văn bản."])
def test_a_nil_statement_or_one_line_is_an_answer(text):
    assert list(section_missing(facts_of(text))) == []


def test_a_section_that_is_not_required_may_be_empty():
    assert list(section_missing(facts_of(required=False))) == []
