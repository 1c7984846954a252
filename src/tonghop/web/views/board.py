"""Bảng theo dõi: who has done what, who is late, who cannot be reached?"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from tonghop.campaigns.actions import extend
from tonghop.campaigns.models import Obligation
from tonghop.campaigns.permissions import check_may_organise, may_organise
from tonghop.campaigns.queries import campaign_for, obligation_for
from tonghop.campaigns.rules.obligations import board_state
from tonghop.chasing.queries.owing import pause_of
from tonghop.documents.render.sheet import render_list
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock as clock_words
from tonghop.quality.actions import exempt_obligation, note_received_outside
from tonghop.quality.queries import handed_in
from tonghop.reports.queries import board_facts
from tonghop.web.board import read_board
from tonghop.web.board_export import board_sheet
from tonghop.web.board_page import lay_out
from tonghop.web.forms import ExemptForm, ExtendForm, MarkForm, OutsideForm
from tonghop.web.guard import PageRequest, page

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMS: dict[str, tuple[type[MarkForm], Callable[..., Any]]] = {
    "mien": (ExemptForm, exempt_obligation),
    "gia-han": (ExtendForm, extend),
    "ngoai": (OutsideForm, note_received_outside),
}


@page(permission="reads a campaign")
def board(request: PageRequest, key: str) -> HttpResponse:
    """Show the numbers, the drawing and the table; a search answers with the table alone, a refresh with all.

    A refresh names what the page shows; where that still holds, nothing is sent but the moment.
    """
    campaign = campaign_for(request.viewer, key)
    organises = may_organise(request.viewer, campaign)
    shown = read_board(request.viewer, campaign, at=request.at, wanted=request.GET.dict())
    laid = lay_out(shown, request.GET, organises=organises)
    content = {"campaign": campaign, "board": shown, "laid": laid, "organises": organises, "wanted": request.GET}
    if request.htmx.target == "bang":
        return render(request, "web/_board_table.html", content)
    if request.htmx and request.headers.get("If-None-Match", "") == f'"{laid.version}"':
        return trigger_client_event(HttpResponseNotModified(), "asOf", {"value": clock_words(request.at)})
    return render(request, "web/board.html", content)


@page(permission="reads a campaign")
def export(request: PageRequest, key: str) -> HttpResponse:
    """Hand out the table as shown, as a workbook."""
    campaign = campaign_for(request.viewer, key)
    shown = read_board(request.viewer, campaign, at=request.at, wanted=request.GET.dict()).shown
    data = render_list(board_sheet(campaign, shown, at=request.at), at=request.at)
    name = f"bang-theo-doi-{campaign.key}.xlsx"
    return HttpResponse(data, _XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@page(permission="organises a campaign")
def obligation(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show one obligation's marks: extension, exemption, received outside the system."""
    found = _found(request, obligation_id)
    return render(request, "web/obligation.html", _marks(request, found))


@page(permission="organises a campaign")
@require_POST
def mark(request: PageRequest, obligation_id: int, what: str) -> HttpResponse:
    """Extend, exempt, or note what came on paper."""
    if what not in _FORMS:
        raise NotPossible("Không có việc này.", advice="Hãy tải lại trang rồi chọn việc cần làm.")
    found = _found(request, obligation_id)
    form_class, action = _FORMS[what]
    form = form_class(request.POST, auto_id=f"{what}-%s")
    if form.is_valid():
        try:
            action(found, **form.values(), by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã ghi nhận với {found.organisation}.")
            return redirect("board", found.campaign.key)
    return render(request, "web/obligation.html", _marks(request, found, **{what: form}), status=409)


def _found(request: PageRequest, obligation_id: int) -> Obligation:
    found = obligation_for(request.viewer, obligation_id)
    check_may_organise(request.viewer, found.campaign, "xử lý nghĩa vụ báo cáo")
    return found


def _marks(request: PageRequest, found: Obligation, **filled: MarkForm) -> dict[str, Any]:
    """Return the page's content; `filled` is the form that was sent and could not be taken."""
    forms = {name: form(auto_id=f"{name}-%s") for name, (form, _) in _FORMS.items()}
    settled = found.exempted_at is not None or found.outside_at is not None
    return {
        "obligation": found,
        "campaign": found.campaign,
        "state": board_state(board_facts(found), request.at),
        "forms": {**forms, **filled},
        "settled": settled,
        "handed_in": handed_in(found),
        "pause": pause_of(found),
    }
