"""Which broken rules the notes beside the figures explain ("Thuyết minh" in the form)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tonghop.reports.rules.values import decimal_of


@dataclass(frozen=True, slots=True)
class FigureRule:
    """What must hold: left = sum of right ("equals"), or left <= sum of right ("at_most")."""

    rule_id: str
    kind: str
    left: str
    right: tuple[str, ...]


def is_broken(rule: FigureRule, values: Mapping[str, Mapping[str, str]]) -> bool:
    """Tell whether the figures break the rule; not while one of them is missing or "không có, vì ..."."""
    left = decimal_of(values.get(rule.left))
    right = [decimal_of(values.get(code)) for code in rule.right]
    if left is None or any(part is None for part in right):
        return False
    total = sum((part for part in right if part is not None), Decimal(0))
    return left > total if rule.kind == "at_most" else left != total


def explained_rules(
    notes: Mapping[str, str], values: Mapping[str, Mapping[str, str]], rules: Iterable[FigureRule]
) -> dict[str, str]:
    """Return for each broken rule the note that explains it: of its left side, else of the first part that has one."""
    said = {rule.rule_id: _note(rule, notes) for rule in rules if is_broken(rule, values)}
    return {rule_id: note for rule_id, note in said.items() if note}


def _note(rule: FigureRule, notes: Mapping[str, str]) -> str:
    codes: Sequence[str] = (rule.left, *rule.right)
    return next((notes[code] for code in codes if notes.get(code)), "")
