"""part-exceeds-whole: a part greater than its whole, as "đúng hạn" above "đã giải quyết"."""

from collections.abc import Iterator
from decimal import Decimal

from tonghop.kernel.numbers import format_number
from tonghop.quality.checks.frame import Finding, Severity, at_block, at_cell
from tonghop.quality.rules.arithmetic import EXIT, explanation_of, figures_of, named
from tonghop.quality.rules.facts import ReportFacts, RuleFacts
from tonghop.quality.rules.spoken_parts import exceeding_parts


def part_exceeds_whole(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a blocker for each part above its whole, or an error where the unit has explained it.

    A part of a sum is one too: it says more than that the sum is wrong. A whole with a figure missing is unknown.
    What a sentence says ("90 hồ sơ, trong đó đúng hạn 95 hồ sơ") is read out of it: an error, no blocker.
    """
    yield from _spoken(facts)
    for rule in facts.rules:
        for part, whole in _pairs(facts, rule):
            if facts.values[part] <= sum(facts.values[code] for code in whole):
                continue
            reason = explanation_of(facts, rule.rule_id)
            yield Finding(
                check="part-exceeds-whole",
                severity=Severity.ERROR if reason else Severity.BLOCKER,
                rule_id=rule.rule_id,
                rests_on=figures_of(facts, whole),
                **at_cell(facts, part),
                message=f"{_problem(facts, part, whole)} {rule.message} "
                + (f"Đơn vị giải trình: “{reason}”." if reason else EXIT),
            )


def _spoken(facts: ReportFacts) -> Iterator[Finding]:
    for section, own in facts.own:
        for index, text in own:
            for said in exceeding_parts(text):
                yield Finding(
                    check="part-exceeds-whole",
                    severity=Severity.ERROR,
                    **at_block(section, index, said.start, said.end),
                    message=(
                        f"Câu này ở {section.label} ghi phần ({format_number(said.parts[0])}) nhiều hơn "
                        f"tổng ({format_number(said.whole)}). Hãy kiểm tra lại hai số."
                    ),
                )


def _pairs(facts: ReportFacts, rule: RuleFacts) -> Iterator[tuple[str, tuple[str, ...]]]:
    if rule.left not in facts.values:
        return
    if rule.kind == "at_most":
        if all(code in facts.values for code in rule.right):
            yield rule.left, rule.right
        return
    yield from ((part, (rule.left,)) for part in rule.right if part in facts.values)


def _problem(facts: ReportFacts, part: str, whole: tuple[str, ...]) -> str:
    total = sum((facts.values[code] for code in whole), Decimal(0))
    wholes = " cộng ".join(named(facts, code) for code in whole)
    return f"{named(facts, part)} nhiều hơn {wholes}: vượt {format_number(facts.values[part] - total)}."
