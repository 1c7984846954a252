"""The next campaign from this one, a year or a period of a cycle later: days moved on, outline and bodies kept."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from tonghop.campaigns.rules.cycles import Cycle, CyclePeriod
from tonghop.campaigns.rules.facts import (
    CampaignSection,
    CampaignTask,
    ConfirmedCampaign,
    ConfirmedForm,
    SectionPoint,
)
from tonghop.kernel.moments import end_of, last_day, local

_YEAR = re.compile(r"(?<!\d)(?<!\d[-–/.])(20\d\d)(?!\d)(?!\s*[-–]\s*20\d\d)(?!/[A-ZĐ])")
_IN_DUE = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DAY_IN_TEXT = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]20\d\d(?!\d)")
_KEY_LENGTH = 60
_CYCLE_KEY = re.compile(r"-20\d\d-(?:t\d\d|q\d|6t|9t|nam)$")
_PERIOD_NAMES: dict[Cycle, re.Pattern[str]] = {
    "month": re.compile(r"tháng \d{1,2}(?: năm |/)20\d\d", re.IGNORECASE),
    "quarter": re.compile(r"quý (?:IV|I{1,3}|[1-4])(?: năm |/)20\d\d", re.IGNORECASE),
    "half": re.compile(r"0?6 tháng đầu năm 20\d\d", re.IGNORECASE),
    "nine_months": re.compile(r"0?9 tháng(?: đầu)? năm 20\d\d", re.IGNORECASE),
    "year": re.compile(r"năm 20\d\d", re.IGNORECASE),
}
_ONE_DAY = date.resolution


def next_campaign(campaign: ConfirmedCampaign, *, years: int = 1) -> ConfirmedCampaign:
    """Return the campaign `years` later: every day moved by whole years, and the years that titles name.

    29/02 becomes 28/02 where there is none, and a period that closed at a month's end closes at one. Years of cited
    documents, of dates in titles and of ranges ("2026-2030") stay. Exemptions were given for this time and are dropped.
    """
    here = {form.named_day.year for form in campaign.forms} | {d.year for d in (campaign.period_to,) if d}
    shift = _Shift(years, frozenset(here))
    return replace(
        campaign,
        key=shift.key(campaign.key),
        title=shift.text(campaign.title),
        short_title=shift.text(campaign.short_title),
        sections=tuple(shift.section(section) for section in campaign.sections),
        forms=tuple(shift.form(form) for form in campaign.forms),
        report_due=shift.moment(campaign.report_due),
        period_from=shift.day(campaign.period_from),
        period_to=shift.closing_day(campaign.period_to),
        exempt=(),
        corrections=(),
        tasks=tuple(shift.task(task) for task in campaign.tasks),
    )


def next_in_cycle(campaign: ConfirmedCampaign, period: CyclePeriod) -> ConfirmedCampaign:
    """Return the campaign of a period: its days from the cycle, what else is dated keeps its distance from the due.

    A title that names a period of the cycle names the new one; one that names none gets it added. "Before" has no
    part in it: the last day on time is the day named.
    """
    due, was = end_of(period.due_day), max(form.due for form in campaign.forms)
    shift = _Shift(period.closing.year - last_day(was).year, frozenset({last_day(was).year}))
    return replace(
        campaign,
        key=_key_in_cycle(campaign.key, period),
        title=_named(campaign.title, period),
        short_title=_named(campaign.short_title, period),
        before_policy="day_named",
        sections=tuple(shift.section(section) for section in campaign.sections),
        forms=tuple(_due_in_cycle(form, period, due) for form in campaign.forms),
        report_due=due + (campaign.report_due - was) if campaign.report_due else None,
        period_from=period.first,
        period_to=period.closing,
        exempt=(),
        corrections=(),
        tasks=tuple(shift.task(task) for task in campaign.tasks),
    )


def _due_in_cycle(form: ConfirmedForm, period: CyclePeriod, due: datetime) -> ConfirmedForm:
    lock = due + (form.lock_at - form.due) if form.lock_at else None
    return replace(form, named_day=period.due_day, due=due, lock_at=lock)


def _key_in_cycle(key: str, period: CyclePeriod) -> str:
    bare = _CYCLE_KEY.sub("", key)
    return f"{bare[: _KEY_LENGTH - len(period.key) - 1].rstrip('-')}-{period.key}"


def _named(title: str, period: CyclePeriod) -> str:
    found = list(_PERIOD_NAMES[period.cycle].finditer(title))
    if not found:
        return f"{title} {period.name}"
    return _PERIOD_NAMES[period.cycle].sub(period.name, title)


@dataclass(frozen=True)
class _Shift:
    """Moves days and texts by whole years; in texts only the campaign's own years move."""

    years: int
    own: frozenset[int]

    def day(self, day: date | None) -> date | None:
        return None if day is None else self._moved(day)

    def closing_day(self, day: date | None) -> date | None:
        if day is None or (day + _ONE_DAY).month == day.month:
            return self.day(day)
        moved = self._moved(day.replace(day=1))
        return moved.replace(day=calendar.monthrange(moved.year, moved.month)[1])

    def moment(self, end: datetime | None) -> datetime | None:
        """Move an exclusive end by its last day, so that "the end of 28/02" stays the end of a day."""
        if end is None:
            return None
        last = last_day(end)
        if end_of(last) == end:
            return end_of(self._moved(last))
        here = local(end)
        return datetime.combine(self._moved(here.date()), here.time(), tzinfo=here.tzinfo)

    def text(self, text: str) -> str:
        dates = [match.span() for match in _DAY_IN_TEXT.finditer(text)]
        return _YEAR.sub(lambda m: m[0] if any(a <= m.start() < b for a, b in dates) else self._year(m), text)

    def key(self, key: str) -> str:
        moved = _IN_DUE.sub(self._year, key)
        if moved != key or self.years == 0:
            return moved
        suffix = f"-{max(self.own, default=0) + self.years}"
        return key[: _KEY_LENGTH - len(suffix)].rstrip("-") + suffix

    def section(self, section: CampaignSection) -> CampaignSection:
        points = tuple(SectionPoint(point.letter, self.text(point.text)) for point in section.points)
        return replace(section, title=self.text(section.title), points=points)

    def form(self, form: ConfirmedForm) -> ConfirmedForm:
        due = self.moment(form.due) or form.due
        named = self._moved(form.named_day)
        if last_day(form.due) < form.named_day and end_of(last_day(form.due)) == form.due:
            due = end_of(named - (form.named_day - last_day(form.due)))
        return replace(form, named_day=named, due=due, lock_at=self.moment(form.lock_at))

    def task(self, task: CampaignTask) -> CampaignTask:
        due = _IN_DUE.sub(lambda m: str(int(m[1]) + self.years), task.due_text)
        return replace(
            task, title=self.text(task.title), due_text=due, due_day=self.day(task.due_day), start=None, end=None
        )

    def _year(self, match: re.Match[str]) -> str:
        year = int(match[1])
        return str(year + self.years) if year in self.own else match[0]

    def _moved(self, day: date) -> date:
        year = day.year + self.years
        return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
