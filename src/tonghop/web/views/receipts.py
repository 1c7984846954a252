"""Giấy biên nhận: the receipt, the report's paper with its signatures, and the public yes or no."""

import hashlib

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tonghop.documents.actions import sign_paper, take_signed_paper
from tonghop.documents.queries import is_confirmed, receipt_page, receipt_paper, report_pdf
from tonghop.kernel.errors import NotPossible
from tonghop.web.forms import SignedPaperForm, SignForm, TokenSignatureForm, VerifyForm
from tonghop.web.guard import PageRequest, page

MAX_VERIFIED_BYTES = 25 * 1024 * 1024


@page(permission="signed in")
def receipt(request: PageRequest, number: str) -> HttpResponse:
    """Show the receipt with its hashes, and the report's paper as soon as it is made."""
    return shown(request, number, SignForm(), SignedPaperForm())


@page(permission="signed in")
def receipt_pdf(request: PageRequest, number: str) -> HttpResponse:
    """Hand out the receipt as a paper to print."""
    name, pdf = receipt_paper(request.viewer, number, address=request.build_absolute_uri("/xac-minh/"))
    return HttpResponse(pdf, "application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})


@page(permission="signed in")
def report_paper(request: PageRequest, number: str, kind: str) -> HttpResponse:
    """Hand out the report itself in official form, as made or with its signatures."""
    name, pdf = report_pdf(request.viewer, number, signed=kind == "da-ky")
    return HttpResponse(pdf, "application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})


@sensitive_post_parameters("passphrase")
@page(permission="reports for a unit")
@require_POST
def sign(request: PageRequest, number: str) -> HttpResponse:
    """Sign the report's paper with a key file; neither the file nor its password is kept."""
    form = SignForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = sign_paper(number, **form.key(), by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã ký số báo cáo: {made.subject}.")
            return redirect("receipt", number)
    return shown(request, number, form, SignedPaperForm(), status=409)


@page(permission="reports for a unit")
@require_POST
def signed_outside(request: PageRequest, number: str) -> HttpResponse:
    """Take the paper as it came back from a signing token."""
    form = SignedPaperForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            take_signed_paper(number, pdf=form.cleaned_data["pdf"].data, by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Đã nhận báo cáo đã ký số.")
            return redirect("receipt", number)
    return shown(request, number, SignForm(), form, status=409)


@csrf_exempt  # changes nothing; the size must be known before anything of a file is read
@page(permission="public")
def verify(request: PageRequest) -> HttpResponse:
    """Say yes or no, and nothing else: was a receipt of that number given for what has that hash, or for that file?

    A browser with JavaScript reckons the hash itself and sends no file; without it the server does, up to a limit.
    """
    if request.method == "POST":
        if not ratelimit.consume(request, action="verify"):
            return render(request, "429.html", status=429)
        if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_VERIFIED_BYTES:
            return render(request, "web/verify.html", {"form": VerifyForm(), "too_large": True}, status=413)
    form = VerifyForm(*_given(request))
    if not form.is_valid():
        return render(request, "web/verify.html", {"form": form})
    known = is_confirmed(form.cleaned_data["number"], form.cleaned_data["hash"])
    return render(request, "web/verify.html", {"form": VerifyForm(initial=form.cleaned_data), "known": known})


def _given(request: HttpRequest) -> tuple[dict[str, str] | None]:
    """Return the number and the hash, the file's own where a file was sent; None where nothing was asked yet."""
    if request.method != "POST":
        return (request.GET.dict() or None,)
    file = request.FILES.get("file")
    if file is None:
        return (request.POST.dict(),)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return ({**request.POST.dict(), "hash": digest.hexdigest()},)


def shown(
    request: PageRequest,
    number: str,
    sign_form: SignForm,
    signed_form: SignedPaperForm,
    *,
    token_form: TokenSignatureForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the receipt with the three ways to sign its paper; a token's bytes are those of this very moment."""
    moment = int(request.at.timestamp())
    content = {
        "page": receipt_page(request.viewer, number),
        "sign_form": sign_form,
        "signed_form": signed_form,
        "moment": moment,
        "token_fields": TokenSignatureForm(initial={"moment": moment}),
        "token_errors": token_form.errors if token_form else None,
    }
    return render(request, "web/receipt.html", content, status=status)
