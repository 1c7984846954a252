"""Files beside the report: kinds by content, limits, content stored once, frozen into versions, read by few."""

import io
import zipfile

import pytest
from reporting import DOCUMENT, events, fresh

from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible, Refused
from tonghop.kernel.hashing import sha256
from tonghop.reports import actions
from tonghop.reports.models import Attachment, StoredFile, Version
from tonghop.reports.queries import attachment_for, attachments_of
from tonghop.reports.rules import attachments as rules
from tonghop.reports.rules.attachments import Attached, check_fits, kind_of, tidy_name

PDF = b"%PDF-1.7\nquyet dinh"
PNG = b"\x89PNG\r\n\x1a\n0"


def office_file(part: str, *more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in (part, *more):
            archive.writestr(name, "<x/>")
    return out.getvalue()


def attach(world, report, *, data=PDF, name="quyet-dinh.pdf", by=None):
    return actions.attach_file(report, file_name=name, data=data, by=by or world.writer, at=world.now)


def refused(kind, call, *args, match=None, **kwargs):
    before = Attachment.objects.count(), StoredFile.objects.count(), Entry.objects.count()
    with pytest.raises(kind, match=match):
        call(*args, **kwargs)
    assert (Attachment.objects.count(), StoredFile.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PDF, "a.PDF", "pdf"),
        (PNG, "a.png", "png"),
        (b"\xff\xd8\xff\xe0..", "ảnh.jpeg", "jpg"),
        (office_file("word/document.xml"), "a.docx", "docx"),
        (office_file("xl/workbook.xml"), "a.xlsx", "xlsx"),
    ],
)
def test_the_kind_is_known_by_content(data, name, kind):
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"MZ\x90", "a.pdf", "không thuộc loại"),
        (b"<html>", "a.html", "không thuộc loại"),
        (office_file("khac.xml"), "a.zip", "không thuộc loại"),
        (PDF, "a.docx", "không đúng với đuôi"),
        (PNG, "khong-duoi", "không đúng với đuôi"),
        (office_file("word/document.xml", "word/vbaProject.bin"), "a.docx", "macro"),
        (b"PK\x03\x04hong", "a.docx", "bị hỏng"),
    ],
)
def test_what_may_not_be_attached_says_why(data, name, words):
    with pytest.raises(Refused, match=words):
        kind_of(data, name)


def test_sizes_and_numbers_have_limits(monkeypatch):
    for name, limit in (("MAX_BYTES", 10), ("MAX_TOTAL", 25), ("MAX_COUNT", 3)):
        monkeypatch.setattr(rules, name, limit)
    check_fits(b"0" * 10, "a", Attached(2, 15))
    for data, attached in ((b"", Attached(0, 0)), (b"0" * 11, Attached(0, 0))):
        with pytest.raises(Refused):
            check_fits(data, "a", attached)
    for attached in (Attached(3, 3), Attached(1, 16)):
        with pytest.raises(NotPossible, match="tối đa"):
            check_fits(b"0" * 10, "a", attached)


def test_a_name_is_tidied_but_keeps_its_ending():
    assert tidy_name("C:\\tài liệu\\a  b.pdf") == "a b.pdf"
    assert tidy_name("../../" + "x" * 300 + ".pdf").endswith(".pdf")
    assert tidy_name("") == "tệp không tên"


def test_attaching_keeps_row_and_line_and_the_content_once(world):
    report = world.opened()
    made = attach(world, report)
    assert (made.file.sha256, made.file.kind, made.file.size) == (sha256(PDF), "pdf", len(PDF))
    assert events(report)[-1] == "report.attached"
    assert Entry.objects.get(event="report.attached").detail["sha256"] == sha256(PDF)
    refused(NotPossible, attach, world, report, match="đã được đính kèm")
    other = actions.open_report(world.obligation, by=world.head, at=world.now)
    assert [one.pk for one in attachments_of(other)] == [made.pk]


def test_the_same_content_in_two_reports_is_one_file(world):
    import factories  # noqa: PLC0415 - only here

    second = factories.obligation_of(world.campaign, world.province.communes[1])
    attach(world, world.opened())
    attach(world, actions.open_report(second, by=world.stranger, at=world.now), by=world.stranger, name="khac.pdf")
    assert (Attachment.objects.count(), StoredFile.objects.count()) == (2, 1)


def test_a_version_freezes_what_is_attached_and_keeps_it(world):
    report = world.written()
    made = attach(world, report)
    actions.seek_approval(report, by=world.writer, at=world.now)
    refused(NotPossible, attach, world, report, data=PNG, name="a.png", match="không sửa được")
    refused(NotPossible, actions.remove_attachment, report, attachment_id=made.pk, by=world.writer, at=world.now)
    receipt = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    line = {"file_name": "quyet-dinh.pdf", "kind": "attachment", "size": len(PDF), "sha256": sha256(PDF)}
    assert Version.objects.get().content["files"] == [line] == receipt.content["files"]
    actions.recall(report, by=world.head, at=world.now)
    actions.remove_attachment(report, attachment_id=made.pk, by=world.writer, at=world.now)
    assert events(report)[-1] == "report.attachment_removed"
    assert attachments_of(fresh(report)) == []
    assert bytes(attachment_for(world.organiser, report.obligation_id, sha256(PDF)).file.content) == PDF
    refused(NotPossible, actions.remove_attachment, report, attachment_id=made.pk, by=world.writer, at=world.now)
    attach(world, fresh(report))


def test_attaching_after_the_head_opened_the_page_is_noticed(world):
    from tonghop.reports.queries.freezing import frozen_draft  # noqa: PLC0415 - only here

    report = fresh(world.opened())
    before = frozen_draft(report).mark
    attach(world, report)
    assert frozen_draft(fresh(report)).mark != before


def test_only_who_reads_the_report_gets_the_file(world):
    report = world.opened()
    attach(world, report)
    for viewer in (world.writer, world.head, world.organiser, world.leader):
        assert attachment_for(viewer, report.obligation_id, sha256(PDF)).file_name == "quyet-dinh.pdf"
    with pytest.raises(NotAllowed):
        attachment_for(world.stranger, report.obligation_id, sha256(PDF))
    with pytest.raises(NotAllowed):
        attachment_for(world.writer, report.obligation_id, "0" * 64)


def test_what_is_not_what_its_name_says_and_a_stranger_s_file_change_nothing(world):
    report = world.opened()
    refused(Refused, attach, world, report, name="a.exe", match="không đúng với đuôi")
    refused(NotAllowed, attach, world, report, by=world.stranger)
