"""Trang lãnh đạo: in two minutes, in, missing, late; five figures; five difficulties; what needs a decision."""

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.campaigns.queries import campaign_for
from tonghop.web.guard import PageRequest, page
from tonghop.web.leader import read_leader


@page(permission="reads a campaign")
def leader(request: PageRequest, key: str) -> HttpResponse:
    """Show the page."""
    campaign = campaign_for(request.viewer, key)
    content = {"campaign": campaign, "page": read_leader(request.viewer, campaign, at=request.at)}
    return render(request, "web/leader.html", content)
