"""What holds for every page: security headers, and one handler for the errors a person may see."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tonghop.kernel.errors import DomainError
from tonghop.web.refusals import refusal

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
Next = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """Adds the content security policy; no page needs an inline script or style."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class DomainErrors:
    """Turns a DomainError that no view caught into a plain page: 403 for NotAllowed, 409 for the rest."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the view does."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer in plain words where the error is one of ours; else let it be the bug it is."""
        return refusal(request, error) if isinstance(error, DomainError) else None
