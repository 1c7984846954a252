"""sum-mismatch: parts that do not add up to the total that is given, among the figures or in a sentence."""

from collections.abc import Iterator
from decimal import Decimal

from tonghop.kernel.numbers import format_number
from tonghop.quality.checks.frame import Finding, Severity, at_block, at_cell
from tonghop.quality.rules.arithmetic import EXIT, explanation_of, figures_of, named
from tonghop.quality.rules.column_sums import broken_columns
from tonghop.quality.rules.facts import ReportFacts, RuleFacts
from tonghop.quality.rules.spoken_parts import broken_sums


def sum_mismatch(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a blocker for each broken sum, or an error where the unit has explained it.

    A total or part that is not given ("không có số liệu, vì ..." or still blank) is no zero: the rule then speaks
    only where what is given contradicts itself or leaves a gap that nothing explains. What a
    sentence lists is read out of it, not given as a figure: an error, no blocker.
    """
    yield from _spoken(facts)
    for rule in facts.rules:
        problem = _problem(facts, rule) if rule.kind == "equals" else ""
        if not problem:
            continue
        reason = explanation_of(facts, rule.rule_id)
        yield Finding(
            check="sum-mismatch",
            severity=Severity.ERROR if reason else Severity.BLOCKER,
            rule_id=rule.rule_id,
            rests_on=figures_of(facts, rule.right),
            **at_cell(facts, rule.left),
            message=f"{problem} {rule.message} " + (f"Đơn vị giải trình: “{reason}”." if reason else EXIT),
        )


def _spoken(facts: ReportFacts) -> Iterator[Finding]:
    for section, own in facts.own:
        for index, text in own:
            for said in (*broken_sums(text), *broken_columns(text)):
                parts = " + ".join(format_number(part) for part in said.parts)
                yield Finding(
                    check="sum-mismatch",
                    severity=Severity.ERROR,
                    **at_block(section, index, said.start, said.end),
                    message=(
                        f"Ở {section.label} có tổng ghi là {format_number(said.whole)} nhưng các phần cộng lại là "
                        f"{parts} = {format_number(sum(said.parts))}. Hãy kiểm tra lại, hoặc nói rõ phần còn lại."
                    ),
                )


def _problem(facts: ReportFacts, rule: RuleFacts) -> str:
    left = facts.values.get(rule.left)
    given = [code for code in rule.right if code in facts.values]
    if left is None or not given:
        return ""
    total = sum((facts.values[code] for code in given), Decimal(0))
    blank = [code for code in rule.right if code not in facts.values and code not in facts.none_reasons]
    if len(given) < len(rule.right) and not blank and total <= left:
        return ""  # the parts without a figure are explained, and may well be the rest
    return _unequal(facts, rule, total, blank) if left != total else ""


def _unequal(facts: ReportFacts, rule: RuleFacts, total: Decimal, blank: list[str]) -> str:
    parts = " + ".join(f"{format_number(facts.values[c])} ({c})" for c in rule.right if c in facts.values)
    difference = facts.values[rule.left] - total
    side = "thiếu" if difference > 0 else "thừa"
    gap = f" Ô {', '.join(blank)} còn trống: hãy điền, hoặc ghi “không có số liệu, vì ...”." if blank else ""
    return (
        f"{named(facts, rule.left)} nhưng các phần cộng lại là {parts} = {format_number(total)}: "
        f"{side} {format_number(abs(difference))}.{gap}"
    )
