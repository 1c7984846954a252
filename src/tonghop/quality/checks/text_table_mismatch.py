"""text-table-mismatch: a number in the text contradicts the figure of the table that it speaks of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tonghop.kernel.numbers import format_number
from tonghop.kernel.text import standard_spelling
from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.facts import ReportFacts, SectionFacts
from tonghop.quality.rules.quantities import Quantity, agrees, quantities_in
from tonghop.quality.rules.spoken_figures import FigureNames, as_measured

_ALIKE = 3  # a number many times the figure speaks of something else
_YEAR = re.compile(r"(?<!\d )\bnăm (20\d\d)\b", re.IGNORECASE)
_TELLING = 3  # so many digits are not the same by chance


def text_table_mismatch(facts: ReportFacts) -> Iterator[Finding]:
    """Yield an error for each number whose figure is clear and differs by more than rounding; in doubt, nothing."""
    given = [indicator for code, indicator in facts.indicators.items() if code in facts.all_values]
    if not given:
        return
    names, asides = FigureNames(given), facts.settings.pattern("text_table_aside")
    for section, own in facts.own:
        if section.purpose != "results":
            continue
        for index, text in own:
            if "\t" in text:
                continue
            spelled = standard_spelling(text)
            for quantity in quantities_in(text):
                clause = spelled[max(0, quantity.start - 60) : quantity.end + 25]
                code = _contradicted(facts, names, section, text, quantity)
                if code and not _is_aside(facts, code, clause, asides):
                    yield _finding(facts, section, index, quantity, code)


def _contradicted(facts: ReportFacts, names: FigureNames, section: SectionFacts, text: str, quantity: Quantity) -> str:
    """Return the code of the figure that the number speaks of and contradicts, "" where there is none."""
    wanted = facts.settings
    code = names.code_of(
        text, quantity, score=wanted["text-table.score"], margin=wanted["text-table.margin"], near=section.key
    )
    if not code or any(
        agrees(as_measured(quantity, facts.indicators[other].unit), value) for other, value in facts.all_values.items()
    ):
        return ""
    value, said = facts.all_values[code], as_measured(quantity, facts.indicators[code].unit).value
    alike = quantity.unit == "%" or (0 < said <= value * _ALIKE and value <= said * _ALIKE) or _swapped(said, value)
    return code if alike else ""


def _is_aside(facts: ReportFacts, code: str, clause: str, asides: re.Pattern[str]) -> bool:
    """Tell whether the words speak of a part, an aim or another time; the figure's own name is none of these."""
    name = standard_spelling(facts.indicators[code].name).lower()
    if any(not re.search(rf"\b{re.escape(m[0].lower())}\b", name) for m in asides.finditer(clause)):
        return True
    return facts.period is not None and any(int(m[1]) < facts.period[0].year for m in _YEAR.finditer(clause))


def _swapped(said: Decimal, value: Decimal) -> bool:
    """Tell whether the digits are the same in another order, as a hand that types in haste leaves them."""
    one, other = (f"{number.normalize():f}".replace(".", "") for number in (said, value))
    return len(one) >= _TELLING and one != other and sorted(one) == sorted(other)


def _finding(facts: ReportFacts, section: SectionFacts, index: int, quantity: Quantity, code: str) -> Finding:
    indicator, value = facts.indicators[code], facts.all_values[code]
    return Finding(
        check="text-table-mismatch",
        severity=Severity.ERROR,
        rests_on=(f"{code} = {format_number(value)}",),
        **at_block(section, index, quantity.start, quantity.end),
        message=(
            f"Lời văn ở {section.label} ghi {quantity.written} nhưng bảng số liệu, “{indicator.name}” (ô {code}), là "
            f"{format_number(value)} {indicator.unit}. Hãy sửa cho hai nơi khớp nhau."
        ),
    )
