"""So sánh: what changed between two versions of a report, beside the words for which the earlier came back."""

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.quality.queries import reasons_for_version
from tonghop.reports.permissions import UNIT_ROLES
from tonghop.reports.queries.comparing import LAST, comparison_for
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number


@page(permission="signed in")
def comparison(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show the difference of the two sides that were chosen, or of the last two."""
    first, second = (whole_number(request.GET.get(name), otherwise=LAST) for name in ("tu", "den"))
    compared = comparison_for(request.viewer, obligation_id, first=first, second=second)
    reasons = reasons_for_version(compared.obligation.pk, compared.first.number, compared.labels)
    own = compared.obligation.organisation_id in request.viewer.organisations(*UNIT_ROLES)
    return render(request, "web/comparison.html", {"compared": compared, "reasons": reasons, "own": own})
