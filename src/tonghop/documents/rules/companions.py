"""The papers that go with a consolidated report, laid out from the same snapshot: what is counted is counted there."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from tonghop.documents.render.content import (
    Appendix,
    Block,
    HeadCell,
    Heading,
    IssueDay,
    Item,
    OfficialDocument,
    Paragraph,
    Signing,
    Table,
)
from tonghop.documents.rules.files import RECOMMENDATIONS, SUBMISSION_NOTE, TRANSMITTAL
from tonghop.documents.rules.frame import Frame, issuer_in_full, place_of, subject_of
from tonghop.kernel.moments import clock, short_date

Json = dict[str, Any]
_SHOWN = 5
_LEAST = 2  # a group that one unit alone tells of is no theme
_OF_DIFFICULTIES, _OF_RECOMMENDATIONS = "difficulties", "recommendations"


@dataclass(frozen=True)
class Companion:
    """What the three papers are made from: the snapshot's content, the sentences, and how the standing body signs."""

    content: Json
    frame: Frame
    standing_symbol: str

    @cached_property
    def words(self) -> Mapping[str, object]:
        """Return what fills the places of the sentences."""
        campaign = self.content["campaign"]
        subject = subject_of(campaign["title"])
        units = self.content["units"]
        counted = sum(not unit["why_missing"] for unit in units)
        return {
            "subject": subject[:1].lower() + subject[1:],
            "owner": campaign["owner"],
            "standing_body": campaign["standing_body"],
            "standing_symbol": self.standing_symbol,
            "receiver": campaign["receiver"] or "cơ quan cấp trên",
            "plan": _plan_cited(campaign),
            "moment": clock(datetime.fromisoformat(self.content["made_at"])),
            "counted": counted,
            "all": len(units),
            "missing": len(units) - counted,
        }

    def say(self, kind: str, key: str, **more: object) -> str:
        """Return a sentence of a paper, its places filled."""
        return str(self.frame.get(kind)[key]).format(**{**self.words, **more})

    def groups_of(self, purpose: str) -> list[Json]:
        """Return the groups of the sections with that purpose, the most told of first."""
        keys = {section["key"] for section in self.content["sections"] if section["purpose"] == purpose}
        found = [group for group in self.content["groups"] if group["section"] in keys]
        return sorted(found, key=lambda group: (-group["count"], group["id"]))


def companion_paper(kind: str, content: Json, frame: Frame, *, standing_symbol: str) -> OfficialDocument:
    """Return the paper of that kind (a key of `COMPANIONS`) as a draft: number, day and name are left for people."""
    return COMPANIONS[kind](Companion(content, frame, standing_symbol))


def _submission_note(made: Companion) -> OfficialDocument:
    kind = SUBMISSION_NOTE
    body: list[Block] = [Paragraph.of(made.say(kind, _with_plan(made, "opening")))]
    body += [Heading(1, "I", made.say(kind, "scope_title")), Paragraph.of(made.say(kind, "scope"))]
    body += [Paragraph.of(made.say(kind, "missing" if made.words["missing"] else "complete"))]
    body += [Heading(1, "II", made.say(kind, "content_title"))]
    themes = [*_themes(made, _OF_DIFFICULTIES, "difficulties"), *_themes(made, _OF_RECOMMENDATIONS, "recommendations")]
    body += themes or [Paragraph.of(made.say(kind, "nothing"))]
    body += [Heading(1, "III", made.say(kind, "request_title")), Paragraph.of(made.say(kind, "request"))]
    return _paper(made, kind, body, addressees=(issuer_in_full(str(made.words["owner"])),))


def _themes(made: Companion, purpose: str, key: str) -> Iterable[Block]:
    shown = [group for group in made.groups_of(purpose) if group["count"] >= _LEAST][:_SHOWN]
    if shown:
        yield Paragraph.of(made.say(SUBMISSION_NOTE, key))
    for place, group in enumerate(shown, start=1):
        end = "." if place == len(shown) else ";"
        title = _titled(group).rstrip(".")
        yield Item.of(made.say(SUBMISSION_NOTE, "point", title=title, count=group["count"]) + end)


