"""Notices (thông báo) of a campaign to the bodies that report: what was extended, how the review stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tonghop.documents.render.content import (
    Appendix,
    Block,
    HeadCell,
    IssueDay,
    Item,
    OfficialDocument,
    Paragraph,
    Signing,
    Table,
)
from tonghop.documents.rules.frame import Frame, place_of, subject_of
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock, due_text, local
from tonghop.kernel.numbers import format_count

EXTENSION, REVIEW = "extension", "review"
TOPICS = ((EXTENSION, "Thông báo gia hạn nộp báo cáo"), (REVIEW, "Thông báo kết quả rà soát báo cáo"))


@dataclass(frozen=True, slots=True)
class NoticeUnit:
    """One body on the annex: when its report is due, until when it was extended and why, how the board shows it."""

    body: int
    name: str
    due: datetime
    extended_to: datetime | None
    reason: str
    state: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notifying:
    """Who notifies, about what: the campaign's standing body, its owner, the plan it follows ("" without a number)."""

    standing_body: str
    symbol: str
    owner: str
    campaign_title: str
    plan: str
    simulated: bool


def notice(
    topic: str, notifying: Notifying, units: Sequence[NoticeUnit], frame: Frame, *, at: datetime
) -> OfficialDocument:
    """Return the notice on that topic (EXTENSION or REVIEW) as a draft; NotPossible where there is nothing to tell."""
    shown = concerned(topic, units)
    if not shown:
        raise NotPossible("Chưa có đơn vị nào được gia hạn.", advice="Hãy gia hạn trước rồi mới soạn thông báo.")
    words, lines = _words(notifying, shown, at), frame.get(topic)
    here = local(at)
    body: list[Block] = [Paragraph.of(lines["opening" if notifying.plan else "opening_no_plan"].format(**words))]
    if topic == REVIEW:
        body += _counts(shown)
    body += [Paragraph.of(line.format(**words)) for line in lines["after"]]
    rows = _extended(shown) if topic == EXTENSION else _reviewed(shown)
    head = (tuple(HeadCell(title) for title in lines["head"]),)
    table = Table(head, rows, tuple(lines["widths"]), centred_columns=frozenset({0}))
    return OfficialDocument(
        type_name=frame.get("type_name"),
        subject=lines["subject"].format(**words),
        issuer=notifying.standing_body,
        issuer_in_text=notifying.standing_body,
        owner_body=notifying.owner,
        symbol=f"TB-{notifying.symbol}",
        place=place_of(notifying.owner),
        issued=IssueDay(here.year, here.month),
        signing=Signing(frame.get("position")),
        body=tuple(body),
        closing=frame.say("closing", **words),
        recipients=tuple(line.format(**words) for line in frame.get("recipients")),
        appendices=(Appendix(lines["appendix"], (table,)),),
        draft=True,
        simulated=notifying.simulated,
    )


def concerned(topic: str, units: Sequence[NoticeUnit]) -> list[NoticeUnit]:
    """Return the bodies on the annex: those extended, or all."""
    return [unit for unit in units if unit.extended_to or topic != EXTENSION]


def _words(notifying: Notifying, shown: Sequence[NoticeUnit], at: datetime) -> Mapping[str, object]:
    subject = subject_of(notifying.campaign_title)
    return {
        "subject": subject[:1].lower() + subject[1:],
        "standing_body": notifying.standing_body,
        "owner": notifying.owner,
        "plan": notifying.plan,
        "count": format_count(len(shown)),
        "moment": clock(at),
    }


def _counts(shown: Sequence[NoticeUnit]) -> list[Block]:
    """One item a state, the most frequent first, so that the numbers add up to the bodies named above them."""
    counted = sorted(Counter(unit.state for unit in shown).items(), key=lambda one: (-one[1], one[0]))
    return [
        Item.of(f"{state}: {format_count(number)} đơn vị{'.' if place == len(counted) else ';'}")
        for place, (state, number) in enumerate(counted, start=1)
    ]


def _extended(shown: Sequence[NoticeUnit]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(n), unit.name, due_text(unit.due), due_text(unit.extended_to), unit.reason)
        for n, unit in enumerate(shown, start=1)
        if unit.extended_to
    )


def _reviewed(shown: Sequence[NoticeUnit]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(n), unit.name, unit.state, ", ".join(unit.labels)) for n, unit in enumerate(shown, start=1))
