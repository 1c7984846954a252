"""Word and Excel in and out: the unit's own, pre-named files, and what became of those that came back."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from tonghop.documents.queries import marked_file, unit_form
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
    return _attachment(name, data)


@page(permission="reports for a unit")
def marked(request: PageRequest, obligation_id: int, upload_id: int) -> HttpResponse:
    """Hand out an uploaded file with its problems marked in it."""
    return _attachment(*marked_file(request.viewer, obligation_id, upload_id, at=request.at))


def _attachment(name: str, data: bytes) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(data, _TYPES[name.rpartition(".")[2]], headers={"Content-Disposition": disposition})
