"""Số liệu tổng hợp and Nguồn: every total and every source opens to what it came from; consolidating anew."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.campaigns.queries import campaign_for
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.queries import figures_page, provinces_page, source_page, total_page
from tonghop.web.guard import PageRequest, page

SCOPES = (("commune", "Cấp xã"), ("department", "Sở, ban, ngành"), ("all", "Cả hai"))


@page(permission="reads a campaign")
def totals(request: PageRequest, key: str) -> HttpResponse:
    """Show one section's figures over all bodies, with totals and who is missing."""
    campaign = campaign_for(request.viewer, key)
    shown = figures_page(request.viewer, campaign, section_key=request.GET.get("muc", ""))
    return render(request, "web/totals.html", {"campaign": campaign, "figures": shown})


@page(permission="reads a campaign")
def total(request: PageRequest, key: str, code: str, scope: str) -> HttpResponse:
    """Open one total: who gave what, who has none and why, who is missing and why."""
    campaign = campaign_for(request.viewer, key)
    shown = total_page(request.viewer, campaign, code=code, scope=scope)
    return render(request, "web/total.html", {"campaign": campaign, "total": shown})


@page(permission="reads a campaign")
def provinces(request: PageRequest, key: str) -> HttpResponse:
    """Show one section's figures with a row a province, of all campaigns for this receiver and period."""
    campaign, asked = campaign_for(request.viewer, key), request.GET
    shown = provinces_page(request.viewer, campaign, section_key=asked.get("muc", ""), scope=asked.get("cap", ""))
    return render(request, "web/provinces.html", {"campaign": campaign, "shown": shown, "scopes": SCOPES})


@page(permission="organises a campaign")
@require_POST
def make(request: PageRequest, key: str) -> HttpResponse:
    """Consolidate what is accepted now."""
    campaign = campaign_for(request.viewer, key)
    snapshot = consolidate(campaign, by=request.viewer, at=request.at)
    messages.success(request, f"Đã lập bản tổng hợp số {snapshot.number}.")
    return redirect("consolidation", campaign.key)


@page(permission="reads a campaign")
def source(request: PageRequest, key: str, source_id: str) -> HttpResponse:
    """Open one source: the paragraph with the words marked, or the total with its parts."""
    campaign = campaign_for(request.viewer, key)
    content = {"campaign": campaign, "page": source_page(request.viewer, campaign, source_id)}
    return render(request, "web/source.html", content)
