"""Việc của tôi: what do I owe, by when, and what came back to me and why?"""

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.campaigns.rules.obligations import board_state
from tonghop.chasing.queries.own import notices_for
from tonghop.documents.queries import received_for, waiting_to_issue
from tonghop.kernel.moments import local
from tonghop.quality.queries import returns_for_home
from tonghop.recommendations.queries import news_for, waiting_for
from tonghop.reports.queries import my_work
from tonghop.web.board import followed
from tonghop.web.guard import PageRequest, page


@page(permission="signed in")
def home(request: PageRequest) -> HttpResponse:
    """Show what came back first, then what is owed, then the campaigns one runs or follows."""
    viewer, at = request.viewer, request.at
    work = [(row, board_state(row.facts, at)) for row in my_work(viewer, today=local(at).date())]
    content = {
        "nav": "home",
        "work": work,
        "notices": notices_for(viewer, (row for row, _ in work), at=at),
        "returns": returns_for_home(viewer),
        "news": news_for(viewer),
        "difficulties_waiting": waiting_for(viewer),
        "followed": followed(viewer, at=at),
        "received": received_for(viewer),
        "to_issue": waiting_to_issue(viewer),
    }
    return render(request, "web/home.html", content)
