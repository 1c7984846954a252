"""Các ý của đề cương: which points the units answer, and which they seem to pass over."""

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.campaigns.queries import campaign_for
from tonghop.documents.render.sheet import render_list
from tonghop.quality.queries import points_overview
from tonghop.web.guard import PageRequest, page
from tonghop.web.points import point_lines, points_sheet

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(permission="reads a campaign")
def points(request: PageRequest, key: str) -> HttpResponse:
    """Show the points, what most seem to pass over first; which sections a viewer reads is asked by the room."""
    campaign = campaign_for(request.viewer, key)
    found = points_overview(request.viewer, campaign)
    content = {"campaign": campaign, "found": found, "lines": point_lines(found)}
    return render(request, "web/points_overview.html", content)


@page(permission="reads a campaign")
def export(request: PageRequest, key: str) -> HttpResponse:
    """Hand out the same as a workbook, every unit named."""
    campaign = campaign_for(request.viewer, key)
    found = points_overview(request.viewer, campaign)
    data = render_list(points_sheet(campaign, found, at=request.at), at=request.at)
    name = f"y-cua-de-cuong-{campaign.key}.xlsx"
    return HttpResponse(data, _XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
