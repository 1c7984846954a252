"""name-abolished: a commune, ward or township that ended on 01/7/2025, named as if it were there still."""

import re
from collections.abc import Iterator

from tonghop.kernel.moments import short_date
from tonghop.kernel.text import sentences
from tonghop.organisations.rules.old_communes import FormerNames
from tonghop.organisations.rules.old_names import OldName, old_names_in
from tonghop.organisations.rules.old_provinces import SINCE
from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.facts import ReportFacts

_ASKED = re.compile(r"\b(?:đề nghị|kiến nghị|đề xuất|yêu cầu|giao)\b", re.IGNORECASE)


def name_abolished(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for an office of such a name, a hint for a place; each name once a section.

    A report on a time before that day names what was there then: of it only what it asks of such an office is wrong.
    """
    if facts.former_names is None or facts.period is None or facts.period[1] < SINCE:
        return
    looks_back = facts.period[0] < SINCE
    for section, own in facts.own:
        told = set()
        for index, text in own:
            for name in old_names_in(text, facts.former_names):
                words = text[name.start : name.end]
                if words in told or (looks_back and not (name.is_body and _is_asked(text, name))):
                    continue
                told.add(words)
                yield Finding(
                    check="name-abolished",
                    severity=Severity.WARNING if name.is_body else Severity.HINT,
                    **at_block(section, index, name.start, name.end),
                    message=_message(name, facts.former_names, f"“{words}” ở {section.label}"),
                )


def _is_asked(text: str, name: OldName) -> bool:
    """Tell whether the sentence asks something of the office: an office that is no more can be asked nothing."""
    begins = next((start for start, end in sentences(text) if start <= name.start < end), 0)
    return _ASKED.search(text, begins, name.start) is not None


def _message(name: OldName, former: FormerNames, where: str) -> str:
    now = f"{where} là tên trước ngày {short_date(SINCE)}: {former.where_now(name.communes)} ({former.resolution})."
    return f"{now} Hãy ghi tên hiện nay; nếu nói về thời gian trước đó thì ghi thêm “cũ” hoặc “trước đây”."
