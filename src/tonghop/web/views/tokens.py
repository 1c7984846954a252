"""Ký bằng thiết bị: the bytes a token signs and their hash, and the signature that comes back."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tonghop.documents.actions.outside import take_signature
from tonghop.documents.queries.outside import paper_for_token
from tonghop.kernel.errors import NotPossible
from tonghop.web.forms import MAX_MOMENT, SignedPaperForm, SignForm, TokenSignatureForm
from tonghop.web.guard import PageRequest, page
from tonghop.web.views.receipts import shown


@page(permission="reports for a unit")
def to_sign(request: PageRequest, number: str, moment: int, kind: str) -> HttpResponse:
    """Hand out what a token signs: the bytes themselves (.bin), or their hash and the form of signature (.json)."""
    prepared_at = datetime.fromtimestamp(min(moment, MAX_MOMENT), UTC)
    asked = paper_for_token(request.viewer, number, prepared_at=prepared_at, at=request.at)
    name = f"can-ky-{number.replace('/', '-')}.{'bin' if kind == 'bin' else 'json'}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if kind == "bin":
        return HttpResponse(asked.prepared.data, "application/octet-stream", headers=headers)
    return JsonResponse(asked.told(), headers=headers, json_dumps_params={"indent": 1})


@page(permission="reports for a unit")
@require_POST
def token_signature(request: PageRequest, number: str) -> HttpResponse:
    """Take the signature that a token made over those bytes."""
    form = TokenSignatureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = take_signature(number, **form.taken(), by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã nhận chữ ký số: {made[-1].subject}.")
            return redirect("receipt", number)
    return shown(request, number, SignForm(), SignedPaperForm(), token_form=form, status=409)
