"""Bảng theo dõi: who has done what, who is late, who cannot be reached?"""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.campaigns.actions import exempt, extend, record_received_outside
from tonghop.campaigns.permissions import may_organise
from tonghop.campaigns.queries import campaign_for, obligation_for
from tonghop.documents.render.sheet import render_list
from tonghop.kernel.errors import NotPossible
from tonghop.web.board import read_board
from tonghop.web.board_export import board_sheet
from tonghop.web.forms import ExemptForm, ExtendForm, MarkForm, OutsideForm
from tonghop.web.guard import PageRequest, page

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMS: dict[str, tuple[type[MarkForm], Callable[..., Any]]] = {
    "mien": (ExemptForm, exempt),
    "gia-han": (ExtendForm, extend),
    "ngoai": (OutsideForm, record_received_outside),
}


@page(permission="reads a campaign")
def board(request: PageRequest, key: str) -> HttpResponse:
    """Show the numbers, the drawing and the table; a search answers with the table alone."""
    campaign = campaign_for(request.viewer, key)
    content = {
        "campaign": campaign,
        "board": read_board(request.viewer, campaign, at=request.at, wanted=request.GET.dict()),
        "organises": may_organise(request.viewer, campaign),
        "wanted": request.GET,
    }
    return render(request, "web/_board_table.html" if request.htmx else "web/board.html", content)


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
    found = obligation_for(request.viewer, obligation_id)
    forms = {name: form() for name, (form, _) in _FORMS.items()}
    return render(request, "web/obligation.html", {"obligation": found, "forms": forms, "campaign": found.campaign})


@page(permission="organises a campaign")
@require_POST
def mark(request: PageRequest, obligation_id: int, what: str) -> HttpResponse:
    """Extend, exempt, or note what came on paper."""
    if what not in _FORMS:
        raise NotPossible("Không có việc này.")
    found = obligation_for(request.viewer, obligation_id)
    form_class, action = _FORMS[what]
    form = form_class(request.POST)
    if not form.is_valid():
        forms = {name: (form if name == what else f()) for name, (f, _) in _FORMS.items()}
        content = {"obligation": found, "forms": forms, "campaign": found.campaign}
        return render(request, "web/obligation.html", content, status=409)
    action(found, **form.values(), by=request.viewer, at=request.at)
    return redirect("board", found.campaign.key)
