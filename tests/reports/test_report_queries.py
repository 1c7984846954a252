"""What is seen of reports: by whom, in how many queries, and nothing beyond one's own tree."""

from datetime import timedelta

import pytest
from reporting import DOCUMENT, TEXT, fresh

import factories
from tonghop.campaigns.actions import exempt
from tonghop.campaigns.rules.obligations import board_state
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role
from tonghop.reports import actions, queries
from tonghop.reports.models import (
    AcceptedValue,
    DraftRevision,
    DraftSection,
    Receipt,
    Tally,
    Upload,
    Version,
)


def test_the_board_is_one_query_for_few_and_for_many(world, django_assert_num_queries):
    world.submitted()
    large = factories.make_province(communes=6, departments=5, name="Sơn La")
    many = factories.open_campaign(large, key="dot-lon")
    organiser = factories.viewer_in(large.standing_body, Role.ORGANISER)
    _ = world.organiser
    with django_assert_num_queries(1):
        few_rows = queries.board_rows(world.organiser, world.campaign, today=world.now.date())
    with django_assert_num_queries(1):
        many_rows = queries.board_rows(organiser, many, today=world.now.date())
    assert (len(few_rows), len(many_rows)) == (5, 11)


def test_a_board_row_says_what_is_known(world):
    report = world.submitted()
    rows = {
        row.organisation_id: row for row in queries.board_rows(world.leader, world.campaign, today=world.now.date())
    }
    mine, other = rows[world.commune.pk], rows[world.province.communes[1].pk]
    assert (mine.state, mine.document_number, mine.submitted_at) == ("submitted", "12/BC-UBND", world.now)
    assert mine.receipt == fresh(report).latest.receipt.number
    assert board_state(mine.facts, world.now).word == "Đã nộp"
    assert (other.state, other.report_id) == (None, None)
    assert board_state(other.facts, world.now).labels == ("không liên lạc được",)


def test_a_return_does_not_make_late_what_arrived_in_time(world):
    report = world.reviewed()
    actions.return_for_correction(report, reasons={"1": "Sửa"}, by=world.organiser, at=world.now)
    actions.seek_approval(report, by=world.writer, at=world.now)
    late = world.now + timedelta(days=20)
    actions.submit_report(report, document=DOCUMENT, by=world.head, at=late)
    row = next(
        r
        for r in queries.board_rows(world.organiser, world.campaign, today=late.date())
        if r.organisation_id == world.commune.pk
    )
    assert not board_state(row.facts, late).late
    assert row.submitted_at == late


def test_strangers_see_no_board(world):
    for viewer in (world.writer, world.stranger):
        with pytest.raises(NotAllowed):
            queries.board_rows(viewer, world.campaign, today=world.now.date())


def test_my_work_is_what_my_units_owe_and_whose_turn_it_is(world, django_assert_num_queries):
    _ = world.writer, world.head
    with django_assert_num_queries(1):
        (row,) = queries.my_work(world.writer, today=world.now.date())
    assert (row.turn, row.state, row.report_id) == ("write", None, None)
    report = world.sought()
    assert [r.turn for r in queries.my_work(world.writer, today=world.now.date())] == ["wait"]
    (row,) = queries.my_work(world.head, today=world.now.date())
    assert (row.turn, row.report_id) == ("approve", report.pk)
    assert queries.my_work(world.organiser, today=world.now.date()) == []


def test_an_accepted_report_is_done(world):
    world.accepted()
    assert [r.turn for r in queries.my_work(world.writer, today=world.now.date())] == ["done"]


def test_report_for_is_for_the_unit_the_organiser_and_the_leader(world):
    for viewer in (world.writer, world.head, world.organiser, world.leader):
        assert queries.report_for(viewer, world.obligation.pk) is None
    report = world.opened()
    assert queries.report_for(world.head, world.obligation.pk) == report
    with pytest.raises(NotAllowed) as hidden:
        queries.report_for(world.stranger, world.obligation.pk)
    with pytest.raises(NotAllowed) as absent:
        queries.report_for(world.stranger, 999_999)
    assert str(hidden.value) == str(absent.value)


