from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.numbers import format_count, format_number, is_ambiguous, parse_number, rate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("1 234 567", "1234567"),
        ("12,5 %", "12.5"),
        ("74.1", "74.1"),
        ("-3", "-3"),
        ("−3", "-3"),
        (" 05 ", "5"),
        ("1.000.000", "1000000"),
    ],
)
def test_a_number_is_read_the_vietnamese_way(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "không", "1.23.456", "1,2,3", "12a", "1.234.56", "--1", "9" * 19])
def test_what_is_no_number_is_refused_with_its_own_words(text):
    with pytest.raises(NotPossible) as refused:
        parse_number(text)
    assert text.strip()[:40] in refused.value.message


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_what_is_written_is_read_back(value):
    assert parse_number(format_number(value)) == value


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_rate_is_within_half_a_tenth(part, whole):
    found = rate(Decimal(part), Decimal(whole))
    assert abs(found - Decimal(part) * 100 / Decimal(whole)) <= Decimal("0.05")


def test_there_is_no_rate_of_nothing():
    assert rate(Decimal(5), Decimal(0)) is None


@pytest.mark.parametrize(("value", "text"), [(0, "00"), (5, "05"), (10, "10"), (1234, "1.234")])
def test_a_count_below_ten_has_a_leading_zero(value, text):
    assert format_count(value) == text


def test_decimals_round_half_up():
    assert format_number(Decimal("91.25"), decimals=1) == "91,3"
    assert format_number(Decimal("1234567.50")) == "1.234.567,5"


@pytest.mark.parametrize(("text", "doubt"), [("1,234", True), ("12,5", False), ("1.234", False)])
def test_an_ambiguous_writing_is_known(text, doubt):
    assert is_ambiguous(text) is doubt
