"""Ngưỡng kiểm tra: every number and word list of the checks, what a change of them would do, and setting them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import may_read_campaign
from tonghop.kernel.errors import NotPossible
from tonghop.quality.actions import set_thresholds
from tonghop.quality.queries import ThresholdsPage, campaign_to_set, effects_of, thresholds_page
from tonghop.quality.rules.settings import WrongSettings
from tonghop.web.guard import PageRequest, page
from tonghop.web.thresholds import Posted, field_groups, posted_in

_SAVED = "Đã lưu ngưỡng kiểm tra. Các báo cáo đã nộp đang được kiểm tra lại ở việc nền."


@page(permission="sets thresholds")
def thresholds(request: PageRequest, key: str) -> HttpResponse:
    """Show the settings; show what a change would do; save it; take every change back."""
    campaign = campaign_to_set(request.viewer, key)
    shown = thresholds_page(request.viewer, campaign)
    posted = posted_in(request.POST, shown)
    content: dict[str, Any] = {}
    if request.method == "POST":
        try:
            if _save(request, campaign, shown, posted):
                messages.success(request, _SAVED)
                return redirect("thresholds", campaign.key)
            content = {"effects": effects_of(request.viewer, campaign, posted.values(shown)), "mark": posted.mark}
        except WrongSettings as error:
            content = {"error": error, "problems": error.problems}
        except NotPossible as error:
            content = {"error": error}
    content |= {
        "campaign": campaign,
        "page": shown,
        "groups": list(field_groups(shown, posted.texts, content.get("problems", {}))),
        "reads": may_read_campaign(request.viewer, campaign),
        "unseen": request.POST.get("viec") == "luu" and "effects" in content,
    }
    return render(request, "web/thresholds.html", content)


def _save(request: PageRequest, campaign: Campaign, shown: ThresholdsPage, posted: Posted) -> bool:
    """Save what was previewed, or take every change back; tell whether that was asked for."""
    verb = request.POST.get("viec", "")
    if verb not in {"luu", "goc"} or (verb == "luu" and posted.previewed != posted.mark):
        return False
    values = posted.values(shown) if verb == "luu" else {}
    set_thresholds(campaign, values=values, seen=posted.seen, by=request.viewer, at=request.at)
    return True
