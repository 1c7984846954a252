"""Biểu số liệu: a grid that feels like Excel; rates are computed, the broken rule stands beside its cell."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tonghop.quality.queries import check_draft
from tonghop.reports.actions import explain, save_values
from tonghop.reports.rules.drafting import Conflict
from tonghop.reports.rules.problems import Problem
from tonghop.web.drafts import draft_for, report_or_refuse
from tonghop.web.grid import Typed, changed_explanations, fields_left, grid_rows, left_open, typed_in
from tonghop.web.guard import PageRequest, page


@page(permission="reports for a unit")
def figures(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show the grid; take what was changed, and show what could not be taken beside its cell."""
    if request.method == "POST":
        return _save(request, obligation_id)
    return _answer(request, obligation_id, typed=Typed())


def _save(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Save what this person changed; what somebody else wrote in other cells comes back with the answer."""
    report, typed = report_or_refuse(request, obligation_id), typed_in(request.POST)
    by, at, met_words = request.viewer, request.at, {}
    report, problems = save_values(report, values=typed.values, seen=typed.seen, by=by, at=at)
    for rule_id, text, seen in changed_explanations(typed):
        try:
            report = explain(report, rule_id=rule_id, text=text, seen=seen, by=by, at=at)
        except Conflict as conflict:
            met_words[rule_id] = str(conflict)
    if problems or met_words or request.htmx:
        return _answer(request, obligation_id, typed=left_open(typed, problems, met_words), problems=problems)
    return redirect("figures", obligation_id)


def _answer(
    request: PageRequest, obligation_id: int, *, typed: Typed, problems: Sequence[Problem] = ()
) -> HttpResponse:
    """Show the grid with what was typed where it was not taken, or the parts of it that changed."""
    draft = draft_for(request, obligation_id)
    groups = grid_rows(draft.page, check_draft(draft.report), problems=problems, typed=typed)
    content = {"draft": draft, "groups": groups, "left": fields_left(problems, typed)}
    part = request.htmx and request.method == "POST"
    return render(request, "web/_figures_saved.html" if part else "web/figures.html", content)
