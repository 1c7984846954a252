"""What follows from an event is enqueued with it: both are there, or neither is."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

import factories
from tonghop.documents.queries import report_pdf
from tonghop.jobs.listener import FOLLOWS
from tonghop.jobs.tasks import take_in
from tonghop.journal.actions import record
from tonghop.journal.models import Entry
from tonghop.journal.rules import SYSTEM, Subject
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import receive_report, set_thresholds
from tonghop.quality.models import Finding
from tonghop.reports import actions as reports
from tonghop.reports.rows import Receipt, Report, Version
from tonghop.reports.rules.document import SubmittedDocument

DOCUMENT = SubmittedDocument("12/BC-UBND", date(2026, 5, 5), "Giàng A Lử", "Chủ tịch", "TM.")
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}


@pytest.fixture
def queue(settings):
    """The queue of the real settings: one row a task, in the same database."""
    settings.TASKS = QUEUE


@pytest.fixture
def sought(db, now):
    province = factories.make_province()
    commune = province.communes[0]
    writer = factories.viewer_in(commune, Role.WRITER)
    obligation = factories.obligation_of(factories.open_campaign(province), commune)
    report = reports.open_report(obligation, by=writer, at=now)
    blocks = [{"kind": "paragraph", "text": "Đã mở ... lớp với 12 người."}]
    reports.save_section(report, key="1", blocks=blocks, revision=0, by=writer, at=now)
    report = reports.seek_approval(report, by=writer, at=now)
    return report, factories.viewer_in(commune, Role.HEAD)


def tasks_by_name():
    return {task.task_path.removeprefix("tonghop.jobs.tasks."): task for task in DBTaskResult.objects.all()}


def test_submission_enqueues_one_task_in_its_own_transaction_and_that_one_all_that_follows(queue, sought, now):
    report, head = sought
    with transaction.atomic():
        receive_report(report, document=DOCUMENT, by=head, at=now)
        waiting = tasks_by_name()
    assert set(waiting) == {"take_in"}
    words = waiting["take_in"].args_kwargs["kwargs"]
    assert words["detail"]["version_id"] == Version.objects.get().pk
    assert take_in.func(**words) == 3
    following = tasks_by_name()
    assert set(following) == {"take_in", "check_version", "make_paper", "index_version"}
    assert all(task.args_kwargs["kwargs"] == words for task in following.values())
    assert not Finding.objects.exists()


def test_where_the_submission_is_undone_no_task_remains(queue, sought, now):
    report, head = sought
    with transaction.atomic():
        receive_report(report, document=DOCUMENT, by=head, at=now)
        assert DBTaskResult.objects.count() == 1
        transaction.set_rollback(True)
    assert (DBTaskResult.objects.count(), Version.objects.count()) == (0, 0)
    assert Report.objects.get().state == "awaiting_approval"


@pytest.mark.django_db(transaction=True)
def test_a_worker_takes_the_task_and_the_findings_are_there(queue, sought, now):
    report, head = sought
    receive_report(report, document=DOCUMENT, by=head, at=now)
    call_command("db_worker", batch=True, interval=0, verbosity=0, startup_delay=False)
    done = {task.task_path.rsplit(".", 1)[-1]: (task.status, task.return_value) for task in DBTaskResult.objects.all()}
    assert done["check_version"] == ("SUCCESSFUL", Finding.objects.count())
    assert done["make_paper"][0] == "SUCCESSFUL"
    assert sha256(report_pdf(head, Receipt.objects.get().number, signed=False)[1]) == done["make_paper"][1]
    assert Finding.objects.filter(check_id="placeholder").count() == 1
    assert Entry.objects.get(event="report.checked").at == now


@pytest.mark.django_db(transaction=True)
def test_other_thresholds_check_the_reports_in_hand_again_each_in_a_task_of_its_own(queue, sought, now):
    report, head = sought
    receive_report(report, document=DOCUMENT, by=head, at=now)
    call_command("db_worker", batch=True, interval=0, verbosity=0, startup_delay=False)
    organiser = factories.viewer_in(report.obligation.campaign.standing_body, Role.ORGANISER)
    later = now + timedelta(hours=1)
    set_thresholds(report.obligation.campaign, values={"vague.words": "9"}, seen=None, by=organiser, at=later)
    waiting = DBTaskResult.objects.get(status="READY")
    assert waiting.task_path == "tonghop.jobs.tasks.check_again"
    call_command("db_worker", batch=True, interval=0, verbosity=0, startup_delay=False)
    paths = list(DBTaskResult.objects.filter(status="SUCCESSFUL").values_list("task_path", flat=True))
    assert paths.count("tonghop.jobs.tasks.check_version") == 2
    assert Finding.objects.filter(check_id="placeholder").count() == 1
    assert Entry.objects.filter(event="report.checked").latest("pk").at == later


def test_a_report_released_after_the_lock_is_checked_too(queue, sought, now):
    report, head = sought
    obligation = report.obligation
    obligation.lock_at = now
    obligation.save(update_fields=["lock_at"])
    receive_report(report, document=DOCUMENT, by=head, at=now)
    assert [task.task_path for task in DBTaskResult.objects.all()] == ["tonghop.jobs.tasks.make_paper"]
    organiser = factories.viewer_in(obligation.campaign.standing_body, Role.ORGANISER)
    reports.release_held(report, by=organiser, at=now)
    task = DBTaskResult.objects.get(task_path="tonghop.jobs.tasks.take_in")
    assert task.args_kwargs["kwargs"]["detail"]["version_id"] == Version.objects.get().pk


def test_other_events_enqueue_nothing(queue, db, now):
    record("report.opened", subject=Subject("report", 1), by=SYSTEM, at=now)
    assert not DBTaskResult.objects.exists()
    answers = {"difficulty.answered", "difficulty.guided", "difficulty.passed_up"}
    others = {"report.held", "obligation.extended", "campaign.thresholds_set"}
    assert set(FOLLOWS) == {"report.submitted", *others, *answers}
