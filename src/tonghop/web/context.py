"""What every page shows: the moved clock, if it is moved."""

from typing import Any

from django.http import HttpRequest

from tonghop.journal import clock


def page(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 - Django's signature
    """Return the banner's moment when the clock is simulated."""
    return {"simulated_now": clock.now() if clock.is_simulated() else None}
