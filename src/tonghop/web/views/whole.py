"""Đọc cả báo cáo: the draft from first word to last on one page, for the head's two minutes and for paper."""

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.quality.queries import check_draft
from tonghop.web.drafts import draft_for
from tonghop.web.grid import Typed, grid_rows
from tonghop.web.guard import PageRequest, page


@page(permission="reports for a unit")
def whole(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show every section's text with the figures that belong to it; what the checks find is counted beside it."""
    draft = draft_for(request, obligation_id)
    findings = check_draft(draft.report)
    groups = {g.number: g for g in grid_rows(draft.page, findings, problems=(), typed=Typed())}
    found = [finding.section for finding in findings]
    sections = [(s, groups.get(s.number), found.count(s.key)) for s in draft.page.sections]
    return render(request, "web/whole.html", {"draft": draft, "sections": sections})