def test_nobody_of_another_province_sees_anything(world):
    world.submitted()
    elsewhere = factories.make_province(name="Sơn La")
    for role, body in ((Role.ORGANISER, elsewhere.standing_body), (Role.LEADER, elsewhere.owner)):
        viewer = factories.viewer_in(body, role)
        with pytest.raises(NotAllowed):
            queries.report_for(viewer, world.obligation.pk)
        with pytest.raises(NotAllowed):
            queries.board_rows(viewer, world.campaign, today=world.now.date())


def test_the_writing_page_has_its_whole_outline_in_few_queries(world, django_assert_max_num_queries):
    report = queries.report_for(world.writer, world.written(values={"BM.01": "42"}).obligation_id)
    with django_assert_max_num_queries(6):
        page = queries.draft_page(report)
    assert [s.key for s in page.sections] == ["1", "2", "3", "hc", "kn"]
    assert page.sections[0].revision == 1
    assert page.sections[1].revision == 0
    assert page.editable
    assert {r.left for r in page.rules} <= {i.code for i in page.indicators}


def test_a_receipt_is_read_by_those_it_concerns_and_its_hashes_are_there_to_be_asked(world):
    report = world.submitted()
    receipt = fresh(report).latest.receipt
    assert queries.receipt_for(world.head, receipt.number) == receipt
    for viewer, number in ((world.stranger, receipt.number), (world.head, "999/BN-x-1")):
        with pytest.raises(NotAllowed):
            queries.receipt_for(viewer, number)
    assert queries.hashes_of_receipt(f" {receipt.number} ") == (receipt.version_id, {receipt.content["hash"]})
    assert queries.hashes_of_receipt("001/BN-khac-1") is None


def test_versions_for_the_rooms_above(world):
    report = world.accepted(values={"BM.01": "42"})
    version = fresh(report).latest
    assert list(queries.counted_versions(world.campaign)) == [version]
    assert list(queries.latest_versions(world.campaign)) == [version]
    assert list(queries.versions_of(report)) == [version]
    assert queries.version_content(queries.version_of(version.pk))["values"] == {"BM.01": {"value": "42"}}
    actions.reopen(report, reason="Bổ sung", by=world.organiser, at=world.now)
    assert list(queries.counted_versions(world.campaign)) == [version]
    assert [(v.code, v.value) for v in queries.accepted_values(world.campaign)] == [("BM.01", 42)]
    assert [(t.code, t.total) for t in queries.tallies(world.campaign)] == [("BM.01", 42)]


def test_a_section_of_every_unit_is_for_its_lead_the_organiser_and_the_leader(world):
    world.submitted()
    lead = factories.viewer_in(world.province.standing_body, Role.SECTION_LEAD)
    for viewer in (lead, world.organiser, world.leader):
        (part,) = queries.section_of_every_unit(viewer, world.campaign, "1")
        assert (part.name, part.state, part.blocks) == (world.commune.name, "submitted", TEXT)
    for viewer, key in ((lead, "2"), (lead, "xx"), (world.organiser, "xx"), (world.head, "1"), (world.stranger, "1")):
        with pytest.raises(NotAllowed, match="Không có mục này"):
            queries.section_of_every_unit(viewer, world.campaign, key)


def test_what_an_exempt_body_owes_is_done_and_leaves_the_list_after_the_due_day(world):
    exempt(world.obligation, reason="Mới thành lập", by=world.organiser, at=world.now)
    assert [r.turn for r in queries.my_work(world.writer, today=world.now.date())] == ["done"]
    assert queries.my_work(world.writer, today=world.now.date() + timedelta(days=30)) == []


def test_rows_say_who_they_are(world):
    report = world.accepted(values={"BM.01": "42"})
    actions.reopen(report, reason="Sửa", by=world.organiser, at=world.now)
    actions.save_section(report, key="1", blocks=[], revision=1, by=world.head, at=world.now)
    rows = [fresh(report), *(model.objects.first() for model in (Version, Receipt, AcceptedValue, Tally))]
    rows += [DraftSection.objects.first(), DraftRevision.objects.first(), Upload(file_name="a.docx")]
    assert all(str(row) and "object" not in str(row) for row in rows)
