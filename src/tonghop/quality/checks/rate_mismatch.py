"""rate-mismatch: a rate that differs from its two numbers by more than rounding, in the text or among the figures."""

from collections.abc import Iterator

from tonghop.kernel.numbers import format_number
from tonghop.quality.checks.frame import Finding, Severity, at_block, at_cell
from tonghop.quality.rules.arithmetic import figures_of, named
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.ratios import exact_rate, exact_step, is_rounded, ratios_in

_DECIMALS = 1


def rate_mismatch(facts: ReportFacts) -> Iterator[Finding]:
    """Yield an error for each rate written beside "42/45" or typed beside its two figures that does not fit them."""
    for section, own in facts.own:
        for index, text in own:
            for ratio in ratios_in(text):
                right = exact_rate(ratio.part, ratio.whole)
                if right is None or is_rounded(ratio.rate, right):
                    continue
                yield Finding(
                    check="rate-mismatch",
                    severity=Severity.ERROR,
                    **at_block(section, index, ratio.start, ratio.end),
                    message=(
                        f"Tỷ lệ {ratio.rate.written}% ở {section.label} không khớp hai số nêu cạnh đó: "
                        f"{format_number(ratio.part)}/{format_number(ratio.whole)} là "
                        f"{format_number(right, decimals=_DECIMALS)}%. Hãy tính lại hoặc sửa số liệu."
                    ),
                )
    yield from _typed(facts)


def _typed(facts: ReportFacts) -> Iterator[Finding]:
    for code, indicator in facts.indicators.items():
        given = facts.values.get(code)
        part, whole = facts.values.get(indicator.numerator), facts.values.get(indicator.denominator)
        right = None if part is None or whole is None else exact_rate(part, whole)
        if given is None or right is None or abs(given - right) <= exact_step(given):
            continue
        yield Finding(
            check="rate-mismatch",
            severity=Severity.ERROR,
            rests_on=figures_of(facts, (indicator.numerator, indicator.denominator)),
            **at_cell(facts, code),
            message=(
                f"{named(facts, code)} nhưng {named(facts, indicator.numerator)}, "
                f"{named(facts, indicator.denominator)}: "
                f"tỷ lệ phải là {format_number(right, decimals=_DECIMALS)}. Hãy tính lại hoặc sửa số liệu."
            ),
        )
