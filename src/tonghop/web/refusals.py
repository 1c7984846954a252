"""How a refusal reaches the person: a plain page, or, where only a part was asked for, the page's own place for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tonghop.kernel.errors import DomainError, NotAllowed

SIGNED_OUT = DomainError(
    "Phiên đăng nhập đã hết nên máy chủ chưa nhận.",
    advice="Hãy đăng nhập lại ở một thẻ khác rồi lưu lại ở trang này; chữ đã gõ vẫn còn ở đây.",
)


def refusal(request: HttpRequest, error: DomainError, *, status: int = 0) -> HttpResponse:
    """Answer 403 for NotAllowed, 409 for the rest (or `status`); a part request keeps everything else on its page."""
    code = status or (403 if isinstance(error, NotAllowed) else 409)
    if not getattr(request, "htmx", False):
        return render(request, "web/error.html", {"error": error}, status=code)
    response = render(request, "web/_error.html", {"error": error, "sign_in": error is SIGNED_OUT}, status=code)
    response.headers["HX-Retarget"] = "#loi"
    response.headers["HX-Reswap"] = "innerHTML"
    return response
