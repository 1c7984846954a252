"""Decisions about findings: each leaves its row and its line, outlives the checks, and each refusal changes nothing."""

import pytest

import factories
from quality.desk import CLEAN, DOCUMENT, counts, fresh, paragraphs
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import (
    Judged,
    accept_clean,
    accept_report,
    agree_with_finding,
    dismiss_finding,
    put_in_letter,
    receive_report,
    return_report,
    run_checks,
    start_review,
    undo_decision,
)
from tonghop.quality.models import Finding, FindingDecision
from tonghop.quality.queries import review_page, review_queue, worth_of_checks
from tonghop.reports import actions as reports
from tonghop.reports.queries import version_of

DOTS = CLEAN + " Đã mở ... lớp cho cán bộ."


def judged(desk, report, check="placeholder", *, seen=0):
    version = fresh(report).latest
    finding = Finding.objects.filter(version=version, check_id=check).first()
    return Judged(report, finding.fingerprint, version.number, seen)


def shown(desk, report, check="placeholder"):
    page = review_page(desk.organiser, report.obligation_id)
    return next(one for one in page.judged if one.finding.check_id == check)


def again(desk, text):
    """Return the report under review, hand it in again with this text."""
    report = fresh(start_review(fresh(desk.obligation().report), by=desk.organiser, at=desk.now))
    return_report(report, reasons={"1": "Xem lại"}, by=desk.organiser, at=desk.now)
    report, by = fresh(report), {"by": desk.writer, "at": desk.now}
    reports.save_section(report, key="1", blocks=paragraphs(text), revision=1, **by)
    report = fresh(reports.seek_approval(report, **by))
    receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now)
    return fresh(report)


def test_each_verb_leaves_its_row_and_its_line_on_the_desks_own_chain(desk):
    report = desk.submitted(DOTS)
    one = judged(desk, report)
    row = agree_with_finding(one, by=desk.organiser, at=desk.now)
    assert (row.decision, row.in_letter, row.reason, row.decided_by) == ("agreed", False, "", desk.organiser.name)
    row = put_in_letter(judged(desk, report, seen=row.pk), by=desk.organiser, at=desk.now)
    assert (row.decision, row.in_letter) == ("agreed", True)
    row = dismiss_finding(judged(desk, report, seen=row.pk), reason=" Máy nhầm ", by=desk.organiser, at=desk.now)
    assert (row.decision, row.in_letter, row.reason) == ("dismissed", False, "Máy nhầm")
    undo_decision(judged(desk, report, seen=row.pk), by=desk.organiser, at=desk.now)
    assert not FindingDecision.objects.exists()
    told = list(chain_lines(f"desk:{report.pk}"))
    events = ["finding.agreed", "finding.put_in_letter", "finding.dismissed", "finding.reopened"]
    assert [line.event for line in told] == events
    assert told[2].detail["reason"] == "Máy nhầm"
    assert {line.detail["check"] for line in told} == {"placeholder"}
    assert first_broken_place(told) is None


def test_the_units_own_timeline_tells_nothing_of_the_desk(desk):
    report = desk.submitted(DOTS)
    dismiss_finding(judged(desk, report), reason="Giống UBND xã Bảo Nhai", by=desk.organiser, at=desk.now)
    assert not chain_lines(f"obligation:{report.obligation_id}").filter(event__startswith="finding.").exists()


@pytest.mark.parametrize("who", ["writer", "head", "stranger", "leader", "lead"])
def test_only_who_judges_the_report_decides(desk, who):
    report = desk.submitted(DOTS)
    one, viewer, before = judged(desk, report), getattr(desk, who), counts()
    for verb in (agree_with_finding, put_in_letter, undo_decision):
        with pytest.raises(NotAllowed):
            verb(one, by=viewer, at=desk.now)
    with pytest.raises(NotAllowed):
        dismiss_finding(one, reason="Máy nhầm", by=viewer, at=desk.now)
    assert counts() == before


