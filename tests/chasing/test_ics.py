"""The calendar file keeps RFC 5545: CRLF, 75 octets a line, escaped text; unfolded it says what was given."""

import re
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tonghop.chasing.rules.ics import DueEvent, calendar_file, escaped, folded
from tonghop.kernel.moments import VIETNAM, end_of

MADE = datetime(2026, 5, 6, 10, 0, tzinfo=VIETNAM)
EVENT = DueEvent(
    "obligation-7@tonghop",
    "Hạn nộp báo cáo: Sơ kết, đợt 1; Lào Cai",
    "UBND xã Bắc Hà\nHạn: 23:59",
    end_of(date(2026, 5, 7)),
    "http://127.0.0.1:8000/",
)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_due_moment_is_an_event_that_ends_there():
    lines = unfolded(calendar_file([EVENT], made_at=MADE, name="Hạn nộp"))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "UID:obligation-7@tonghop",
        "DTSTAMP:20260506T030000Z",
        "DTSTART:20260507T160000Z",
        "DTEND:20260507T170000Z",
        "SUMMARY:Hạn nộp báo cáo: Sơ kết\\, đợt 1\\; Lào Cai",
        "DESCRIPTION:UBND xã Bắc Hà\\nHạn: 23:59",
        "TRIGGER:-P1D",
    ):
        assert line in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folding_cuts_at_75_octets_and_never_within_a_letter(text):
    pieces = folded(f"SUMMARY:{text}").split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == f"SUMMARY:{text}"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_an_escaped_text_comes_back_and_holds_no_bare_separator(text):
    said = escaped(text)
    assert "\n" not in said
    back = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], said)
    assert back == text.replace("\r", "")
