"""The outbox is emptied through a real SMTP server: once each, again after a while, or never, as the server says."""

from datetime import timedelta

import pytest
from chasing_scene import ONE_DAY_BEFORE, make_scene, outbox
from mail_servers import Inbox, free_port, hangs_up_before_answering, mail_server, point_at

from tonghop.campaigns.queries import obligations_in
from tonghop.chasing.actions import claim_next, decide_unknown, give_up_silent, note_put_off, note_sent
from tonghop.chasing.models import Message
from tonghop.exchange.actions import deliver_waiting
from tonghop.exchange.models import Channel
from tonghop.exchange.queries import mail_state
from tonghop.exchange.rules import Fate
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Role
from tonghop.queue.actions import sign_on

pytestmark = pytest.mark.django_db
WRITER = "writer-0@lao-cai.example"


@pytest.fixture
def scene(db, now):
    """One commune: its writer and its head are reminded on the day before."""
    scene = make_scene(now, communes=1)
    scene.remind(ONE_DAY_BEFORE)
    return scene


@pytest.fixture
def inbox(settings):
    with mail_server(settings, Inbox()) as inbox:
        yield inbox


def deliver(at=ONE_DAY_BEFORE):
    return deliver_waiting(worker="máy:1:a", now=lambda: at)


def of(address):
    return Message.objects.get(address=address)


def test_each_message_arrives_once_as_it_was_written(scene, inbox):
    assert deliver() == {Fate.TAKEN: 2}
    assert deliver() == {}
    assert outbox() == [(WRITER, "sent"), ("head-0@lao-cai.example", "sent")]
    mail = next(mail for mail in inbox.mails if WRITER in mail["To"])
    stored = of(WRITER)
    assert mail["Message-ID"] == stored.message_id
    assert (
        mail["Subject"]
        == stored.subject
        == ("Nhắc nộp báo cáo (còn 1 ngày làm việc): Sơ kết 01 năm chính quyền địa phương 02 cấp")
    )
    assert mail["To"].addresses[0].display_name == scene.person(Role.WRITER).name
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().splitlines() == stored.body.splitlines()
    assert "1. UBND xã Bắc Hà: Sơ kết 01 năm" in stored.body
    line = Entry.objects.filter(event="message.sent", subject_id=stored.pk).get()
    assert line.detail["address"] == WRITER


def test_who_handed_in_meanwhile_is_left_alone(scene, inbox):
    scene.office.submitted(0)
    assert deliver(ONE_DAY_BEFORE + timedelta(hours=1)) == {}
    assert outbox() == [(WRITER, "dropped"), ("head-0@lao-cai.example", "dropped")]
    assert of(WRITER).error == "Báo cáo đã nộp hoặc không còn phải nộp."


def test_what_nobody_could_send_in_time_is_not_sent_late(scene, inbox):
    assert deliver(ONE_DAY_BEFORE + timedelta(hours=24)) == {}
    assert {state for _, state in outbox()} == {"dropped"}


def test_a_refusal_for_the_time_being_is_tried_again_with_the_same_id(scene, inbox):
    inbox.answers[WRITER] = "451 Greylisted"
    assert deliver() == {Fate.PUT_OFF: 1, Fate.TAKEN: 1}
    waiting = of(WRITER)
    assert (waiting.state, waiting.next_at - ONE_DAY_BEFORE) == ("waiting", timedelta(minutes=1))
    assert waiting.error.startswith("451")
    assert deliver(ONE_DAY_BEFORE + timedelta(seconds=30)) == {}
    assert deliver(waiting.next_at) == {Fate.PUT_OFF: 1}
    again = of(WRITER)
    assert again.next_at - waiting.next_at == timedelta(minutes=5)
    inbox.answers.clear()
    assert deliver(again.next_at) == {Fate.TAKEN: 1}
    assert inbox.ids()[again.message_id] == 1
    assert of(WRITER).attempts == 3


def test_an_address_that_is_refused_for_good_is_marked_and_the_board_says_so(scene, inbox, now):
    organiser = scene.office.viewer(Role.ORGANISER)
    inbox.answers = {WRITER: "550 No such user", "head-0@lao-cai.example": "550 No such user"}
    assert deliver() == {Fate.BAD_ADDRESS: 2}
    assert outbox() == [(WRITER, "refused"), ("head-0@lao-cai.example", "refused")]
    writer = scene.person(Role.WRITER)
    writer.refresh_from_db()
    assert (writer.bounced_at, writer.bounced_why) == (ONE_DAY_BEFORE, "550 No such user")
    assert Entry.objects.filter(event="person.address_bounced").count() == 2
    row = obligations_in(organiser, scene.office.campaign, today=now.date()).get(pk=scene.office.obligation(0).pk)
    assert row.has_account is False
    assert [r.message for r in scene.remind(ONE_DAY_BEFORE + timedelta(days=1))] == [None, None]


