"""Word and Excel in and out: the unit's own, pre-named files, and what became of those that came back."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tonghop.documents.queries import unit_form
from tonghop.web.drafts import draft_for
from tonghop.web.guard import PageRequest, page

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@page(permission="reports for a unit")
def files(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show the two forms to download, the place to upload, and the files that came in with their problems."""
    return render(request, "web/files.html", {"draft": draft_for(request, obligation_id)})


@page(permission="reports for a unit")
def form_file(request: PageRequest, obligation_id: int, kind: str) -> HttpResponse:
    """Hand out the unit's own Word or Excel form."""
    if kind not in _TYPES:
        raise Http404
    name, data = unit_form(request.viewer, obligation_id, kind=kind, at=request.at)
    return HttpResponse(data, _TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})
