"""Nộp: what will be sent, what is still open, who signs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.kernel.errors import NotPossible
from tonghop.quality.actions import receive_report
from tonghop.quality.queries import check_draft
from tonghop.reports.actions import recall, refuse, seek_approval, seek_nil_approval, take_back
from tonghop.reports.queries import report_to_send
from tonghop.reports.rows import Receipt
from tonghop.reports.rules.document import SubmittedDocument
from tonghop.web.drafts import Draft, draft_for, is_on_behalf
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
    content = {
        "draft": draft,
        "form": form,
        "open": what_is_open(draft.page, [] if draft.nil else check_draft(draft.report)),
    }
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
    draft = draft_for(request, obligation_id)
    report, verb = draft.report, request.POST.get("viec", "")
    if verb == "tra-lai":
        refuse(report, reason=request.POST.get("reason", ""), by=request.viewer, at=request.at)
        messages.success(request, "Đã chuyển lại người soạn, kèm lý do.")
    elif verb in _APPROVALS:
        if verb == "khong-phat-sinh":
            _check_left_out(draft, known="bo-noi-dung" in request.POST)
        act, told = _APPROVALS[verb]
        act(report, by=request.viewer, at=request.at)
        messages.success(request, told)
    else:
        raise NotPossible("Chưa chọn việc cần làm.", advice="Hãy tải lại trang rồi bấm nút muốn chọn.")
    return redirect("submission", obligation_id)


def _check_left_out(draft: Draft, *, known: bool) -> None:
    """Raise NotPossible where "nothing to report" would leave out what is written and nobody said to know it."""
    if known or not (draft.written or draft.given):
        return
    raise NotPossible(
        f"Báo cáo đang có {draft.written} mục có nội dung và {draft.given} số liệu; trình “không phát sinh” là không"
        " gửi những nội dung ấy.",
        advice="Nếu đúng là không phát sinh, hãy đánh dấu xác nhận rồi trình lại.",
    )


_APPROVALS = {
    "trinh": (seek_approval, "Đã trình. Báo cáo đang chờ lãnh đạo duyệt và nộp; chưa gửi đi đâu cả."),
    "khong-phat-sinh": (seek_nil_approval, "Đã trình “không phát sinh”, đang chờ lãnh đạo duyệt và nộp."),
    "lay-lai": (take_back, "Đã lấy lại: báo cáo lại sửa được. Sửa xong thì trình lại."),
    "rut-lai": (recall, "Đã rút lại: báo cáo lại sửa được, giấy biên nhận trước vẫn được giữ."),
}
