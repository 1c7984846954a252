"""The way of one report: each verb leaves its row and its line, and each refusal changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from reporting import BEHALF, DOCUMENT, events, fresh

import factories
from tonghop.campaigns.actions import exempt, record_received_outside
from tonghop.campaigns.models import Campaign
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.reports import actions
from tonghop.reports.models import Receipt, Report, Version
from tonghop.reports.queries import version_content
from tonghop.reports.rules.content import content_hash


def snapshot():
    reports = list(Report.objects.order_by("pk").values())
    return reports, Version.objects.count(), Receipt.objects.count(), Entry.objects.count()


def refused(kind, call, *args, match=None, **kwargs):
    before = snapshot()
    with pytest.raises(kind, match=match):
        call(*args, **kwargs)
    assert snapshot() == before


def test_opening_makes_the_row_once_and_writes_one_line(world):
    report = world.opened()
    again = actions.open_report(world.obligation, by=world.head, at=world.now)
    assert (again.pk, report.state, report.version_number) == (report.pk, "drafting", 1)
    assert events(report) == ["report.opened"]


def test_a_stranger_and_the_administrator_open_nothing(world):
    refused(NotAllowed, actions.open_report, world.obligation, by=world.stranger, at=world.now)
    administrator = factories.viewer_in(world.province.owner, Role.ADMINISTRATOR)
    refused(NotAllowed, actions.open_report, world.obligation, by=administrator, at=world.now)


def test_an_exempt_body_is_told_why_it_need_not_report(world):
    exempt(world.obligation, reason="Mới thành lập", by=world.organiser, at=world.now)
    refused(
        NotPossible, actions.open_report, world.obligation, by=world.writer, at=world.now, match="miễn.*Mới thành lập"
    )


def test_a_report_received_outside_is_not_opened(world):
    record_received_outside(
        world.obligation, number="9/BC-UBND", date=None, sender="UBND xã", by=world.organiser, at=world.now
    )
    refused(NotPossible, actions.open_report, world.obligation, by=world.writer, at=world.now, match="ngoài hệ thống")


def test_submission_freezes_a_version_and_gives_a_receipt(world):
    report = world.sought(values={"BM.01": "42"})
    receipt = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    version = Version.objects.get()
    assert receipt.number == f"001/BN-{world.campaign.key}-{world.commune.symbol}"
    assert version.hash == content_hash(version.content) == receipt.content["hash"]
    assert version.content["values"] == {"BM.01": {"value": "42"}}
    assert version.content["sections"][0]["blocks"] == [
        {"kind": "paragraph", "text": "Đã bố trí 42 cán bộ, công chức."}
    ]
    assert version.content["unit"] == {"id": world.commune.pk, "name": world.commune.name}
    report = fresh(report)
    assert (report.state, report.latest, report.arrived_at) == ("submitted", version, world.now)
    assert events(report) == ["report.opened", "report.saved", "report.approval_sought", "report.submitted"]
    assert first_broken_place(chain_lines(f"obligation:{report.obligation_id}")) is None


def test_why_another_files_it_stands_in_no_report_that_the_head_submits(world):
    receipt = actions.submit_report(world.sought(), document=BEHALF, by=world.head, at=world.now)
    assert "behalf_reason" not in receipt.content["document"]


def test_only_the_head_submits_and_only_what_was_sought(world):
    report = world.written()
    refused(NotPossible, actions.submit_report, report, document=DOCUMENT, by=world.head, at=world.now)
    actions.seek_approval(report, by=world.writer, at=world.now)
    refused(NotAllowed, actions.submit_report, report, document=DOCUMENT, by=world.writer, at=world.now)
    refused(NotAllowed, actions.submit_report, report, document=DOCUMENT, by=world.organiser, at=world.now)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": ""}, "Chưa ghi số, ký hiệu"),
        ({"number": "12-UBND"}, "12/BC-UBND"),
        ({"number": "12/bc-ubnd"}, "12/BC-UBND"),
        ({"number": "12/BC-ngv"}, "12/BC-UBND"),
        ({"date": date(2026, 5, 7)}, "ở sau hôm nay"),
        ({"signer": " "}, "Chưa ghi người ký"),
        ({"post": ""}, "Chưa ghi chức vụ"),
    ],
)
def test_a_document_that_is_not_whole_is_refused_by_name_of_the_field(world, change, words):
    report = world.sought()
    document = replace(DOCUMENT, **change)
    refused(NotPossible, actions.submit_report, report, document=document, by=world.head, at=world.now, match=words)


@pytest.mark.parametrize("number", ["12/BC-SNgV", "05/BC-VPUBND-TTr", "7a/BC-SKHĐT"])
def test_a_sign_with_small_letters_is_taken(world, number):
    report = world.sought()
    document = replace(DOCUMENT, number=number)
    actions.submit_report(report, document=document, by=world.head, at=world.now)
    assert version_content(Report.objects.get(pk=report.pk).latest)["document"]["number"] == number


def test_an_empty_report_is_not_submitted_but_a_nil_return_is(world):
    report = world.opened()
    refused(NotPossible, actions.seek_approval, report, by=world.writer, at=world.now, match="không phát sinh")
    actions.open_report(world.obligation, by=world.organiser, at=world.now)
    by = world.organiser
    refused(NotPossible, actions.submit_report, report, document=DOCUMENT, by=by, at=world.now, on_behalf=True)
    actions.seek_nil_approval(report, by=world.writer, at=world.now)
    actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    assert (fresh(report).state, Version.objects.get().nil) == ("nil_submitted", True)
    accepted = actions.accept(report, by=world.organiser, at=world.now)
    assert accepted.counted == Version.objects.get()


def test_the_head_refuses_with_a_reason(world):
    report = world.sought()
    refused(NotPossible, actions.refuse, report, reason=" ", by=world.head, at=world.now, match="lý do")
    refused(NotAllowed, actions.refuse, report, reason="Thiếu số liệu", by=world.writer, at=world.now)
    actions.refuse(report, reason="Thiếu số liệu", by=world.head, at=world.now)
    assert (fresh(report).state, fresh(report).sought_by_id) == ("drafting", None)
    assert Entry.objects.get(event="report.refused").detail["reason"] == "Thiếu số liệu"


def test_recall_works_until_the_review_begins_and_takes_the_arrival_back(world):
    report = world.submitted()
    refused(NotAllowed, actions.recall, report, by=world.writer, at=world.now)
    recalled = actions.recall(report, by=world.head, at=world.now)
    assert (recalled.state, recalled.version_number, recalled.arrived_at) == ("drafting", 2, None)
    assert events(report)[-1] == "report.recalled"
    actions.seek_approval(report, by=world.writer, at=world.now)
    later = world.now + timedelta(days=4)
    receipt = actions.submit_report(report, document=DOCUMENT, by=world.head, at=later)
    assert receipt.number.startswith("002/BN-")
    assert fresh(report).arrived_at == later
    actions.start_review(report, by=world.organiser, at=world.now)
    refused(NotPossible, actions.recall, report, by=world.head, at=world.now)


def test_a_return_needs_a_reason_for_a_section_that_exists_and_keeps_the_arrival(world):
    report = world.reviewed()
    refused(NotPossible, actions.return_for_correction, report, reasons={"1": " "}, by=world.organiser, at=world.now)
    refused(NotPossible, actions.return_for_correction, report, reasons={"xx": "a"}, by=world.organiser, at=world.now)
    refused(NotAllowed, actions.return_for_correction, report, reasons={"1": "a"}, by=world.head, at=world.now)
    returned, version = actions.return_for_correction(
        report, reasons={"1": "Thiếu số liệu"}, by=world.organiser, at=world.now
    )
    assert (returned.state, returned.version_number, version.number) == ("returned", 2, 1)
    assert returned.arrived_at == world.now
    assert Entry.objects.get(event="report.returned").detail["reasons"] == {"1": "Thiếu số liệu"}


def test_after_the_lock_a_report_waits_apart_until_it_is_taken_in_or_declined(world):
    world.obligation.lock_at = world.now
    world.obligation.save()
    report = world.sought()
    receipt = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    assert (fresh(report).state, receipt.content["held"]) == ("held", True)
    assert events(report)[-1] == "report.held"
    refused(NotAllowed, actions.release_held, report, by=world.head, at=world.now)
    refused(NotPossible, actions.decline_held, report, reason="", by=world.organiser, at=world.now)
    actions.decline_held(report, reason="Đã chốt số liệu", by=world.organiser, at=world.now)
    assert (fresh(report).state, events(report)[-1]) == ("declined", "report.declined")
    actions.reopen(report, reason="Tỉnh đồng ý nhận bổ sung", by=world.organiser, at=world.now)
    assert (fresh(report).state, fresh(report).version_number) == ("reopened", 2)


@pytest.mark.parametrize(("seek", "state"), [("seek_approval", "submitted"), ("seek_nil_approval", "nil_submitted")])
def test_what_was_held_can_be_taken_in(world, seek, state):
    world.obligation.lock_at = world.now
    world.obligation.save()
    report = getattr(actions, seek)(world.written(), by=world.writer, at=world.now)
    actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    assert actions.release_held(report, by=world.organiser, at=world.now).state == state


def test_the_organiser_files_on_behalf_even_after_the_lock_but_then_another_accepts(world):
    world.obligation.lock_at = world.now
    world.obligation.save()
    report = actions.open_report(world.obligation, by=world.organiser, at=world.now)
    actions.save_section(
        report,
        key="1",
        blocks=[{"kind": "item", "text": "- Gửi qua điện thoại"}],
        revision=0,
        by=world.organiser,
        at=world.now,
    )
    by, submit = world.organiser, actions.submit_report
    refused(NotAllowed, submit, report, document=BEHALF, by=world.head, at=world.now, on_behalf=True)
    refused(NotPossible, submit, report, document=DOCUMENT, by=by, at=world.now, on_behalf=True, match="lý do nộp thay")
    refused(NotPossible, submit, report, document=BEHALF, by=by, at=world.now, on_behalf=True, match="văn bản gốc")
    factories.attach_original(report, by=by, at=world.now)
    receipt = submit(report, document=BEHALF, by=by, at=world.now, on_behalf=True)
    assert submit(report, document=BEHALF, by=by, at=world.now, on_behalf=True) == receipt
    version = Version.objects.get()
    assert (fresh(report).state, version.on_behalf) == ("submitted", True)
    assert version.content["document"]["behalf_reason"] == BEHALF.behalf_reason
    assert [file["file_name"] for file in version.content["files"]] == ["ban-goc.pdf"]
    assert Entry.objects.get(event="report.submitted").detail["reason"] == BEHALF.behalf_reason
    actions.start_review(report, by=world.organiser, at=world.now)
    refused(NotAllowed, actions.accept, report, by=world.organiser, at=world.now, match="không được chấp nhận")
    other = factories.viewer_in(world.province.standing_body, Role.ORGANISER)
    assert actions.accept(report, by=other, at=world.now).state == "accepted"


def test_who_is_named_as_signer_does_not_accept(world):
    report = world.sought()
    namesake = factories.viewer_in(world.province.standing_body, Role.ORGANISER, name="Giàng A Lử")
    actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    actions.start_review(report, by=namesake, at=world.now)
    refused(NotAllowed, actions.accept, report, by=namesake, at=world.now)


def test_the_standing_bodys_own_report_is_judged_by_the_leader(world):
    body = world.province.standing_body
    head, writer = factories.viewer_in(body, Role.HEAD), factories.viewer_in(body, Role.WRITER)
    report = actions.open_report(factories.obligation_of(world.campaign, body), by=writer, at=world.now)
    actions.seek_nil_approval(report, by=writer, at=world.now)
    document = replace(DOCUMENT, number="30/BC-SNV")
    receipt = actions.submit_report(report, document=document, by=head, at=world.now)
    assert receipt.number == f"001/BN-{world.campaign.key}-{body.symbol}"
    refused(NotAllowed, actions.accept, report, by=world.organiser, at=world.now, match="lãnh đạo tỉnh")
    assert actions.accept(report, by=world.leader, at=world.now).state == "accepted"


def test_a_submitted_version_never_changes(world):
    world.submitted()
    version = Version.objects.get()
    with pytest.raises(TypeError, match="never changes"):
        version.save()


def test_a_campaign_that_ended_takes_no_more(world):
    report = world.written()
    Campaign.objects.update(state=Campaign.State.CLOSED)
    refused(NotPossible, actions.seek_approval, report, by=world.writer, at=world.now, match="đã kết thúc")


def test_what_was_never_handed_in_is_neither_accepted_nor_returned(world):
    report = world.written()
    refused(NotPossible, actions.accept, report, by=world.organiser, at=world.now, match="chưa có bản nộp")
    reasons = {"1": "Thiếu"}
    refused(NotPossible, actions.return_for_correction, report, reasons=reasons, by=world.organiser, at=world.now)
