"""Viết báo cáo: one section at a time, saved as it is written."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from tonghop.campaigns.queries import obligation_for
from tonghop.quality.actions import explain_finding
from tonghop.quality.queries import returns_of
from tonghop.reports.actions import open_report, restore_section, save_section
from tonghop.reports.queries import section_drafts
from tonghop.reports.rules.drafting import Conflict
from tonghop.web.drafts import current_section, draft_for, report_or_refuse
from tonghop.web.findings import told_while_writing
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number
from tonghop.web.section_text import blocks_in_box, text_in_box


@page(permission="reports for a unit")
@require_POST
def open_(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Open the report (made on first opening) and go on to its first section."""
    open_report(obligation_for(request.viewer, obligation_id), by=request.viewer, at=request.at)
    return redirect("writing", obligation_id)


@page(permission="reports for a unit")
def writing(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show the outline, one section's text, and what the checks say of it."""
    return render(request, "web/writing.html", _content(request, obligation_id, request.GET.get("muc", "")))


@page(permission="reports for a unit")
@require_POST
def save(request: PageRequest, obligation_id: int, key: str) -> HttpResponse:
    """Save one section; a second writer's text is shown, never overwritten unseen."""
    report = report_or_refuse(request, obligation_id)
    before = next((draft.blocks for draft in section_drafts(report) if draft.key == key), [])
    text, revision = request.POST.get("text", ""), whole_number(request.POST.get("revision"))
    blocks = blocks_in_box(text, before)
    try:
        saved = save_section(report, key=key, blocks=blocks, revision=revision, by=request.viewer, at=request.at)
    except Conflict as conflict:
        return _both_texts(request, obligation_id, key, conflict, mine=text)
    if request.htmx:
        response = render(request, "web/_saved.html", {"saved": saved})
        response.headers["HX-Trigger"] = "tonghop:saved"
        return response
    return _to_section(obligation_id, key)


@page(permission="reports for a unit")
@require_POST
def restore(request: PageRequest, obligation_id: int, key: str) -> HttpResponse:
    """Bring an earlier text of the section back."""
    report = report_or_refuse(request, obligation_id)
    revision = whole_number(request.POST.get("revision"))
    restore_section(report, key=key, revision=revision, by=request.viewer, at=request.at)
    return _to_section(obligation_id, key)


@page(permission="reports for a unit")
def findings(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show what the reviewer will see: the findings of the draft as it stands, one section's or all."""
    report = report_or_refuse(request, obligation_id)
    key = request.GET.get("muc", "")
    told = told_while_writing(request.viewer, report, key)
    return render(request, "web/_findings.html", {"told": told, "at": request.at})


@page(permission="reports for a unit")
@require_POST
def explain(request: PageRequest, obligation_id: int, fingerprint: str) -> HttpResponse:
    """Keep what the unit says about a finding, as it is typed."""
    report = report_or_refuse(request, obligation_id)
    text, seen = request.POST.get("text", ""), request.POST.get("seen", "")
    try:
        saved = explain_finding(report, fingerprint=fingerprint, text=text, seen=seen, by=request.viewer, at=request.at)
    except Conflict as conflict:
        if not request.htmx:
            raise
        return render(request, "web/_explained.html", {"conflict": conflict, "seen": seen}, status=409)
    if request.htmx:
        said = saved.explanations.get(fingerprint, "")
        return render(request, "web/_explained.html", {"said": said, "seen": said, "at": request.at})
    return _to_section(obligation_id, request.POST.get("muc", ""))


def _content(request: PageRequest, obligation_id: int, key: str) -> dict[str, Any]:
    draft = draft_for(request, obligation_id)
    section = current_section(draft.page.sections, key)
    after = draft.page.sections[draft.page.sections.index(section) + 1 :]
    return {
        "draft": draft,
        "section": section,
        "following": next(iter(after), None),
        "text": text_in_box(section.blocks),
        "tables": [block for block in section.blocks if block["kind"] == "table"],
        "reasons": [row for row in returns_of(draft.report) if row.section_key in {section.key, ""}],
        "before": [row for row in draft.page.overwritten if row.key == section.key][:5],
    }


def _both_texts(request: PageRequest, obligation_id: int, key: str, conflict: Conflict, *, mine: str) -> HttpResponse:
    """Show theirs and keep one's own: in the box of a whole page, or beside the box that is still on the screen."""
    content = {"conflict": conflict, "theirs": text_in_box(conflict.theirs)}
    if request.htmx:
        return render(request, "web/_conflict.html", content, status=409)
    content = {**_content(request, obligation_id, key), **content, "text": mine}
    return render(request, "web/writing.html", content, status=409)


def _to_section(obligation_id: int, key: str) -> HttpResponse:
    return redirect(f"{reverse('writing', args=[obligation_id])}?muc={key}")