def test_the_standing_bodys_own_report_is_judged_by_the_leader(desk):
    standing = desk.province.standing_body
    writer, head = (factories.viewer_in(standing, role) for role in (Role.WRITER, Role.HEAD))
    report = reports.open_report(factories.obligation_of(desk.campaign, standing), by=writer, at=desk.now)
    reports.save_section(report, key="1", blocks=paragraphs(DOTS), revision=0, by=writer, at=desk.now)
    report = fresh(reports.seek_approval(report, by=writer, at=desk.now))
    receive_report(report, document=DOCUMENT, by=head, at=desk.now)
    with pytest.raises(NotAllowed, match="lãnh đạo tỉnh"):
        agree_with_finding(judged(desk, report), by=desk.organiser, at=desk.now)
    agree_with_finding(judged(desk, report), by=desk.leader, at=desk.now)


def test_a_dismissal_without_a_reason_and_an_unknown_finding_change_nothing(desk):
    report = desk.submitted(DOTS)
    one, before = judged(desk, report), counts()
    with pytest.raises(NotPossible, match="lý do"):
        dismiss_finding(one, reason="  ", by=desk.organiser, at=desk.now)
    for strange in (Judged(report, "0" * 32, 1), Judged(report, one.fingerprint, 2)):
        with pytest.raises(NotPossible, match="không còn"):
            agree_with_finding(strange, by=desk.organiser, at=desk.now)
    with pytest.raises(NotPossible, match="chưa có quyết định"):
        undo_decision(one, by=desk.organiser, at=desk.now)
    assert counts() == before


def test_what_somebody_decided_meanwhile_is_not_overwritten_unseen(desk):
    report = desk.submitted(DOTS)
    one = judged(desk, report)
    agree_with_finding(one, by=desk.organiser, at=desk.now)
    before = counts()
    other = factories.viewer_in(desk.province.standing_body, Role.ORGANISER)
    with pytest.raises(NotPossible, match=desk.organiser.name):
        dismiss_finding(one, reason="Máy nhầm", by=other, at=desk.now)
    assert counts() == before


def test_a_report_that_left_the_desk_is_decided_about_no_more(desk):
    report = desk.reviewed(DOTS)
    one = judged(desk, report)
    accept_report(report, by=desk.organiser, at=desk.now)
    with pytest.raises(NotPossible, match="Đã chấp nhận"):
        agree_with_finding(one, by=desk.organiser, at=desk.now)


def test_another_run_of_the_checks_loses_no_decision(desk):
    report = desk.submitted(DOTS)
    dismiss_finding(judged(desk, report), reason="Máy nhầm", by=desk.organiser, at=desk.now)
    run_checks(version_of(report.latest_id), at=desk.now)
    one = shown(desk, report)
    assert (one.decision.reason, one.is_open, one.is_carried) == ("Máy nhầm", False, False)


def test_a_dismissal_holds_in_the_next_version_while_the_words_are_the_same(desk):
    report = desk.submitted(DOTS)
    dismiss_finding(judged(desk, report), reason="Máy nhầm", by=desk.organiser, at=desk.now)
    report = again(desk, "Thêm một đoạn. " + DOTS)
    one = shown(desk, report)
    assert (one.decision.reason, one.decision.number, one.is_carried, one.seen) == ("Máy nhầm", 1, True, 0)
    agree_with_finding(judged(desk, report), by=desk.organiser, at=desk.now)
    one = shown(desk, report)
    assert (one.decision.decision, one.is_carried, one.before.decision) == ("agreed", False, "dismissed")


def test_what_was_agreed_with_and_not_mended_is_open_again(desk):
    report = desk.submitted(DOTS)
    put_in_letter(judged(desk, report), by=desk.organiser, at=desk.now)
    one = shown(desk, again(desk, DOTS + " Hết."))
    assert (one.is_open, one.before.decision, one.before.number) == (True, "agreed", 1)


