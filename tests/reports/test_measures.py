"""People write the unit beside the figure; it is read where it is the form's, converted where it is money."""

from decimal import Decimal

import pytest

from tonghop.kernel.errors import NotPossible
from tonghop.reports.rules.measures import parse_measured
from tonghop.reports.rules.values import FigureAsked, parse_figure


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("01 lớp", "lớp", "1"),
        ("1.250 hồ sơ", "hồ sơ", "1250"),
        ("1.250 HỒ SƠ.", "Hồ sơ", "1250"),
        ("12", "lớp", "12"),
        ("1.234,5", "triệu đồng", "1234.5"),
        ("5 %", "%", "5"),
        ("5%", "%", "5"),
        ("99,5 phần trăm", "%", "99.5"),
        ("2,3 tỷ đồng", "triệu đồng", "2300"),
        ("2,3 tỉ", "triệu đồng", "2300"),
        ("1.500 triệu đồng", "tỷ đồng", "1.5"),
        ("150.000 đồng", "nghìn đồng", "150"),
        ("2 tỷ đồng", "đồng", "2000000000"),
        ("7\u00a0lượt người", "lượt người", "7"),
    ],
)
def test_the_unit_beside_the_figure_is_understood(text, unit, number):
    assert parse_measured(text, unit) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("12 người", "hồ sơ"), ("5 %", "hồ sơ"), ("2 tỷ đồng", "lớp"), ("03 lớp", "triệu đồng"), ("4 giờ", "%")],
)
def test_a_figure_in_another_unit_is_not_guessed_and_both_are_named(text, unit):
    with pytest.raises(NotPossible) as caught:
        parse_measured(text, unit)
    assert text in str(caught.value)
    assert unit in str(caught.value)


@pytest.mark.parametrize("text", ["khoảng 30", "30 - 40", "01/5/2026", "lớp", "1 lớp 2", "12 3 hồ sơ", ""])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotPossible, match="không phải là một số"):
        parse_measured(text, "hồ sơ")


def test_a_figure_too_fine_for_its_unit_is_refused_after_conversion():
    asked = FigureAsked("TC.01", "Kinh phí", "tỷ đồng", decimals=1)
    assert parse_figure("1.500 triệu đồng", asked) == "1.5"
    with pytest.raises(NotPossible, match="chữ số thập phân"):
        parse_figure("1.550 triệu đồng", asked)
