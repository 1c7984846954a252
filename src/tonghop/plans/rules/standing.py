"""Standing work in prose: points done all the time ("thường xuyên") or again and again ("định kỳ", "hằng năm")."""

import re

from tonghop.kernel.text import squeeze
from tonghop.plans.rules.facts import Due
from tonghop.plans.rules.vocabulary import STOP

_PERIOD = r"(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)"
_AGAIN = re.compile(
    rf"(?:^|[.;,]\s+|(?<=\s))định kỳ(?:\s+{_PERIOD})?,?\s+(?={STOP}|sơ kết|tổng kết|khảo sát|công khai|thống kê)"
    rf"|(?:^|[.;]\s+){_PERIOD}(?=,|\s+(?:{STOP}))",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"(?<![^\W\d_])thường xuyên", re.IGNORECASE)
# Words before "thường xuyên" that it describes: money, posts and duties, not the work the point orders.
_DESCRIBED = re.compile(
    r"(?:chi|kinh phí|vốn|nguồn|dự toán|đầu tư|chỉ đạo|hoạt động|nhiệm vụ|công việc|công tác|thường trực|không|cư trú"
    r"|sinh hoạt|sự nghiệp)\s+$",
    re.IGNORECASE,
)


def standing_due(words: str) -> Due | None:
    """Return when a point's work is done if it is standing work, None for a point that says no such thing."""
    again = _AGAIN.search(words)
    if again:
        return Due(squeeze(again[0]).strip(" .;,"), "recurring")
    for found in _ALWAYS.finditer(words):
        if not _DESCRIBED.search(words[: found.start()]):
            return Due(found[0], "continuous")
    return None
