"""How pages write moments, due dates, numbers and states; one writing for each, everywhere."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.rules.obligations import BoardState
from tonghop.chasing.permissions import may_read_chasing
from tonghop.consolidation.permissions import may_read_consolidation, reads_several_owners
from tonghop.kernel.moments import clock, due_text, last_day, local, short_date, weekday
from tonghop.kernel.numbers import format_number
from tonghop.kernel.working_days import Edited, working_days_after
from tonghop.organisations.queries import edited_days
from tonghop.quality.permissions import may_set_thresholds, may_sit_at_desk
from tonghop.quality.rules.aligned import Piece
from tonghop.web.board_rows import badge
from tonghop.web.marked_text import Segment

register = template.Library()


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment: "10:42, thứ Năm, 07/5/2026"."""
    return clock(value) if value else ""


@register.filter
def hour(value: datetime | None) -> str:
    """Write the time alone: "10:42"."""
    return f"{local(value):%H:%M}" if value else ""


@register.filter
def hour_on(value: datetime | None, now: datetime) -> str:
    """Write the time alone for a moment of the day it is, "10:42"; of another day with that day, "10:42, 06/5/2026"."""
    if value is None or local(value).date() == local(now).date():
        return hour(value)
    return f"{hour(value)}, {short_date(local(value).date())}"


@register.filter
def due_moment(value: datetime | None) -> str:
    """Write an exclusive end as the last minute before it: "23:59 thứ Năm, 07/5/2026"."""
    return due_text(value) if value else ""


@register.filter
def day(value: date | datetime | None) -> str:
    """Write a day: "thứ Năm, 07/5/2026"."""
    if not value:
        return ""
    that = local(value).date() if isinstance(value, datetime) else value
    return f"{weekday(that)}, {short_date(that)}"


@register.filter
def day_short(value: date | datetime | None) -> str:
    """Write a day in short: "07/5/2026"."""
    if not value:
        return ""
    return short_date(local(value).date() if isinstance(value, datetime) else value)


@register.simple_tag(takes_context=True)
def due(context: dict[str, Any], value: datetime | None, state: BoardState | None = None) -> SafeString:
    """Write a due moment and how far it is: "23:59 thứ Năm, 07/5/2026 (còn 2 ngày làm việc)".

    With a board state, only what is overdue is called so: a report that arrived in time and came back is not.
    """
    if not value:
        return SafeString("")
    now: datetime = context["request"].at
    text = due_text(value)
    if now >= value and state is not None and not state.overdue:
        return format_html("{}", text)
    if now >= value:
        late = max((local(now).date() - last_day(value)).days, 0)
        return format_html('{} <strong class="late">(đã quá hạn{})</strong>', text, f" {late} ngày" if late else "")
    left = working_days_after(local(now).date(), last_day(value), _edited(context["request"]))
    words = f"còn {left} ngày làm việc" if left else "còn trong hôm nay"
    return format_html('{} <span class="left">({})</span>', text, words)


def _edited(request: Any) -> Edited:
    """Return the days that the viewer's own province edited, read once a page."""
    if not hasattr(request, "edited_days"):
        request.edited_days = edited_days(request.viewer.owners())
    edited: Edited = request.edited_days
    return edited


@register.filter
def number(value: Decimal | int | str | None, decimals: int | None = None) -> str:
    """Write a number the Vietnamese way; nothing for None."""
    if value is None or value == "":
        return ""
    return format_number(Decimal(value), decimals=decimals)


@register.simple_tag
def upload_limit() -> int:
    """Return how many bytes one file may have, so that a page refuses a larger one before it is sent."""
    limit: int = settings.MAX_UPLOAD_BYTES
    return limit


@register.simple_tag
def state_badge(state: BoardState) -> SafeString:
    """Write a state of the board as the board's rows do."""
    return badge(state)


@register.simple_tag(takes_context=True)
def reads_consolidation(context: dict[str, Any], campaign: Campaign) -> bool:
    """Tell whether the person at the screen reads totals and what was consolidated, for the tabs of a campaign."""
    return may_read_consolidation(context["request"].viewer, campaign)


@register.simple_tag(takes_context=True)
def reads_provinces(context: dict[str, Any]) -> bool:
    """Tell whether the person at the screen reads the consolidation of more than one province, for the tabs."""
    return reads_several_owners(context["request"].viewer)


@register.simple_tag(takes_context=True)
def reads_chasing(context: dict[str, Any], campaign: Campaign) -> bool:
    """Tell whether the person at the screen sees who is chased, for the tabs of a campaign."""
    return may_read_chasing(context["request"].viewer, campaign)


@register.simple_tag(takes_context=True)
def sets_thresholds(context: dict[str, Any], campaign: Campaign) -> bool:
    """Tell whether the person at the screen sets what the checks go by, for the tabs of a campaign."""
    return may_set_thresholds(context["request"].viewer, campaign)


@register.simple_tag(takes_context=True)
def sits_at_desk(context: dict[str, Any], campaign: Campaign) -> bool:
    """Tell whether the person at the screen reads what the checks found, for the pages of the review."""
    return may_sit_at_desk(context["request"].viewer, campaign)


@register.filter
def due_words(value: datetime) -> str:
    """Write a due moment alone: "23:59 thứ Năm, 07/5/2026"."""
    return due_text(value)


@register.filter
def lookup(mapping: dict[Any, Any], key: Any) -> Any:
    """Return mapping[key], or None."""
    return mapping.get(key)


@register.filter
def severity_word(severity: str) -> str:
    """Write a finding's weight as a person reads it."""
    return {"blocker": "Phải xử lý", "error": "Lỗi", "warning": "Nghi vấn", "hint": "Gợi ý"}.get(severity, severity)


@register.filter
def is_text(value: Any) -> bool:
    """Tell whether a cell holds words instead of a number."""
    return isinstance(value, str)


@register.filter
def adds_word(adds: str) -> str:
    """Write how figures of many units become one."""
    return {"sum": "Tổng", "average": "Bình quân", "rate": "Tỷ lệ chung", "none": "Không cộng"}.get(adds, adds)


@register.simple_tag
def lit(segments: Iterable[Segment]) -> SafeString:
    """Write a text with its marks; the first that is lit now is the place "#cho"."""
    parts: list[SafeString] = []
    reached = False
    for segment in segments:
        if not segment.kinds:
            parts.append(format_html("{}", segment.text))
            continue
        anchor = SafeString(' id="cho"') if "in-now" in segment.kinds and not reached else ""
        reached = reached or bool(anchor)
        mark = '<mark class="{}" data-goto="{}"{}>{}</mark>'
        parts.append(format_html(mark, segment.kinds, segment.first, anchor, segment.text))
    return SafeString("".join(parts))


@register.simple_tag
def aligned(pieces: Iterable[Piece]) -> SafeString:
    """Write one side of two aligned passages, what the other does not have marked."""
    return format_html_join(
        " ", "{}", ((format_html('<mark class="differs">{}</mark>', p.text) if p.own else p.text,) for p in pieces)
    )
