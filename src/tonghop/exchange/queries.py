"""Whether mail goes out: is a server set, and can it be reached."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from tonghop.exchange.models import Channel
from tonghop.exchange.rules import MAIL
from tonghop.exchange.smtp import MailServer


@dataclass(frozen=True)
class MailState:
    """What a page says about mail: whether a server is set; since when it fails, why, when it is tried again."""

    is_set: bool
    failing_since: datetime | None = None
    error: str = ""
    next_try_at: datetime | None = None
    used_at: datetime | None = None


def mail_server() -> MailServer | None:
    """Return the mail server of the settings (TONGHOP_EMAIL_URL), None where none is set."""
    if not settings.EMAIL_HOST:
        return None
    return MailServer(
        host=settings.EMAIL_HOST,
        port=int(settings.EMAIL_PORT),
        sender=settings.DEFAULT_FROM_EMAIL,
        user=settings.EMAIL_HOST_USER,
        password=settings.EMAIL_HOST_PASSWORD,
        tls=bool(settings.EMAIL_USE_TLS),
        ssl=bool(settings.EMAIL_USE_SSL),
        timeout=float(settings.EMAIL_TIMEOUT),
    )


def mail_state() -> MailState:
    """Return how mail stands. One query at most."""
    channel = Channel.objects.filter(name=MAIL).first() if settings.EMAIL_HOST else None
    if channel is None:
        return MailState(is_set=bool(settings.EMAIL_HOST))
    return MailState(True, channel.failing_since, channel.error, channel.next_try_at, channel.used_at)


def may_try(at: datetime) -> bool:
    """Tell whether the mail server may be tried at that moment: it does not fail, or was left alone long enough."""
    return not Channel.objects.filter(name=MAIL, next_try_at__gt=at).exists()
