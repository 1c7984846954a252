"""Writing the tasks that a campaign keeps, and which bodies lead them, in bulk."""

from collections.abc import Iterable, Sequence

from tonghop.campaigns.models import Campaign, Section, Task
from tonghop.campaigns.rules.facts import CampaignTask

MANY = 500


def write_tasks(campaign: Campaign, tasks: Sequence[CampaignTask], sections: Iterable[Section]) -> list[Task]:
    """Write the tasks in their order; the sections are the campaign's own, just written."""
    by_key = {section.key: section for section in sections}
    rows = [_row(campaign, n, task, by_key.get(task.section_key)) for n, task in enumerate(tasks, start=1)]
    made = Task.objects.bulk_create(rows, batch_size=MANY)
    led = Task.lead_bodies.through
    links = (
        led(task_id=row.pk, organisation_id=body_id)
        for row, task in zip(made, tasks, strict=True)
        for body_id in task.lead_ids
    )
    led.objects.bulk_create(links, batch_size=MANY)
    return made


def _row(campaign: Campaign, position: int, task: CampaignTask, section: Section | None) -> Task:
    return Task(
        campaign=campaign,
        section=section,
        position=position,
        ref=task.ref,
        title=task.title,
        leads=list(task.leads),
        coordinators=list(task.coordinators),
        due_kind=task.due_kind,
        due_date=task.due_day,
        due_text=task.due_text,
        source_start=task.start,
        source_end=task.end,
        origin=task.origin,
    )
