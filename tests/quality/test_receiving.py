from dataclasses import replace

import pytest

import factories
from quality.desk import DOCUMENT, counts, fresh, lines
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.quality.actions import Blocked, receive_report
from tonghop.quality.models import Finding
from tonghop.quality.queries import check_draft
from tonghop.reports import actions as reports

WRONG = {"BM.02": "42", "BM.03": "20", "BM.04": "20"}
RIGHT = {"BM.02": "42", "BM.03": "20", "BM.04": "22"}


def test_a_sound_report_is_submitted_checked_and_has_its_receipt(desk):
    report = desk.sought(values=RIGHT)
    receipt = receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now)
    report = fresh(report)
    assert (report.state, receipt.version_id) == ("submitted", report.latest_id)
    assert lines(report)[-3:] == ["report.submitted", "report.checked", "report.paper_made"]
    checked = Entry.objects.get(event="report.checked")
    assert checked.detail["version_id"] == report.latest_id
    assert sum(checked.detail["findings"].values()) == Finding.objects.filter(version=report.latest_id).count()
    assert not Finding.objects.filter(check_id="sum-mismatch").exists()


def test_a_wrong_sum_blocks_and_nothing_is_written(desk):
    report = desk.sought(values=WRONG)
    before = counts()
    with pytest.raises(Blocked, match=r"thiếu 2\b") as refusal:
        receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now)
    assert [f.rule_id for f in refusal.value.findings] == ["can-bo-cong-chuc"]
    assert "ô BM.02" in refusal.value.message
    assert counts() == before


def test_several_wrong_sums_are_counted_in_the_message(desk):
    report = desk.sought(values=WRONG | {"BM.08": "50"})
    with pytest.raises(Blocked, match="Còn 1 chỗ khác"):
        receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now)


def test_an_explained_sum_goes_through_and_the_reviewer_sees_why(desk):
    report = desk.submitted(values=WRONG, explained="số liệu đúng như vậy, vì 02 người đang biệt phái")
    finding = Finding.objects.get(version=report.latest, check_id="sum-mismatch")
    assert (finding.severity, finding.place, finding.section_key) == ("error", "cell:BM.02", "1")
    assert "02 người đang biệt phái" in finding.message


def test_a_missing_figure_has_its_own_exit(desk):
    report = desk.sought(values={"BM.02": "42", "BM.03": "20", "BM.04": {"none": "phòng đang đối chiếu hồ sơ"}})
    assert [f for f in check_draft(report) if f.check == "sum-mismatch"] == []
    assert receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now).number


@pytest.mark.parametrize("who", ["writer", "organiser", "stranger", "leader"])
def test_only_the_head_submits_and_a_stranger_learns_no_figure(desk, who):
    report = desk.sought(values=WRONG)
    viewer = getattr(desk, who)
    before = counts()
    with pytest.raises(NotAllowed) as refusal:
        receive_report(report, document=DOCUMENT, by=viewer, at=desk.now)
    assert "42" not in str(refusal.value)
    assert counts() == before


def test_filing_on_behalf_is_for_the_organiser_and_blocked_alike(desk):
    report = desk.sought(values=WRONG)
    with pytest.raises(Blocked):
        receive_report(report, document=DOCUMENT, by=desk.organiser, at=desk.now, on_behalf=True)
    with pytest.raises(NotAllowed):
        receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now, on_behalf=True)
    other = fresh(reports.open_report(desk.obligation(1), by=desk.organiser, at=desk.now))
    blocks = [{"kind": "paragraph", "text": "Gửi bản giấy đã ký."}]
    reports.save_section(other, key="1", blocks=blocks, revision=0, by=desk.organiser, at=desk.now)
    factories.attach_original(other, by=desk.organiser, at=desk.now)
    document = replace(DOCUMENT, behalf_reason="Xã mất điện.")
    receive_report(other, document=document, by=desk.organiser, at=desk.now, on_behalf=True)
    assert fresh(other).latest.on_behalf


def test_a_nil_return_is_not_blocked_by_figures_it_does_not_send(desk):
    writer = desk.writer
    report = reports.open_report(desk.obligation(), by=writer, at=desk.now)
    report, _ = reports.save_values(report, values=WRONG, seen={}, by=writer, at=desk.now)
    report = fresh(reports.seek_nil_approval(report, by=writer, at=desk.now))
    receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now)
    assert fresh(report).state == "nil_submitted"
    assert not Finding.objects.exists()


def test_what_was_not_put_before_the_head_is_not_submitted(desk):
    report = fresh(reports.refuse(desk.sought(), reason="Bổ sung số liệu", by=desk.head, at=desk.now))
    before = counts()
    with pytest.raises(NotPossible):
        receive_report(report, document=DOCUMENT, by=desk.head, at=desk.now)
    assert counts() == before
