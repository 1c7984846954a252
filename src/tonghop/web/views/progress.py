"""Tiến độ: how the reports came in over time, and how far each section and department is."""

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.campaigns.queries import campaign_for
from tonghop.web.guard import PageRequest, page
from tonghop.web.progress import read_progress


@page(permission="reads a campaign")
def progress(request: PageRequest, key: str) -> HttpResponse:
    """Show the burn-up against the due moment, and each section's share of bodies and figures."""
    campaign = campaign_for(request.viewer, key)
    shown = read_progress(request.viewer, campaign, at=request.at)
    return render(request, "web/progress.html", {"campaign": campaign, "shown": shown})
