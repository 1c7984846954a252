"""Biểu số liệu: a grid that feels like Excel; rates are computed, the broken rule stands beside its cell."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tonghop.quality.queries import check_draft
from tonghop.reports.actions import explain, save_values
from tonghop.reports.rules.drafting import Conflict
from tonghop.web.drafts import draft_for, report_or_refuse
from tonghop.web.grid import grid_rows, typed_explanations, typed_values
from tonghop.web.guard import PageRequest, page


@page(permission="reports for a unit")
def figures(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show the grid; take what was typed, whole, and show what could not be taken beside its cell."""
    if request.method == "POST":
        return _save(request, obligation_id)
    draft = draft_for(request, obligation_id)
    groups = grid_rows(draft.page, check_draft(draft.report), problems=[])
    return render(request, "web/figures.html", {"draft": draft, "groups": groups})


def _save(request: PageRequest, obligation_id: int) -> HttpResponse:
    report = report_or_refuse(request, obligation_id)
    revision = request.POST.get("revision", "")
    try:
        report, problems = save_values(
            report,
            values=typed_values(request.POST),
            revision=int(revision) if revision.isdecimal() else -1,
            by=request.viewer,
            at=request.at,
        )
    except Conflict as conflict:
        return render(request, "web/_conflict.html", {"conflict": conflict, "key": "so-lieu"}, status=409)
    for rule_id, text in typed_explanations(request.POST, report.explanations):
        report = explain(report, rule_id=rule_id, text=text, by=request.viewer, at=request.at)
    draft = draft_for(request, obligation_id)
    groups = grid_rows(draft.page, check_draft(draft.report), problems=problems)
    if request.htmx:
        return render(request, "web/_figures_saved.html", {"draft": draft, "groups": groups, "problems": problems})
    if problems:
        return render(request, "web/figures.html", {"draft": draft, "groups": groups, "problems": problems})
    return redirect("figures", obligation_id)
