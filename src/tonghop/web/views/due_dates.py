"""Thời hạn and lịch nhắc: when reports are due, what moved it, who would be reminded when; the days offices work."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tonghop.campaigns.actions import extend_several
from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import check_may_organise, may_organise
from tonghop.campaigns.queries import campaign_for
from tonghop.chasing.actions import set_ladder
from tonghop.chasing.queries.own import own_calendar
from tonghop.chasing.queries.plan import reminder_plan
from tonghop.chasing.queries.timeliness import timeliness
from tonghop.chasing.rules.ladder import WHOM_LABELS
from tonghop.exchange.queries import mail_state
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import local
from tonghop.kernel.working_days import special_days
from tonghop.organisations.actions import edit_day, restore_day
from tonghop.organisations.permissions import Role
from tonghop.organisations.queries import edits_in
from tonghop.reports.actions import record_outage
from tonghop.web.chasing_forms import EditedDayForm, GroupExtensionForm, OutageForm, ladder_in, ladder_rows
from tonghop.web.guard import PageRequest, page
from tonghop.web.owners import owner_of
from tonghop.web.posted import whole_number

_YEARS = range(2020, 2051)


@page(permission="reads a campaign")
def plan(request: PageRequest, key: str) -> HttpResponse:
    """Show who would be reminded when, and who cannot be written to; set the ladder."""
    campaign = campaign_for(request.viewer, key)
    if request.method == "POST":
        set_ladder(campaign, **ladder_in(request.POST), by=request.viewer, at=request.at)
        messages.success(request, "Đã đặt lịch nhắc.")
        return redirect("chasing-plan", campaign.key)
    shown = reminder_plan(request.viewer, campaign, at=request.at)
    content = {
        "campaign": campaign,
        "organises": may_organise(request.viewer, campaign),
        "mail": mail_state(),
        "plan": shown,
        "rows": ladder_rows(shown.ladder),
        "whom": WHOM_LABELS,
    }
    return render(request, "web/chasing_plan.html", content)


@page(permission="organises a campaign")
def dues(request: PageRequest, key: str) -> HttpResponse:
    """Extend a group of units, or move every due moment by an outage."""
    campaign = campaign_for(request.viewer, key)
    check_may_organise(request.viewer, campaign, "thay đổi thời hạn")
    verb = request.POST.get("viec", "")
    forms: dict[str, Form] = {
        "gia-han": GroupExtensionForm(request.POST if verb == "gia-han" else None),
        "gian-doan": OutageForm(request.POST if verb == "gian-doan" else None, auto_id="outage-%s"),
    }
    if verb in forms and forms[verb].is_valid():
        try:
            messages.success(request, _CHANGES[verb](request, campaign, forms[verb]))
            return redirect("chasing-dues", campaign.key)
        except NotPossible as error:
            forms[verb].add_error(None, str(error))
    content: dict[str, Any] = {
        "campaign": campaign,
        "organises": True,
        "extension": forms["gia-han"],
        "outage": forms["gian-doan"],
        "outages": campaign.outages.all(),
        **_units(request, campaign),
    }
    return render(request, "web/chasing_dues.html", content)


def _units(request: PageRequest, campaign: Campaign) -> dict[str, Any]:
    """Return the units to choose from, those who still owe apart, for they are who is extended."""
    rows = timeliness(request.viewer, campaign, at=request.at)
    ticked = {whole_number(one) for one in request.POST.getlist("obligation")}
    others = [row for row in rows if not row.owes]
    return {
        "owing": [row for row in rows if row.owes],
        "others": others,
        "others_ticked": any(row.obligation_id in ticked for row in others),
        "ticked": ticked,
    }


@page(permission="signed in")
def calendar(request: PageRequest) -> HttpResponse:
    """Hand out the due moments of the own units as an iCalendar file."""
    headers = {"Content-Disposition": 'attachment; filename="han-nop-bao-cao.ics"'}
    return HttpResponse(own_calendar(request.viewer, at=request.at), "text/calendar; charset=utf-8", headers=headers)


@page(permission="keeps the calendar")
def working_days(request: PageRequest) -> HttpResponse:
    """Show the year's days off and Saturdays worked; edit a day, or take an edit back."""
    owner = owner_of(request.viewer, Role.ORGANISER, Role.ADMINISTRATOR)
    asked = whole_number(request.GET.get("nam", ""))
    year = asked if asked in _YEARS else local(request.at).year
    restoring = request.POST.get("viec") == "bo"
    form = EditedDayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if restoring:
                restore_day(owner, day=given["day"], by=request.viewer, at=request.at)
            else:
                edit_day(owner, **given, by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Đã sửa lịch làm việc.")
            return redirect(f"{request.path}?nam={given['day'].year}")
    content = {"form": form, "year": year, "owner": owner, "days": special_days(year), "edits": edits_in(owner, year)}
    return render(request, "web/working_days.html", content)


def _extend(request: PageRequest, campaign: Campaign, form: Form) -> str:
    ids = [number for one in request.POST.getlist("obligation") if (number := whole_number(one))]
    until = form.moment()  # type: ignore[attr-defined]  # a GroupExtensionForm
    reason = form.cleaned_data["reason"]
    moved = extend_several(campaign, obligation_ids=ids, until=until, reason=reason, by=request.viewer, at=request.at)
    return f"Đã gia hạn {len(moved)} đơn vị; các đơn vị được báo tin."


def _outage(request: PageRequest, campaign: Campaign, form: Form) -> str:
    record_outage(campaign, **form.cleaned_data, by=request.viewer, at=request.at)
    return "Đã ghi nhận gián đoạn; hạn nộp được lùi đúng bằng thời gian gián đoạn và các đơn vị được báo tin."


_CHANGES: dict[str, Callable[[PageRequest, Campaign, Form], str]] = {"gia-han": _extend, "gian-doan": _outage}
