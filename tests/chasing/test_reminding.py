"""What is due becomes rows: one message a person, none twice, none to who has handed in or is paused."""

from datetime import timedelta

import pytest
from chasing_scene import AFTER, ON_THE_DAY, ONE_DAY_BEFORE, outbox
from django.db import IntegrityError, transaction

import factories
from tonghop.campaigns.actions import extend
from tonghop.chasing.actions import pause_reminders, resume_reminders, set_ladder, tell_extension
from tonghop.chasing.models import CampaignLadder, Message, Pause, Reminder
from tonghop.chasing.rules.ladder import Rung, Whom
from tonghop.journal.models import Entry
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.moments import end_of
from tonghop.organisations.permissions import Role
from tonghop.recommendations.actions import Said, Told, raise_difficulty, step_difficulty


def told(at):
    return set(Reminder.objects.filter(at=at).values_list("person__email", "obligation__organisation__name"))


def test_only_those_who_owe_are_reminded_each_in_one_message(scene):
    scene.office.submitted(0)
    scene.remind(ONE_DAY_BEFORE)
    second = scene.office.province.communes[1].name
    assert told(ONE_DAY_BEFORE) == {("writer-1@lao-cai.example", second), ("head-1@lao-cai.example", second)}
    assert outbox() == [("writer-1@lao-cai.example", "waiting"), ("head-1@lao-cai.example", "waiting")]


def test_nothing_is_written_twice(scene):
    assert len(scene.remind(ONE_DAY_BEFORE)) == 4
    assert scene.remind(ONE_DAY_BEFORE + timedelta(minutes=1)) == []
    assert scene.remind(ON_THE_DAY - timedelta(minutes=1)) == []
    assert len(scene.remind(ON_THE_DAY)) == 4
    row = Reminder.objects.first()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_an_organiser_is_told_of_all_in_one_digest(scene):
    scene.remind(AFTER)
    organiser = scene.person(Role.ORGANISER)
    message = Message.objects.get(person=organiser)
    assert message.reminders.count() == scene.office.campaign.obligations.count()


def test_each_obligation_has_its_line_in_the_chain(scene):
    scene.remind(ONE_DAY_BEFORE)
    owed = scene.office.obligation(0)
    lines = list(chain_lines(f"obligation:{owed.pk}"))
    assert first_broken_place(lines) is None
    assert lines[-1].event == "obligation.reminded"
    assert lines[-1].detail["days"] == -1
    assert len(lines[-1].detail["told"]) == 2
    assert lines[-1].detail["unwritten"] == []


def test_who_has_no_address_is_told_on_the_page_only(scene):
    writer = scene.person(Role.WRITER, 0)
    writer.email = ""
    writer.save(update_fields=["email"])
    scene.remind(ONE_DAY_BEFORE)
    assert Reminder.objects.get(person=writer).message is None
    assert not Message.objects.filter(person=writer).exists()
    line = chain_lines(f"obligation:{scene.office.obligation(0).pk}").last()
    assert line.detail["unwritten"] == [writer.name]


def test_a_paused_unit_hears_nothing_until_it_is_resumed(scene, now):
    organiser = scene.office.viewer(Role.ORGANISER)
    owed = scene.office.obligation(0)
    pause_reminders(owed, reason="Đang sáp nhập", by=organiser, at=now)
    scene.remind(ONE_DAY_BEFORE)
    assert not owed.reminders.exists()
    resume_reminders(owed, by=organiser, at=ON_THE_DAY)
    scene.remind(ON_THE_DAY)
    assert set(owed.reminders.values_list("days", flat=True)) == {0}
    events = [line.event for line in chain_lines(f"obligation:{owed.pk}")]
    assert events == ["obligation.reminders_paused", "obligation.reminders_resumed", "obligation.reminded"]


def test_refusals_about_pauses_change_nothing(scene, now):
    organiser, writer = scene.office.viewer(Role.ORGANISER), scene.office.viewer(Role.WRITER)
    owed = scene.office.obligation(0)
    with pytest.raises(NotPossible, match="không bị tạm dừng"):
        resume_reminders(owed, by=organiser, at=now)
    with pytest.raises(NotPossible, match="lý do"):
        pause_reminders(owed, reason=" ", by=organiser, at=now)
    with pytest.raises(NotAllowed):
        pause_reminders(owed, reason="x", by=writer, at=now)
    assert not Pause.objects.exists()
    pause_reminders(owed, reason="x", by=organiser, at=now)
    lines = Entry.objects.count()
    with pytest.raises(NotPossible, match="đang được tạm dừng"):
        pause_reminders(owed, reason="y", by=organiser, at=now)
    with pytest.raises(NotAllowed):
        resume_reminders(owed, by=writer, at=now)
    assert Pause.objects.get().reason == "x"
    assert Entry.objects.count() == lines


