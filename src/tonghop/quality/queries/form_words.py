"""The words that are nobody's: the outline's titles and points, and the plan's own sentences."""

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import sections_in
from tonghop.plans.queries import text_of_plan
from tonghop.quality.rules.building import form_texts

_LEAST = 40  # code points of a line of the plan that somebody could repeat


def words_of_form(campaign: Campaign) -> frozenset[str]:
    """Return the texts of outline and plan, which never count as copied. Two queries."""
    return form_texts(sections_in(campaign)) | {*plan_lines(campaign)}


def plan_lines(campaign: Campaign) -> tuple[str, ...]:
    """Return the lines of the campaign's plan that somebody could repeat. One query."""
    if campaign.plan_id is None:
        return ()
    lines = (line.strip() for line in text_of_plan(campaign.plan_id).splitlines())
    return tuple(line for line in lines if len(line) >= _LEAST)
