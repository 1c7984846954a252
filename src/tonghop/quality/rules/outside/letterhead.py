"""Whose report a file is, of which day, about which period: read from its letterhead, title and closing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tonghop.campaigns.rules.period import period_in
from tonghop.files.blocks import Block
from tonghop.kernel.text import squeeze
from tonghop.plans.rules.dates import full_dates, half_end, month_end, quarter_end
from tonghop.quality.rules.letters import CAPITALS

_HEAD = 40  # blocks in which the letterhead stands
_LOCAL = re.compile(
    rf"(?:UBND|ủy ban nhân dân|uỷ ban nhân dân)\s+(?P<kind>xã|phường|đặc khu)\s+"
    rf"(?P<name>[{CAPITALS}][\w’'-]*(?:[ -]+[{CAPITALS}][\w’'-]*){{0,4}})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?P<kind>xã|phường|đặc khu)\s+"
    rf"(?P<name>[{CAPITALS}]\w*(?:[ -]+[{CAPITALS}]\w*){{0,3}})"
)
_BODY = re.compile(
    r"^(?:SỞ|BAN|VĂN PHÒNG|THANH TRA|CÔNG AN|BỘ|CHI CỤC|CỤC|TRUNG TÂM|KHO BẠC|THUẾ|BẢO HIỂM|TRƯỜNG|VIỆN|"
    r"BAN QUẢN LÝ)\s+\S.*",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\s*(?:UBND|ủy ban nhân dân|uỷ ban nhân dân)\s*", re.IGNORECASE)
_TITLE = re.compile(r"^\s*BÁO CÁO\b", re.IGNORECASE)
_ISSUED = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_MONTHS = re.compile(
    r"\b(?P<n>0?[369]|12)\s+tháng(?P<half>\s+(?:đầu|cuối)\s+năm)?\s+(?:năm\s+)?(?P<y>20\d\d)", re.IGNORECASE
)
_QUARTER = re.compile(r"\bquý\s+(?P<q>[1-4]|I{1,3}|IV)\s*(?:/|năm\s+)\s*(?P<y>20\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(?P<m>\d{1,2})\s*(?:/|năm\s+)\s*(?P<y>20\d\d)", re.IGNORECASE)
_TO_MONTH = re.compile(
    r"\btừ\s+tháng\s+(?P<m>\d{1,2})\s*(?:/|năm\s+)\s*(?P<y>20\d\d)\s+(?:đến|tới)\s+(?:hết\s+)?"
    r"tháng\s+(?P<m2>\d{1,2})\s*(?:/|năm\s+)\s*(?P<y2>20\d\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bnăm\s+(?P<y>20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The unit's name ("" where the file does not tell), the report's day and title, and the period it is about."""

    unit: str
    day: date | None
    title: str
    period: tuple[date, date] | None


NOBODY = Letterhead("", None, "", None)


def letterhead_of(blocks: Sequence[Block]) -> Letterhead:
    """Return what the file says of itself."""
    head = [squeeze(line) for block in blocks[:_HEAD] for line in block.text.split("\n")]
    until = next((n for n, line in enumerate(head) if _TITLE.match(line)), min(len(head), _HEAD // 3))
    title = "\n".join(head[until : until + 4])
    issued = next((m for line in head for m in [_ISSUED.search(line)] if m), None)
    day = next((d.day for d in full_dates(issued[0])), None) if issued else None
    return Letterhead(
        unit=_unit(head[:until], title) or _most_named(blocks),
        day=day,
        title=title,
        period=_period(title, blocks[:_HEAD], day),
    )


def _unit(lines: Sequence[str], title: str) -> str:
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        local = _LOCAL.match(line) or (_LOCAL.match(f"{line} {after}") if _OFFICE.fullmatch(line) else None)
        if local:
            return f"UBND {local['kind'].lower()} {_name(local['name'])}"
    bodies = [line for line in lines if _BODY.match(line) and len(line.split()) > 1 and not _ISSUED.search(line)]
    if bodies:
        return _sentence(bodies[-1])
    named = _NAMED.search(title)
    return f"UBND {named['kind']} {named['name']}" if named else ""


def _most_named(blocks: Sequence[Block]) -> str:
    """Return the committee that the text names most often, at least twice."""
    found = Counter(f"UBND {m['kind']} {m['name']}" for block in blocks for m in _NAMED.finditer(block.text))
    name, count = next(iter(found.most_common(1)), ("", 0))
    return name if count > 1 else ""


def _name(text: str) -> str:
    """Return a name in the case of names: "BẮC HÀ" is "Bắc Hà"; what follows it on the line is left out."""
    words = text.split()
    shouted = [word for word in words if word == word.upper()]
    kept = shouted if shouted and shouted[0] == words[0] and len(words[0]) > 1 else words
    return " ".join(word.capitalize() if word == word.upper() else word for word in kept if word.upper() != "SỐ")


def _sentence(text: str) -> str:
    return text.capitalize() if text == text.upper() else text


def _period(title: str, blocks: Sequence[Block], day: date | None) -> tuple[date, date] | None:
    """Return the period that the title names ("6 tháng đầu năm 2026"), else the one the opening gives in full."""
    found = _named_period(title)
    if found:
        return found
    said = period_in("\n".join(block.text for block in blocks), issued_on=day)
    if said.first and (said.last or day):
        return said.first, (said.last or day or said.first)
    return None


def _named_period(title: str) -> tuple[date, date] | None:
    written = period_in(title, issued_on=None)
    if written.first and written.last:
        return written.first, written.last
    if span := _TO_MONTH.search(title):
        begins, last = month_end(int(span["y"]), int(span["m"])), month_end(int(span["y2"]), int(span["m2"]))
        return (begins.replace(day=1), last) if begins and last and begins <= last else None
    if months := _MONTHS.search(title):
        year, count = int(months["y"]), int(months["n"])
        late = (months["half"] or "").strip().lower().startswith("cuối")
        last = half_end(year, "cuối") if late else month_end(year, count)
        return (date(year, 7 if late else 1, 1), last) if last else None
    if quarter := _QUARTER.search(title):
        last = quarter_end(int(quarter["y"]), quarter["q"])
        return (date(last.year, last.month - 2, 1), last) if last else None
    if month := _MONTH.search(title):
        last = month_end(int(month["y"]), int(month["m"]))
        return (last.replace(day=1), last) if last else None
    year_only = _YEAR.search(title)
    return (date(int(year_only["y"]), 1, 1), date(int(year_only["y"]), 12, 31)) if year_only else None
