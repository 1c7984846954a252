"""Files of many units at once, for the organiser: matched by what is inside them, each with its result."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from tonghop.campaigns.queries import campaign_for
from tonghop.exchange.clamd import scanner_at
from tonghop.reports.actions import receive_files_of_units
from tonghop.reports.queries import waiting_in
from tonghop.web.guard import PageRequest, page


@page(permission="organises a campaign")
def files_of_units(request: PageRequest, key: str) -> HttpResponse:
    """Show the place to bring files; keep what came, and say of each what became of it."""
    campaign = campaign_for(request.viewer, key)
    given = request.FILES.getlist("file")
    small = [file for file in given if (file.size or 0) <= settings.MAX_UPLOAD_BYTES]
    for file in given:
        if file not in small:
            messages.error(request, f"{file.name}: tệp lớn hơn {settings.MAX_UPLOAD_BYTES >> 20} MB, không nhận.")
    if request.method == "POST" and not given:
        messages.warning(request, "Chưa chọn tệp nào.")
    files = ((file.name or "", file.read()) for file in small)  # one in memory at a time
    scan = scanner_at(settings.TONGHOP_CLAMD)
    results = receive_files_of_units(campaign, files=files, scan=scan, by=request.viewer, at=request.at)
    content = {"campaign": campaign, "results": results, "waiting": waiting_in(campaign)}
    return render(request, "web/files_of_units.html", content)
