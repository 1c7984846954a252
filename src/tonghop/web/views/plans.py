"""Mở đợt từ kế hoạch: left the plan's text, right what was read from it; then the campaign opens."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tonghop.kernel.errors import DomainError, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.plans.actions import store_plan
from tonghop.plans.queries import plan_for, plans_for
from tonghop.web.answers import answers_in
from tonghop.web.guard import PageRequest, page
from tonghop.web.opening import open_from_plan, read_opening
from tonghop.web.owners import owner_of
from tonghop.web.received import file_sent


@page(permission="organises a campaign")
def plans(request: PageRequest) -> HttpResponse:
    """Show the plans that came in; take in another."""
    if request.method == "POST":
        try:
            owner = owner_of(request.viewer, Role.ORGANISER)
            name, data = file_sent(request, advice="Hãy chọn tệp .docx, .pdf hoặc .txt.")
            plan = store_plan(owner, file_name=name, data=data, by=request.viewer, at=request.at)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            return redirect("plan-lines", plan.pk)
    return render(request, "web/plans.html", {"plans": plans_for(request.viewer), "nav": "plans"})


@page(permission="organises a campaign")
def plan(request: PageRequest, plan_id: int) -> HttpResponse:
    """Show the plan beside what was read from it; open the campaign once what is in doubt is confirmed."""
    stored = plan_for(request.viewer, plan_id)
    opening = read_opening(request.viewer, stored, request.POST)
    ticked = request.POST.getlist("doubt")
    content = {"opening": opening, "plan": stored, "ticked": ticked, "nav": "plans", "tab": "opening"}
    if request.method == "POST":
        try:
            answers = answers_in(request.POST, opening.proposal, simulated=settings.TONGHOP_NOW is not None)
            campaign = open_from_plan(opening, answers, by=request.viewer, at=request.at)
        except NotPossible as error:
            return render(request, "web/plan.html", {**content, "error": error}, status=409)
        messages.success(request, "Đã mở đợt báo cáo; mỗi đơn vị đã có nghĩa vụ và hạn nộp.")
        return redirect("board", campaign.key)
    return render(request, "web/plan.html", content)
