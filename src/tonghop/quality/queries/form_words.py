"""The words that are nobody's: the outline's titles and points, and the plan's own sentences."""

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import sections_in
from tonghop.quality.rules.building import form_texts

_LEAST = 40  # code points of a line of the plan that somebody could repeat


def words_of_form(campaign: Campaign) -> frozenset[str]:
    """Return the texts of outline and plan, which never count as copied. Two queries."""
    plan = campaign.plan
    lines = (line.strip() for line in plan.text.splitlines()) if plan else ()
    return form_texts(sections_in(campaign)) | {line for line in lines if len(line) >= _LEAST}
