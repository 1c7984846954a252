"""Files that come in: kept and waiting first, then shown against the draft, then taken or dropped."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.kernel.errors import DomainError, NotPossible
from tonghop.reports.actions import drop_upload, receive_file, take_upload
from tonghop.reports.queries import same_waiting, waiting_uploads
from tonghop.reports.rows import Report
from tonghop.reports.rules.taking import Picked
from tonghop.web.drafts import draft_for, report_or_refuse
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number
from tonghop.web.received import ReceivedFile, files_sent, told_of_one

_SEEN = "seen-"
_PLACED = "dat-"


@page(permission="reports for a unit")
@require_POST
def upload(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Keep one or more files for the preview; what is refused says why, and the others are kept all the same."""
    report = report_or_refuse(request, obligation_id)
    kept = sum([_receive(request, report, file) for file in files_sent(request)])
    if request.htmx:
        return told_of_one(request, kept=bool(kept))
    return redirect("preview" if kept else "files", obligation_id)


@page(permission="reports for a unit")
def preview(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show what each waiting file would change, section by section and figure by figure."""
    draft = draft_for(request, obligation_id)
    return render(request, "web/preview.html", {"draft": draft, "waiting": waiting_uploads(draft.report)})


@page(permission="reports for a unit")
@require_POST
def settle(request: PageRequest, obligation_id: int, upload_id: int) -> HttpResponse:
    """Take what was ticked of a waiting file into the draft, or drop the file."""
    report = report_or_refuse(request, obligation_id)
    verb, by, at = request.POST.get("viec", ""), request.viewer, request.at
    try:
        if verb == "nhan":
            taken = take_upload(report, upload_id=upload_id, picked=_picked(request.POST), by=by, at=at)
            messages.success(request, _told(taken.upload.file_name, len(taken.sections), len(taken.values)))
        elif verb == "bo":
            dropped = drop_upload(report, upload_id=upload_id, by=by, at=at)
            messages.success(request, f"{dropped.file_name}: đã bỏ, bản đang soạn không thay đổi.")
        else:
            messages.warning(request, "Chưa chọn việc cần làm.")
    except NotPossible as error:
        messages.error(request, str(error))
    return redirect("preview" if waiting_uploads(report) else "files", obligation_id)


def _receive(request: PageRequest, report: Report, file: ReceivedFile) -> bool:
    """Keep one file; say why not, and tell whether it was."""
    again = same_waiting(report, file.data)
    try:
        receive_file(report, file_name=file.name, data=file.data, by=request.viewer, at=request.at)
    except DomainError as error:
        messages.error(request, f"{file.name}: {error}")
        return False
    if again:
        messages.info(request, f"{file.name}: đã chờ sẵn từ trước, không giữ thành hai tệp.")
    return True


def _picked(posted: QueryDict) -> Picked:
    """Return what was ticked, and the revisions of the draft that stood on the page."""
    return Picked(
        sections=frozenset(posted.getlist("muc")),
        codes=frozenset(posted.getlist("ma")),
        notes="thuyet-minh" in posted,
        seen={
            name.removeprefix(_SEEN): whole_number(posted.get(name), otherwise=-1)
            for name in posted
            if name.startswith(_SEEN)
        },
        placed={
            whole_number(name.removeprefix(_PLACED), otherwise=-1): posted.get(name, "")
            for name in posted
            if name.startswith(_PLACED)
        },
    )


def _told(name: str, sections: int, values: int) -> str:
    taken = " và ".join(
        words for count, words in ((sections, f"{sections} mục"), (values, f"{values} số liệu")) if count
    )
    return f"{name}: đã nhận {taken or 'phần thuyết minh'} vào báo cáo."
