"""Days and months on which a text says that something was done, as against days it only refers to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tonghop.kernel.text import standard_spelling
from tonghop.plans.rules.dates import full_dates, make_date, month_end
from tonghop.quality.rules.papers import papers_in
from tonghop.quality.rules.prose import sentences_of

_MONTH = re.compile(r"\btháng\s+(?P<m>\d{1,2})(?:\s*[/-]\s*|\s+năm\s+)(?P<y>20\d\d)\b", re.IGNORECASE)
_QUARTER = re.compile(r"\bquý\s+(?P<q>IV|I{1,3}|[1-4])(?:\s*/\s*|,?\s+năm\s+)(?P<y>20\d\d)\b")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_HISTORY = 2000  # a day before this year is told of the past, not slipped in
_UNTIL = re.compile(r"\btừ\s+(?:ngày|tháng)\s+[\d/.-]+\s+(?=(?:đến|tới)\b)", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:đã|tổ chức|ban hành|khai trương|họp|hoàn thành|tiếp nhận|giải quyết|mở|ra mắt|công bố|thành lập|kiểm tra|"
    r"tập huấn|triển khai|ký|khánh thành|khởi công|nghiệm thu|bố trí|phân công|phát động|lắp đặt|trao|đưa vào|vận hành|"
    r"bàn giao|kiện toàn|rà soát|gửi|trình|làm việc|đối thoại|tiếp công dân|được|diễn ra|bắt đầu|thu|chi|"
    r"chi trả|giải ngân)\b",
    re.IGNORECASE,
)
_HIGHER = re.compile(r"\b(?:Chính phủ|Quốc hội|Thủ tướng|Bộ|Trung ương|tỉnh|Tỉnh ủy|Ban Thường vụ|cấp trên|luật)\b")
_LEADS_TO_PAPER = re.compile(r"\bban hành\s+(?:\S+\s+){0,3}$", re.IGNORECASE)
_ASIDE_PAPER = re.compile(r"^\W*(?:Thực hiện|Căn cứ|Theo|Triển khai|Tiếp tục|Quán triệt|Thi hành)\b")
_CLAUSE = re.compile(r"[,;:()]\s+")
_NEAR = 30  # code points before a date in which a word of reference is about it


@dataclass(frozen=True, slots=True)
class Deed:
    """text[start:end] is when it was done: some day from `first` to `last`."""

    start: int
    end: int
    first: date
    last: date


def dated_deeds(text: str, aside: re.Pattern[str]) -> Iterator[Deed]:
    """Yield when deeds were done; `aside` are the words that show a date to be meant as it stands."""
    papers = papers_in(text)
    for sentence in sentences_of(text):
        for when in _whens(sentence.text, sentence.start):
            paper = next((p for p in papers if p.start <= when.start < p.end), None)
            before = text[sentence.start : when.start]
            if paper is not None:
                lead = text[sentence.start : paper.start]
                if _LEADS_TO_PAPER.search(lead) and not _HIGHER.search(lead) and not _ASIDE_PAPER.match(lead):
                    yield when
                continue
            if _DONE.search(sentence.text) and not _refers(before, text[when.end : sentence.end], aside):
                yield when


def _whens(sentence: str, offset: int) -> Iterator[Deed]:
    for found in full_dates(sentence):
        if found.day is not None and found.day.year >= _HISTORY:
            yield Deed(offset + found.start, offset + found.end, found.day, found.day)
    for match in _MONTH.finditer(sentence):
        first = make_date(int(match["y"]), int(match["m"]), 1)
        last = month_end(int(match["y"]), int(match["m"]))
        inside = re.search(r"\bngày\s+\d{1,2}\s+$", sentence[: match.start()])
        if first and last and not inside:
            yield Deed(offset + match.start(), offset + match.end(), first, last)
    for match in _QUARTER.finditer(sentence):
        quarter, year = _QUARTERS.get(match["q"]) or int(match["q"]), int(match["y"])
        first, last = make_date(year, quarter * 3 - 2, 1), month_end(year, quarter * 3)
        if first and last:
            yield Deed(offset + match.start(), offset + match.end(), first, last)


def _refers(before: str, after: str, aside: re.Pattern[str]) -> bool:
    clause = _CLAUSE.split(standard_spelling(before))[-1]
    clause = _UNTIL.sub("", clause)  # the end of a span is when it was done
    return bool(aside.search(clause[-_NEAR:]) or aside.match(standard_spelling(after).lstrip(" ,")))
