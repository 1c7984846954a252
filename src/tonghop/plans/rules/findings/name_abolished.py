"""A body that no longer exists at the plan's date."""

import re
from collections.abc import Iterator
from datetime import date

from tonghop.kernel.moments import short_date
from tonghop.organisations.rules.old_names import old_names_in
from tonghop.organisations.rules.old_provinces import PART_OF, SINCE
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study

_RULE = "name-abolished"
_MERGED = date(2025, 3, 1)  # Nghị quyết 176/2025/QH15 and the provincial resolutions after it
_NO_DISTRICTS = date(2025, 7, 1)  # Luật Tổ chức chính quyền địa phương 2025
_OLD = "|".join(name.replace(" - ", r"\s*[-–]\s*") for name in PART_OF)
_NAMES = (
    (
        _MERGED,
        (
            r"(?:Sở|Bộ) (?:Tài nguyên và Môi trường|Nông nghiệp và Phát triển [Nn]ông thôn|Giao thông [Vv]ận tải"
            r"|Kế hoạch và Đầu tư|Thông tin và Truyền thông|Lao động\s*[-–,]\s*Thương binh và Xã hội)"
        ),
    ),
    (_NO_DISTRICTS, r"(?:Ủy ban nhân dân|UBND) (?:các )?(?:huyện|quận|thị xã)|(?:UBND |Ủy ban nhân dân )?cấp huyện"),
    (
        SINCE,
        (
            r"(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Công an|Thanh tra|Sở(?: [^\W\d_]+){1,7}?) tỉnh"
            rf" (?P<old>{_OLD})"
        ),
    ),
)
_PAST = re.compile(r"trước đây|\bcũ\b|nay là|trước ngày|sáp nhập|bãi bỏ|thay thế", re.IGNORECASE)
_CITED = re.compile(r"\d+/[\w-]+[^.;]*$|Bộ trưởng\s*$|(?:Thông tư|Quyết định|Nghị định)[^.;]{0,80}$")


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for bodies of provinces, districts and communes that are no more."""
    yield from _higher(study)
    yield from _communes(study)


def _higher(study: Study) -> Iterator[Finding]:
    """Raise a warning once for each such name, where the plan lets the body act today."""
    issued = study.reading.document.issued_on
    told: set[str] = set()
    text = study.reading.text
    body_from = study.parts.body[0].start if study.parts.body else len(text)
    for since, pattern in _NAMES:
        if issued is not None and issued < since:
            continue
        for found in re.finditer(pattern, text):
            around = text[max(0, found.start() - 120) : found.start()]
            aside = _PAST.search(around[-60:] + text[found.end() : found.end() + 40])
            if found.start() < body_from or found[0] in told or aside or _CITED.search(around):
                continue
            told.add(found[0])
            yield Finding(
                _RULE,
                "warning",
                f"“{found[0]}” không còn từ {short_date(since)} ({_why(found)}), nên không ai nhận việc này."
                " Cần thay bằng tên cơ quan hiện nay.",
                study.place(found.start(), found.end()),
            )


def _communes(study: Study) -> Iterator[Finding]:
    """Raise a warning once for each office of a commune that is no more, where the plan lets it act."""
    issued, former = study.reading.document.issued_on, study.former_names
    if former is None or issued is None or issued < SINCE or not study.parts.body:
        return
    told: set[str] = set()
    for line in study.parts.body:
        text = study.of_line(line).quote
        for name in old_names_in(text, former):
            words = text[name.start : name.end]
            if not name.is_body or words in told:
                continue
            told.add(words)
            yield Finding(
                _RULE,
                "warning",
                f"“{words}” không còn từ {short_date(SINCE)}: {former.where_now(name.communes)} ({former.resolution})."
                " Cần thay bằng tên cơ quan hiện nay.",
                study.place(line.start + name.start, line.start + name.end),
            )


def _why(found: re.Match[str]) -> str:
    old = found.groupdict().get("old")
    if old is None:
        return "sắp xếp bộ máy, bỏ cấp huyện"
    now = PART_OF[re.sub(r"\s*[-–]\s*", " - ", old)]
    return f"nay thuộc {now}, Nghị quyết 202/2025/QH15"
