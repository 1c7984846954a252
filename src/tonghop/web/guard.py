"""Who may open a page: every view names its permission here, and gets the viewer and the moment with the request."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tonghop.journal import clock
from tonghop.kernel.errors import NotAllowed
from tonghop.kernel.moments import local
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Role, Viewer
from tonghop.organisations.queries import viewer_of
from tonghop.web.refusals import SIGNED_OUT, refusal

P = ParamSpec("P")
CHANGE_PASSWORD = "account_change_password"  # noqa: S105 - the name of an address


class PageRequest(HttpRequest):
    """A request whose person is known: `viewer` with the seats in force, `at` the moment asked once."""

    viewer: Viewer
    at: datetime
    user: Person
    htmx: Any


View = Callable[Concatenate[PageRequest, P], HttpResponse]


def _any_of(*roles: Role) -> Callable[[Viewer], bool]:
    return lambda viewer: bool(viewer.owners(*roles))


# Coarse, by role alone: what is finer (which unit, which campaign) is asked by the rooms' own permissions.
PERMISSIONS: dict[str, Callable[[Viewer], bool]] = {
    "public": lambda _: True,
    "signed in": lambda _: True,
    "reports for a unit": _any_of(Role.WRITER, Role.HEAD, Role.CLERK, Role.ORGANISER),
    "tells or answers": _any_of(Role.WRITER, Role.HEAD, Role.CLERK, Role.ORGANISER, Role.SECTION_LEAD, Role.LEADER),
    "reads reports": _any_of(Role.WRITER, Role.HEAD, Role.CLERK, Role.ORGANISER, Role.SECTION_LEAD, Role.LEADER),
    "reads a campaign": _any_of(Role.ORGANISER, Role.SECTION_LEAD, Role.LEADER, Role.RECEIVER),
    "reads papers": _any_of(*(role for role in Role if role != Role.ADMINISTRATOR)),
    "issues documents": _any_of(Role.CLERK),
    "signs documents": _any_of(Role.CLERK, Role.HEAD, Role.LEADER),
    "reads a register": _any_of(Role.CLERK, Role.HEAD, Role.LEADER, Role.ORGANISER),
    "gets documents": _any_of(Role.RECEIVER, Role.CLERK, Role.HEAD),
    "organises a campaign": _any_of(Role.ORGANISER),
    "manages people": _any_of(Role.HEAD, Role.ORGANISER, Role.ADMINISTRATOR),
    "gives accounts": _any_of(Role.ORGANISER, Role.ADMINISTRATOR),
    "keeps the calendar": _any_of(Role.ORGANISER, Role.ADMINISTRATOR),
    "sets thresholds": _any_of(Role.ORGANISER, Role.ADMINISTRATOR),
    "administers": _any_of(Role.ADMINISTRATOR),
}


def page(*, permission: str) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Let only people with the named permission open the view; who is not signed in is asked to sign in first."""
    may = PERMISSIONS[permission]

    def wrap(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            at = clock.now()
            known = request.user.is_authenticated
            if not known and permission != "public":
                return _ask_to_sign_in(request)
            if known and _must_change_first(request) and permission != "public":
                return redirect(CHANGE_PASSWORD)
            viewer = viewer_of(cast("Person", request.user), today=local(at).date()) if known else Viewer(0, "")
            if not may(viewer):
                raise NotAllowed(
                    "Tài khoản này không có quyền mở trang này.",
                    advice="Hãy hỏi người quản trị của đơn vị.",
                )
            request.viewer, request.at = viewer, at  # type: ignore[attr-defined]  # what PageRequest adds
            return view(request, *args, **kwargs)  # type: ignore[arg-type]  # a PageRequest from here on

        guarded.permission = permission  # type: ignore[attr-defined]  # read by the test that walks every address
        return guarded

    return wrap


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send to the sign-in page, and from there back here; a part of a page is told so in place, nothing is lost."""
    if getattr(request, "htmx", False):
        return refusal(request, SIGNED_OUT, status=401)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")


def _must_change_first(request: HttpRequest) -> bool:
    """Tell whether the person still has the slip's password, and this is another page than the one to change it."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    return getattr(request.user, "must_change_password", False) and here != CHANGE_PASSWORD
