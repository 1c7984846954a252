"""The words of a report duty: to whom a clause says something is sent, through which desk, by when."""

import re
from dataclasses import dataclass

from tonghop.kernel.text import squeeze
from tonghop.plans.rules.bodies import bodies_at
from tonghop.plans.rules.dues import prose_due
from tonghop.plans.rules.facts import Due
from tonghop.plans.rules.listed_dues import cell_dues, prose_dues
from tonghop.plans.rules.vocabulary import HEAD

_REPORTS = re.compile(r"báo cáo|\bgửi\b[^.;]{0,60}\bkết quả|\bkết quả\b[^.;]{0,60}\bgửi", re.IGNORECASE)
_RESULTS = (
    r"(?:nhanh\s+)?(?:kết quả|tình hình|tiến độ)(?:\s*,\s*(?:kết quả|tiến độ))?"
    r"(?:\s+(?:triển khai thực hiện|thực hiện|triển khai|rà soát))?"
)
_TO = re.compile(
    rf"(?<!\w)(?:(?P<sent>gửi(?:\s+(?:về|cho|đến|tới))?|nộp(?:\s+về)?|về)|báo cáo(?:\s+(?:với|lên|cho|đến|tới))?"
    rf"|(?P<loose>báo cáo\s+{_RESULTS}|(?<!hợp )(?:với|lên|cho|đến|tới)))\s+(?={HEAD})",
    re.IGNORECASE,
)
_VIA = re.compile(rf"^\s*\(?\s*(?:thông\s+)?qua\s+(?={HEAD})|\(\s*(?:thông\s+)?qua\s+(?={HEAD})", re.IGNORECASE)
# What is handed in by a time as a report is.
_HANDED_IN = re.compile(
    r"(?:kế hoạch|kết quả|văn bản|danh sách|danh mục|số liệu|dự toán|hồ sơ|đề xuất|dữ liệu|phiếu|biểu)"
    r"[^.;]{0,120}\b(?:gửi|nộp)\s|\b(?:gửi|nộp)\s+(?:kế hoạch|văn bản|danh sách|danh mục|số liệu|dự toán|hồ sơ|đề xuất"
    r"|dữ liệu|phiếu|biểu)|^(?:và\s+)?gửi\s+về",
    re.IGNORECASE,
)
_EVERY = r"(?:theo\s+)?(?:định kỳ|(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)|trước\s+(?:ngày\s+)?\d)"
_TO_NOBODY = re.compile(
    rf"(?:^|[,;]\s*|\bvà\s+|\bhiện\s+)(?:nghiêm\s+(?:túc\s+)?)?(?:chế độ\s+)?(?:thông tin,?\s+)?"
    rf"báo cáo(?:\s+{_RESULTS})?,?\s+{_EVERY}"
    rf"|{_EVERY}[^.;]{{0,40}}?(?:^|,|\)|\bvà|kỳ|năm|quý|tháng|hợp)\s+báo cáo\s+kết quả"
    r"|(?:^|:\s*|\bhoàn thành\s+)báo cáo(?!\s+tổng hợp)(?:\s[^.;,]{1,60}?)?\s"
    r"(?:trước|chậm nhất)\s[^.;]{0,20}?\d{1,2}/\d",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"(?:nếu|trường hợp|khi)\s[^.;]{0,60}?(?:khó khăn|vướng mắc|vượt thẩm quyền|phát sinh|bất cập)"
    r"|(?:nếu|trường hợp)\s[^.;]{0,60}?(?:sửa đổi|bổ sung|điều chỉnh)"
    r"|(?:^|,\s*)(?:có|gặp)\s+(?:những\s+)?khó khăn|(?:những|các|mọi)\s[^.;]{0,30}?(?:khó khăn|vướng mắc)",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"[Kk]ịp thời\s+(?:phản ánh,?\s+|tổng hợp,?\s+)?$")
_BRACKET = re.compile(
    r"\((?P<in>(?:trước|chậm nhất|trong|năm|quý|tháng|hoàn thành|định kỳ)[^()]{2,60})\)", re.IGNORECASE
)


@dataclass(frozen=True)
class Receiver:
    """To whom a report goes, through which desk, and where the words that send it begin."""

    name: str
    via: str | None
    at: int


def about_trouble(sentence: str) -> bool:
    """Tell whether a sentence only says whom to turn to in difficulties."""
    return bool(_TROUBLE.search(sentence)) and not re.search(r"định kỳ|trước ngày|(?:hằng|hàng) năm", sentence)


def receivers(sentence: str, begin: int, end: int, *, handed_in: bool = False) -> list[Receiver]:
    """Return the receivers in [begin, end), the likeliest first: where it is sent before whom it is reported to.

    `handed_in` takes in what is handed in without being called a report.
    """
    found: list[tuple[int, Receiver]] = []
    for match in _TO.finditer(sentence, begin, end):
        span = bodies_at(sentence, match.end())
        if span is None or _AT_ONCE.search(sentence[: match.start()]):
            continue
        reported = _REPORTS.search(sentence[: span[0]])
        if not reported and not (handed_in and match["sent"] and _HANDED_IN.search(sentence[begin : span[0]])):
            continue
        if match["loose"] and not (_REPORTS.search(sentence[begin : span[0]]) and sentence[span[0]].isupper()):
            continue
        rank = 0 if match["sent"] else 2 if match["loose"] else 1
        via = _via(sentence[span[1] : end])
        found.append((rank, Receiver(squeeze(sentence[span[0] : span[1]]), via, match.start())))
    return [one for _, one in sorted(found, key=lambda one: one[0])]


def _via(rest: str) -> str | None:
    opening = _VIA.search(rest)
    span = bodies_at(rest, opening.end()) if opening else None
    return squeeze(rest[span[0] : span[1]]) if span else None


def reports_to_nobody(clause: str) -> bool:
    """Tell whether a clause orders a regular report without saying to whom."""
    return bool(_TO_NOBODY.search(clause))


def clause_dues(clause: str) -> list[Due]:
    """Return the times a clause sets: each that stands in brackets, else the first with the days listed after it.

    Empty where it sets none.
    """
    brackets = [due for m in _BRACKET.finditer(clause) for due in cell_dues(m["in"]) if due.kind != "none"]
    return brackets or prose_dues(clause)


def leading_due(sentence: str) -> list[Due]:
    """Return the time a sentence begins with; it holds for each of its clauses that sets none."""
    found = prose_due(sentence)
    return prose_dues(sentence) if found and found.start == 0 and found.due.kind == "recurring" else []
