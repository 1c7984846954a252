"""Tổng hợp: the workbench of one section, groups on the left, the draft in the middle, sources on the right."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from tonghop.campaigns.queries import campaign_for
from tonghop.consolidation.actions import Place, undo_change
from tonghop.web.bench import bench_content, regrouped, reworded
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number


@page(permission="reads a campaign")
def workbench(request: PageRequest, key: str) -> HttpResponse:
    """Show one section's workbench; a part request gets the right-hand panel alone."""
    content = bench_content(request.viewer, campaign_for(request.viewer, key), request.GET)
    part = request.htmx and request.htmx.target == "nguon"
    return render(request, "web/_bench_panel.html" if part else "web/consolidation.html", content)


@page(permission="reads a campaign")
@require_POST
def regroup(request: PageRequest, key: str, section: str) -> HttpResponse:
    """Merge, split, rename, pin, drop or take back groups of the section."""
    group = regrouped(_place(request, key, section), request.POST, by=request.viewer, at=request.at)
    return _again(request, key, section, group=group)


@page(permission="reads a campaign")
@require_POST
def reword(request: PageRequest, key: str, section: str) -> HttpResponse:
    """Rewrite, add, move or leave out a sentence, or let the machine's stand again."""
    sentence = reworded(_place(request, key, section), request.POST, by=request.viewer, at=request.at)
    return _again(request, key, section, sentence=sentence)


@page(permission="reads a campaign")
@require_POST
def undo(request: PageRequest, key: str, section: str) -> HttpResponse:
    """Take the section's last change back."""
    undo_change(_place(request, key, section), by=request.viewer, at=request.at)
    return _again(request, key, section)


def _place(request: PageRequest, key: str, section: str) -> Place:
    return Place(campaign_for(request.viewer, key), section, whole_number(request.POST.get("lan")))


def _again(request: PageRequest, key: str, section: str, *, group: str = "", sentence: str = "") -> HttpResponse:
    """Show the section as it now is: the bench alone to a part request, else the whole page anew."""
    wanted = {"muc": section, "nhom": group, "cau": sentence}
    if not request.htmx:
        query = "&".join(f"{name}={value}" for name, value in wanted.items() if value)
        return redirect(f"{reverse('consolidation', args=[key])}?{query}")
    content = bench_content(request.viewer, campaign_for(request.viewer, key), wanted)
    return render(request, "web/_bench.html", content)
