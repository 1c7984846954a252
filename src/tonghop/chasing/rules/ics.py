"""Due moments as an iCalendar file (RFC 5545): lines ended by CRLF, folded at 75 octets, texts escaped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_LONGEST = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True, slots=True)
class DueEvent:
    """One due moment (an exclusive end) as an event: it ends where the report becomes late."""

    uid: str
    summary: str
    description: str
    due: datetime
    address: str


def calendar_file(events: Iterable[DueEvent], *, made_at: datetime, name: str) -> str:
    """Return the calendar; each event lasts the last hour before its due moment and rings a day before."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tonghop//Han nop bao cao//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += _event(event, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11)."""
    return text.translate(_ESCAPES)


def folded(line: str) -> str:
    """Return the line in pieces of at most 75 octets, never within a letter (RFC 5545, 3.1)."""
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    piece, size, room = "", 0, _LONGEST
    for letter in line:
        octets = len(letter.encode())
        if size + octets > room:
            yield piece
            piece, size, room = "", 0, _LONGEST - 1  # the space that marks the fold counts too
        piece += letter
        size += octets
    yield piece


def _event(event: DueEvent, made_at: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_utc(made_at)}",
        f"DTSTART:{_utc(event.due - timedelta(hours=1))}",
        f"DTEND:{_utc(event.due)}",
        f"SUMMARY:{escaped(event.summary)}",
        f"DESCRIPTION:{escaped(event.description)}",
        f"URL:{event.address}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped(event.summary)}",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
