"""What an operator filled in on the page that opens a campaign, as the answers that the room takes."""

from datetime import date
from typing import get_args

from django.http import QueryDict

from tonghop.campaigns.rules.confirmation import Answers
from tonghop.campaigns.rules.facts import Form, Proposal
from tonghop.kernel.errors import NotPossible
from tonghop.web.posted import whole_number


def answers_in(posted: QueryDict, proposal: Proposal, *, simulated: bool) -> Answers:
    """Return the answers; raise NotPossible naming the field that cannot be read."""
    return Answers(
        confirmed=frozenset(posted.getlist("doubt")),
        key=posted.get("key", "").strip() or None,
        title=posted.get("title", "").strip() or None,
        short_title=posted.get("short_title", "").strip() or None,
        standing_body_id=_id(posted.get("standing_body", "")),
        receiver=posted.get("receiver", "").strip() or None,
        report_day=_day(posted, "report_day", "ngày gửi báo cáo tổng hợp"),
        before_policy="day_named" if posted.get("before_policy") == "day_named" else "day_before",
        period_from=_day(posted, "period_from", "kỳ số liệu, từ ngày"),
        period_to=_day(posted, "period_to", "kỳ số liệu, đến ngày"),
        leads={s.key: _id(posted.get(f"lead-{s.key}", "")) for s in proposal.sections if f"lead-{s.key}" in posted},
        indicator_sets={s.key: posted.get(f"set-{s.key}", "") for s in proposal.sections if f"set-{s.key}" in posted},
        organisation_ids=_bodies(posted, proposal),
        named_days=_days(posted, "day", "ngày nộp báo cáo"),
        lock_days=_days(posted, "lock", "ngày khóa"),
        forms=frozenset(form for form in get_args(Form) if f"reports-{form}" in posted),
        exempt=_exempt(posted),
        simulated=simulated,
    )


def _bodies(posted: QueryDict, proposal: Proposal) -> dict[Form, tuple[int, ...]]:
    """Return the bodies ticked, by form, in the proposal's order and then in the page's."""
    chosen: dict[Form, tuple[int, ...]] = {}
    for form in (*proposal.forms, *proposal.other_forms):
        if f"reports-{form.form}" not in posted:
            continue
        ticked = [number for value in posted.getlist(f"body-{form.form}") if (number := whole_number(value))]
        if not ticked:
            raise NotPossible(
                "Danh sách đơn vị đang trống.", advice="Hãy chọn ít nhất một đơn vị ở mỗi danh sách phải báo cáo."
            )
        chosen[form.form] = tuple(ticked)
    return chosen


def _days(posted: QueryDict, name: str, words: str) -> dict[Form, date]:
    days = {form: _day(posted, f"{name}-{form}", words) for form in get_args(Form)}
    return {form: day for form, day in days.items() if day is not None}


def _exempt(posted: QueryDict) -> dict[int, str]:
    """Return who is exempt with the reason, row by row; rows left empty are none."""
    rows = zip(posted.getlist("exempt-body"), posted.getlist("exempt-reason"), strict=False)
    found: dict[int, str] = {}
    for body, reason in rows:
        if whole_number(body):
            found[whole_number(body)] = reason.strip()
        elif reason.strip():
            raise NotPossible(
                f"Chưa chọn đơn vị được miễn với lý do “{reason.strip()}”.", advice="Hãy chọn đơn vị, hoặc xóa lý do."
            )
    return found


def _id(text: str) -> int | None:
    return whole_number(text) or None


def _day(posted: QueryDict, name: str, words: str) -> date | None:
    text = posted.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotPossible(f"“{text}” ({words}) không phải là một ngày.", advice="Hãy chọn lại ngày.") from error
