"""sum-mismatch: parts that do not add up to the total given, or a part greater than its whole."""

from collections.abc import Iterator
from decimal import Decimal

from tonghop.kernel.numbers import format_number
from tonghop.kernel.text import fold
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.facts import ReportFacts, RuleFacts

_EXIT = "Hãy sửa số liệu; nếu số liệu đúng như vậy thì ghi rõ “số liệu đúng như vậy, vì ...”."


def sum_mismatch(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a blocker for each broken rule, or an error where the unit has explained it.

    A total or part that is not given ("không có số liệu, vì ..." or still blank) is no zero: the rule then speaks
    only where what is given contradicts itself or leaves a gap that nothing explains.
    """
    for rule in facts.rules:
        problem = _problem(facts, rule)
        if not problem:
            continue
        reason = explanation_of(facts, rule.rule_id)
        shown = format_number(facts.values[rule.left])
        yield Finding(
            check="sum-mismatch",
            severity=Severity.ERROR if reason else Severity.BLOCKER,
            section=facts.indicators[rule.left].section_key if rule.left in facts.indicators else "",
            place=f"cell:{rule.left}",
            rule_id=rule.rule_id,
            start=0,
            end=len(shown),
            evidence=shown,
            message=f"{problem} {rule.message} " + (f"Đơn vị giải trình: “{reason}”." if reason else _EXIT),
        )


def explanation_of(facts: ReportFacts, rule_id: str) -> str:
    """Return why the figures are right as they stand; "" where no reason follows the set phrase."""
    given = facts.explanations.get(rule_id, "").strip()
    folded = fold(given)
    rest = folded.removeprefix(fold("số liệu đúng như vậy")).strip().removeprefix(fold("vì")).strip()
    return given.rstrip(".") if rest else ""


def _problem(facts: ReportFacts, rule: RuleFacts) -> str:
    left = facts.values.get(rule.left)
    given = [code for code in rule.right if code in facts.values]
    if left is None or not given:
        return ""
    total = sum((facts.values[code] for code in given), Decimal(0))
    blank = [code for code in rule.right if code not in facts.values and code not in facts.none_reasons]
    if rule.kind == "at_most":
        return _too_much(facts, rule, left - total) if len(given) == len(rule.right) and left > total else ""
    if len(given) < len(rule.right) and not blank and total <= left:
        return ""  # the parts without a figure are explained, and may well be the rest
    return _unequal(facts, rule, total, blank) if left != total else ""


def _too_much(facts: ReportFacts, rule: RuleFacts, excess: Decimal) -> str:
    whole = " cộng ".join(_named(facts, code) for code in rule.right)
    return f"{_named(facts, rule.left)} nhiều hơn {whole}: vượt {format_number(excess)}."


def _unequal(facts: ReportFacts, rule: RuleFacts, total: Decimal, blank: list[str]) -> str:
    parts = " + ".join(f"{format_number(facts.values[c])} ({c})" for c in rule.right if c in facts.values)
    difference = facts.values[rule.left] - total
    side = "thiếu" if difference > 0 else "thừa"
    gap = f" Ô {', '.join(blank)} còn trống: hãy điền, hoặc ghi “không có số liệu, vì ...”." if blank else ""
    return (
        f"{_named(facts, rule.left)} nhưng các phần cộng lại là {parts} = {format_number(total)}: "
        f"{side} {format_number(abs(difference))}.{gap}"
    )


def _named(facts: ReportFacts, code: str) -> str:
    indicator = facts.indicators.get(code)
    name = f"“{indicator.name}” (ô {code})" if indicator else f"Ô {code}"
    return f"{name} là {format_number(facts.values[code])}"
