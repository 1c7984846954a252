"""An issued document: its number, files and hashes, who got it and when it came; for the issuer and for who got it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.documents import actions
from tonghop.documents.queries import SIGNED, issued_files, issued_for, issued_page
from tonghop.kernel.errors import NotPossible
from tonghop.web.guard import PageRequest, page
from tonghop.web.issuing_forms import CancelForm, SignedIssueForm
from tonghop.web.views.documents import TYPES


@page(permission="reads papers")
def issued(request: PageRequest, issued_id: int) -> HttpResponse:
    """Show the document with what the viewer may see of it."""
    return _shown(request, issued_id)


@page(permission="reads papers")
def issued_file(request: PageRequest, issued_id: int, name: str) -> HttpResponse:
    """Hand out one of its files."""
    files = issued_files(request.viewer, issued_id)
    if name not in files:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(files[name], TYPES[name.rsplit(".", 1)[-1]], headers=headers)


@page(permission="issues documents")
@require_POST
def cancel(request: PageRequest, issued_id: int) -> HttpResponse:
    """Declare the number void."""
    found = issued_for(request.viewer, issued_id)
    reason = request.POST.get("reason", "")[:1000]
    actions.cancel_number(found, reason=reason, by=request.viewer, at=request.at)
    messages.success(request, f"Đã hủy số {found.full_number}; văn bản trở lại chờ ban hành.")
    return redirect("issued", issued_id)


@page(permission="gets documents")
@require_POST
def received(request: PageRequest, issued_id: int) -> HttpResponse:
    """Say for one's body that the document has come."""
    found = issued_for(request.viewer, issued_id)
    body = request.POST.get("body", "")
    if not body.isdecimal():
        raise NotPossible("Chưa rõ cơ quan nào đã nhận.", advice="Hãy tải lại trang rồi bấm lại.")
    delivery = actions.mark_received(found, organisation_id=int(body), by=request.viewer, at=request.at)
    messages.success(request, f"Đã xác nhận: {delivery.organisation} nhận {found.type_words} số {found.full_number}.")
    return redirect("issued", issued_id)


@page(permission="signs documents")
@require_POST
def attach_signed(request: PageRequest, issued_id: int) -> HttpResponse:
    """Take the PDF as the leader or the seal has signed it."""
    form = SignedIssueForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            pdf = form.cleaned_data["pdf"].data
            found = issued_for(request.viewer, issued_id)
            kept = actions.take_signed_issue(found, pdf=pdf, by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã gắn bản ký số: {kept[-1].subject}.")
            return redirect("issued", issued_id)
    return _shown(request, issued_id, signed_form=form, status=409)


def _shown(request: PageRequest, issued_id: int, *, status: int = 200, **more: Any) -> HttpResponse:
    shown = issued_page(request.viewer, issued_id)
    content = {"page": shown, "signed_name": SIGNED, "cancel_form": CancelForm(), "signed_form": SignedIssueForm()}
    return render(request, "web/issued.html", {**content, **more}, status=status)
