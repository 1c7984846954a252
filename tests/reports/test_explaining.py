"""Notes beside the figures explain the rules those figures break, and no other."""

import pytest

from tonghop.reports.rules.explaining import FigureRule, explained_rules, is_broken

SUM = FigureRule("tong", "equals", "A", ("B", "C"))
BOUND = FigureRule("khong-qua", "at_most", "B", ("A",))


def figures(**given):
    return {code: {"value": value} for code, value in given.items()}


@pytest.mark.parametrize(
    ("rule", "values", "broken"),
    [
        (SUM, figures(A="5", B="2", C="3"), False),
        (SUM, figures(A="5.0", B="2", C="3"), False),
        (SUM, figures(A="6", B="2", C="3"), True),
        (SUM, figures(A="6", B="2"), False),
        (SUM, {**figures(A="6", B="2"), "C": {"none": "Chưa có"}}, False),
        (BOUND, figures(A="6", B="6"), False),
        (BOUND, figures(A="6", B="7"), True),
    ],
)
def test_a_rule_is_broken_only_by_figures_that_are_all_there(rule, values, broken):
    assert is_broken(rule, values) == broken


def test_the_note_of_the_left_side_comes_first_and_whole_rules_need_none():
    values = figures(A="6", B="2", C="3")
    assert explained_rules({"C": "vì c", "A": "vì a"}, values, [SUM, BOUND]) == {"tong": "vì a"}
    assert explained_rules({"C": "vì c"}, values, [SUM]) == {"tong": "vì c"}
    assert explained_rules({}, values, [SUM]) == {}
