"""Các điểm máy nêu: which units and which sections draw what, and what each check is worth."""

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.campaigns.queries import campaign_for
from tonghop.documents.render.sheet import render_list
from tonghop.quality.permissions import may_weigh
from tonghop.quality.queries import findings_overview, worth_of_checks
from tonghop.web.guard import PageRequest, page
from tonghop.web.overview import findings_sheet, grid_of, wanted_in

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(permission="reads a campaign")
def overview(request: PageRequest, key: str) -> HttpResponse:
    """Show checks by section, then the units with what they draw, narrowed to one check or section if wanted."""
    campaign = campaign_for(request.viewer, key)
    found = findings_overview(request.viewer, campaign)
    wanted = wanted_in(request.GET, found)
    content = {
        "campaign": campaign,
        "grid": grid_of(found),
        "found": found,
        "wanted": wanted,
        "units": wanted.units,
        "worth": worth_of_checks(request.viewer, campaign) if may_weigh(request.viewer, campaign) else [],
    }
    return render(request, "web/findings_overview.html", content)


@page(permission="reads a campaign")
def export(request: PageRequest, key: str) -> HttpResponse:
    """Hand out the findings as shown, one a line, as a workbook."""
    campaign = campaign_for(request.viewer, key)
    found = findings_overview(request.viewer, campaign)
    data = render_list(findings_sheet(campaign, wanted_in(request.GET, found), at=request.at), at=request.at)
    name = f"diem-kiem-tra-{campaign.key}.xlsx"
    return HttpResponse(data, _XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
