"""Tài liệu kèm theo: files beside the report, added and taken off while the draft is the writer's, and handed out."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from tonghop.kernel.errors import DomainError, NotAllowed
from tonghop.reports.actions import attach_file, remove_attachment
from tonghop.reports.queries import attachment_for, attachments_of
from tonghop.reports.rows import Report
from tonghop.reports.rules.attachments import MEDIA_TYPES, AttachedAlready
from tonghop.web.drafts import draft_for, report_or_refuse
from tonghop.web.guard import PageRequest, page
from tonghop.web.middleware import CONTENT_SECURITY_POLICY
from tonghop.web.posted import whole_number
from tonghop.web.received import ReceivedFile, files_sent, told_of_one


@page(permission="reports for a unit")
def attachments(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show what is attached and the place to add more."""
    draft = draft_for(request, obligation_id)
    content = {"draft": draft, "attachments": attachments_of(draft.report), "scanned": bool(settings.TONGHOP_CLAMD)}
    return render(request, "web/attachments.html", content)


@page(permission="reports for a unit")
@require_POST
def attach(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Attach one or more files; what is refused says why, and the others are taken all the same."""
    report = report_or_refuse(request, obligation_id)
    kept = sum([_attach(request, report, file) for file in files_sent(request)])
    if request.htmx:
        return told_of_one(request, kept=bool(kept))
    return redirect("attachments", obligation_id)


def _attach(request: PageRequest, report: Report, file: ReceivedFile) -> bool:
    """Attach one file and say what became of it; tell whether it is attached now."""
    try:
        attach_file(report, file_name=file.name, data=file.data, by=request.viewer, at=request.at)
    except NotAllowed:
        raise
    except AttachedAlready as there:
        messages.info(request, str(there))
    except DomainError as error:
        said = str(error)
        messages.error(request, said if file.name in said else f"{file.name}: {said}")
        return False
    else:
        messages.success(request, f"{file.name}: đã đính kèm.")
    return True


@page(permission="reports for a unit")
@require_POST
def detach(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Take one file off the draft."""
    report = report_or_refuse(request, obligation_id)
    attachment_id = whole_number(request.POST.get("tep"))
    removed = remove_attachment(report, attachment_id=attachment_id, by=request.viewer, at=request.at)
    messages.success(request, f"{removed.file_name}: đã bỏ khỏi báo cáo.")
    return redirect("attachments", obligation_id)


@page(permission="signed in")
def attachment(request: PageRequest, obligation_id: int, sha256: str) -> HttpResponse:
    """Hand out one file, to be saved and never shown or run by the browser as a page of ours."""
    found = attachment_for(request.viewer, obligation_id, sha256)
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=found.file_name) or "attachment",
        "Content-Security-Policy": f"sandbox; {CONTENT_SECURITY_POLICY}",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(found.file.content), MEDIA_TYPES[found.file.kind], headers=headers)
