"""Keeping the text index: what a version says takes the place of what its report said before."""

from django.db import transaction

from tonghop.kernel.text import fold
from tonghop.reports.models import SearchText, Version
from tonghop.reports.rules.content import text_of_block

MANY = 500


@transaction.atomic
def index_version(version: Version) -> int:
    """Index the version's paragraphs, items and tables in place of the report's earlier ones; return how many.

    A version that is no longer the report's latest is left out: a later one has been indexed, or will be.
    """
    report = version.report
    if report.latest_id != version.pk:
        return 0
    obligation = report.obligation
    rows = [
        SearchText(
            report=report,
            version=version,
            campaign_id=obligation.campaign_id,
            organisation_id=obligation.organisation_id,
            obligation_id=obligation.pk,
            section=section["key"],
            section_title=f"{section['number']}. {section['title']}",
            place=place,
            text=text,
            folded=fold(text),
        )
        for section in version.content["sections"]
        for place, block in enumerate(section["blocks"])
        if (text := text_of_block(block)).strip()
    ]
    SearchText.objects.filter(report=report).delete()
    SearchText.objects.bulk_create(rows, batch_size=MANY)
    return len(rows)
