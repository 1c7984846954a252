"""Xác nhận từng dòng: each line read from a plan is confirmed, corrected, struck, or taken back to what was read."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tonghop.kernel.errors import NotPossible
from tonghop.plans.actions import confirm_undoubted, decide_seen_line, settle_lines
from tonghop.plans.models import Plan
from tonghop.plans.queries import plan_for
from tonghop.web.guard import PageRequest, page
from tonghop.web.line_fields import decision_in
from tonghop.web.plan_lines import Shown, read_lines, settled_words
from tonghop.web.plan_timeline import read_plan_timeline
from tonghop.web.posted import whole_number

if TYPE_CHECKING:
    from tonghop.plans.rules.corrections import DecisionWord

_SETTLED = "plan-lines-settled"


@page(permission="organises a campaign")
def lines(request: PageRequest, plan_id: int) -> HttpResponse:
    """Show every line beside its place in the text; decide about the chosen ones, or confirm all that are sure."""
    plan = plan_for(request.viewer, plan_id)
    if request.method == "POST" and "decision" in request.POST:
        return _settle(request, plan)
    if request.method == "POST":
        made = confirm_undoubted(plan, by=request.viewer, at=request.at)
        messages.success(request, f"Đã xác nhận {len(made)} dòng không có nghi vấn.")
        return redirect("plan-lines", plan.pk)
    return _answer(request, plan, Shown(request.GET.get("xem", ""), settled=request.session.pop(_SETTLED, ())))


def _settle(request: PageRequest, plan: Plan) -> HttpResponse:
    """Decide the same about the lines that are chosen; what was settled can be taken back on the page that follows."""
    only, word, chosen = request.GET.get("xem", ""), request.POST["decision"], request.POST.getlist("line")
    try:
        made = settle_lines(plan, lines=chosen, decision=cast("DecisionWord", word), by=request.viewer, at=request.at)
    except NotPossible as error:
        return _answer(request, plan, Shown(only, chosen=tuple(chosen), error=error), status=409)
    if not chosen:
        messages.error(request, "Chưa chọn dòng nào. Hãy đánh dấu các dòng rồi bấm lại.")
    elif made:
        messages.success(request, settled_words(word, len(made), len({*chosen}) - len(made)))
    else:
        messages.error(request, "Các dòng đã chọn không còn chờ quyết định này; không có gì thay đổi.")
    if word != "undone":
        request.session[_SETTLED] = [row.line for row in made]
    return redirect(f"{reverse('plan-lines', args=[plan.pk])}?xem={only}")


@page(permission="organises a campaign")
def line(request: PageRequest, plan_id: int, line_id: str) -> HttpResponse:
    """Show one line, or its fields to correct; take what was decided about it."""
    plan = plan_for(request.viewer, plan_id)
    only = request.GET.get("xem", "")
    if request.method != "POST":
        return _answer(request, plan, Shown(only, line_id, editing="sua" in request.GET))
    seen = whole_number(request.POST.get("seen"))
    try:
        decide_seen_line(plan, decision_in(request.POST, plan, line_id), seen=seen, by=request.viewer, at=request.at)
    except NotPossible as error:
        typed = request.POST.dict()
        shown = Shown(only, line_id, editing=typed.get("decision") == "corrected", typed=typed, error=error)
        return _answer(request, plan, shown, status=409)
    if request.htmx:
        return _answer(request, plan, Shown(only, line_id))
    return redirect(f"{reverse('plan-lines', args=[plan.pk])}?xem={only}#{line_id}")


@page(permission="organises a campaign")
def timeline(request: PageRequest, plan_id: int) -> HttpResponse:
    """Show what was decided about the plan's lines, by whom, when, with what each said before and after."""
    plan = plan_for(request.viewer, plan_id)
    content = {"plan": plan, "told": read_plan_timeline(request.viewer, plan), "nav": "plans", "tab": "timeline"}
    return render(request, "web/plan_timeline.html", content)


def _answer(request: PageRequest, plan: Plan, shown: Shown, *, status: int = 200) -> HttpResponse:
    """Show the whole page, or the one line with what stands of all lines where only that was asked for."""
    found = read_lines(request.viewer, plan, shown)
    content = {"page": found, "plan": plan, "nav": "plans", "tab": "lines"}
    if request.htmx and shown.line:
        return render(request, "web/_plan_line_part.html", {**content, "card": found.card(shown.line)}, status=status)
    return render(request, "web/plan_lines.html", content, status=status)
