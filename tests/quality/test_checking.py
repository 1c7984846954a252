from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

import factories
from quality.desk import DOCUMENT, fresh, lines, paragraphs
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import receive_report, run_checks
from tonghop.quality.models import Finding, PointAnswers
from tonghop.quality.queries import check_draft, findings_of
from tonghop.reports import actions as reports
from tonghop.reports.actions.locking import locked_obligation
from tonghop.reports.queries import version_of

LONG = (
    "Bộ phận một cửa của xã làm việc cả sáng thứ Bảy để bà con ở thôn xa kịp nộp hồ sơ sau phiên chợ. "
    "Tổ công nghệ số đi từng thôn hướng dẫn đăng ký tài khoản, ghi lại 214 thắc mắc và trả lời ngay tại chỗ. "
    "Trụ sở cũ được sửa lại làm nhà bán trú cho 36 học sinh, phần còn lại giao trạm y tế quản lý. "
    "Đến nay 38 công chức đã có máy tính riêng, ba máy in hỏng từ mùa mưa vẫn chờ thay linh kiện."
)
FOREIGN = "UBND xã Bảo Nhai đã ban hành 12 văn bản."


def test_findings_are_kept_once_and_each_stands_at_its_words(desk):
    report = desk.submitted(f"{FOREIGN} Đã mở ... lớp.")
    version = version_of(report.latest_id)
    first = list(
        Finding.objects.values_list("check_id", "severity", "section_key", "place", "start", "end", "evidence")
    )
    assert {row[0] for row in first} >= {"foreign-unit", "placeholder", "section-missing"}
    run_checks(version, at=desk.now)
    again = list(
        Finding.objects.values_list("check_id", "severity", "section_key", "place", "start", "end", "evidence")
    )
    assert again == first
    assert lines(report).count("report.checked") == 2
    for finding in Finding.objects.exclude(place=""):
        block = version.content["sections"][0]["blocks"][int(finding.place[6:])]["text"]
        assert block[finding.start : finding.end] == finding.evidence


def test_what_becomes_of_each_point_is_kept_once(desk):
    version = version_of(desk.submitted("Đã mở 02 lớp.").latest_id)
    kept = PointAnswers.objects.get(version=version)
    assert kept.by_section == {"1": {"a": "s", "b": "s"}}
    PointAnswers.objects.update(by_section={})
    run_checks(version, at=desk.now)
    assert PointAnswers.objects.get(version=version).by_section == kept.by_section


def test_the_line_of_the_check_leaves_the_chain_of_deeds_whole(desk):
    report = desk.submitted()
    assert Entry.objects.get(event="report.checked").chain == ""
    assert first_broken_place(chain_lines(f"obligation:{report.obligation_id}")) is None


def test_while_writing_the_same_is_said_without_anything_being_kept(desk):
    report = desk.sought(FOREIGN)
    assert [f.evidence for f in check_draft(report) if f.check == "foreign-unit"] == ["UBND xã Bảo Nhai"]
    assert not Finding.objects.exists()


def test_a_copy_is_found_when_the_second_comes_in_and_shows_both_passages(desk):
    original = desk.submitted(LONG, commune=1)
    copy = desk.submitted(LONG.replace("214", "187").replace("mùa mưa", "mùa lũ"))
    finding = Finding.objects.get(check_id="near-copy")
    assert (finding.version_id, finding.peer_version_id) == (copy.latest_id, original.latest_id)
    assert (finding.severity, finding.section_key) == ("warning", "1")
    assert finding.peer_place["unit"] == "UBND xã Bảo Nhai"
    assert finding.peer_place["percent"] > 90
    for passage in finding.peer_place["passages"]:
        assert LONG[passage["peer_start"] : passage["peer_end"]] == passage["peer_evidence"]


def test_what_a_unit_replaced_is_no_longer_compared_with(desk):
    original = desk.submitted(LONG, commune=1)
    head = factories.viewer_in(desk.province.communes[1], Role.HEAD)
    writer = factories.viewer_in(desk.province.communes[1], Role.WRITER)
    version = version_of(desk.submitted(LONG).latest_id)
    assert Finding.objects.filter(check_id="near-copy", version=version).count() == 1
    reports.recall(original, by=head, at=desk.now)
    blocks = paragraphs("Xã đã có 12 việc khác hẳn để kể.")
    reports.save_section(original, key="1", blocks=blocks, revision=1, by=writer, at=desk.now)
    reports.seek_approval(original, by=writer, at=desk.now)
    receive_report(fresh(original), document=DOCUMENT, by=head, at=desk.now)
    run_checks(version, at=desk.now)
    assert not Finding.objects.filter(check_id="near-copy").exists()


@pytest.mark.parametrize("who", ["writer", "head"])
def test_the_unit_sees_its_findings_but_no_other_units_words(desk, who):
    desk.submitted(LONG, commune=1)
    version = version_of(desk.submitted(LONG + " " + FOREIGN).latest_id)
    seen = findings_of(getattr(desk, who), version)
    assert "foreign-unit" in {f.check_id for f in seen}
    assert "near-copy" not in {f.check_id for f in seen}


def test_the_organiser_and_the_leader_see_all_and_the_sections_lead_its_own(desk):
    desk.submitted(LONG, commune=1)
    version = version_of(desk.submitted(LONG).latest_id)
    for viewer in (desk.organiser, desk.leader):
        assert "near-copy" in {f.check_id for f in findings_of(viewer, version)}
    assert "near-copy" not in {f.check_id for f in findings_of(desk.lead, version)}


def test_a_stranger_sees_no_finding(desk):
    version = version_of(desk.submitted().latest_id)
    with pytest.raises(NotAllowed):
        findings_of(desk.stranger, version)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_jobs_about_one_version_go_one_after_the_other(desk):
    version = version_of(desk.submitted(f"{FOREIGN} Đã mở ... lớp.").latest_id)
    expected = Finding.objects.count()

    def job():
        try:
            return len(run_checks(version, at=desk.now))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            locked_obligation(version.report.obligation)
            second = pool.submit(job)
            with pytest.raises(TimeoutError):
                second.result(timeout=1)
        assert second.result(timeout=10) == expected
    assert Finding.objects.count() == expected
