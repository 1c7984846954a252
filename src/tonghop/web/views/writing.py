"""Viết báo cáo: one section at a time, saved as it is written."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.campaigns.queries import obligation_for
from tonghop.quality.queries import check_draft
from tonghop.reports.actions import open_report, restore_section, save_section
from tonghop.reports.rules.drafting import Conflict
from tonghop.web.drafts import current_section, draft_for, report_or_refuse
from tonghop.web.guard import PageRequest, page
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
    draft = draft_for(request, obligation_id)
    section = current_section(draft.page.sections, request.GET.get("muc", ""))
    content = {
        "draft": draft,
        "section": section,
        "text": text_in_box(section.blocks),
        "tables": [block for block in section.blocks if block["kind"] == "table"],
        "before": [row for row in draft.page.overwritten if row.key == section.key][:5],
    }
    return render(request, "web/writing.html", content)


@page(permission="reports for a unit")
@require_POST
def save(request: PageRequest, obligation_id: int, key: str) -> HttpResponse:
    """Save one section; a second writer's text is shown, never overwritten unseen."""
    report = report_or_refuse(request, obligation_id)
    section = next((s for s in draft_for(request, obligation_id).page.sections if s.key == key), None)
    blocks = blocks_in_box(request.POST.get("text", ""), section.blocks if section else [])
    try:
        saved = save_section(
            report, key=key, blocks=blocks, revision=_number(request, "revision"), by=request.viewer, at=request.at
        )
    except Conflict as conflict:
        theirs = conflict.theirs if isinstance(conflict.theirs, list) else []
        content = {"conflict": conflict, "theirs": text_in_box(theirs), "key": key}
        return render(request, "web/_conflict.html", content, status=409)
    if request.htmx:
        response = render(request, "web/_saved.html", {"saved": saved})
        response.headers["HX-Trigger"] = "tonghop:saved"
        return response
    return redirect(f"{request.path.rsplit('/muc/', 1)[0]}/?muc={key}")


@page(permission="reports for a unit")
@require_POST
def restore(request: PageRequest, obligation_id: int, key: str) -> HttpResponse:
    """Bring an earlier text of the section back."""
    report = report_or_refuse(request, obligation_id)
    restore_section(report, key=key, revision=_number(request, "revision"), by=request.viewer, at=request.at)
    return redirect(f"{request.path.rsplit('/muc/', 1)[0]}/?muc={key}")


@page(permission="reports for a unit")
def findings(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show what the reviewer will see: the findings of the draft as it stands, one section's or all."""
    report = report_or_refuse(request, obligation_id)
    key = request.GET.get("muc", "")
    found = [f for f in check_draft(report) if key in {"", f.section}]
    return render(request, "web/_findings.html", {"findings": found, "key": key, "at": request.at})


def _number(request: PageRequest, name: str) -> int:
    given = request.POST.get(name, "0")
    return int(given) if given.isdecimal() else 0
