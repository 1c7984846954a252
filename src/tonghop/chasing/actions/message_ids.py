"""The Message-ID of a message: given once, when it is written, and kept at every attempt."""

from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings


def new_message_id(stem: str = "") -> str:
    """Return "<stem@domain>" of the sender's domain; without a stem one that nobody has."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<tonghop.{stem or uuid4().hex}@{domain}>"
