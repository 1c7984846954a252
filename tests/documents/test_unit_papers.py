"""The paper of a submitted version: official form, made once, the same bytes from the same version."""

from datetime import timedelta

import pytest
from pdf_text import page_texts

from office import DOCUMENT, Office, make_office
from tonghop.documents.actions import make_report_paper
from tonghop.documents.models import ReportPaper
from tonghop.documents.queries import receipt_page, receipt_paper, report_pdf
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import receive_report
from tonghop.reports import actions as reports
from tonghop.reports.queries import version_of
from tonghop.reports.rows import Receipt, Version

VALUES = {
    "BM.01": "40",
    "BM.08": {"none": "chưa rà soát xong"},
    "TTHC.04": "1.204",
    "TTHC.05": "1.100",
    "TTHC.06": "104",
}


@pytest.fixture
def office(db: None, now) -> Office:
    return make_office(now)


@pytest.fixture
def unmade(settings) -> None:
    """The queue of the real settings: nothing is made until a worker comes."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}


def version_in(office: Office, **given) -> Version:
    report = office.submitted(**given)
    assert report.latest is not None
    return version_of(report.latest.pk)


def test_submission_is_followed_by_the_paper_and_one_line(office: Office) -> None:
    version = version_in(office)
    paper = ReportPaper.objects.get(version=version.pk)
    assert paper.sha256 == sha256(bytes(paper.pdf))
    line = Entry.objects.get(event="report.paper_made")
    assert (line.subject_kind, line.subject_id, line.actor_id) == ("report", version.report_id, None)
    assert line.detail == {"version": 1, "version_id": version.pk, "sha256": paper.sha256}


def test_asking_again_changes_nothing_and_the_same_version_gives_the_same_bytes(office: Office) -> None:
    version = version_in(office)
    paper = ReportPaper.objects.get()
    again = make_report_paper(version, at=office.now + timedelta(days=3))
    assert (again.pk, again.made_at, ReportPaper.objects.count()) == (paper.pk, office.now, 1)
    assert Entry.objects.filter(event="report.paper_made").count() == 1
    ReportPaper.objects.all().delete()
    assert bytes(make_report_paper(version, at=office.now + timedelta(days=3)).pdf) == bytes(paper.pdf)


def test_the_paper_has_the_official_form(office: Office) -> None:
    version_in(office, values=VALUES)
    text = " ".join(page_texts(bytes(ReportPaper.objects.get().pdf)))
    for part in (
        "ỦY BAN NHÂN DÂN XÃ BẮC HÀ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/BC-UBND",
        "Bắc Hà, ngày 05 tháng 5 năm 2026",
        "BÁO CÁO Sơ kết 01 năm vận hành chính quyền địa phương 02 cấp",
        "Kính gửi: Sở Nội vụ",
        "Thực hiện Kế hoạch số 197/KH-UBND ngày 04/5/2026 của UBND tỉnh Lào Cai, UBND xã Bắc Hà báo cáo như sau:",
        "1. Về tổ chức bộ máy và nhân sự",
        "73/81 hồ sơ được giải quyết",
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Giàng A Lử",
        "Nơi nhận: - Như trên; - Lưu: VT.",
        "(Kèm theo Báo cáo số 12/BC-UBND ngày 05 tháng 5 năm 2026 của UBND xã Bắc Hà)",
        "1.204",
        "Không có số liệu: chưa rà soát xong",
        "Dữ liệu mô phỏng",
    ):
        assert part in text, part
    assert "DỰ THẢO" not in text


def test_a_nil_return_says_so_and_holds_no_figures(office: Office) -> None:
    writer, head = office.viewer(Role.WRITER), office.viewer(Role.HEAD)
    report = reports.seek_nil_approval(office.opened(), by=writer, at=office.now)
    receive_report(report, document=DOCUMENT, by=head, at=office.now)
    (page,) = page_texts(bytes(ReportPaper.objects.get().pdf))
    assert "không phát sinh nội dung phải báo cáo" in page
    assert "Phụ lục" not in page


def test_what_came_after_the_lock_has_its_paper_too_and_only_one(office: Office) -> None:
    sought = office.sought()
    obligation = sought.obligation
    obligation.lock_at = office.now
    obligation.save(update_fields=["lock_at"])
    receive_report(sought, document=DOCUMENT, by=office.viewer(Role.HEAD), at=office.now)
    assert ReportPaper.objects.count() == 1
    reports.release_held(sought, by=office.viewer(Role.ORGANISER), at=office.now)
    assert ReportPaper.objects.count() == 1


def test_until_it_is_made_the_receipt_says_so(unmade, office: Office) -> None:
    version = version_in(office)
    head, number = office.viewer(Role.HEAD), Receipt.objects.get().number
    assert receipt_page(head, number).paper is None
    with pytest.raises(NotPossible, match="chưa có"):
        report_pdf(head, number, signed=False)
    assert "Mã băm bản PDF: đang lập" in page_texts(receipt_paper(head, number, address="https://x.vn")[1])[0]
    paper = make_report_paper(version, at=office.now)
    (page,) = page_texts(receipt_paper(head, number, address="https://x.vn")[1])
    assert paper.sha256 in page
    assert report_pdf(head, number, signed=False)[1] == bytes(paper.pdf)
    with pytest.raises(NotPossible, match="chưa có"):
        report_pdf(head, number, signed=True)


def test_strangers_see_neither_receipt_nor_paper(office: Office) -> None:
    version_in(office)
    number = Receipt.objects.get().number
    stranger = office.viewer(Role.HEAD, office.province.communes[1])
    with pytest.raises(NotAllowed):
        receipt_page(stranger, number)
    with pytest.raises(NotAllowed):
        report_pdf(stranger, number, signed=False)


def test_the_database_keeps_a_paper_as_it_was_made(office: Office) -> None:
    from django.db import DatabaseError, transaction  # noqa: PLC0415 - only here

    version_in(office)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        ReportPaper.objects.update(sha256="0" * 64)