def test_a_message_refused_as_a_whole_marks_no_address(scene, inbox):
    inbox.after_data = "554 Rejected as spam"
    assert deliver() == {Fate.REFUSED: 2}
    assert not Person.objects.exclude(bounced_at=None).exists()


def test_a_whole_message_put_off_waits(scene, inbox):
    inbox.after_data = "452 Disk full"
    assert deliver() == {Fate.PUT_OFF: 2}
    assert {state for _, state in outbox()} == {"waiting"}


def test_a_line_that_begins_with_a_dot_arrives_whole(scene, inbox):
    notice = Message.objects.create(
        message_id="<cham@x.example>", campaign=scene.office.campaign, person=scene.person(Role.WRITER), kind="notice",
        address=WRITER, subject="Chấm", body="Một\n.\n..hai\n", written_at=ONE_DAY_BEFORE, next_at=ONE_DAY_BEFORE,
    )  # fmt: skip
    deliver()
    mail = next(mail for mail in inbox.mails if mail["Message-ID"] == notice.message_id)
    assert mail.get_content().splitlines() == ["Một", ".", "..hai"]


def test_without_a_mail_server_messages_wait(scene, settings):
    settings.EMAIL_HOST = ""
    assert deliver() == {}
    assert {state for _, state in outbox()} == {"waiting"}
    assert mail_state().is_set is False


def test_while_the_server_is_down_nothing_is_claimed_and_it_is_left_alone_longer_each_time(scene, settings):
    point_at(settings, free_port())
    at, waits = ONE_DAY_BEFORE, []
    for _ in range(3):
        assert deliver(at) == {}
        channel = Channel.objects.get()
        waits.append(channel.next_try_at - at)
        assert deliver(at) == {}
        at = channel.next_try_at
    assert waits == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=5)]
    assert set(Message.objects.values_list("state", "attempts")) == {("waiting", 0)}
    assert mail_state().failing_since == ONE_DAY_BEFORE
    assert Entry.objects.filter(event="mail.unreachable").count() == 1
    with mail_server(settings, Inbox()):
        assert deliver(at) == {Fate.TAKEN: 2}
    assert Entry.objects.filter(event="mail.reachable").count() == 1
    assert mail_state().failing_since is None


def test_where_nobody_knows_a_person_decides(scene, settings, inbox):
    with hangs_up_before_answering(settings) as heard:
        assert deliver() == {Fate.UNKNOWN: 1}
    assert any(line.startswith(b"Message-ID") for line in heard)
    unknown = Message.objects.get(state="unknown")
    with mail_server(settings, Inbox()) as later:
        assert deliver() == {Fate.TAKEN: 1}
        assert unknown.message_id not in later.ids()
        organiser, leader = scene.office.viewer(Role.ORGANISER), scene.office.viewer(Role.LEADER)
        with pytest.raises(NotAllowed):
            decide_unknown(unknown, send_again=True, by=leader, at=ONE_DAY_BEFORE)
        decide_unknown(unknown, send_again=True, by=organiser, at=ONE_DAY_BEFORE)
        with pytest.raises(NotPossible, match="Chờ gửi"):
            decide_unknown(unknown, send_again=False, by=organiser, at=ONE_DAY_BEFORE)
        assert deliver() == {Fate.TAKEN: 1}
        assert later.ids()[unknown.message_id] == 1


def test_what_a_dead_worker_had_in_hand_is_unknown_and_never_sent_by_itself(scene, inbox):
    claimed = claim_next(worker="máy-khác:1:a", at=ONE_DAY_BEFORE)
    sign_on("here:1:b", process=1, at=ONE_DAY_BEFORE)
    assert give_up_silent(at=ONE_DAY_BEFORE, real_now=ONE_DAY_BEFORE) == 1
    assert Message.objects.get(pk=claimed.pk).state == "unknown"
    assert deliver() == {Fate.TAKEN: 1}
    assert claimed.message_id not in inbox.ids()
    decide_unknown(
        Message.objects.get(pk=claimed.pk), send_again=False, by=scene.office.viewer(Role.ORGANISER), at=ONE_DAY_BEFORE
    )
    assert Message.objects.get(pk=claimed.pk).state == "sent"


def test_a_living_workers_message_stays_in_its_hands(scene):
    import os  # noqa: PLC0415 - only here

    sign_on("here:0:a", process=os.getpid(), at=ONE_DAY_BEFORE)
    claimed = claim_next(worker="here:0:a", at=ONE_DAY_BEFORE)
    assert give_up_silent(at=ONE_DAY_BEFORE, real_now=ONE_DAY_BEFORE + timedelta(days=1)) == 0
    note_sent(claimed, at=ONE_DAY_BEFORE)
    note_put_off(claimed, why="muộn", at=ONE_DAY_BEFORE)
    assert Message.objects.get(pk=claimed.pk).state == "sent"
