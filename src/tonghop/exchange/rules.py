"""What came of handing one message to the mail server, and how long to leave a server alone that cannot be reached."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MAIL = "mail"
_PAUSES = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 15))
_FIRST_PERMANENT = 500


class Fate(StrEnum):
    """What came of one attempt."""

    TAKEN = "taken"
    PUT_OFF = "put_off"
    BAD_ADDRESS = "bad_address"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one attempt, and what the server said; `line_is_dead`: the connection cannot be used again."""

    fate: Fate
    said: str = ""
    line_is_dead: bool = False


def fate_of(code: int, *, permanent: Fate) -> Fate:
    """Return what a refusing reply means: 4xx is for the time being, 5xx is `permanent` (RFC 5321, 4.2.1)."""
    return permanent if code >= _FIRST_PERMANENT else Fate.PUT_OFF


def next_try(failures: int, at: datetime) -> datetime:
    """Return when a server that failed so many times in a row is tried again."""
    return at + _PAUSES[min(failures, len(_PAUSES)) - 1]
