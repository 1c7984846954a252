"""The organiser's verbs: each leaves its row and its line, and each refusal changes nothing."""

import pytest

import factories
from quality.desk import DOCUMENT, counts, fresh, lines
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role, Viewer
from tonghop.quality.actions import accept_report, receive_report, reopen_report, return_report, start_review
from tonghop.quality.models import SectionReturn
from tonghop.quality.queries import returns_for_home, returns_of
from tonghop.reports import actions as reports

REASONS = {"1": " Nêu rõ số người kiêm nhiệm. ", "2": "Bổ sung số hồ sơ quá hạn.", "": "Sửa thể thức.", "kn": "  "}


def refused(kind, action, report, *, match=None, **given):
    before = counts()
    with pytest.raises(kind, match=match):
        action(report, **given)
    assert counts() == before


def test_the_review_begins(desk):
    report = desk.reviewed()
    assert report.state == "under_review"
    assert lines(report)[-1] == "report.review_started"


@pytest.mark.parametrize("who", ["writer", "head", "stranger", "leader", "lead"])
def test_only_an_organiser_of_the_standing_body_judges(desk, who):
    viewer = getattr(desk, who)
    report = desk.submitted()
    refused(NotAllowed, start_review, report, by=viewer, at=desk.now)
    report = fresh(start_review(report, by=desk.organiser, at=desk.now))
    refused(NotAllowed, return_report, report, reasons={"": "Viết lại"}, by=viewer, at=desk.now)
    refused(NotAllowed, accept_report, report, by=viewer, at=desk.now)
    report = fresh(accept_report(report, by=desk.organiser, at=desk.now))
    refused(NotAllowed, reopen_report, report, reason="Sai số liệu", by=viewer, at=desk.now)


def test_an_organiser_of_another_body_judges_nothing(desk):
    elsewhere = factories.viewer_in(desk.province.departments[1], Role.ORGANISER)
    refused(NotAllowed, start_review, desk.submitted(), by=elsewhere, at=desk.now)


def test_a_return_keeps_a_reason_for_each_section_and_gives_the_pen_back(desk):
    report = desk.reviewed()
    judged = report.latest_id
    report = return_report(report, reasons=REASONS, by=desk.organiser, at=desk.now)
    assert (fresh(report).state, report.version_number) == ("returned", 2)
    rows = SectionReturn.objects.order_by("pk").values_list("section_key", "reason", "version", "returned_by")
    assert set(rows) == {
        ("1", "Nêu rõ số người kiêm nhiệm.", judged, desk.organiser.name),
        ("2", "Bổ sung số hồ sơ quá hạn.", judged, desk.organiser.name),
        ("", "Sửa thể thức.", judged, desk.organiser.name),
    }
    line = Entry.objects.filter(event="report.returned").get()
    assert line.detail["reasons"] == {
        "1": "Nêu rõ số người kiêm nhiệm.",
        "2": "Bổ sung số hồ sơ quá hạn.",
        "": "Sửa thể thức.",
    }


@pytest.mark.parametrize("reasons", [{}, {"1": "   "}, {"khong-co": "Viết lại"}])
def test_without_a_reason_or_for_a_strange_section_nothing_comes_back(desk, reasons):
    refused(NotPossible, return_report, desk.reviewed(), reasons=reasons, by=desk.organiser, at=desk.now)


def test_what_is_not_under_review_is_neither_returned_nor_accepted_nor_reopened(desk):
    report = desk.submitted()
    refused(NotPossible, return_report, report, reasons={"": "Viết lại"}, by=desk.organiser, at=desk.now)
    refused(NotPossible, accept_report, report, by=desk.organiser, at=desk.now)
    refused(NotPossible, reopen_report, report, reason="Sai", by=desk.organiser, at=desk.now)
    report = desk.sought(commune=1)
    refused(NotPossible, start_review, report, by=desk.organiser, at=desk.now)


def test_acceptance_and_reopening(desk):
    report = fresh(accept_report(desk.reviewed(), by=desk.organiser, at=desk.now))
    assert (report.state, report.counted_id) == ("accepted", report.latest_id)
    assert lines(report)[-1] == "report.accepted"
    refused(NotPossible, reopen_report, report, reason=" ", by=desk.organiser, at=desk.now)
    report = fresh(reopen_report(report, reason="Đơn vị báo sai số thôn", by=desk.organiser, at=desk.now))
    assert (report.state, report.version_number) == ("reopened", 2)
    assert report.counted_id == report.latest_id
    assert lines(report)[-1] == "report.reopened"


def _also_organiser(desk, viewer: Viewer) -> Viewer:
    seats = (*viewer.seats, *desk.organiser.seats)
    return Viewer(viewer.person_id, viewer.name, seats)


@pytest.mark.parametrize("who", ["writer", "head"])
def test_who_wrote_or_approved_does_not_accept_with_another_hat(desk, who):
    viewer = _also_organiser(desk, getattr(desk, who))
    refused(NotAllowed, accept_report, desk.reviewed(), by=viewer, at=desk.now, match="viết, trình, duyệt")


def test_who_signed_does_not_accept(desk):
    signer = Viewer(desk.organiser.person_id, "Giàng A Lử", desk.organiser.seats)
    refused(NotAllowed, accept_report, desk.reviewed(), by=signer, at=desk.now)


def test_what_came_back_is_at_the_top_of_the_writers_home_until_it_is_handed_in_again(desk):
    report = desk.reviewed()
    return_report(report, reasons=REASONS, by=desk.organiser, at=desk.now)
    for viewer in (desk.writer, desk.head):
        (item,) = returns_for_home(viewer)
        assert (item.obligation_id, item.version, item.returned_by) == (report.obligation_id, 1, desk.organiser.name)
        assert [(r.section, r.text) for r in item.reasons] == [
            ("Cả báo cáo", "Sửa thể thức."),
            ("1. Về tổ chức bộ máy và nhân sự", "Nêu rõ số người kiêm nhiệm."),
            ("2. Về thủ tục hành chính", "Bổ sung số hồ sơ quá hạn."),
        ]
    assert returns_for_home(desk.stranger) == []
    assert returns_for_home(desk.organiser) == []


def test_the_history_of_returns_stays(desk):
    report = desk.returned(**{"1": "Thiếu số liệu."})
    report = fresh(reports.seek_approval(report, by=desk.writer, at=desk.now))
    assert len(returns_for_home(desk.head)) == 1
    receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now)
    assert returns_for_home(desk.writer) == []
    assert [(r.version.number, r.reason) for r in returns_of(report)] == [(1, "Thiếu số liệu.")]
