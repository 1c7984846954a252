"""Văn bản: what was drafted from which consolidation, with its files and hashes, and what was issued of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.campaigns.permissions import may_organise
from tonghop.campaigns.queries import campaign_for
from tonghop.documents.actions import draft_companion, draft_documents, draft_notice
from tonghop.documents.queries import document_for, documents_of, files_of
from tonghop.documents.rules.companions import COMPANIONS
from tonghop.documents.rules.files import KINDS
from tonghop.documents.rules.notices import TOPICS
from tonghop.web.guard import PageRequest, page

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "json": "application/json",
}

REPORT = "report"


@page(permission="reads a campaign")
def documents(request: PageRequest, key: str) -> HttpResponse:
    """Show the papers, newest first."""
    campaign = campaign_for(request.viewer, key)
    content = {
        "campaign": campaign,
        "documents": documents_of(request.viewer, campaign),
        "organises": may_organise(request.viewer, campaign),
        "kinds": [(kind, words) for kind, words in KINDS if kind == REPORT or kind in COMPANIONS],
        "topics": TOPICS,
    }
    return render(request, "web/documents.html", content)


@page(permission="organises a campaign")
@require_POST
def draft(request: PageRequest, key: str) -> HttpResponse:
    """Lay the newest consolidation, or for a notice the campaign as it stands, out as a draft of the chosen paper."""
    campaign = campaign_for(request.viewer, key)
    kind = request.POST.get("kind", REPORT)
    if kind == REPORT:
        made = draft_documents(campaign, by=request.viewer, at=request.at)
    elif kind in dict(TOPICS):
        made = draft_notice(campaign, topic=kind, by=request.viewer, at=request.at)
    else:
        made = draft_companion(campaign, kind=kind, by=request.viewer, at=request.at)
    messages.success(request, f"Đã dựng dự thảo: {made.get_kind_display().lower()}.")
    return redirect("documents", campaign.key)


@page(permission="reads papers")
def document_file(request: PageRequest, document_id: int, name: str) -> HttpResponse:
    """Hand out one file of a paper."""
    files = files_of(document_for(request.viewer, document_id))
    if name not in files:
        raise Http404
    kind = TYPES[name.rsplit(".", 1)[-1]]
    return HttpResponse(files[name], kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
