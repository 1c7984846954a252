"""Đôn đốc: who is late, the letter ready to sign with its list, what was said when and to whom."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.permissions import may_organise
from tonghop.campaigns.queries import campaign_for, obligation_for
from tonghop.chasing.actions import (
    decide_unknown,
    draft_letter,
    pause_reminders,
    record_contact,
    record_letter_sent,
    resume_reminders,
)
from tonghop.chasing.queries.late import late_list
from tonghop.chasing.queries.letters import letters_of
from tonghop.chasing.queries.register import counts_by_state, register, undecided, unit_choices
from tonghop.chasing.queries.timeliness import timeliness
from tonghop.documents.render.sheet import render_list
from tonghop.exchange.queries import mail_state
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import local
from tonghop.kernel.working_days import add_working_days
from tonghop.organisations.queries import edited_days
from tonghop.web.chasing_forms import ContactForm, LetterForm, LetterSentForm, now_for_form
from tonghop.web.guard import PageRequest, page
from tonghop.web.timeliness_export import timeliness_sheet

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(permission="reads a campaign")
def late(request: PageRequest, key: str) -> HttpResponse:
    """Show who is late, since when, what is missing, and when they were last spoken to."""
    campaign = campaign_for(request.viewer, key)
    shown = late_list(request.viewer, campaign, at=request.at)
    return render(request, "web/chasing_late.html", {**_head(request, campaign), "late": shown})


@page(permission="organises a campaign")
def letter(request: PageRequest, key: str) -> HttpResponse:
    """Draft the chasing letter with its annex; show those drafted before."""
    campaign = campaign_for(request.viewer, key)
    today = local(request.at).date()
    until = add_working_days(today, 1, edited_days({campaign.owner_id}))
    form = LetterForm(request.POST or None, initial={"until": until})
    if request.method == "POST" and form.is_valid():
        try:
            draft_letter(campaign, wish=form.wish(), by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Đã soạn công văn đôn đốc kèm danh sách; số và ngày để trống cho văn thư.")
            return redirect("chasing-letter", campaign.key)
    content = {
        "form": form,
        "late": late_list(request.viewer, campaign, at=request.at),
        "letters": letters_of(request.viewer, campaign),
        "now_here": now_for_form(request.at),
    }
    return render(request, "web/chasing_letter.html", {**_head(request, campaign), **content})


@page(permission="organises a campaign")
@require_POST
def letter_sent(request: PageRequest, key: str, document_id: int) -> HttpResponse:
    """Write into the register that the letter went out to every unit of its annex."""
    campaign = campaign_for(request.viewer, key)
    form = LetterSentForm(request.POST)
    if not form.is_valid():
        raise NotPossible("Chưa ghi đủ số và thời điểm gửi công văn.", advice="Hãy ghi cả hai rồi bấm lại.")
    sent = record_letter_sent(document_id, **form.cleaned_data, by=request.viewer, at=request.at)
    messages.success(request, f"Đã ghi vào sổ đôn đốc: công văn gửi {len(sent)} đơn vị.")
    return redirect("chasing-register", campaign.key)


@page(permission="reads a campaign")
def told(request: PageRequest, key: str) -> HttpResponse:
    """Show what was sent, when, to whom, by which way; take what was said by telephone."""
    campaign = campaign_for(request.viewer, key)
    form = ContactForm(request.POST or None, units=unit_choices(campaign), initial={"at": now_for_form(request.at)})
    if request.method == "POST" and form.is_valid():
        unit = obligation_for(request.viewer, form.cleaned_data["obligation"])
        try:
            record_contact(unit, spoken=form.spoken(), by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã ghi vào sổ đôn đốc: {unit.organisation}.")
            return redirect("chasing-register", campaign.key)
    content = {"lines": register(request.viewer, campaign), "counts": counts_by_state(campaign), "form": form}
    return render(request, "web/chasing_register.html", {**_head(request, campaign), **content})


@page(permission="organises a campaign")
@require_POST
def decide(request: PageRequest, key: str, message_pk: int) -> HttpResponse:
    """Say of a message of which nobody knows whether it went out that it did, or send it again."""
    campaign = campaign_for(request.viewer, key)
    again = request.POST.get("viec") == "gui-lai"
    message = undecided(request.viewer, campaign, message_pk)
    decide_unknown(message, send_again=again, by=request.viewer, at=request.at)
    messages.success(request, "Thư sẽ được gửi lại." if again else "Đã ghi nhận thư đã gửi.")
    return redirect("chasing-register", campaign.key)


@page(permission="organises a campaign")
@require_POST
def pause(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Hold the reminders of one unit back, or let them go on."""
    found = obligation_for(request.viewer, obligation_id)
    if request.POST.get("viec") == "nhac-lai":
        resume_reminders(found, by=request.viewer, at=request.at)
        messages.success(request, f"Tiếp tục nhắc {found.organisation}.")
    else:
        pause_reminders(found, reason=request.POST.get("reason", ""), by=request.viewer, at=request.at)
        messages.success(request, f"Tạm dừng nhắc {found.organisation}.")
    return redirect("chasing-plan", found.campaign.key)


@page(permission="reads a campaign")
def timely(request: PageRequest, key: str) -> HttpResponse:
    """Show when each unit was due and when its report arrived; ?tep=xlsx hands the table out."""
    campaign = campaign_for(request.viewer, key)
    rows = timeliness(request.viewer, campaign, at=request.at)
    if request.GET.get("tep") == "xlsx":
        data = render_list(timeliness_sheet(campaign, rows, at=request.at), at=request.at)
        name = f"thoi-han-{campaign.key}.xlsx"
        return HttpResponse(data, _XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
    return render(request, "web/chasing_timeliness.html", {**_head(request, campaign), "rows": rows})


def _head(request: PageRequest, campaign: Campaign) -> dict[str, Any]:
    """Return what every page of Đôn đốc shows: the campaign, whether the viewer runs it, how mail stands."""
    organises = may_organise(request.viewer, campaign)
    mail = mail_state()
    return {"campaign": campaign, "organises": organises, "mail": mail}
