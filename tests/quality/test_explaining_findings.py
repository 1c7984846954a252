"""The unit explains what a check found: kept with the draft, frozen with the version, read by the reviewer."""

import pytest

from quality.desk import CLEAN, DOCUMENT, counts, fresh, paragraphs
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.quality.actions import explain_finding, receive_report
from tonghop.quality.queries import check_draft, review_page
from tonghop.reports import actions as reports
from tonghop.reports.rules.content import content_hash

DOTS = CLEAN + " Đã mở ... lớp cho cán bộ."
WHY = "Số lớp do Trường Chính trị tỉnh giữ, đã hỏi"


@pytest.fixture
def draft(desk):
    report = reports.open_report(desk.obligation(), by=desk.writer, at=desk.now)
    reports.save_section(report, key="1", blocks=paragraphs(DOTS), revision=0, by=desk.writer, at=desk.now)
    return fresh(report)


def fingerprint(report, check="placeholder"):
    return next(f.fingerprint for f in check_draft(report) if f.check == check)


def submitted(desk, report):
    report = fresh(reports.seek_approval(report, by=desk.writer, at=desk.now))
    receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now)
    return fresh(report)


def test_the_reviewer_reads_the_explanation_with_the_finding_and_the_hash_binds_it(desk, draft):
    key = fingerprint(draft)
    explain_finding(draft, fingerprint=key, text=f"  {WHY} ", seen="", by=desk.writer, at=desk.now)
    report = submitted(desk, fresh(draft))
    content = report.latest.content
    assert content["explanations"] == {key: WHY}
    assert report.latest.hash == content_hash(content)
    assert content_hash({**content, "explanations": {}}) != report.latest.hash
    page = review_page(desk.organiser, report.obligation_id)
    assert {one.explanation for one in page.judged if one.finding.check_id == "placeholder"} == {WHY}
    assert page.loose_explanations == ()


def test_an_empty_text_takes_it_back(desk, draft):
    key = fingerprint(draft)
    explain_finding(draft, fingerprint=key, text=WHY, seen="", by=desk.writer, at=desk.now)
    explain_finding(fresh(draft), fingerprint=key, text=" ", seen=WHY, by=desk.writer, at=desk.now)
    assert fresh(draft).explanations == {}


def test_what_the_draft_does_not_draw_is_not_explained_but_may_be_taken_back(desk, draft):
    key = fingerprint(draft)
    explain_finding(draft, fingerprint=key, text=WHY, seen="", by=desk.writer, at=desk.now)
    reports.save_section(draft, key="1", blocks=paragraphs(CLEAN), revision=1, by=desk.writer, at=desk.now)
    before = counts()
    for strange in (key, "0" * 32):
        with pytest.raises(NotPossible, match="không còn"):
            explain_finding(fresh(draft), fingerprint=strange, text="Vì thế", seen="", by=desk.writer, at=desk.now)
    assert (counts(), fresh(draft).explanations) == (before, {key: WHY})
    page = review_page(desk.organiser, submitted(desk, fresh(draft)).obligation_id)
    assert page.loose_explanations == (WHY,)
    assert not any(one.explanation for one in page.judged)


def test_a_leftover_is_taken_back(desk, draft):
    key = fingerprint(draft)
    explain_finding(draft, fingerprint=key, text=WHY, seen="", by=desk.writer, at=desk.now)
    reports.save_section(draft, key="1", blocks=paragraphs(CLEAN), revision=1, by=desk.writer, at=desk.now)
    explain_finding(fresh(draft), fingerprint=key, text="", seen=WHY, by=desk.writer, at=desk.now)
    assert fresh(draft).explanations == {}


def test_a_broken_sum_is_explained_beside_its_cell(desk, draft):
    values = {"BM.02": "42", "BM.03": "20", "BM.04": "20"}
    report, _ = reports.save_values(draft, values=values, seen={}, by=desk.writer, at=desk.now)
    with pytest.raises(NotPossible, match="bảng số liệu"):
        explain_finding(
            report, fingerprint=fingerprint(report, "sum-mismatch"), text=WHY, seen="", by=desk.writer, at=desk.now
        )


@pytest.mark.parametrize("who", ["stranger", "lead", "leader"])
def test_others_explain_nothing(desk, draft, who):
    before = counts()
    for key in (fingerprint(draft), "0" * 32):  # whether there is such a finding is not told either
        with pytest.raises(NotAllowed):
            explain_finding(draft, fingerprint=key, text=WHY, seen="", by=getattr(desk, who), at=desk.now)
    assert (counts(), fresh(draft).explanations) == (before, {})


def test_what_was_handed_in_is_explained_no_more(desk, draft):
    key = fingerprint(draft)
    report = submitted(desk, draft)
    with pytest.raises(NotPossible, match="Đã nộp"):
        explain_finding(report, fingerprint=key, text=WHY, seen="", by=desk.writer, at=desk.now)


def test_endless_words_are_refused(desk, draft):
    with pytest.raises(NotPossible, match="dài quá"):
        explain_finding(draft, fingerprint=fingerprint(draft), text="a" * 1_001, seen="", by=desk.writer, at=desk.now)
