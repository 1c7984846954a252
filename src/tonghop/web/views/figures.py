"""Biểu số liệu: a grid that feels like Excel; rates are computed, the broken rule stands beside its cell."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tonghop.quality.queries import check_draft
from tonghop.reports.actions import explain, save_values
from tonghop.reports.rules.drafting import Conflict
from tonghop.reports.rules.problems import Problem
from tonghop.web.drafts import draft_for, report_or_refuse
from tonghop.web.grid import Typed, changed_explanations, differences, grid_rows, typed_in
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number


@page(permission="reports for a unit")
def figures(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show the grid; take what was typed, whole, and show what could not be taken beside its cell."""
    if request.method == "POST":
        return _save(request, obligation_id)
    return _answer(request, obligation_id, typed=Typed())


def _save(request: PageRequest, obligation_id: int) -> HttpResponse:
    report, typed = report_or_refuse(request, obligation_id), typed_in(request.POST)
    revision, by, at = whole_number(request.POST.get("revision"), otherwise=-1), request.viewer, request.at
    try:
        report, problems = save_values(report, values=typed.values, revision=revision, by=by, at=at)
    except Conflict as conflict:
        return _answer(request, obligation_id, typed=typed, conflict=conflict)
    for rule_id, text in changed_explanations(typed, report.explanations):
        report = explain(report, rule_id=rule_id, text=text, by=by, at=at)
    if problems or request.htmx:
        refused = {problem.place.removeprefix("Mã ") for problem in problems}
        kept = {code: entry for code, entry in typed.values.items() if code in refused}
        return _answer(request, obligation_id, typed=Typed(kept), problems=problems)
    return redirect("figures", obligation_id)


def _answer(
    request: PageRequest,
    obligation_id: int,
    *,
    typed: Typed,
    problems: list[Problem] | None = None,
    conflict: Conflict | None = None,
) -> HttpResponse:
    """Show the grid with what was typed where it was not taken, or the parts of it that changed."""
    draft = draft_for(request, obligation_id)
    if conflict and isinstance(conflict.theirs, Mapping):
        problems = differences(conflict.theirs, typed, saved_by=conflict.saved_by)
    groups = grid_rows(draft.page, check_draft(draft.report), problems=problems or [], typed=typed)
    content = {"draft": draft, "groups": groups, "problems": problems, "conflict": conflict}
    part = request.htmx and request.method == "POST"
    template = "web/_figures_saved.html" if part else "web/figures.html"
    return render(request, template, content, status=409 if conflict else 200)
