"""Figures are exact decimals, null is not zero, and nothing is refused without saying why."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.numbers import format_number
from tonghop.reports.rules.values import (
    FigureAsked,
    canonical_figure,
    computed_rates,
    decimal_of,
    parse_figure,
    parse_values,
    reason_for_none,
)

COUNT = FigureAsked("A.01", "Hồ sơ", "hồ sơ")
MONEY = FigureAsked("A.02", "Kinh phí", "triệu đồng", decimals=2)
RATE = FigureAsked("A.03", "Tỷ lệ", "%", "rate", "A.01", "A.02", 1)
ASKED = (COUNT, MONEY, RATE)


@pytest.mark.parametrize(
    ("text", "asked", "figure"),
    [
        ("1.234", COUNT, "1234"),
        ("1 234", COUNT, "1234"),
        ("0", COUNT, "0"),
        ("0,00", COUNT, "0"),
        ("1.234,50", MONEY, "1234.5"),
        ("74.1", MONEY, "74.1"),
        ("007", COUNT, "7"),
    ],
)
def test_vietnamese_numbers_become_canonical(text, asked, figure):
    assert parse_figure(text, asked) == figure


@pytest.mark.parametrize(
    ("text", "asked", "words"),
    [
        ("-5", COUNT, "số âm"),
        ("1,5", COUNT, "không phải số nguyên"),
        ("1,234", MONEY, "chữ số thập phân"),
        ("nhiều", COUNT, "không phải là một số"),
        ("1234567890123456", COUNT, "đơn vị tính"),
    ],
)
def test_what_the_form_cannot_take_says_what_to_do(text, asked, words):
    with pytest.raises(NotPossible, match=words) as caught:
        parse_figure(text, asked)
    assert caught.value.advice


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_what_is_written_the_vietnamese_way_reads_back(number):
    figure = parse_figure(format_number(number), MONEY)
    assert Decimal(figure) == number
    assert canonical_figure(Decimal(figure), MONEY) == figure
    assert "E" not in figure


def test_blank_is_no_entry_and_a_reason_is_one():
    values, problems = parse_values({"A.01": "", "A.02": {"value": "", "none": " Chưa  có "}}, ASKED)
    assert values == {"A.02": {"none": "Chưa có"}}
    assert problems == []
    assert decimal_of(values.get("A.01")) is None
    assert decimal_of({"value": "0"}) == 0


@given(st.dictionaries(st.sampled_from(["A.01", "A.02", "A.03", "Z.99"]), st.text(max_size=12)))
def test_every_entry_is_taken_or_named_in_a_problem_or_blank(raw):
    values, problems = parse_values(raw, ASKED)
    named = {p.place.removeprefix("Mã ") for p in problems}
    assert values.keys().isdisjoint(named)
    missing = raw.keys() - values.keys() - named
    assert all(not raw[code].split() or not raw[code].strip("\u200b\ufeff \t\n") for code in missing)
    assert all(p.message for p in problems)


def test_rates_unknown_codes_and_contradictions_are_problems():
    raw = {"A.03": "50", "Z.99": "1", "A.01": {"value": "5", "none": "Không có"}}
    values, problems = parse_values(raw, ASKED)
    assert values == {}
    assert [p.place for p in problems] == ["Mã A.03", "Mã Z.99", "Mã A.01"]


@pytest.mark.parametrize("text", [" ", "x" * 501])
def test_a_reason_is_neither_empty_nor_endless(text):
    with pytest.raises(NotPossible):
        reason_for_none(text)


@pytest.mark.parametrize(
    ("values", "rate"),
    [
        ({"A.01": {"value": "1"}, "A.02": {"value": "3"}}, Decimal("33.3")),
        ({"A.01": {"value": "1"}}, None),
        ({"A.01": {"value": "1"}, "A.02": {"none": "Chưa có"}}, None),
        ({"A.01": {"value": "1"}, "A.02": {"value": "0"}}, None),
    ],
)
def test_rates_are_computed_or_open(values, rate):
    assert computed_rates(values, ASKED) == {"A.03": rate}
