"""no-place-name-date: a section names no place, body, person's post or date."""

import re
from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.prose import count_words, is_nil, names_something

_POST = re.compile(
    r"\b(?:phó\s+)?(?:chủ tịch|bí thư|giám đốc|trưởng (?:phòng|thôn|ban|bản)|chánh văn phòng|tổ trưởng|"
    r"chỉ huy trưởng)\b",
    re.IGNORECASE,
)


def no_place_name_date(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a hint for each section of some length in which nothing can be looked up by name or day."""
    nil = facts.settings.pattern("nil")
    for section, own in facts.own:
        text = "\n".join(text for _, text in own)
        if section.purpose != "results" or count_words(text) < facts.settings["no-place.words"] or is_nil(text, nil):
            continue
        if not any(names_something(part) or _POST.search(part) for _, part in own):
            yield Finding(
                check="no-place-name-date",
                severity=Severity.HINT,
                **first_of(section, own),
                message=(
                    f"Nội dung ở {section.label} không nêu địa danh, cơ quan, người phụ trách hay ngày tháng nào. "
                    "Hãy nêu việc làm ở đâu, ai làm, vào lúc nào."
                ),
            )
