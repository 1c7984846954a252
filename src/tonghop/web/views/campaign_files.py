"""Đợt báo cáo thành tệp: a campaign goes out as one file, opens from one, and the next year's is made from it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import campaign_for, export_campaign, next_campaign_of, next_period_of
from tonghop.campaigns.rules.cycles import CYCLE_LABELS, CYCLES
from tonghop.kernel.errors import NotPossible, Refused
from tonghop.organisations.permissions import Role
from tonghop.web.campaign_files import open_text, read_campaign_file, text_sent
from tonghop.web.guard import PageRequest, page
from tonghop.web.owners import owner_of
from tonghop.web.posted import whole_number

_MOST_YEARS = 10


@page(permission="reads a campaign")
def export(request: PageRequest, key: str) -> HttpResponse:
    """Hand out the campaign as one YAML file."""
    campaign = campaign_for(request.viewer, key)
    headers = {"Content-Disposition": f'attachment; filename="dot-{campaign.key}.yaml"'}
    return HttpResponse(export_campaign(request.viewer, campaign), "application/yaml; charset=utf-8", headers=headers)


@page(permission="organises a campaign")
def next_campaign(request: PageRequest, key: str) -> HttpResponse:
    """Propose next year's campaign with all that differs; take the edited file, show it again, or open it."""
    base = campaign_for(request.viewer, key)
    years = min(whole_number(request.GET.get("nam")) or 1, _MOST_YEARS)
    content: dict[str, Any] = {"base": base, "years": years, "cycles": CYCLE_LABELS, "nav": "plans"}
    text = request.POST.get("text", "")
    try:
        if request.method == "POST":
            text = text_sent(request)
            if "open" in request.POST:
                campaign = open_text(base.owner, text, by=request.viewer, at=request.at)
                messages.success(request, "Đã mở đợt báo cáo; mỗi đơn vị đã có nghĩa vụ và hạn nộp.")
                return redirect("board", campaign.key)
        else:
            text = _proposed(request, base, years)
        content["file"] = read_campaign_file(request.viewer, base.owner, text, base=base)
    except (NotPossible, Refused) as error:
        return render(request, "web/campaign_file.html", {**content, "error": error, "text": text}, status=409)
    return render(request, "web/campaign_file.html", {**content, "text": text})


def _proposed(request: PageRequest, base: Campaign, years: int) -> str:
    """Return the next campaign's file: of the cycle that ?ky names, else some years later."""
    cycle = next((one for one in CYCLES if one == request.GET.get("ky")), None)
    if cycle is not None:
        return next_period_of(request.viewer, base, cycle=cycle).text
    return next_campaign_of(request.viewer, base, years=years).text


@page(permission="organises a campaign")
def open_file(request: PageRequest) -> HttpResponse:
    """Take a campaign's file, show what it would open, and open it."""
    text = request.POST.get("text", "")
    content: dict[str, Any] = {"nav": "plans"}
    if request.method != "POST":
        return render(request, "web/campaign_file.html", content)
    try:
        owner, text = owner_of(request.viewer, Role.ORGANISER), text_sent(request)
        if "open" in request.POST:
            campaign = open_text(owner, text, by=request.viewer, at=request.at)
            messages.success(request, "Đã mở đợt báo cáo; mỗi đơn vị đã có nghĩa vụ và hạn nộp.")
            return redirect("board", campaign.key)
        content = {**content, "file": read_campaign_file(request.viewer, owner, text)}
    except (NotPossible, Refused) as error:
        return render(request, "web/campaign_file.html", {**content, "error": error, "text": text}, status=409)
    return render(request, "web/campaign_file.html", {**content, "text": text})
