"""Hỏi đáp: what units ask about the outline, answered once for all."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.campaigns.actions import answer_question, ask_question
from tonghop.campaigns.queries import campaign_with_questions, question_for
from tonghop.kernel.errors import NotPossible
from tonghop.web.guard import PageRequest, page
from tonghop.web.guidance import obligation_among, read_questions


@page(permission="tells or answers")
def questions(request: PageRequest, key: str) -> HttpResponse:
    """Show questions and answers by section; take a question from a unit of the campaign."""
    campaign, owed = campaign_with_questions(request.viewer, key)
    wanted, error = request.GET.get("muc", ""), None
    if request.method == "POST":
        wanted, text = request.POST.get("section", ""), request.POST.get("text", "")
        owing = obligation_among(owed, request.POST.get("obligation", ""))
        try:
            ask_question(owing, section_key=wanted, text=text, by=request.viewer, at=request.at)
        except NotPossible as refused:
            error = refused
        else:
            messages.success(request, "Đã gửi câu hỏi; câu trả lời sẽ hiện ở đây cho mọi đơn vị.")
            return redirect("questions", campaign.key)
    content = {
        "campaign": campaign,
        "owed": owed,
        "wanted": wanted,
        "error": error,
        "text": request.POST.get("text", ""),
    }
    shown = read_questions(request.viewer, campaign)
    return render(request, "web/questions.html", {**content, "groups": shown}, status=409 if error else 200)


@page(permission="reads a campaign")
@require_POST
def answer(request: PageRequest, question_id: int) -> HttpResponse:
    """Answer a question, or put a better answer in place of the earlier one."""
    found = question_for(request.viewer, question_id)
    answer_question(found, text=request.POST.get("text", ""), by=request.viewer, at=request.at)
    messages.success(request, "Đã trả lời; mọi đơn vị trong đợt đều đọc được.")
    return redirect("questions", found.campaign.key)
