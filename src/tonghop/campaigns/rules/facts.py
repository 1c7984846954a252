"""The frozen facts of a campaign before it exists: bodies, sections, forms, doubts, what is proposed and confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from tonghop.campaigns.rules.dues import BeforePolicy
from tonghop.organisations.rules.matching import Body as NamedBody
from tonghop.organisations.rules.matching import Gazetteer
from tonghop.plans.rules.facts import LegalBasis

Form = Literal["commune", "department"]
TaskOrigin = Literal["plan", "proposed", "corrected"]
LOCAL_KINDS = frozenset({"commune", "ward", "special_zone"})


@dataclass(frozen=True)
class Body:
    """An organisation as the proposal sees it. `confirmed`: an operator has said that it exists and is so named."""

    id: int
    name: str
    short_name: str
    kind: str
    rank: int
    symbol: str = ""
    confirmed: bool = True

    @property
    def form(self) -> Form:
        """Which outline it answers."""
        return "commune" if self.kind in LOCAL_KINDS else "department"


@dataclass(frozen=True)
class OwnerTree:
    """The owner of a plan and every body under it that is in force, in official order."""

    owner: Body
    bodies: tuple[Body, ...]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The same bodies as names in a plan are matched against."""
        return Gazetteer(
            tuple(NamedBody(b.id, b.name, b.short_name, b.symbol, b.kind) for b in (self.owner, *self.bodies))
        )

    def by_id(self) -> dict[int, Body]:
        """Return the bodies by their ids, the owner included."""
        return {body.id: body for body in (self.owner, *self.bodies)}


@dataclass(frozen=True)
class SectionPoint:
    """One guiding point under a section: its letter ("a", "" where there is none) and text."""

    letter: str
    text: str


@dataclass(frozen=True)
class CampaignSection:
    """A section of the outline: `key` names it for ever, `number` is what the report shows.

    `closing`: every body answers it, whatever it leads. `lead_id` is the body that answers for it in the whole
    province, None where none is named; `partner_ids` lead a part of it and so report on it too.
    """

    key: str
    number: str
    title: str
    purpose: str = "results"
    points: tuple[SectionPoint, ...] = ()
    lead_id: int | None = None
    lead_name: str = ""
    partner_ids: tuple[int, ...] = ()
    indicator_set: str = ""
    for_communes: bool = True
    closing: bool = False
    required: bool = True


@dataclass(frozen=True)
class CampaignTask:
    """A task that the campaign keeps. `lead_ids`: the bodies that the names of its leads certainly mean.

    [start, end) is its place in the plan's text, None where there is no plan; `section_key` the section it is about.
    """

    ref: str
    title: str
    leads: tuple[str, ...] = ()
    lead_ids: tuple[int, ...] = ()
    coordinators: tuple[str, ...] = ()
    due_kind: str = "none"
    due_day: date | None = None
    due_text: str = ""
    start: int | None = None
    end: int | None = None
    section_key: str = ""
    origin: TaskOrigin = "plan"


@dataclass(frozen=True)
class ProposedForm:
    """Who answers one kind of outline, and by when: the sender as written, the day named and how it is named.

    `said`: the plan says that they report; else they are only proposed. `other_days`: who, as written, is to report
    on another day than the one proposed for all.
    """

    form: Form
    sender: str
    named_day: date | None
    due_kind: str
    organisation_ids: tuple[int, ...]
    said: bool = True
    other_days: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True)
class Doubt:
    """Something the plan leaves open, to be confirmed before opening: a question, why it matters, what is proposed.

    `serious`: a wrong answer makes the campaign wrong for many units. `lines`: the plan's lines that it is about.
    """

    key: str
    question: str
    why: str
    proposed: str
    serious: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """A campaign as the plan suggests it; what is open is in `doubts`, whom one may choose from in `bodies`.

    `other_forms` are those of which the plan says nothing: undated, and left out unless an operator takes them in.
    """

    key: str
    title: str
    short_title: str
    standing_body_id: int | None
    receiver: str
    report_day: date | None
    report_due_kind: str
    legal_bases: tuple[LegalBasis, ...]
    period_from: date | None
    period_to: date | None
    before_policy: BeforePolicy
    sections: tuple[CampaignSection, ...]
    forms: tuple[ProposedForm, ...]
    doubts: tuple[Doubt, ...]
    bodies: tuple[Body, ...] = ()
    tasks: tuple[CampaignTask, ...] = ()
    other_forms: tuple[ProposedForm, ...] = ()

    def name_of(self, organisation_id: int | None) -> str:
        """Return the name of a body one may choose, "" for nobody, the bare id for a stranger."""
        if organisation_id is None:
            return ""
        return next((b.name for b in self.bodies if b.id == organisation_id), str(organisation_id))


@dataclass(frozen=True)
class ConfirmedForm:
    """Who must report by this form; `named_day` is the day the plan names.

    `due` and `lock_at` are exclusive ends; reports that come after the lock wait apart, None where nothing locks.
    """

    form: Form
    organisation_ids: tuple[int, ...]
    named_day: date
    due: datetime
    lock_at: datetime | None = None


@dataclass(frozen=True)
class Correction:
    """What the operator changed against the proposal, in words, kept in the journal."""

    what: str
    proposed: str
    chosen: str


@dataclass(frozen=True)
class ConfirmedCampaign:
    """Everything needed to open a campaign; nothing in it is a guess any more.

    `exempt` pairs an organisation's id with the reason; `report_due` is an exclusive end;
    `settled_lines` are the plan's lines that were confirmed together, by settling a doubt about them.
    """

    key: str
    title: str
    short_title: str
    standing_body_id: int
    before_policy: BeforePolicy
    sections: tuple[CampaignSection, ...]
    forms: tuple[ConfirmedForm, ...]
    receiver: str = ""
    report_due: datetime | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    period_from: date | None = None
    period_to: date | None = None
    exempt: tuple[tuple[int, str], ...] = ()
    simulated: bool = False
    corrections: tuple[Correction, ...] = ()
    tasks: tuple[CampaignTask, ...] = ()
    settled_lines: tuple[str, ...] = ()


def section_keys(form: Form, organisation_id: int, sections: tuple[CampaignSection, ...]) -> list[str]:
    """Return the keys a body answers, in order (domain.md, "Plan -> form").

    A commune answers all that are for communes, a department what it leads, alone or in part, and the closing ones.
    """
    if form == "commune":
        return [s.key for s in sections if s.for_communes]
    return [s.key for s in sections if s.closing or organisation_id in (s.lead_id, *s.partner_ids)]
