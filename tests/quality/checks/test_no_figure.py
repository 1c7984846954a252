import pytest

from quality.checks.report_samples import GUIDANCE, facts_of
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.no_figure import no_figure

VAGUE = "Công tác chỉ đạo được triển khai đồng bộ, kịp thời, theo Kế hoạch số 12/KH-UBND ngày 03/02/2026."


def test_dates_and_signs_are_no_figures():
    (finding,) = no_figure(facts_of(f"a) {GUIDANCE[0]}", VAGUE))
    assert finding.severity is Severity.WARNING
    assert (finding.place, finding.evidence) == ("block:1", VAGUE)


@pytest.mark.parametrize("purpose", ["difficulties", "causes", "lessons", "recommendations", "tasks"])
def test_only_sections_about_results_must_count(purpose):
    assert list(no_figure(facts_of(VAGUE, purpose=purpose))) == []


@pytest.mark.parametrize(
    "figure",
    ["đạt 96,4%", "có 3.412 hồ sơ", "với 18/76 hộ", "mở ba lớp", "hơn một trăm lượt", "chi 2,3 tỷ đồng", "Số lớp\t12"],
)
def test_a_number_or_a_number_in_words_is_enough(figure):
    assert list(no_figure(facts_of(VAGUE, f"Kết quả: {figure}."))) == []


def test_an_empty_section_and_a_nil_statement_are_no_concern_of_this_check():
    assert list(no_figure(facts_of())) == []
    assert list(no_figure(facts_of("Trong kỳ không phát sinh việc bố trí nhà ở công vụ."))) == []
