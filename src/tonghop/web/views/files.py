"""Word and Excel in and out: the unit's own, pre-named files, and what became of those that came back."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.documents.queries import unit_form
from tonghop.kernel.errors import DomainError
from tonghop.reports.actions import upload_file
from tonghop.web.drafts import draft_for, report_or_refuse
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
@require_POST
def upload(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Take in one or more files; what is refused says why, and the others are taken all the same."""
    report = report_or_refuse(request, obligation_id)
    given = request.FILES.getlist("file")
    if not given:
        messages.warning(request, "Chưa chọn tệp nào.")
    for file in given:
        if (file.size or 0) > settings.MAX_UPLOAD_BYTES:
            messages.error(request, f"{file.name}: tệp lớn hơn {settings.MAX_UPLOAD_BYTES >> 20} MB, không nhận.")
            continue
        try:
            result = upload_file(report, file_name=file.name or "", data=file.read(), by=request.viewer, at=request.at)
        except DomainError as error:
            messages.error(request, f"{file.name}: {error}")
        else:
            _tell(request, file.name or "", len(result.sections), len(result.values), len(result.problems))
    return redirect("files", obligation_id)


@page(permission="reports for a unit")
def form_file(request: PageRequest, obligation_id: int, kind: str) -> HttpResponse:
    """Hand out the unit's own Word or Excel form."""
    if kind not in _TYPES:
        raise Http404
    name, data = unit_form(request.viewer, obligation_id, kind=kind, at=request.at)
    return HttpResponse(data, _TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _tell(request: PageRequest, name: str, sections: int, values: int, problems: int) -> None:
    taken = " và ".join(
        words for count, words in ((sections, f"{sections} mục"), (values, f"{values} số liệu")) if count
    )
    if problems:
        messages.warning(request, f"{name}: đã nhận {taken or 'tệp'}; có {problems} chỗ cần xem lại, ghi ở dưới.")
    else:
        messages.success(request, f"{name}: đã nhận {taken or 'tệp'}.")
