"""The same submission sent twice is one version and one receipt; another one is refused, and nothing is written."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting import BEHALF, DOCUMENT, TEXT, fresh

import factories
from tonghop.campaigns.models import Obligation
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.reports import actions
from tonghop.reports.models import Receipt, Report, Upload, Version
from tonghop.reports.queries import mark_of
from tonghop.reports.queries.freezing import frozen_draft
from tonghop.reports.rules.repeating import Submission, check_as_seen, check_same, draft_mark, version_asked

PARTS = {"number": 2, "nil": False, "revisions": {"1": 3}, "values_revision": 4, "explanations": {}, "files": ["aa"]}


@pytest.mark.parametrize(
    "change",
    [
        {"number": 3},
        {"nil": True},
        {"revisions": {"1": 4}},
        {"revisions": {"1": 3, "2": 1}},
        {"values_revision": 5},
        {"explanations": {"tong": "số liệu đúng như vậy, vì ..."}},
        {"files": ["aa", "bb"]},
        {"files": []},
    ],
)
def test_every_change_of_a_draft_gives_another_mark(change):
    mark = draft_mark(**PARTS)
    assert draft_mark(**PARTS) == mark
    assert draft_mark(**(PARTS | change)) != mark


@given(st.integers(min_value=1, max_value=999_999))
def test_a_mark_names_the_version_it_is_of(number):
    assert version_asked(draft_mark(**(PARTS | {"number": number})), otherwise=0) == number


@pytest.mark.parametrize("seen", ["", "x", "-1.ab", "1e3.a", "²", "1234567.ab", "٣٤٥٦٧٨٩.a"])
def test_a_mark_that_says_nothing_leaves_the_version_to_the_report(seen):
    assert version_asked(seen, otherwise=7) == 7


def test_a_page_that_showed_another_draft_is_refused_and_one_that_says_nothing_passes():
    check_as_seen("", mark="1.a")
    check_as_seen("1.a", mark="1.a")
    with pytest.raises(NotPossible, match="đã thay đổi"):
        check_as_seen("1.b", mark="1.a")


@pytest.mark.parametrize(
    "other",
    [
        Submission(replace(DOCUMENT, number="13/BC-UBND"), 5, on_behalf=False),
        Submission(DOCUMENT, 6, on_behalf=False),
        Submission(DOCUMENT, 5, on_behalf=True),
    ],
)
def test_another_document_person_or_way_is_another_submission(now, other):
    first = Submission(DOCUMENT, 5, on_behalf=False)
    check_same(first, replace(first), number=1, by="Giàng A Lử", at=now)
    with pytest.raises(NotPossible, match=r"Phiên bản 1 đã được nộp lúc 10:00, .* bởi Giàng A Lử.* 12/BC-UBND"):
        check_same(first, other, number=1, by="Giàng A Lử", at=now)


def written():
    return (
        list(Version.objects.values_list("pk", "hash")),
        list(Receipt.objects.values_list("pk", "number")),
        list(Entry.objects.values_list("pk", flat=True)),
        list(Report.objects.values_list("state", "version_number", "latest", "arrived_at")),
    )


def test_what_came_in_and_was_taken_is_part_of_what_was_seen(world):
    report = fresh(world.sought(values={"BM.01": "42"}))
    marks = {mark_of(report)}
    for minutes, state in ((3, "taken"), (2, "taken"), (1, "waiting")):
        came = {"uploaded_at": world.now + timedelta(minutes=minutes), "uploaded_by": "Cán bộ", "state": state}
        if state == "taken":
            came |= {"settled_at": world.now, "settled_by": "Cán bộ"}
        file = {
            "file_name": f"{minutes}.xlsx",
            "kind": "excel",
            "content": b"x",
            "size": 1,
            "sha256": f"{minutes:064d}",
        }
        Upload.objects.create(report=report, version_number=1, **file, **came)
        marks.add(mark_of(report))
    assert [file["file_name"] for file in frozen_draft(report).files] == ["2.xlsx", "3.xlsx"]
    assert len(marks) == 3


def test_the_second_answer_is_the_first_receipt_and_nothing_is_written(world):
    report = fresh(world.sought(values={"BM.01": "42"}))
    seen = mark_of(report)
    first = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now, seen=seen)
    before = written()
    later = world.now + timedelta(minutes=5)
    for again in (report, fresh(report)):
        for mark in (seen, ""):
            assert actions.submit_report(again, document=DOCUMENT, by=world.head, at=later, seen=mark) == first
    assert written() == before


def test_words_written_with_other_spaces_are_the_same_document(world):
    report = world.sought()
    first = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    spaced = replace(DOCUMENT, number=" 12 / BC - UBND ", signer="Giàng  A Lử ")
    assert actions.submit_report(report, document=spaced, by=world.head, at=world.now) == first


def test_a_retry_that_comes_after_the_recall_finds_its_receipt_and_does_not_send_the_next_version(world):
    report = fresh(world.sought())
    seen = mark_of(report)
    first = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now, seen=seen)
    actions.recall(report, by=world.head, at=world.now)
    blocks = [*TEXT, {"kind": "paragraph", "text": "Bổ sung sau khi rút lại."}]
    actions.save_section(report, key="1", blocks=blocks, revision=1, by=world.writer, at=world.now)
    actions.seek_approval(report, by=world.writer, at=world.now)
    before = written()
    assert actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now, seen=seen) == first
    assert written() == before
    assert fresh(report).state == "awaiting_approval"


def test_what_arrived_in_time_is_not_held_when_its_retry_meets_the_lock(world):
    Obligation.objects.filter(pk=world.obligation.pk).update(lock_at=world.now + timedelta(minutes=1))
    report = world.sought()
    first = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    late = world.now + timedelta(minutes=2)
    assert actions.submit_report(report, document=DOCUMENT, by=world.head, at=late) == first
    assert not first.content["held"]
    assert fresh(report).state == "submitted"


def refused(error, words, call, *given, **named):
    before = written()
    with pytest.raises(error, match=words):
        call(*given, **named)
    assert written() == before


def test_a_second_head_or_another_document_is_told_what_was_sent_before(world):
    report = world.sought()
    actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    deputy = factories.viewer_in(world.commune, Role.HEAD)
    submit, words = actions.submit_report, "Phiên bản 1 đã được nộp"
    refused(NotPossible, words, submit, report, document=DOCUMENT, by=deputy, at=world.now)
    other = replace(DOCUMENT, signer="Lò Thị Mẩy")
    refused(NotPossible, words, submit, report, document=other, by=world.head, at=world.now)


def test_a_stranger_gets_no_receipt_by_repeating(world):
    report = world.sought()
    actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    refused(NotAllowed, "lãnh đạo", actions.submit_report, report, document=DOCUMENT, by=world.stranger, at=world.now)


def test_what_changed_after_the_head_saw_it_is_not_sent(world):
    report = fresh(world.sought())
    seen = mark_of(report)
    actions.refuse(report, reason="Sửa mục 1", by=world.head, at=world.now)
    blocks = [{"kind": "paragraph", "text": "Đã bố trí 43 cán bộ, công chức."}]
    actions.save_section(report, key="1", blocks=blocks, revision=1, by=world.writer, at=world.now)
    actions.seek_approval(report, by=world.writer, at=world.now)
    by = world.head
    refused(
        NotPossible, "đã thay đổi", actions.submit_report, report, document=DOCUMENT, by=by, at=world.now, seen=seen
    )


def test_a_draft_that_changed_while_it_was_being_read_is_read_again(world):
    stale = fresh(world.written())
    blocks = [{"kind": "paragraph", "text": "Đã bố trí 44 cán bộ, công chức."}]
    later = world.now + timedelta(seconds=1)
    actions.save_section(stale, key="1", blocks=blocks, revision=1, by=world.writer, at=later)
    by = world.organiser
    factories.attach_original(stale, by=by, at=world.now)
    receipt = actions.submit_report(stale, document=BEHALF, by=by, at=later, on_behalf=True)
    assert receipt.version.content["sections"][0]["blocks"] == blocks


def test_receipts_run_on_with_the_versions(world):
    numbers, report = [], world.written()
    for _ in range(3):
        actions.seek_approval(report, by=world.writer, at=world.now)
        numbers.append(actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now).number[:3])
        actions.recall(report, by=world.head, at=world.now)
    assert numbers == ["001", "002", "003"]
