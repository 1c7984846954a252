"""Which units and which sections draw what: for the desk alone, a section's lead the own section."""

import pytest

import factories
from quality.desk import CLEAN, DOCUMENT, fresh, paragraphs
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import Judged, dismiss_finding, receive_report
from tonghop.quality.queries import findings_overview
from tonghop.reports import actions as reports

DOTS = CLEAN + " Đã mở ... lớp cho cán bộ."


def handed_in(desk, commune, sections):
    body = desk.province.communes[commune]
    writer, head = factories.viewer_in(body, Role.WRITER), factories.viewer_in(body, Role.HEAD)
    report = reports.open_report(desk.obligation(commune), by=writer, at=desk.now)
    for key, text in sections.items():
        reports.save_section(report, key=key, blocks=paragraphs(text), revision=0, by=writer, at=desk.now)
    receive_report(
        fresh(reports.seek_approval(fresh(report), by=writer, at=desk.now)), document=DOCUMENT, by=head, at=desk.now
    )
    return fresh(report)


@pytest.fixture
def reports_of_three(desk):
    return [
        handed_in(desk, 1, {"1": DOTS, "2": DOTS}),
        handed_in(desk, 2, {"1": DOTS + " Năm sau mở ... lớp."}),
        handed_in(desk, 3, {"1": CLEAN}),
    ]


def test_units_are_counted_not_findings_and_stand_in_official_order(desk, reports_of_three):
    found = findings_overview(desk.organiser, desk.campaign)
    assert found.counts["placeholder"] == {"1": 2, "2": 1}
    assert found.bodies["placeholder"] == 2
    assert [unit.name for unit in found.units] == [c.name for c in desk.province.communes[1:]]
    assert [s.key for s in found.sections] == ["1", "2", "3", "hc", "kn"]


def test_the_list_is_narrowed_to_a_check_and_a_section(desk, reports_of_three):
    found = findings_overview(desk.organiser, desk.campaign)
    assert [u.obligation_id for u in found.narrowed(check="placeholder")] == [
        reports_of_three[0].obligation_id,
        reports_of_three[1].obligation_id,
    ]
    (unit,) = found.narrowed(check="placeholder", section="2")
    assert (unit.by_severity, unit.left) == ((0, 1, 0, 0), 1)
    assert found.narrowed(check="near-copy") == ()


def test_what_is_decided_is_no_longer_left(desk, reports_of_three):
    report = reports_of_three[1]
    one = report.latest.findings.filter(check_id="placeholder").first()
    dismiss_finding(Judged(report, one.fingerprint, 1), reason="Máy nhầm", by=desk.organiser, at=desk.now)
    found = findings_overview(desk.organiser, desk.campaign)
    unit = next(u for u in found.narrowed(check="placeholder") if u.obligation_id == report.obligation_id)
    assert (unit.left, unit.findings[0].decision.reason) == (0, "Máy nhầm")


def test_a_sections_lead_sees_the_own_section(desk, reports_of_three):
    found = findings_overview(desk.lead, desk.campaign)
    assert [s.key for s in found.sections] == ["2"]
    assert found.counts["placeholder"] == {"2": 1}
    assert {f.section_key for unit in found.units for f in unit.findings} == {"2"}


def test_who_may_look(desk, reports_of_three):
    assert findings_overview(desk.leader, desk.campaign).units
    other = factories.make_province(name="Sơn La", communes=1)
    for viewer in (
        desk.writer,
        desk.head,
        factories.viewer_in(desk.province.owner, Role.RECEIVER),
        factories.viewer_in(other.owner, Role.LEADER),
        factories.viewer_in(other.standing_body, Role.ORGANISER),
        factories.viewer_in(desk.province.departments[1], Role.ORGANISER),
    ):
        with pytest.raises(NotAllowed):
            findings_overview(viewer, desk.campaign)


def test_it_costs_four_queries_however_many_handed_in(desk, django_assert_num_queries):
    handed_in(desk, 1, {"1": DOTS})
    organiser = desk.organiser
    with django_assert_num_queries(4):
        findings_overview(organiser, desk.campaign)
    handed_in(desk, 2, {"1": DOTS})
    handed_in(desk, 3, {"1": DOTS})
    with django_assert_num_queries(4):
        findings_overview(organiser, desk.campaign)