def test_the_same_words_twice_are_one_finding_with_two_places(desk):
    report = desk.submitted("Đã mở ... lớp. Năm sau mở ... lớp.")
    one = shown(desk, report)
    assert len(one.places) == 2
    agree_with_finding(judged(desk, report), by=desk.organiser, at=desk.now)
    assert not shown(desk, report).is_open


def test_what_is_open_comes_first_and_the_grave_before_the_light(desk):
    report = desk.submitted(DOTS)
    weights = ["blocker", "error", "warning", "hint"]
    page = review_page(desk.organiser, report.obligation_id)
    ranks = [weights.index(one.finding.severity) for one in page.judged]
    assert ranks == sorted(ranks)
    first = page.judged[0]
    agree_with_finding(judged(desk, report, first.finding.check_id), by=desk.organiser, at=desk.now)
    page = review_page(desk.organiser, report.obligation_id)
    assert not page.judged[-1].is_open
    assert page.judged[-1].fingerprint == first.fingerprint


def settle(desk, report):
    for one in review_page(desk.organiser, report.obligation_id).judged:
        if one.matters:
            told = Judged(report, one.fingerprint, fresh(report).latest.number)
            dismiss_finding(told, reason="Không ảnh hưởng", by=desk.organiser, at=desk.now)


def test_only_what_has_nothing_open_is_accepted_among_others(desk):
    report = desk.submitted(DOTS)
    (row,) = review_queue(desk.organiser, desk.campaign)
    assert (row.clean, row.left > 0, row.checked) == (False, True, True)
    before = counts()
    with pytest.raises(NotPossible, match=f"còn {row.left} điểm"):
        accept_clean(report, by=desk.organiser, at=desk.now)
    assert counts() == before
    settle(desk, report)
    (row,) = review_queue(desk.organiser, desk.campaign)
    assert (row.clean, row.left) == (True, 0)
    accept_clean(fresh(report), by=desk.organiser, at=desk.now)
    assert fresh(report).state == "accepted"


def test_a_report_that_the_checks_have_not_seen_is_not_clean(desk):
    report = desk.submitted(DOTS)
    settle(desk, report)
    Entry.objects.filter(event="report.checked").delete()
    assert not review_queue(desk.organiser, desk.campaign)[0].clean
    with pytest.raises(NotPossible, match="chưa kiểm tra xong"):
        accept_clean(report, by=desk.organiser, at=desk.now)


@pytest.mark.parametrize("who", ["writer", "leader", "lead"])
def test_who_may_not_judge_accepts_nothing_among_others(desk, who):
    report = desk.submitted()
    settle(desk, report)
    with pytest.raises(NotAllowed):
        accept_clean(fresh(report), by=getattr(desk, who), at=desk.now)
    assert fresh(report).state == "submitted"


def test_what_a_check_is_worth(desk, django_assert_num_queries):
    report = desk.submitted(DOTS)
    dismiss_finding(judged(desk, report), reason="Máy nhầm", by=desk.organiser, at=desk.now)
    report = again(desk, DOTS + " Thời gian: [điền ngày].")
    with django_assert_num_queries(2):
        worth = {w.check_id: w for w in worth_of_checks(desk.organiser, desk.campaign)}
    assert len(worth) == 29
    dots = worth["placeholder"]
    assert (dots.findings, dots.agreed, dots.dismissed, dots.undecided, dots.dismissed_percent) == (2, 0, 1, 1, 100)
    assert worth["sum-mismatch"].dismissed_percent is None
    for viewer in (desk.leader, factories.viewer_in(desk.province.owner, Role.ADMINISTRATOR)):
        assert worth_of_checks(viewer, desk.campaign)
    for viewer in (desk.writer, desk.lead, desk.stranger, factories.viewer_in(desk.province.owner, Role.RECEIVER)):
        with pytest.raises(NotAllowed):
            worth_of_checks(viewer, desk.campaign)
