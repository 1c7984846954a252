import pytest

import factories
from quality.desk import CLEAN, DOCUMENT, fresh
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role, Viewer
from tonghop.quality.actions import accept_report, return_report, start_review
from tonghop.quality.queries import review_page, review_queue

WRONG = {"BM.02": "42", "BM.03": "20", "BM.04": "20", "BM.08": {"none": "đang rà soát"}}
EXPLAINED = "số liệu đúng như vậy, vì 02 người đang biệt phái"


def test_the_organiser_sees_text_figures_findings_and_what_may_be_done(desk):
    report = desk.submitted(CLEAN + " Đã mở ... lớp.", values=WRONG, explained=EXPLAINED)
    page = review_page(desk.organiser, report.obligation_id)
    assert (page.version.pk, page.report.state) == (report.latest_id, "submitted")
    assert [s.section.key for s in page.sections] == ["1", "2", "3", "hc", "kn"]
    first = page.sections[0]
    assert first.blocks[0]["text"].startswith(CLEAN)
    assert {f.check_id for f in first.findings} == {"placeholder", "sum-mismatch"}
    figures = {f.indicator.code: f for f in first.figures}
    assert (figures["BM.02"].value, figures["BM.02"].explanations) == (42, (EXPLAINED,))
    assert [f.check_id for f in figures["BM.02"].findings] == ["sum-mismatch"]
    assert (figures["BM.08"].value, figures["BM.08"].none_reason) == (None, "đang rà soát")
    may = {"start_review": True, "return": False, "accept": False, "reopen": False, "release": False}
    assert page.may == {"decide": True, **may}
    assert len(page.judged) == len({f.fingerprint for s in page.sections for f in s.findings}) > 2


def test_the_verbs_follow_the_state_and_the_hands(desk):
    report = desk.reviewed()
    may = review_page(desk.organiser, report.obligation_id).may
    assert (may["return"], may["accept"], may["start_review"]) == (True, True, False)
    writer = Viewer(desk.writer.person_id, desk.writer.name, (*desk.writer.seats, *desk.organiser.seats))
    assert not review_page(writer, report.obligation_id).may["accept"]
    assert not any(review_page(desk.leader, report.obligation_id).may.values())


def test_the_history_of_returns_stands_beside_each_section(desk):
    report = desk.returned(**{"1": "Thiếu số liệu.", "": "Sửa thể thức."})
    page = review_page(desk.organiser, report.obligation_id)
    assert [r.reason for r in page.sections[0].returns] == ["Thiếu số liệu."]
    assert [r.reason for r in page.whole_returns] == ["Sửa thể thức."]
    assert [v.number for v in page.versions] == [1]


def test_a_sections_lead_reads_that_section_alone(desk):
    report = desk.submitted()
    page = review_page(desk.lead, report.obligation_id)
    assert [s.section.key for s in page.sections] == ["2"]
    assert {f.indicator.code[:4] for f in page.sections[0].figures} == {"TTHC"}
    assert not any(page.may.values())


@pytest.mark.parametrize("who", ["writer", "head", "stranger"])
def test_the_desk_is_not_for_units(desk, who):
    report = desk.submitted()
    with pytest.raises(NotAllowed):
        review_page(getattr(desk, who), report.obligation_id)


def test_another_province_sees_nothing(desk):
    report = desk.submitted()
    other = factories.make_province(name="Sơn La", communes=1)
    for role in (Role.LEADER, Role.SECTION_LEAD, Role.ORGANISER):
        for body in (other.owner, other.standing_body):
            with pytest.raises(NotAllowed):
                review_page(factories.viewer_in(body, role), report.obligation_id)


def test_before_anything_was_handed_in_there_is_nothing_to_review(desk):
    report = desk.sought()
    with pytest.raises(NotPossible, match="chưa nộp"):
        review_page(desk.organiser, report.obligation_id)


def test_the_queue_holds_what_waits_oldest_first_in_four_queries(desk, django_assert_num_queries):
    first = desk.submitted(CLEAN + " Đã mở ... lớp.", commune=1)
    second = desk.submitted(commune=2)
    done = desk.reviewed()
    accept_report(done, by=desk.organiser, at=desk.now)
    with django_assert_num_queries(4):
        rows = review_queue(desk.organiser, desk.campaign)
    assert [r.obligation_id for r in rows] == [first.obligation_id, second.obligation_id]
    assert (rows[0].errors - rows[1].errors, rows[0].state_label) == (1, "Đã nộp")
    start_review(second, by=desk.organiser, at=desk.now)
    return_report(fresh(second), reasons={"": "Viết lại"}, by=desk.organiser, at=desk.now)
    assert [r.obligation_id for r in review_queue(desk.organiser, desk.campaign)] == [first.obligation_id]
    assert rows[0].document_number == DOCUMENT.number


def test_the_queue_is_not_for_units(desk):
    with pytest.raises(NotAllowed):
        review_queue(desk.writer, desk.campaign)


@pytest.mark.parametrize("reports", [1, 3])
def test_the_page_costs_the_same_queries_however_much_was_handed_in(desk, reports, django_assert_max_num_queries):
    for commune in range(1, reports):
        desk.submitted(commune=commune)
    obligation_id = desk.submitted(values=WRONG, explained=EXPLAINED).obligation_id
    viewer = desk.organiser
    with django_assert_max_num_queries(19):
        review_page(viewer, obligation_id)
