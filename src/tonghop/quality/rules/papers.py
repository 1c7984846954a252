"""Official papers as a report cites them: kind, number, day, and in plain form who issued them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tonghop.kernel.text import fold
from tonghop.plans.rules.citations import citations
from tonghop.plans.rules.dates import make_date

_KINDS = (
    "nghị quyết|nghị định|thông tư|chỉ thị|công văn|luật|bộ luật|pháp lệnh|kết luận|quyết định|kế hoạch|báo cáo|"
    "thông báo|tờ trình|hướng dẫn|công điện|quy định|chương trình|đề án|giấy mời|văn bản|biên bản|"
    "QĐ|NĐ|NQ|KH|TB|CV|TT"
)
_IN_FULL = {"qđ": "quyết định", "nđ": "nghị định", "nq": "nghị quyết", "kh": "kế hoạch", "tb": "thông báo"}
# A cited number, loosely: whatever stands after "<kind> số". It may be right or not.
_LOOSE = re.compile(
    rf"(?<!\w)(?P<kind>{_KINDS})\s+(?:số:?\s*)?(?P<number>(?:(?<=số )|(?<=số: )|(?=[^\s,;()]*[/-][A-ZĐ]))"
    r"[0-9OoIl]{1,6}(?!\w*\s?[.%])[^\s,;()\[\]]*(?:\s?[-/–]\s?[^\s,;()\[\]]+)*)",
    re.IGNORECASE,
)
_DAY_AFTER = re.compile(
    r"\s*[,(]?\s*(?:ký\s+|ban hành\s+)?ngày\s+"
    r"(?P<d>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<m>\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(?P<y>\d{4})"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A cited paper at text[start:end]; `day` is None where none is written, `impossible` where no such day exists."""

    start: int
    end: int
    kind: str
    number: str
    day: date | None
    impossible: bool


@lru_cache(maxsize=3_000)
def papers_in(text: str) -> tuple[Paper, ...]:
    """Return each paper that is cited by kind and number, right or wrong."""
    return tuple(_papers(text))


def _papers(text: str) -> Iterator[Paper]:
    for found in _LOOSE.finditer(text):
        number = found["number"].rstrip(".:”\"'")
        end = found.start("number") + len(number)
        after = _DAY_AFTER.match(text, end)
        day = make_date(int(after["y"]), int(after["m"]), int(after["d"])) if after else None
        yield Paper(
            found.start(),
            after.end() if after else end,
            _IN_FULL.get(found["kind"].lower(), found["kind"].lower()),
            re.sub(r"\s+", "", number).replace("–", "-"),
            day,
            after is not None and day is None,
        )


@dataclass(frozen=True, slots=True)
class Cited:
    """A well-formed number with what is said of it; `issuer` in plain form, "" where it is not said."""

    number: str
    day: date | None
    issuer: str
    start: int
    end: int


@lru_cache(maxsize=3_000)
def cited_in(text: str) -> tuple[Cited, ...]:
    """Return each document that is cited by a well-formed number."""
    found = []
    for one in citations(text):
        after = _DAY_AFTER.match(text, one.start + len(text[one.start : one.end].split(" ngày", maxsplit=1)[0]))
        day = one.day or (make_date(int(after["y"]), int(after["m"]), int(after["d"])) if after else None)
        found.append(Cited(one.number.upper(), day, plain_issuer(one.issuer or ""), one.start, one.end))
    return tuple(found)


_SHORT = (
    ("thu tuong chinh phu", "thu tuong"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ubtvqh", "uy ban thuong vu quoc hoi"),
    ("ban chap hanh trung uong dang", "ban chap hanh trung uong"),
)
_LEVEL = re.compile(
    r"\b(?P<body>uy ban nhan dan|hoi dong nhan dan|chu tich uy ban nhan dan) (?P<level>tinh|xa|phuong|thanh pho)\b.*"
)


def plain_issuer(name: str) -> str:
    """Return a body's name so that two ways to write it are one: "UBND tỉnh" is "Ủy ban nhân dân tỉnh Lào Cai"."""
    plain = fold(re.split(r"[:;,(\n]", name)[0])
    for long, short in _SHORT:
        plain = re.sub(rf"\b{long}\b", short, plain)
    level = _LEVEL.match(plain)
    return f"{level['body']} {level['level']}" if level and level["level"] == "tinh" else plain


_LOCAL = re.compile(r"[/-](?:UBND|HĐND|ĐU|VP|BCĐ|TTPVHCC|PKT|PVH|VHXH|KT|MTTQ|BC|TB|KH|CV)\d*$")


def is_shared(cited: Cited) -> bool:
    """Tell whether a number names one document for all units: each commune has a 12/KH-UBND of its own."""
    return not _LOCAL.search(cited.number) or cited.issuer.endswith(" tinh")
