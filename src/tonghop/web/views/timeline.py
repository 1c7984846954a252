"""Nhật ký: what happened to this thing, by whom, when."""

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.campaigns.queries import obligation_for
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.reports.permissions import UNIT_ROLES
from tonghop.web.guard import PageRequest, page
from tonghop.web.journal_words import words_of


@page(permission="signed in")
def timeline(request: PageRequest, obligation_id: int) -> HttpResponse:
    """Show the chain of one obligation, and whether it is whole."""
    obligation = obligation_for(request.viewer, obligation_id)
    lines = list(chain_lines(f"obligation:{obligation_id}"))
    told = [(line, words_of(line.event, line.detail)) for line in reversed(lines)]
    own = obligation.organisation_id in request.viewer.organisations(*UNIT_ROLES)
    content = {"obligation": obligation, "told": told, "broken": first_broken_place(lines), "own": own}
    return render(request, "web/timeline.html", content)
