"""How a broken rule between figures is said, and whether the unit has explained it."""

from collections.abc import Iterable

from tonghop.kernel.numbers import format_number
from tonghop.kernel.text import fold
from tonghop.quality.rules.facts import ReportFacts

EXIT = "Hãy sửa số liệu; nếu số liệu đúng như vậy thì ghi rõ “số liệu đúng như vậy, vì ...”."


def explanation_of(facts: ReportFacts, rule_id: str) -> str:
    """Return why the figures are right as they stand; "" where no reason follows the set phrase."""
    given = facts.explanations.get(rule_id, "").strip()
    folded = fold(given)
    rest = folded.removeprefix(fold("số liệu đúng như vậy")).strip().removeprefix(fold("vì")).strip()
    return given.rstrip(".") if rest else ""


def named(facts: ReportFacts, code: str) -> str:
    """Return a figure as a message names it: “Hồ sơ tiếp nhận” (ô TTHC.04) là 1.234."""
    indicator = facts.indicators.get(code)
    name = f"“{indicator.name}” (ô {code})" if indicator else f"Ô {code}"
    return f"{name} là {format_number(facts.all_values[code])}"


def figures_of(facts: ReportFacts, codes: Iterable[str]) -> tuple[str, ...]:
    """Return the figures given at these codes, each as "BM.03 = 20"; one that is not given is left out."""
    return tuple(f"{code} = {format_number(facts.values[code])}" for code in codes if code in facts.values)
