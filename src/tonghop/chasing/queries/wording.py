"""What a message says about obligations, read from how they stand at that moment."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from tonghop.campaigns.models import Obligation
from tonghop.campaigns.rules.dues import effective_due
from tonghop.campaigns.rules.obligations import board_state, still_owes
from tonghop.chasing.models import Message
from tonghop.chasing.rules.wording import Line
from tonghop.reports.queries import board_facts


def line_of(obligation: Obligation, *, state: str = "") -> Line:
    """Return the line about one obligation (with campaign and organisation loaded)."""
    return Line(
        unit=obligation.organisation.name,
        campaign=obligation.campaign.short_title,
        due=effective_due(obligation.due, obligation.extended_to),
        state=state,
        address=f"{settings.ADDRESS.rstrip('/')}{reverse('home')}",
    )


def lines_still_owed(message: Message, at: datetime) -> list[Line]:
    """Return a line for each obligation of the digest that is still owed at `at`, soonest due first."""
    rows = Obligation.objects.filter(reminders__message=message).distinct()
    rows = rows.select_related("campaign", "organisation", "report__latest").defer(
        "report__values", "report__explanations", "report__latest__content"
    )
    facts = [(row, board_facts(row)) for row in rows]
    lines = [line_of(row, state=board_state(one, at).word.lower()) for row, one in facts if still_owes(one)]
    return sorted(lines, key=lambda line: (line.due, line.unit))
