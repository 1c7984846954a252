"""What a plan asks of reports: its outline for communes and for departments, its period, and its own words."""

from dataclasses import replace
from datetime import date

from tonghop.campaigns.rules.catalogue import Catalogue
from tonghop.campaigns.rules.facts import CampaignSection
from tonghop.campaigns.rules.outline import campaign_sections
from tonghop.campaigns.rules.period import period_in
from tonghop.campaigns.rules.plan_form import outline_of
from tonghop.kernel.text import fold
from tonghop.plans.rules import Reading
from tonghop.quality.rules.outside.report import Form

_LEAST_LINE = 40  # code points of a line of the plan that somebody could have copied


def form_of_plan(reading: Reading, catalogue: Catalogue) -> Form:
    """Return the form of a plan. Closing sections that the plan itself does not ask for are not required."""
    asked = len(outline_of(reading))
    sections = campaign_sections(outline_of(reading))
    outline = tuple(
        replace(section, indicator_set="" if section.closing else catalogue.set_for_title(section.title))
        for place, section in enumerate(sections)
        if place < asked
    )
    own = {section.title for section in outline} | {p.text for section in outline for p in section.points}
    lines = {line.strip() for line in reading.text.splitlines() if len(line.strip()) >= _LEAST_LINE}
    return Form(
        catalogue, {"": outline, **_by_audience(reading)}, frozenset(own | lines), frozenset(own), _period(reading)
    )


def _by_audience(reading: Reading) -> dict[str, tuple[CampaignSection, ...]]:
    """Return an outline for communes and one for departments, where the plan has one for each."""
    found: dict[str, tuple[CampaignSection, ...]] = {}
    for outline in reading.outlines:
        said = fold(f"{outline.audience or ''} {outline.title}")
        kind = "commune" if " xa" in f" {said}" or "phuong" in said else "department" if "so " in said else ""
        if kind and len(reading.outlines) > 1:
            only = replace(reading, outlines=(outline,))
            found[kind] = campaign_sections(outline_of(only))[: len(outline_of(only))]
    return found


def _period(reading: Reading) -> tuple[date, date] | None:
    found = period_in(reading.text, issued_on=reading.document.issued_on)
    return (found.first, found.last) if found.first and found.last else None
