"""The unit's own report before this one: of an earlier campaign, or none."""

from decimal import Decimal

from tonghop.campaigns.models import Obligation
from tonghop.quality.rules.facts import LastReport
from tonghop.reports.queries import counted_before
from tonghop.reports.rules.content import text_of_block


def last_report(obligation: Obligation) -> LastReport | None:
    """Return what the unit reported in its last campaign before this one and was accepted. One query."""
    before = counted_before(obligation)
    if before is None or before.nil:
        return None
    content = before.content
    return LastReport(
        version_id=before.pk,
        name=f"báo cáo “{before.report.obligation.campaign.short_title}”",
        sections={s["key"]: tuple(text_of_block(block) for block in s["blocks"]) for s in content["sections"]},
        values={code: Decimal(value["value"]) for code, value in content["values"].items() if "value" in value},
    )
