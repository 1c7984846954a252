"""What every page shows: the moved clock, if it is moved, and the menu of the person's roles."""

from typing import Any

from django.http import HttpRequest

from tonghop.journal import clock
from tonghop.organisations.permissions import Role, Viewer

PLANS, PEOPLE, QUEUE = ("plans", "Kế hoạch"), ("people", "Tài khoản"), ("queue", "Việc nền")
DIFFICULTIES, SEARCH = ("difficulties", "Vướng mắc"), ("search", "Tra cứu")
REGISTER = ("register", "Sổ văn bản đi")


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the banner's moment when the clock is simulated, and (name, words) of the menu; no query."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    return {"simulated_now": clock.now() if clock.is_simulated() else None, "menu": _menu(viewer) if viewer else []}


def _menu(viewer: Viewer) -> list[tuple[str, str]]:
    organises = bool(viewer.owners(Role.ORGANISER))
    keeps_accounts = organises or bool(viewer.owners(Role.HEAD)) or viewer.is_administrator()
    tells = bool(viewer.owners(Role.WRITER, Role.HEAD, Role.CLERK, Role.ORGANISER, Role.LEADER, Role.SECTION_LEAD))
    shown = (
        (PLANS, organises),
        (DIFFICULTIES, tells),
        (SEARCH, tells),
        (REGISTER, bool(viewer.owners(Role.CLERK, Role.LEADER, Role.ORGANISER))),
        (PEOPLE, keeps_accounts),
        (QUEUE, viewer.is_administrator()),
    )
    return [item for item, wanted in shown if wanted]