def _transmittal(made: Companion) -> OfficialDocument:
    body = [Paragraph.of(made.say(TRANSMITTAL, key)) for key in (_with_plan(made, "text"), "sent")]
    return _paper(made, TRANSMITTAL, body, addressees=(str(made.words["receiver"]),), by_owner=True)


def _recommendations(made: Companion) -> OfficialDocument:
    kind, groups = RECOMMENDATIONS, made.groups_of(_OF_RECOMMENDATIONS)
    addressees = (issuer_in_full(str(made.words["owner"])),)
    if not groups:
        return _paper(made, kind, [Paragraph.of(made.say(kind, "nothing"))], addressees=addressees)
    names = {unit["id"]: unit["short_name"] for unit in made.content["units"]}
    asked = Counter(group["competent"] for group in groups)
    by_number = sorted(asked.items(), key=lambda one: (not one[0], -one[1]))
    unnamed = made.say(kind, "unnamed")
    items = [made.say(kind, "by_one", competent=name or unnamed, groups=count) for name, count in by_number]
    body: list[Block] = [
        Paragraph.of(made.say(kind, "opening", groups=len(groups))),
        Paragraph.of(made.say(kind, "by_whom")),
        *(Item.of(item + (";" if n < len(items) else ".")) for n, item in enumerate(items, start=1)),
    ]
    head = (tuple(HeadCell(title) for title in made.frame.get(kind)["head"]),)
    rows = tuple(_row(n, group, names) for n, group in enumerate(groups, start=1))
    table = Table(head, rows, tuple(made.frame.get(kind)["widths"]), frozenset({2}), frozenset({0}))
    appendix = Appendix(made.say(kind, "appendix"), (table,), landscape=True)
    return _paper(made, kind, body, addressees=addressees, appendices=(appendix,))


def _row(number: int, group: Json, names: Mapping[int, str]) -> tuple[str, ...]:
    told = ", ".join(names[unit] for unit in group["units"])
    return (str(number), group["text"], str(group["count"]), told, group["competent"])


def _paper(
    made: Companion, kind: str, body: Iterable[Block], *, by_owner: bool = False, **more: Any
) -> OfficialDocument:
    campaign, lines = made.content["campaign"], made.frame.get(kind)
    moment = datetime.fromisoformat(made.content["made_at"])
    authority = (lines["authority"],) if lines.get("authority") else ()
    return OfficialDocument(
        type_name=lines["type_name"],
        subject=made.say(kind, "subject"),
        issuer=issuer_in_full(campaign["owner"]) if by_owner else campaign["standing_body"],
        issuer_in_text=campaign["owner"] if by_owner else campaign["standing_body"],
        owner_body="" if by_owner else campaign["owner"],
        symbol=made.say(kind, "symbol"),
        place=place_of(campaign["owner"]),
        issued=IssueDay(moment.year, moment.month),
        signing=Signing(lines["position"], "", authority),
        body=tuple(body),
        closing=made.say(kind, "closing"),
        recipients=tuple(line.format(**made.words) for line in lines["recipients"]),
        draft=True,
        simulated=campaign["simulated"],
        **more,
    )


def _titled(group: Json) -> str:
    return str(group.get("title") or group["text"])


def _with_plan(made: Companion, key: str) -> str:
    return key if made.words["plan"] else f"{key}_no_plan"


def _plan_cited(campaign: Json) -> str:
    plan = campaign.get("plan") or {}
    if not plan.get("number"):
        return ""
    dated = f" ngày {short_date(date.fromisoformat(plan['date']))}" if plan.get("date") else ""
    return f"Kế hoạch số {plan['number']}{dated} của {campaign['owner']}"


COMPANIONS: Mapping[str, Callable[[Companion], OfficialDocument]] = {
    SUBMISSION_NOTE: _submission_note,
    TRANSMITTAL: _transmittal,
    RECOMMENDATIONS: _recommendations,
}
