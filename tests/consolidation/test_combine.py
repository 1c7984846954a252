"""Totals are exact, and every body asked is in a total or named with the reason why it is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.consolidation.rules.combine import LEFT_BLANK, combine, combine_all, exact_sum, quotient
from tonghop.consolidation.rules.facts import (
    ALL,
    COMMUNE,
    DEPARTMENT,
    FORMS,
    STANDING_LABELS,
    IndicatorFacts,
    Standing,
    UnitStatus,
)

RECEIVED = IndicatorFacts("TTHC.04", "Hồ sơ tiếp nhận trong kỳ", "hồ sơ", "tthc", "sum")
ONLINE = IndicatorFacts("TTHC.05", "Trong đó: nộp trực tuyến", "hồ sơ", "tthc", "sum")
SHARE = IndicatorFacts("TTHC.07", "Tỷ lệ nộp trực tuyến", "%", "tthc", "rate", "TTHC.05", "TTHC.04", 1)
TASKS = IndicatorFacts("PC.01", "Nhiệm vụ", "nhiệm vụ", "phan-cap", "average", applies_to="commune")


def unit(number: int, form: str = COMMUNE, standing: Standing = Standing.IN, **more: object) -> UnitStatus:
    keys = frozenset({"tthc", "phan-cap"})
    return UnitStatus(number, f"UBND xã {number}", f"Xã {number}", form, standing, keys, **more)


def test_a_sum_names_its_parts_and_who_is_missing_and_why() -> None:
    units = [
        unit(1),
        unit(2),
        unit(3, standing=Standing.RETURNED),
        unit(4),
        unit(5, standing=Standing.EXEMPT, reason="theo Công văn 12"),
    ]
    values = {1: {"TTHC.04": Decimal(120)}, 2: {"TTHC.04": "chưa có bộ phận một cửa"}, 4: {}}
    found = combine(RECEIVED, units, values, scope=COMMUNE)
    assert found.total == 120
    assert [(p.unit_id, p.value) for p in found.parts] == [(1, Decimal(120))]
    assert [(a.unit_id, a.why) for a in found.none] == [(2, "chưa có bộ phận một cửa")]
    assert [(a.unit_id, a.why) for a in found.missing] == [
        (3, "trả lại để hoàn thiện, chưa nộp lại"),
        (4, LEFT_BLANK),
        (5, "được miễn báo cáo (theo Công văn 12)"),
    ]
    assert (found.given, found.asked) == (1, 5)


def test_a_rate_divides_totals_and_counts_only_bodies_that_gave_both() -> None:
    units = [unit(n) for n in (1, 2, 3)]
    values = {
        1: {"TTHC.04": Decimal(100), "TTHC.05": Decimal(90)},
        2: {"TTHC.04": Decimal(1000), "TTHC.05": Decimal(100)},
        3: {"TTHC.04": Decimal(5000), "TTHC.05": "chưa tách được số liệu"},
    }
    found = combine(SHARE, units, values, scope=COMMUNE)
    assert (found.numerator, found.denominator) == (190, 1100)
    assert found.total == Decimal("17.3"), "190 of 1.100, not the mean of 90 % and 10 %"
    assert [p.value for p in found.parts] == [Decimal("90.0"), Decimal("10.0")]
    assert found.none[0].why == "chưa tách được số liệu"


def test_a_rate_over_nothing_has_no_total_but_keeps_its_parts() -> None:
    found = combine(SHARE, [unit(1)], {1: {"TTHC.04": Decimal(0), "TTHC.05": Decimal(0)}}, scope=COMMUNE)
    assert found.total is None
    assert found.parts[0].value is None


def test_an_average_divides_by_those_that_gave_a_figure() -> None:
    units = [unit(n) for n in (1, 2, 3)]
    values = {1: {"PC.01": Decimal(10)}, 2: {"PC.01": Decimal(15)}, 3: {"PC.01": "chưa rà soát"}}
    assert combine(TASKS, units, values, scope=COMMUNE).total == Decimal("12.5")


def test_a_nil_report_is_counted_as_having_none() -> None:
    found = combine(RECEIVED, [unit(1, standing=Standing.NIL)], {}, scope=COMMUNE)
    assert found.none[0].why == STANDING_LABELS[Standing.NIL]
    assert found.total is None


def test_communes_and_departments_are_kept_apart_beside_their_sum() -> None:
    units = [unit(1), unit(2, DEPARTMENT), unit(3, DEPARTMENT, Standing.NOT_OPENED)]
    values = {1: {"TTHC.04": Decimal(7), "PC.01": Decimal(3)}, 2: {"TTHC.04": Decimal(5)}}
    found = combine_all([RECEIVED, TASKS], units, values)
    assert {key: c.total for key, c in found.items()} == {
        ("TTHC.04", COMMUNE): 7,
        ("TTHC.04", DEPARTMENT): 5,
        ("TTHC.04", ALL): 12,
        ("PC.01", COMMUNE): 3,
    }
    assert [a.unit_id for a in found["TTHC.04", ALL].missing] == [3]


def test_a_body_that_does_not_answer_the_section_is_not_asked() -> None:
    elsewhere = UnitStatus(9, "Sở Y tế", "Sở Y tế", DEPARTMENT, Standing.IN, frozenset({"kien-nghi"}))
    found = combine_all([RECEIVED], [unit(1), elsewhere], {1: {"TTHC.04": Decimal(7)}})
    assert set(found) == {("TTHC.04", COMMUNE)}


FIGURE = st.decimals(min_value=0, max_value=10**17, places=4)
ANSWER = st.one_of(FIGURE, st.just("không phát sinh"), st.none())
UNITS = st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(Standing), ANSWER, ANSWER), min_size=1, max_size=40)


@given(UNITS)
def test_every_body_asked_is_in_or_named_once_and_the_total_is_the_sum_of_its_parts(
    rows: list[tuple[str, Standing, object, object]],
) -> None:
    units = [unit(n, form, standing) for n, (form, standing, _, _) in enumerate(rows)]
    values = {
        n: {code: v for code, v in (("TTHC.04", a), ("TTHC.05", b)) if v is not None}
        for n, (_, _, a, b) in enumerate(rows)
    }
    for (code, scope), found in combine_all([RECEIVED, ONLINE, SHARE], units, values).items():
        asked = {u.id for u in units if scope in {u.form, ALL}}
        named = [p.unit_id for p in found.parts] + [a.unit_id for a in (*found.none, *found.missing)]
        assert sorted(named) == sorted(asked)
        assert all(a.why for a in (*found.none, *found.missing))
        assert not {p.unit_id for p in found.parts} & {u.id for u in units if not u.counted}
        if code != "TTHC.07" and found.parts:
            scaled = sum(int(p.value * 10_000) for p in found.parts if p.value is not None)
            assert found.total * 10_000 == scaled


@given(st.lists(FIGURE, max_size=60))
def test_the_sum_is_exact_beyond_the_default_precision(figures: list[Decimal]) -> None:
    assert exact_sum(figures) == Decimal(sum(int(f * 10_000) for f in figures)).scaleb(-4)


@pytest.mark.parametrize(
    ("above", "below", "decimals", "expected"),
    [(1, 8, 2, "0.13"), (1, 3, 1, "0.3"), (5, 0, 1, None), (0, 4, 1, "0.0")],
)
def test_a_quotient_rounds_half_up(above: int, below: int, decimals: int, expected: str | None) -> None:
    found = quotient(Decimal(above), Decimal(below), decimals)
    assert found == (None if expected is None else Decimal(expected))
