"""Writing difficulties: raised by a unit, then answered, guided, assigned, passed upward, asked again, withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer
from tonghop.recommendations.models import Difficulty, Remark
from tonghop.recommendations.permissions import check_may_raise, check_may_step
from tonghop.recommendations.queries import parties_of
from tonghop.recommendations.rules import LONGEST_TITLE, State, Step, number_text, step_from, text_given


@dataclass(frozen=True, slots=True)
class Told:
    """What a unit tells: a short title, what is wrong, what it asks for, the section it belongs to ("" for none)."""

    title: str
    text: str
    proposal: str = ""
    section_key: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said in answer: the words; the paper's number; the body asked (0 for none), or the higher body."""

    text: str
    document: str = ""
    body_id: int = 0
    to_whom: str = ""


@transaction.atomic
def raise_difficulty(obligation: Obligation, told: Told, *, by: Viewer, at: datetime) -> Difficulty:
    """Tell the standing body of a difficulty, at any time of the campaign. Raises NotAllowed, NotPossible."""
    check_may_raise(by, obligation.organisation_id)
    title = text_given(told.title, "tóm tắt vướng mắc", LONGEST_TITLE)
    text = text_given(told.text, "nội dung vướng mắc")
    campaign = Campaign.objects.select_for_update().get(pk=obligation.campaign_id)  # numbers run one after the other
    section = campaign.sections.filter(key=told.section_key).first() if told.section_key else None
    last = campaign.difficulties.aggregate(last=Max("number"))["last"] or 0
    made = Difficulty.objects.create(
        campaign=campaign,
        organisation_id=obligation.organisation_id,
        section=section,
        number=last + 1,
        title=title,
        text=text,
        proposal=told.proposal.strip(),
        raised_at=at,
        raised_by=by.name,
        changed_at=at,
    )
    _record(made, "difficulty.raised", by, at, title=title)
    return made


@transaction.atomic
def step_difficulty(difficulty: Difficulty, verb: str, said: Said, *, by: Viewer, at: datetime) -> Difficulty:
    """Make one step of the table in `rules`, with the words that go with it. Raises NotAllowed, NotPossible."""
    locked = (
        Difficulty.objects.select_for_update(of=("self",))
        .select_related("campaign", "organisation")
        .get(pk=difficulty.pk)
    )
    step = step_from(State(locked.state), verb)
    check_may_step(by, parties_of(locked), step)
    text = text_given(said.text, f"nội dung {step.label}")
    _aim(locked, step, said)
    for_whom = _speaks_for(locked, step, by)
    locked.state, locked.changed_at, locked.told = step.target, at, step.by == "raiser"
    locked.save(update_fields=["state", "changed_at", "told", "assigned_to", "passed_to"])
    Remark.objects.create(
        difficulty=locked,
        verb=verb,
        text=text,
        document=said.document.strip(),
        said_at=at,
        said_by=by.name,
        said_for=for_whom,
    )
    _record(locked, step.event, by, at, reason=text, document=said.document.strip())
    return locked


@transaction.atomic
def note_told(difficulty: Difficulty, *, by: Viewer, at: datetime) -> None:
    """Note that the unit has seen what was last said to it; twice is once, and others' reading changes nothing."""
    locked = Difficulty.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=difficulty.pk)
    check_may_raise(by, locked.organisation_id)
    if not locked.told:
        locked.told = True
        locked.save(update_fields=["told"])
        _record(locked, "difficulty.told", by, at)


def _aim(difficulty: Difficulty, step: Step, said: Said) -> None:
    """Set whom a step turns to: the body asked, the higher body, or nobody any more."""
    if step.wants == "body":
        owner = difficulty.campaign.owner_id
        body = Organisation.objects.filter(pk=said.body_id, parent_id=owner, valid_to=None).first()
        if body is None:
            raise NotPossible(
                "Chưa chọn cơ quan được giao trả lời.", advice="Hãy chọn một sở, ban, ngành trong danh sách."
            )
        difficulty.assigned_to = body
    elif step.wants == "to_whom":
        difficulty.passed_to = text_given(said.to_whom, "cơ quan cấp trên được chuyển đến", LONGEST_TITLE)
    elif step.target == State.RAISED:
        difficulty.assigned_to, difficulty.passed_to = None, ""


def _speaks_for(difficulty: Difficulty, step: Step, by: Viewer) -> str:
    """Return the name of the body for which the step is made."""
    if step.by == "raiser":
        return difficulty.organisation.name
    campaign = difficulty.campaign
    asked = parties_of(difficulty).assigned_to_id
    organises = campaign.standing_body_id in by.organisations()
    speaker = campaign.standing_body_id if organises or asked is None else asked
    return Organisation.objects.get(pk=speaker).name


def _record(difficulty: Difficulty, event: str, by: Viewer, at: datetime, **detail: str) -> None:
    told = {name: value for name, value in detail.items() if value}
    told["number"] = number_text(difficulty.number)
    record(event, subject=Subject("difficulty", difficulty.pk), by=by.actor, at=at, detail=told)
