"""Files of many units at once, for the organiser: matched by what is inside them, each with its result."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import campaign_for
from tonghop.kernel.moments import local, start_of
from tonghop.reports.actions import receive_files_of_units, take_files_of_units
from tonghop.reports.queries import taken_by, waiting_in
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number
from tonghop.web.received import files_sent, told_of_one

BATCH = 25  # files taken by one request: the page tells how far it is between them


@page(permission="organises a campaign")
def files_of_units(request: PageRequest, key: str) -> HttpResponse:
    """Show the place to bring files; keep what came, and say of each what became of it."""
    campaign = campaign_for(request.viewer, key)
    files = files_sent(request) if request.method == "POST" else ()
    results = receive_files_of_units(campaign, files=files, by=request.viewer, at=request.at)
    apart = {
        "kept": [row for row in results if row.upload],
        "again": [row for row in results if row.again],
        "refused": [row for row in results if row.refusal],
    }
    if request.htmx and request.method == "POST":
        return told_of_one(request, kept=bool(apart["kept"]), rows=results)
    return render(request, "web/files_of_units.html", {**_lists(request, campaign), **apart})


@page(permission="organises a campaign")
@require_POST
def take_at_once(request: PageRequest, key: str) -> HttpResponse:
    """Take the next files of those that stood on the page as without a problem; the rest come back to be sent on."""
    campaign = campaign_for(request.viewer, key)
    chosen = [whole_number(pk) for pk in request.POST.getlist("tep")]
    now, rest = chosen[:BATCH], chosen[BATCH:]
    results = take_files_of_units(campaign, upload_ids=now, by=request.viewer, at=request.at)
    taken = whole_number(request.POST.get("da-nhan")) + sum(1 for row in results if row.taken)
    of = whole_number(request.POST.get("tong"), otherwise=len(chosen))
    refused = [row for row in results if row.refusal]
    run = {"rest": rest, "taken": taken, "of": of, "gone": of - len(rest), "refused": refused}
    content = {**_lists(request, campaign), "run": run}
    return render(request, "web/_files_taken.html" if request.htmx else "web/files_of_units.html", content)


def _lists(request: PageRequest, campaign: Campaign) -> dict[str, Any]:
    """Return what waits, apart by whether it needs a look of its own, and what this person took today."""
    waiting = waiting_in(campaign)
    today = start_of(local(request.at).date())
    return {
        "campaign": campaign,
        "clean": [file for file in waiting if not file.why_not],
        "left": [file for file in waiting if file.why_not],
        "taken": taken_by(campaign, request.viewer.name, since=today),
    }
