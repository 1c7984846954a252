"""all-perfect: every rate of the report is 100 % or more."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tonghop.kernel.numbers import parse_number
from tonghop.quality.checks.frame import Finding, Severity, at_block, at_cell
from tonghop.quality.rules.facts import ReportFacts

_RATE = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|phần trăm)")
_WHOLE = Decimal(100)


def all_perfect(facts: ReportFacts) -> Iterator[Finding]:
    """Yield one warning where there are several rates, in the figures or in the text, and none is below 100 %."""
    cells = [(value, code) for code, value in facts.all_values.items() if _is_rate(facts, code)]
    written = list(_written(facts))
    if len(cells) + len(written) < facts.settings["all-perfect.rates"]:
        return
    if any(value < _WHOLE for value, _ in cells) or any(value < _WHOLE for value, _ in written):
        return
    place: dict[str, Any] = written[0][1] if written else at_cell(facts, cells[0][1])
    yield Finding(
        check="all-perfect",
        severity=Severity.WARNING,
        **place,
        message=(
            f"Cả {len(cells) + len(written)} tỷ lệ trong báo cáo đều từ 100% trở lên. "
            "Hãy kiểm tra lại cách tính; việc chưa hoàn thành thì nêu ở phần “hạn chế, khó khăn”."
        ),
    )


def _is_rate(facts: ReportFacts, code: str) -> bool:
    return code in facts.indicators and facts.indicators[code].unit == "%"


def _written(facts: ReportFacts) -> Iterator[tuple[Decimal, dict[str, Any]]]:
    for section, own in facts.own:
        if section.purpose != "results":
            continue
        for index, text in own:
            for match in _RATE.finditer(text):
                yield parse_number(match[1]), at_block(section, index, match.start(), match.end())
