"""Việc của tôi: what do I owe, by when, and what came back to me and why?"""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.campaigns.rules.obligations import board_state
from tonghop.chasing.queries.own import notices_for
from tonghop.documents.queries import received_for, waiting_to_issue
from tonghop.kernel.moments import local
from tonghop.quality.queries import ReturnedReport, returns_for_home
from tonghop.recommendations.queries import news_for, waiting_for
from tonghop.reports.queries import WorkRow, my_work, sent_back
from tonghop.reports.rules.states import State
from tonghop.web.board import followed
from tonghop.web.guard import PageRequest, page

_SENT_BACK = {State.DRAFTING, State.REOPENED, State.DECLINED}


@page(permission="signed in")
def home(request: PageRequest) -> HttpResponse:
    """Show what came back first, then what is owed, then the campaigns one runs or follows."""
    viewer, at = request.viewer, request.at
    rows = my_work(viewer, today=local(at).date())
    back = sent_back([row.report_id for row in rows if row.report_id and row.state in _SENT_BACK])
    work = [(row, board_state(row.facts, at)) for row in rows]
    content = {
        "nav": "home",
        "work": [(row, state, back.get(row.report_id or 0)) for row, state in work],
        "notices": notices_for(viewer, (row for row, _ in work), at=at),
        "returns": _with_work(returns_for_home(viewer), rows),
        "news": news_for(viewer),
        "difficulties_waiting": waiting_for(viewer),
        "followed": followed(viewer, at=at),
        "received": received_for(viewer),
        "to_issue": waiting_to_issue(viewer),
    }
    return render(request, "web/home.html", content)


def _with_work(returns: Iterable[ReturnedReport], rows: Iterable[WorkRow]) -> list[tuple[ReturnedReport, WorkRow]]:
    """Return what came back and is the unit's to mend; what lies with somebody else is said in the list of reports."""
    own = {row.obligation_id: row for row in rows if row.turn in {"write", "approve"}}
    return [(back, own[back.obligation_id]) for back in returns if back.obligation_id in own]
