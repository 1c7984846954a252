"""Reading stored plans, always inside the viewer's own trees."""

from django.db.models import QuerySet

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Viewer
from tonghop.plans.models import Plan
from tonghop.plans.permissions import READERS
from tonghop.plans.rules import Reading


def plans_for(viewer: Viewer) -> list[Plan]:
    """Return the plans the viewer may read, newest first, without their files, texts and readings. One query."""
    return list(_readable(viewer).select_related("owner").defer("content", "text", "reading"))


def plan_for(viewer: Viewer, plan_id: int) -> Plan:
    """Return one plan with its text and reading; raise NotAllowed where the viewer may not read it. One query."""
    found = _readable(viewer).select_related("owner").defer("content").filter(pk=plan_id).first()
    if found is None:
        raise NotAllowed("Không có kế hoạch này, hoặc anh/chị không được xem.")
    return found


def reading_of(plan: Plan) -> Reading:
    """Return what was read from the plan, as frozen facts; its places point into `plan.text`."""
    return Reading.from_json(plan.reading, text=plan.text)


def _readable(viewer: Viewer) -> QuerySet[Plan]:
    return Plan.objects.filter(owner__in=viewer.owners(*READERS))
