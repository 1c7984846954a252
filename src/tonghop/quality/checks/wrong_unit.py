"""wrong-unit: a figure 1 000 or 1 000 000 times what peers give: đồng for triệu đồng."""

from collections.abc import Iterator

from tonghop.kernel.numbers import format_number
from tonghop.quality.checks.frame import Finding, Severity, at_cell
from tonghop.quality.rules.arithmetic import named
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.spread import spread_of, wrong_factor


def wrong_unit(facts: ReportFacts) -> Iterator[Finding]:
    """Yield an error for each figure that lies among its peers once it is divided or multiplied so, and only then."""
    for code, value in facts.values.items():
        others = facts.others.figures.get(code, ())
        if code not in facts.indicators or len(others) < facts.settings["wrong-unit.peers"]:
            continue
        factor = wrong_factor(value, others, beyond=facts.settings["wrong-unit.factor"])
        if factor is None:
            continue
        times = f"gấp {format_number(factor)} lần" if factor > 1 else f"bằng 1/{format_number(1 / factor)}"
        _, middle, _ = spread_of(others)
        yield Finding(
            check="wrong-unit",
            severity=Severity.ERROR,
            **at_cell(facts, code),
            message=(
                f"{named(facts, code)}, khoảng {times} số của các đơn vị khác (thường {format_number(middle)}). "
                f"Đơn vị tính của ô này là “{facts.indicators[code].unit}”: hãy đổi số liệu về đúng đơn vị tính."
            ),
        )
