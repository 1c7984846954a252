"""Tra cứu: full text over the reports that the person may read, with or without marks."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from tonghop.reports.queries import search_page
from tonghop.web.guard import PageRequest, page
from tonghop.web.posted import whole_number


@page(permission="reads reports")
def search(request: PageRequest) -> HttpResponse:
    """Show where the words stand, the phrase first, narrowed to a unit or a section, page by page."""
    query, section = request.GET.get("q", "").strip(), request.GET.get("muc", "")
    unit = whole_number(request.GET.get("don-vi"))
    found = search_page(request.viewer, query, unit=unit, section=section, page=whole_number(request.GET.get("trang")))
    content = {
        "query": query,
        "unit": unit,
        "section": section,
        "own": request.viewer.organisations(),
        "nav": "search",
        "found": found,
        "narrowed": urlencode({"q": query, "don-vi": unit or "", "muc": section}),
    }
    return render(request, "web/search.html", content)
