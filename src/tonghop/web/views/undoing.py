"""Hoàn tác: the draft as it was before a file was taken; what somebody edited since is shown, and one chooses."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from tonghop.kernel.errors import NotPossible
from tonghop.reports.actions import UndoneTaking, undo_taking
from tonghop.reports.queries import taken_upload, undo_parts
from tonghop.reports.rules.undoing import Chosen, EditedSince, listed
from tonghop.web.drafts import draft_for, report_or_refuse
from tonghop.web.guard import PageRequest, page

_SEEN = "seen-"


@page(permission="reports for a unit")
def undo(request: PageRequest, obligation_id: int, upload_id: int) -> HttpResponse:
    """Undo at once where nothing was edited since; else show what was, and undo what is chosen there."""
    if request.method == "POST":
        return _undo(request, obligation_id, upload_id)
    draft = draft_for(request, obligation_id)
    upload = taken_upload(draft.report, upload_id)
    parts = undo_parts(draft.report, upload)
    content = {
        "draft": draft,
        "upload": upload,
        "edited": [part for part in parts if part.edited],
        "untouched": [part for part in parts if not part.edited],
        "to": request.GET.get("ve", ""),
    }
    return render(request, "web/undo.html", content)


def _undo(request: PageRequest, obligation_id: int, upload_id: int) -> HttpResponse:
    report = report_or_refuse(request, obligation_id)
    to, campaign = request.POST.get("ve", ""), report.obligation.campaign
    chosen = _chosen(request.POST) if "chon" in request.POST else None
    try:
        undone = undo_taking(report, upload_id=upload_id, by=request.viewer, at=request.at, chosen=chosen)
    except EditedSince as error:
        if chosen:
            messages.error(request, str(error))
        return redirect(reverse("undo-upload", args=[obligation_id, upload_id], query={"ve": to} if to else None))
    except NotPossible as error:
        messages.error(request, str(error))
        return redirect("files", obligation_id)
    messages.success(request, _told(undone))
    return redirect("files-of-units", campaign.key) if to == "dot" else redirect("preview", obligation_id)


def _chosen(posted: QueryDict) -> Chosen:
    """Return the edited parts that are given up, and how the parts of the page stood."""
    seen = {name.removeprefix(_SEEN): str(mark) for name, mark in posted.items() if name.startswith(_SEEN)}
    return Chosen(frozenset(posted.getlist("bo")), seen)


def _told(undone: UndoneTaking) -> str:
    kinds = ("section", "mục"), ("figure", "số liệu"), ("note", "thuyết minh")
    counts = [(sum(part.kind == kind for part in undone.back), words) for kind, words in kinds]
    back = ", ".join(f"{count} {words}" for count, words in counts if count)
    said = f"{undone.upload.file_name}: đã hoàn tác, {back or 'không còn gì phải trả'} lại như trước khi nhận."
    return f"{said} Giữ nguyên phần đã sửa sau đó: {listed(undone.left)}." if undone.left else said
