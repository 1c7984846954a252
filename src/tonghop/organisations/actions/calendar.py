"""Editing the calendar of working days of one owner's tree: a day off, or a day worked, against the national one."""

from datetime import date, datetime

from django.db import transaction

from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import short_date
from tonghop.kernel.working_days import is_working_day
from tonghop.organisations.models import EditedDay, Organisation
from tonghop.organisations.permissions import Viewer, check_may_keep_calendar


@transaction.atomic
def edit_day(owner: Organisation, *, day: date, works: bool, note: str, by: Viewer, at: datetime) -> EditedDay:
    """Set whether offices work on a day; raises NotPossible where the calendar says so already, or without a note."""
    Organisation.objects.select_for_update(no_key=True).get(pk=owner.pk)
    check_may_keep_calendar(by, owner_id=owner.pk)
    if not note.strip():
        raise NotPossible("Chưa ghi căn cứ.", advice="Hãy ghi văn bản hoặc lý do hoán đổi ngày làm việc.")
    before = EditedDay.objects.filter(owner=owner, day=day).first()
    if works == (before.works if before else is_working_day(day)):
        said = "ngày làm việc" if works else "ngày nghỉ"
        raise NotPossible(f"Ngày {short_date(day)} vốn đã là {said}.", advice="Không cần sửa.")
    edited, _ = EditedDay.objects.update_or_create(
        owner=owner,
        day=day,
        defaults={"works": works, "note": note.strip(), "edited_at": at, "edited_by": by.name},
    )
    detail = {"day": day.isoformat(), "works": works, "reason": edited.note}
    record("calendar.edited", subject=Subject("organisation", owner.pk), by=by.actor, at=at, detail=detail)
    return edited


@transaction.atomic
def restore_day(owner: Organisation, *, day: date, by: Viewer, at: datetime) -> None:
    """Take an edit back: the national calendar holds again for that day."""
    check_may_keep_calendar(by, owner_id=owner.pk)
    gone, _ = EditedDay.objects.filter(owner=owner, day=day).delete()
    if not gone:
        raise NotPossible(f"Ngày {short_date(day)} không có sửa đổi nào.", advice="Hãy tải lại trang.")
    detail = {"day": day.isoformat()}
    record("calendar.restored", subject=Subject("organisation", owner.pk), by=by.actor, at=at, detail=detail)
