"""Tasks that are only topics, and an opening sentence cut in two."""

import re
from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study

_VERBS = frozenset((
    "xay", "lap", "to", "trien", "thuc", "ra", "tham", "phoi", "chu", "huong", "kiem", "theo", "tong", "danh",
    "ban", "hoan", "tang", "nang", "day", "phat", "quan", "tuyen", "bao", "de", "dau", "ho", "tap", "dao",
    "boi", "nghien", "ung", "khai", "thanh", "kien", "dien", "duy", "tiep", "mo", "bo", "cai", "doi", "giam",
    "khao", "thu", "lua", "phan", "cap", "dong", "hop", "van", "trinh", "sua", "bien", "so", "in", "dung",
    "cung", "giai", "xu", "hoc", "lam", "dua", "quy", "rut", "don",
))  # fmt: skip
_CUT = re.compile(r"^(?:Thực hiện|Căn cứ)[^;]*?[^\W\d_)]\)?\.\s+(?=(?:Ủy ban|Uỷ ban|UBND|Bộ|Sở|Ban)\s)")
_MANY = 2


def check(study: Study) -> Iterator[Finding]:
    """Raise one hint for rows that name a topic and no action, and one for an opening that stops too early."""
    topics = [task for task in study.reading.tasks if task.source.kind == "table" and _is_topic(task.title)]
    if len(topics) >= _MANY:
        refs = ", ".join(task.ref for task in topics)
        yield Finding(
            "wording",
            "hint",
            f"{len(topics)} việc trong bảng ({refs[:120]}) chỉ ghi chủ đề, không nói phải làm gì và "
            f"nộp gì. Cần viết thành việc có"
            " động từ và sản phẩm.",
            study.place(topics[0].source.start, topics[0].source.end),
        )
    opening = study.parts.opening
    for line, after in zip(opening, [*opening[1:], None], strict=False):
        found = _CUT.match(line.text)
        stops = line.text.startswith(("Thực hiện", "Căn cứ")) and re.search(r"[^\W\d_)]\)?\.$", line.text)
        goes_on = stops and after is not None and re.match(r"(?:Ủy ban|Uỷ ban|UBND)\s.*ban hành", after.text)
        if found or goes_on:
            yield Finding(
                "wording",
                "hint",
                (
                    "Câu mở đầu chấm câu trước khi có phần chính (“… ban hành Kế hoạch”), nên thành câu "
                    "cụt. Cần thay dấu chấm bằng dấu phẩy."
                ),
                study.place(line.start, (after or line).end if goes_on else line.end),
            )


def _is_topic(title: str) -> bool:
    """Tell whether a short title begins as a topic does: "Về ...", or with no word that begins a verb."""
    words = fold(title).split()
    return len(words) < 9 and (words[:1] == ["ve"] or not _VERBS & set(words[:2]))  # noqa: PLR2004 - a topic is short
