"""The tasks that a campaign keeps: what the plan's lines say after all decisions, each with its bodies and section."""

from collections.abc import Iterable, Iterator

from tonghop.campaigns.rules.facts import CampaignSection, CampaignTask, OwnerTree, TaskOrigin
from tonghop.organisations.rules.matching import match_bodies
from tonghop.plans.rules.corrections import CorrectedLine, with_proposals
from tonghop.plans.rules.facts import Task
from tonghop.plans.rules.matching import pairs
from tonghop.plans.rules.proposals import matching_tasks

_LONGEST_REF = 60


def campaign_tasks(
    lines: Iterable[CorrectedLine], sections: Iterable[CampaignSection], tree: OwnerTree, *, title: str
) -> tuple[CampaignTask, ...]:
    """Return every task that was not struck, its blanks filled with what is proposed, in the plan's order.

    Who opens the campaign confirms the proposals: those not decided line by line are doubts of the proposal.
    """
    pairs_ = [(one, one.item) for one in lines if isinstance(one.item, Task)]
    keys = dict(_section_keys(tuple(task for _, task in pairs_), sections, title))
    return tuple(_task(one, task, keys.get(task.source.start, ""), tree) for one, task in pairs_)


def lead_ids(names: Iterable[str], tree: OwnerTree) -> tuple[int, ...]:
    """Return the bodies that the names certainly mean, members of groups too, in official order."""
    found = {body.id for name in names if (m := match_bodies(name, tree.gazetteer)).is_certain for body in m.bodies}
    return tuple(body.id for body in (tree.owner, *tree.bodies) if body.id in found)


def _task(line: CorrectedLine, said: Task, section_key: str, tree: OwnerTree) -> CampaignTask:
    task = with_proposals(said)
    return CampaignTask(
        ref=task.ref[:_LONGEST_REF],
        title=task.title,
        leads=task.leads,
        lead_ids=lead_ids(task.leads, tree),
        coordinators=task.coordinators,
        due_kind=task.due.kind,
        due_day=task.due.day,
        due_text=task.due.text or "",
        start=task.source.start,
        end=task.source.end,
        section_key=section_key,
        origin=_origin(line, task),
    )


def _origin(line: CorrectedLine, task: Task) -> TaskOrigin:
    if line.decision is not None and line.decision.word == "corrected":
        return "corrected"
    read = line.line.item
    if not isinstance(read, Task):
        return "plan"
    filled = (read.leads, read.coordinators, read.due) != (task.leads, task.coordinators, task.due)
    return "proposed" if filled else "plan"


def _section_keys(
    tasks: tuple[Task, ...], sections: Iterable[CampaignSection], title: str
) -> Iterator[tuple[int, str]]:
    """Yield the start of each task with the key of the first section whose title it matches."""
    common, taken = pairs(title), set[int]()
    for section in sections:
        for task in matching_tasks(section.title, tasks, common):
            if task.source.start not in taken:
                taken.add(task.source.start)
                yield task.source.start, section.key
