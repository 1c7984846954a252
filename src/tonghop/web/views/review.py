"""Rà soát: the report with its findings, and the verbs: begin, return with a reason a section, accept, reopen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from tonghop.campaigns.permissions import may_organise
from tonghop.campaigns.queries import campaign_for
from tonghop.kernel.errors import DomainError, NotPossible
from tonghop.quality.actions import accept_clean, accept_report, reopen_report, return_report, start_review
from tonghop.quality.queries import review_page, review_queue
from tonghop.reports.actions import decline_held, release_held
from tonghop.web.desk import decide, desk_at
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number


@page(permission="reads a campaign")
def queue(request: PageRequest, key: str) -> HttpResponse:
    """Show what waits for review, the longest waiting first; several clean ones can be accepted at once."""
    campaign = campaign_for(request.viewer, key)
    content = {
        "campaign": campaign,
        "rows": review_queue(request.viewer, campaign),
        "organises": may_organise(request.viewer, campaign),
    }
    return render(request, "web/review_queue.html", content)


@page(permission="organises a campaign")
@require_POST
def accept_several(request: PageRequest, key: str) -> HttpResponse:
    """Accept the reports that were ticked and have nothing open; one that cannot be says why, the others go through."""
    campaign = campaign_for(request.viewer, key)
    done = 0
    for obligation_id in map(whole_number, request.POST.getlist("report")):
        try:
            shown = review_page(request.viewer, obligation_id)
            accept_clean(shown.report, by=request.viewer, at=request.at)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            done += 1
    messages.success(request, f"Đã chấp nhận {done} báo cáo.")
    return redirect("review-queue", campaign.key)


@page(permission="reads a campaign")
def review(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show the version handed in, one finding at a time beside the text; a part request gets the desk alone."""
    desk = desk_at(review_page(request.viewer, obligation_id), request.GET.get("diem", ""))
    part = request.htmx and request.htmx.target == "ban"
    return render(request, "web/_desk_part.html" if part else "web/review.html", {"desk": desk})


@page(permission="reads a campaign")
@require_POST
def judge(request: PageRequest, obligation_id: int, fingerprint: str) -> HttpResponse:
    """Decide about one finding and go on to the next open one; who may decide is asked by the room."""
    shown, status, at = review_page(request.viewer, obligation_id), 200, fingerprint
    try:
        at = decide(shown, fingerprint, request.POST, by=request.viewer, at=request.at)
    except NotPossible as error:
        if not request.htmx:
            raise
        desk, status = desk_at(review_page(request.viewer, obligation_id), fingerprint, error=str(error)), 409
    else:
        desk = desk_at(review_page(request.viewer, obligation_id), at, last=fingerprint)
    if not request.htmx:
        return redirect(f"{reverse('review', args=[obligation_id])}?diem={at}#ban")
    return render(request, "web/_desk_part.html", {"desk": desk}, status=status)


@page(permission="reads a campaign")
@require_POST
def verdict(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Do one verb on the report; who may do it is asked by the room."""
    shown = review_page(request.viewer, obligation_id)
    verb, by, at = request.POST.get("viec", ""), request.viewer, request.at
    if verb == "bat-dau":
        start_review(shown.report, by=by, at=at)
    elif verb == "chap-nhan":
        accept_report(shown.report, by=by, at=at)
        messages.success(request, f"Đã chấp nhận báo cáo của {shown.obligation.organisation}.")
    elif verb == "tra-lai":
        posted = request.POST.dict()
        given = {key[2:]: str(text) for key, text in posted.items() if key.startswith("r-") and str(text).strip()}
        return_report(shown.report, reasons=given, by=by, at=at)
        messages.success(request, "Đã trả lại, kèm lý do từng mục.")
    elif verb in _WITH_REASON:
        _WITH_REASON[verb](shown.report, reason=request.POST.get("reason", ""), by=by, at=at)
    elif verb == "nhan":
        release_held(shown.report, by=by, at=at)
    else:
        raise NotPossible("Chưa chọn việc cần làm.")
    return redirect("review", obligation_id)


_WITH_REASON = {"mo-lai": reopen_report, "khong-nhan": decline_held}
