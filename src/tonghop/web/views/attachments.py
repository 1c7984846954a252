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
from tonghop.reports.rules.attachments import MEDIA_TYPES
from tonghop.web.drafts import draft_for, report_or_refuse
from tonghop.web.guard import PageRequest, page
from tonghop.web.middleware import CONTENT_SECURITY_POLICY
from tonghop.web.posted import whole_number
from tonghop.web.received import files_sent


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
    for name, data in files_sent(request):
        try:
            attach_file(report, file_name=name, data=data, by=request.viewer, at=request.at)
        except NotAllowed:
            raise
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{name}: đã đính kèm.")
    return redirect("attachments", obligation_id)


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
