"""Nộp: what will be sent, what is still open, who signs."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.kernel.errors import NotPossible
from tonghop.quality.actions import receive_report
from tonghop.quality.queries import check_draft
from tonghop.reports.actions import recall, refuse, seek_approval, seek_nil_approval
from tonghop.reports.queries import report_to_send
from tonghop.reports.rows import Receipt
from tonghop.reports.rules.document import SubmittedDocument
from tonghop.web.drafts import draft_for, is_on_behalf, report_or_refuse
from tonghop.web.forms import SubmissionForm
from tonghop.web.guard import PageRequest, page
from tonghop.web.summary import what_is_open


@page(permission="reports for a unit")
def submission(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show what will be sent and what is open; the head (or an organiser on the unit's behalf) sends it."""
    refusal = ""
    if request.method == "POST" and (document := SubmissionForm.document_in(request.POST)):
        try:
            return redirect("receipt", _send(request, obligation_id, document).number)
        except NotPossible as error:
            refusal = str(error)
    draft = draft_for(request, obligation_id)
    form = SubmissionForm(request.POST or None)
    if refusal:
        form.add_error(None, refusal)
    form.initial = SubmissionForm.proposed(draft, request.at)
    if not draft.on_behalf:
        del form.fields["behalf_reason"]
    content = {"draft": draft, "form": form, "open": what_is_open(draft.page, check_draft(draft.report))}
    return render(request, "web/submission.html", content)


def _send(request: PageRequest, obligation_id: int, document: SubmittedDocument) -> Receipt:
    report = report_to_send(request.viewer, obligation_id)
    return receive_report(
        report,
        document=document,
        by=request.viewer,
        at=request.at,
        on_behalf=is_on_behalf(request.viewer, report.obligation),
        seen=request.POST.get("seen", ""),
    )


@page(permission="reports for a unit")
@require_POST
def approval(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Put the draft (or "nothing to report") before the head; give it back to the writer; or recall it."""
    report = report_or_refuse(request, obligation_id)
    verb = request.POST.get("viec", "")
    if verb == "tra-lai":
        refuse(report, reason=request.POST.get("reason", ""), by=request.viewer, at=request.at)
    elif verb in _APPROVALS:
        _APPROVALS[verb](report, by=request.viewer, at=request.at)
    else:
        raise NotPossible("Chưa chọn việc cần làm.", advice="Hãy tải lại trang rồi bấm nút muốn chọn.")
    return redirect("submission", obligation_id)


_APPROVALS = {"trinh": seek_approval, "khong-phat-sinh": seek_nil_approval, "rut-lai": recall}
