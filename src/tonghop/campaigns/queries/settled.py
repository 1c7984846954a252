"""What of a campaign never changes once it is open: the titles of its outline, and the rules between its figures."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from tonghop.campaigns.models import Campaign, IndicatorRule, Section

KEPT = 64  # campaigns


@dataclass(frozen=True, slots=True)
class SettledForm:
    """Sections as (key, number, title) in order; rules as (id, kind, left, right as JSON text, message)."""

    sections: tuple[tuple[str, str, str], ...]
    rules: tuple[tuple[str, str, str, str, str], ...]


def settled_form(campaign: Campaign) -> SettledForm:
    """Return the campaign's form. Two queries the first time a process asks, none after that.

    Both are written in the transaction that opens the campaign, and the database refuses to change them after it
    (migration 0006): so what a process has read holds for all processes, for good.
    """
    return _read_form(campaign.pk, campaign.opened_at)


@lru_cache(maxsize=KEPT)
def _read_form(campaign_id: int, _opened_at: datetime) -> SettledForm:
    sections = Section.objects.filter(campaign=campaign_id).order_by("position")
    rules = IndicatorRule.objects.filter(campaign=campaign_id).order_by("pk")
    return SettledForm(
        tuple(sections.values_list("key", "number", "title")),
        tuple(rules.values_list("rule_id", "kind", "left", Cast("right", TextField()), "message")),
    )
