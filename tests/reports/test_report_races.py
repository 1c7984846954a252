"""Two transactions at once, on PostgreSQL: totals stay exact, a report is submitted once, receipts stay unique."""

import pytest
from reporting import BEHALF, DOCUMENT, TEXT, World, fresh

import factories
from races import at_once
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import DomainError
from tonghop.organisations.permissions import Role
from tonghop.reports import actions
from tonghop.reports.models import AcceptedValue, DraftSection, Receipt, Report, Tally, Version
from tonghop.reports.rules.content import content_hash
from tonghop.reports.rules.drafting import Conflict
from tonghop.reports.rules.taking import Picked

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db, now) -> World:
    province = factories.make_province(communes=6)
    world = World(province, factories.open_campaign(province), now)
    _ = world.writer, world.head, world.organiser
    return world


def test_six_acceptances_at_once_add_up(here):
    reports = []
    for place, commune in enumerate(here.province.communes):
        head = factories.viewer_in(commune, Role.HEAD)
        report = actions.open_report(factories.obligation_of(here.campaign, commune), by=head, at=here.now)
        values = {"BM.01": str(place + 1), "BM.02": "7", "BM.03": {"none": "Chưa có"}}
        actions.save_values(report, values=values, seen={}, by=head, at=here.now)
        actions.seek_approval(report, by=head, at=here.now)
        actions.submit_report(report, document=DOCUMENT, by=head, at=here.now)
        reports.append(actions.start_review(report, by=here.organiser, at=here.now))
    at_once(*(lambda r=r: actions.accept(r, by=here.organiser, at=here.now) for r in reports))
    assert set(Report.objects.values_list("state", flat=True)) == {"accepted"}
    rows = {t.code: (t.total, t.given, t.none) for t in Tally.objects.all()}
    assert rows == {"BM.01": (21, 6, 0), "BM.02": (42, 6, 0), "BM.03": (0, 0, 6)}
    assert AcceptedValue.objects.count() == 18


def test_a_report_is_submitted_once_however_often_the_button_is_pressed(here):
    report = here.sought()
    outcomes = at_once(
        *(lambda: actions.submit_report(report, document=DOCUMENT, by=here.head, at=here.now) for _ in range(4))
    )
    assert set(outcomes) == {Receipt.objects.get()}
    assert (Version.objects.count(), Receipt.objects.count(), fresh(report).state) == (1, 1, "submitted")
    assert first_broken_place(chain_lines(f"obligation:{report.obligation_id}")) is None


def test_two_heads_at_once_send_one_version_and_the_second_is_told(here):
    report, deputy = here.sought(), factories.viewer_in(here.commune, Role.HEAD)
    outcomes = at_once(
        *(
            lambda who=who: actions.submit_report(report, document=DOCUMENT, by=who, at=here.now)
            for who in (here.head, deputy)
        )
    )
    (told,) = [o for o in outcomes if isinstance(o, DomainError)]
    assert "Phiên bản 1 đã được nộp" in told.message
    assert (Version.objects.count(), Receipt.objects.count()) == (1, 1)


def test_a_draft_edited_while_it_is_sent_goes_in_whole_old_or_new(here):
    report = here.written()
    blocks = [{"kind": "paragraph", "text": "Bản mới."}]
    factories.attach_original(report, by=here.writer, at=here.now)
    receipt, _ = at_once(
        lambda: actions.submit_report(report, document=BEHALF, by=here.organiser, at=here.now, on_behalf=True),
        lambda: actions.save_section(report, key="1", blocks=blocks, revision=1, by=here.writer, at=here.now),
    )
    assert isinstance(receipt, Receipt)
    assert receipt.version.content["sections"][0]["blocks"] in (blocks, TEXT)
    assert receipt.version.hash == content_hash(receipt.version.content)


def test_of_two_saves_on_one_revision_one_wins_and_the_other_is_told(here):
    report = here.opened()
    texts = [[{"kind": "paragraph", "text": text}] for text in ("Bản một.", "Bản hai.")]
    outcomes = at_once(
        *(
            lambda who=who, blocks=blocks: actions.save_section(
                report, key="1", blocks=blocks, revision=0, by=who, at=here.now
            )
            for who, blocks in zip((here.writer, here.head), texts, strict=True)
        )
    )
    (told,) = [o for o in outcomes if isinstance(o, Conflict)]
    (won,) = [o for o in outcomes if isinstance(o, DraftSection)]
    assert told.theirs == won.blocks == DraftSection.objects.get().blocks


def test_a_recall_and_a_review_at_once_leave_one_of_them(here):
    report = here.submitted()
    outcomes = at_once(
        lambda: actions.recall(report, by=here.head, at=here.now),
        lambda: actions.start_review(report, by=here.organiser, at=here.now),
    )
    assert sum(isinstance(o, DomainError) for o in outcomes) == 1
    assert fresh(report).state in {"drafting", "under_review"}


def test_two_openings_at_once_make_one_report(here):
    outcomes = at_once(
        *(lambda who=who: actions.open_report(here.obligation, by=who, at=here.now) for who in (here.writer, here.head))
    )
    assert {o.pk for o in outcomes} == set(Report.objects.values_list("pk", flat=True))
    assert Report.objects.count() == 1


def test_a_waiting_file_is_taken_once_and_the_second_is_told(here):
    report = here.opened()
    data = f"1. Về tổ chức bộ máy và nhân sự\n{TEXT[0]['text']}".encode()
    upload = actions.receive_file(report, file_name="a.txt", data=data, by=here.writer, at=here.now)
    outcomes = at_once(
        *(
            lambda who=who: actions.take_upload(report, upload_id=upload.pk, by=who, at=here.now)
            for who in (here.writer, here.head)
        )
    )
    (told,) = [o for o in outcomes if isinstance(o, DomainError)]
    assert "đã được xử lý: đã nhận vào báo cáo" in told.message
    assert DraftSection.objects.get().revision == 1
    assert first_broken_place(chain_lines(f"obligation:{report.obligation_id}")) is None


def test_a_file_is_not_taken_over_what_somebody_saves_at_the_same_time(here):
    report = here.written()
    data = "1. Về tổ chức bộ máy và nhân sự\nTừ tệp.".encode()
    upload = actions.receive_file(report, file_name="a.txt", data=data, by=here.writer, at=here.now)
    picked = Picked({"1"}, (), notes=False, seen={"1": 1})
    typed = [{"kind": "paragraph", "text": "Gõ tay."}]
    taken, saved = at_once(
        lambda: actions.take_upload(report, upload_id=upload.pk, picked=picked, by=here.writer, at=here.now),
        lambda: actions.save_section(report, key="1", blocks=typed, revision=1, by=here.head, at=here.now),
    )
    assert [isinstance(o, DomainError) for o in (taken, saved)].count(True) == 1
    text = DraftSection.objects.get().blocks[0]["text"]
    assert text == ("Gõ tay." if isinstance(taken, DomainError) else "Từ tệp.")
