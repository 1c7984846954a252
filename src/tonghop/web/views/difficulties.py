"""Vướng mắc: what a unit tells of at any time, who must answer, and what was answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.documents.render.sheet import render_list
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Role
from tonghop.recommendations.actions import Said, note_told, raise_difficulty, step_difficulty
from tonghop.recommendations.permissions import may_raise
from tonghop.recommendations.queries import difficulties_for, difficulty_for
from tonghop.web.difficulties import chosen_of, difficulties_sheet, obligations_open_to, read_difficulty, told_in
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(permission="tells or answers")
def difficulties(request: PageRequest) -> HttpResponse:
    """Show what the viewer may see, what waits first; a search or a state narrows it."""
    wanted = request.GET
    content = {
        "rows": difficulties_for(request.viewer, words=wanted.get("tim", ""), state=wanted.get("trang-thai", "")),
        "wanted": wanted,
        "tells": bool(request.viewer.owners(Role.WRITER, Role.HEAD, Role.CLERK)),
        "nav": "difficulties",
    }
    return render(request, "web/_difficulties.html" if request.htmx else "web/difficulties.html", content)


@page(permission="tells or answers")
def export(request: PageRequest) -> HttpResponse:
    """Hand out the list as shown, as a workbook."""
    rows = difficulties_for(request.viewer, words=request.GET.get("tim", ""), state=request.GET.get("trang-thai", ""))
    data = render_list(difficulties_sheet(rows, at=request.at), at=request.at)
    return HttpResponse(data, _XLSX, headers={"Content-Disposition": 'attachment; filename="vuong-mac.xlsx"'})


@page(permission="reports for a unit")
def new(request: PageRequest) -> HttpResponse:
    """Tell of a difficulty in one of the campaigns to which the own unit owes a report."""
    given = request.POST or request.GET
    owed, told = obligations_open_to(request.viewer), told_in(given)
    content = {"owed": owed, "told": told, "chosen": given.get("obligation", ""), "nav": "difficulties"}
    if request.method != "POST":
        return render(request, "web/new_difficulty.html", content)
    try:
        made = raise_difficulty(chosen_of(owed, request.POST), told, by=request.viewer, at=request.at)
    except NotPossible as error:
        return render(request, "web/new_difficulty.html", {**content, "error": error}, status=409)
    messages.success(request, f"Đã gửi {made.campaign.standing_body}. Khi có trả lời, trang Việc của tôi sẽ báo.")
    return redirect("difficulty", made.pk)


@page(permission="tells or answers")
def difficulty(request: PageRequest, difficulty_id: int) -> HttpResponse:
    """Show one with all that was said; the unit's own reading is noted, so that the news goes away."""
    found = difficulty_for(request.viewer, difficulty_id)
    if not found.told and may_raise(request.viewer, found.organisation_id):
        note_told(found, by=request.viewer, at=request.at)
    return render(
        request, "web/difficulty.html", {"shown": read_difficulty(request.viewer, found), "nav": "difficulties"}
    )


@page(permission="tells or answers")
@require_POST
def step(request: PageRequest, difficulty_id: int, verb: str) -> HttpResponse:
    """Answer, guide, assign, pass up, give back, ask again or withdraw; what cannot be keeps what was typed."""
    found, posted = difficulty_for(request.viewer, difficulty_id), request.POST
    said = Said(
        posted.get("text", ""),
        document=posted.get("document", ""),
        body_id=whole_number(posted.get("body", "")),
        to_whom=posted.get("to_whom", ""),
    )
    try:
        step_difficulty(found, verb, said, by=request.viewer, at=request.at)
    except NotPossible as error:
        content = {"shown": read_difficulty(request.viewer, found), "nav": "difficulties", "error": error}
        return render(request, "web/difficulty.html", {**content, "tried": verb, "said": said}, status=409)
    messages.success(request, "Đã ghi nhận.")
    return redirect("difficulty", difficulty_id)
