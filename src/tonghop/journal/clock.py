"""The one place that says what time it is; doors ask once and hand the moment down."""

from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings
from django.utils import timezone

_started = monotonic()


def now() -> datetime:
    """Return the present moment; with TONGHOP_NOW set, that moment plus the time this process has run."""
    if settings.TONGHOP_NOW is None:
        return timezone.now()
    simulated: datetime = settings.TONGHOP_NOW
    return simulated + timedelta(seconds=int(monotonic() - _started))


def is_simulated() -> bool:
    """Tell whether the clock was moved (every page then says so)."""
    return settings.TONGHOP_NOW is not None
