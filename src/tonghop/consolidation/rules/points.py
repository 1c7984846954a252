"""Cutting a section's text into points: one statement each, at its exact place in the accepted version."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tonghop.consolidation.rules.facts import Contribution
from tonghop.kernel.text import fold, sentences

SHORTEST = 5
"""Words below which a sentence is no point but a heading or a fragment."""

_MARK = re.compile(r"\s*(?:[-–+*•]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-zđ]\)|[IVX]{1,4}[.)])\s+")
_OPENER = re.compile(
    r"(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là|Thứ (?:nhất|hai|ba|tư|năm|sáu)|Bên cạnh đó|Ngoài ra"
    r"|Đồng thời|Mặt khác|Cùng với đó|Trong khi đó|Tuy nhiên|Song"
    r"|(?:Nguyên nhân |Về )?(?:[Kk]hách quan|[Cc]hủ quan))\s*[,:]\s*",
)
_NOTHING = re.compile(
    r"^(?:\w+ ){0,6}?(?:khong|chua) (?:co|phat sinh|gap)(?: them| nhung| noi dung)? "
    r"(?:kho khan|vuong mac|kien nghi|de xuat|han che|y kien)\b(?: \w+){0,6}$",
)
_ADDRESSED = re.compile(r"^(?:doi voi|kien nghi(?: doi)? voi|de nghi(?: doi)? voi|de xuat(?: doi)? voi|voi)\b")
_LEADS_OVER = re.compile(
    r"\b(?:nhu sau|sau day|duoi day|cu the|(?:viec|noi dung|nhiem vu|giai phap|kho khan|kien nghi) sau)$"
)
_ATTRIBUTE = re.compile(r"^(?:nguoi |don vi |co quan )?(?:phu trach|chu tri|phoi hop|thoi gian|thoi han|han)\b")
_LONGEST_ATTRIBUTE = 10
_SHORT_HEADING = 14
_TWO_CLAUSES = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One statement of one report: code points [start, end) of a block, and the heading it stands under."""

    unit_id: int
    version_id: int
    section: str
    block: int
    start: int
    end: int
    text: str
    under: str = ""

    @property
    def source_id(self) -> str:
        """The id under which the draft names this place: version, section, block and offsets."""
        return f"v{self.version_id}.{self.section}.{self.block}.{self.start}-{self.end}"


def points_of(contribution: Contribution, section: str) -> list[Point]:
    """Return the points of one section; headings, lead-ins, fragments, "không có khó khăn" are no points."""
    found: list[Point] = []
    under = ""
    for number, text in enumerate(contribution.sections.get(section, ())):
        if _is_heading(text):
            under = text if _ADDRESSED.match(fold(_without_mark(text))) else ""
            continue
        for start, end in _spans(text):
            words = text[start:end]
            if _says_something(words):
                found.append(
                    Point(
                        contribution.unit_id,
                        contribution.version_id,
                        section,
                        number,
                        start,
                        end,
                        words,
                        under,
                    )
                )
    return found


def statement(text: str) -> str:
    """Return the point as one would say it: first letter a capital, no stop, no semicolon at its end."""
    bare = text.strip().rstrip(".;:, ")
    return bare[:1].upper() + bare[1:]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _whole_sentences(text):
        yield _after_openers(text, start, end), end


def _whole_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield sentences; two clauses around one semicolon are one statement, more of them are a list."""
    waiting: list[tuple[int, int]] = []
    for span in sentences(text):
        waiting.append(span)
        if not text[: span[1]].endswith(";"):
            yield from _joined(waiting)
            waiting = []
    yield from _joined(waiting)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(spans[0][0], spans[1][1])] if len(spans) == _TWO_CLAUSES else spans


def _after_openers(text: str, start: int, end: int) -> int:
    for pattern in (_MARK, _OPENER):
        match = pattern.match(text, start, end)
        start = match.end() if match else start
    return start


def _without_mark(text: str) -> str:
    match = _MARK.match(text)
    return text[match.end() :] if match else text


def _is_heading(text: str) -> bool:
    bare = text.strip()
    short = len(bare.split()) <= _SHORT_HEADING
    return bare.endswith(":") or (
        short and not bare.endswith((".", ";", "!")) and bool(_ADDRESSED.match(fold(_without_mark(bare))))
    )


def _says_something(words: str) -> bool:
    folded = fold(words)
    length = len(folded.split())
    attribute = length <= _LONGEST_ATTRIBUTE and _ATTRIBUTE.match(folded)
    fragment = length < SHORTEST or words.rstrip().endswith(":")
    return not (fragment or attribute or _LEADS_OVER.search(folded) or _NOTHING.match(folded))
