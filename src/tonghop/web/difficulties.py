"""What the pages of difficulties show: where one may tell, one difficulty with its steps, the list for Excel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from tonghop.campaigns.models import Obligation
from tonghop.campaigns.queries import obligations_of, owner_tree
from tonghop.campaigns.rules.facts import Body
from tonghop.documents.render.sheet import Column, ListSheet
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock
from tonghop.organisations.permissions import Viewer
from tonghop.recommendations.actions import Told
from tonghop.recommendations.queries import steps_open_to
from tonghop.recommendations.rows import Difficulty, Remark
from tonghop.recommendations.rules import STATE_LABELS, STEPS, State, Step, number_text

_COLUMNS = (
    Column("STT", 6),
    Column("Số", 10),
    Column("Đơn vị", 34),
    Column("Mục", 30),
    Column("Vướng mắc", 44),
    Column("Nội dung", 60),
    Column("Kiến nghị", 44),
    Column("Trạng thái", 24),
    Column("Phản ánh lúc", 28),
)


@dataclass(frozen=True)
class Saying:
    """One remark with what it did, in words."""

    remark: Remark
    deed: str


@dataclass(frozen=True)
class ShownDifficulty:
    """A difficulty, what was said of it, and what the viewer may do now."""

    row: Difficulty
    number: str
    state: str
    sayings: list[Saying]
    steps: list[Step]
    bodies: list[Body]


def obligations_open_to(viewer: Viewer) -> list[Obligation]:
    """Return what the viewer's units owe, in whose campaigns they may tell of difficulties, the latest first."""
    return sorted(obligations_of(viewer), key=lambda one: one.campaign.opened_at, reverse=True)


def chosen_of(owed: Sequence[Obligation], posted: QueryDict) -> Obligation:
    """Return the one that was chosen; raise NotPossible where none of them was."""
    for obligation in owed:
        if str(obligation.pk) == posted.get("obligation"):
            return obligation
    raise NotPossible("Chưa chọn đợt báo cáo.", advice="Hãy chọn đợt mà vướng mắc này liên quan.")


def told_in(posted: QueryDict) -> Told:
    """Return what was filled in, as it was typed."""
    return Told(posted.get("title", ""), posted.get("text", ""), posted.get("proposal", ""), posted.get("section", ""))


def read_difficulty(viewer: Viewer, row: Difficulty) -> ShownDifficulty:
    """Return the page's content; departments are listed only for who may assign."""
    steps = steps_open_to(viewer, row)
    assigns = any(step.wants == "body" for step in steps)
    return ShownDifficulty(
        row=row,
        number=number_text(row.number),
        state=STATE_LABELS[State(row.state)],
        sayings=[Saying(remark, STEPS[remark.verb].label) for remark in row.remarks.all()],
        steps=steps,
        bodies=[b for b in owner_tree(row.campaign.owner).bodies if b.form == "department"] if assigns else [],
    )


def difficulties_sheet(rows: Sequence[Difficulty], *, at: datetime) -> ListSheet:
    """Return the list as shown, in order, with the moment at which it held."""
    notes = (f"Tính đến {clock(at)}", *({"Dữ liệu mô phỏng" for row in rows if row.campaign.simulated}))
    return ListSheet(
        "Khó khăn, vướng mắc của các đơn vị", notes, _COLUMNS, [_cells(n, r) for n, r in enumerate(rows, 1)]
    )


def _cells(number: int, row: Difficulty) -> tuple[str | int, ...]:
    return (
        number,
        number_text(row.number),
        row.organisation.name,
        str(row.section or ""),
        row.title,
        row.text,
        row.proposal,
        STATE_LABELS[State(row.state)],
        clock(row.raised_at),
    )
