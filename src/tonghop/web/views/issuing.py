"""Ban hành: a draft goes to the clerk, takes its number and day, and stands in the register of outgoing documents."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tonghop.documents import actions
from tonghop.documents.permissions import check_may_draft, check_may_issue, may_issue
from tonghop.documents.queries import (
    bodies_to_choose,
    document_for,
    last_of_run,
    numbering_of,
    paper_of,
    register_lines,
    registers_for,
    units_named,
    waiting_to_issue,
    years_and_types,
)
from tonghop.documents.render.sheet import render_list
from tonghop.documents.rules.issuing import Numbering, type_words
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.moments import local
from tonghop.organisations.models import Organisation
from tonghop.web.guard import PageRequest, page
from tonghop.web.issuing_forms import HandOverForm, IssueForm, NumberingForm
from tonghop.web.register_export import register_sheet
from tonghop.web.views.documents import TYPES

LETTERS = "cong-van"


@page(permission="organises a campaign")
def hand_over(request: PageRequest, document_id: int) -> HttpResponse:
    """Decide who signs and who gets the document, and pass it to the issuer's clerk."""
    document = document_for(request.viewer, document_id)
    campaign = document.campaign
    check_may_draft(request.viewer, campaign)
    paper, bodies, named = paper_of(document), bodies_to_choose(campaign), units_named(document)
    known = [body.pk for body in bodies if body.name in paper.addressees]
    initial = {**HandOverForm.proposed(paper, campaign, document.issuer), "bodies": known, "units": bool(named)}
    form = HandOverForm(request.POST or None, bodies=bodies, named=named, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_over(document, wish=form.wish(), by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã chuyển văn thư {document.issuer} lấy số và ban hành.")
            return redirect("documents", campaign.key)
    return render(request, "web/hand_over.html", {"campaign": campaign, "document": document, "form": form})


@page(permission="issues documents")
def issue(request: PageRequest, document_id: int) -> HttpResponse:
    """Give the document its number and day, and let it leave."""
    document = document_for(request.viewer, document_id)
    check_may_issue(request.viewer, document.issuer_id)
    today, paper, numbering = local(request.at).date(), paper_of(document), numbering_of(document.issuer_id)
    last = last_of_run(document.issuer_id, today.year, paper.type_name, numbering)
    form = IssueForm(request.POST or None, numbering=numbering, last=last, symbol=paper.symbol, initial={"day": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.issue_document(document, **form.cleaned_data, by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã ban hành: {made.type_words} số {made.full_number}.")
            return redirect("issued", made.pk)
    deliveries = document.deliveries.select_related("organisation")
    content = {"document": document, "paper": paper, "form": form, "deliveries": deliveries}
    return render(request, "web/issue.html", content)


@page(permission="reads a register")
def register(request: PageRequest) -> HttpResponse:
    """Show what the own office issued, by year and type, searched with or without marks; ?tep=xlsx hands it out."""
    registers = registers_for(request.viewer)
    issuer = _chosen(registers, request.GET.get("co-quan", ""))
    year, chosen, words = _wanted(request)
    lines = register_lines(issuer, year=year, type_name=chosen, words=words)
    if request.GET.get("tep") == "xlsx":
        data = render_list(register_sheet(issuer, year, lines, at=request.at), at=request.at)
        headers = {"Content-Disposition": f'attachment; filename="so-van-ban-di-{year}.xlsx"'}
        return HttpResponse(data, TYPES["xlsx"], headers=headers)
    shown = {"nav": "register", "issuer": issuer, "lines": lines, "year": year, "words": words}
    if request.htmx:
        return render(request, "web/_register.html", shown)
    return render(request, "web/register.html", {**shown, "registers": registers, **_choices(request, issuer, year)})


@page(permission="issues documents")
@require_POST
def keep(request: PageRequest, issuer_id: int) -> HttpResponse:
    """Say where the numbers of the own office come from."""
    issuer = next((one for one in registers_for(request.viewer) if one.pk == issuer_id), None)
    form = NumberingForm(request.POST)
    if issuer is None:
        raise NotAllowed("Tài khoản này không giữ sổ văn bản đi của cơ quan này.")
    if not form.is_valid():
        raise NotPossible("Chưa chọn cách lấy số.", advice="Hãy chọn một cách rồi bấm lại.")
    numbering = Numbering(form.cleaned_data["numbering"])
    kept = actions.keep_register(issuer, numbering=numbering, by=request.viewer, at=request.at)
    messages.success(request, f"Cách lấy số: {kept.get_numbering_display()}.")
    return redirect("register")


def _wanted(request: PageRequest) -> tuple[int, str | None, str]:
    """Return year, type (None: every type) and words asked for."""
    year, kind = request.GET.get("nam", ""), request.GET.get("loai", "")
    wanted = int(year[:4]) if year.isdecimal() else local(request.at).year
    return wanted, {"": None, LETTERS: ""}.get(kind, kind), request.GET.get("tim", "")[:200]


def _chosen(registers: Sequence[Organisation], asked: str) -> Organisation:
    """Return the register asked for, else the first that the viewer reads."""
    if not registers:
        raise NotAllowed("Tài khoản này không có sổ văn bản đi nào để xem.")
    return next((one for one in registers if str(one.pk) == asked), registers[0])


def _choices(request: PageRequest, issuer: Organisation, year: int) -> dict[str, object]:
    """Return what can be chosen, what waits for a number, and how the body numbers, to be said by its clerk."""
    years, types = years_and_types(issuer)
    numbering = numbering_of(issuer.pk)
    keeps = may_issue(request.viewer, issuer.pk)
    return {
        "years": sorted({*years, year, local(request.at).year}, reverse=True),
        "types": [(name or LETTERS, type_words(name)) for name in types],
        "chosen": request.GET.get("loai", ""),
        "waiting": [one for one in waiting_to_issue(request.viewer) if one.issuer_id == issuer.pk],
        "numbering_form": NumberingForm(initial={"numbering": numbering}) if keeps else None,
        "kept_here": numbering != Numbering.ENTERED,
    }