def test_the_ladder_set_on_the_campaign_holds(scene, now):
    organiser = scene.office.viewer(Role.ORGANISER)
    campaign = scene.office.campaign
    set_ladder(campaign, rungs=[Rung(-1, (Whom.HEAD,))], hour=15, running=True, by=organiser, at=now)
    assert scene.remind(ONE_DAY_BEFORE) == []
    afternoon = ONE_DAY_BEFORE + timedelta(hours=7)
    scene.remind(afternoon)
    assert {address for address, _ in told(afternoon)} == {"head-0@lao-cai.example", "head-1@lao-cai.example"}
    set_ladder(campaign, rungs=[Rung(0, (Whom.HEAD,))], hour=8, running=False, by=organiser, at=now)
    assert scene.remind(ON_THE_DAY) == []
    assert Entry.objects.filter(event="campaign.ladder_set").count() == 2


def test_a_refused_ladder_changes_nothing(scene, now):
    organiser, leader = scene.office.viewer(Role.ORGANISER), scene.office.viewer(Role.LEADER)
    with pytest.raises(NotPossible, match="người nhận"):
        set_ladder(scene.office.campaign, rungs=[Rung(0, ())], hour=8, running=True, by=organiser, at=now)
    with pytest.raises(NotAllowed):
        set_ladder(scene.office.campaign, rungs=[], hour=8, running=True, by=leader, at=now)
    assert not CampaignLadder.objects.exists()
    assert not Entry.objects.filter(event="campaign.ladder_set").exists()


def test_an_extension_is_told_once_to_the_unit(scene, now):
    owed = scene.office.obligation(0)
    organiser = scene.office.viewer(Role.ORGANISER)
    extend(owed, until=end_of(now.date()) + timedelta(days=3), reason="Mưa lũ", by=organiser, at=now)
    notices = Message.objects.filter(kind="notice")
    assert set(notices.values_list("address", flat=True)) == {"writer-0@lao-cai.example", "head-0@lao-cai.example"}
    assert "nay là 23:59 thứ Bảy, 09/5/2026.\nLý do: Mưa lũ." in notices[0].body
    line = Entry.objects.get(event="obligation.extended")
    owed.refresh_from_db()
    tell_extension(factories.obligation_of(owed.campaign, owed.organisation), line_id=line.pk, at=now)
    assert notices.count() == 2


def test_an_answer_to_a_difficulty_is_told_once_to_the_unit(scene, now):
    office = scene.office
    told = Told("Máy quét hỏng", "Cả xã còn 01 máy.")
    raised = raise_difficulty(office.obligation(), told, by=office.viewer(Role.WRITER), at=now)
    said = Said("Sẽ cấp trong tháng 6.", document="88/SNV-XDCQ")
    step_difficulty(raised, "answer", said, by=office.viewer(Role.ORGANISER), at=now)
    notices = Message.objects.filter(kind="notice")
    assert set(notices.values_list("address", flat=True)) == {"writer-0@lao-cai.example", "head-0@lao-cai.example"}
    assert notices[0].subject == "Vướng mắc VM-001 Máy quét hỏng: đã trả lời"
    assert "Sẽ cấp trong tháng 6." in notices[0].body
    assert "(văn bản 88/SNV-XDCQ)" in notices[0].body
    step_difficulty(raised, "ask_again", Said("Bao giờ?"), by=office.viewer(Role.WRITER), at=now)
    assert notices.count() == 2


def test_a_due_moment_that_moved_begins_a_new_ladder(scene, now):
    scene.remind(ON_THE_DAY)
    owed = scene.office.obligation(0)
    organiser = scene.office.viewer(Role.ORGANISER)
    extend(owed, until=end_of(now.date()) + timedelta(days=2), reason="Mưa lũ", by=organiser, at=ON_THE_DAY)
    scene.remind(AFTER)
    assert set(owed.reminders.filter(at=AFTER).values_list("days", flat=True)) == {0}
