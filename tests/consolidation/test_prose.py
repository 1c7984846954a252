"""Totals read as an official would write them, and every sentence names the totals it rests on."""

from decimal import Decimal

import pytest

from tonghop.consolidation.resources import phrases
from tonghop.consolidation.rules.bases import basis_in_words, plan_in_words
from tonghop.consolidation.rules.combine import combine_all
from tonghop.consolidation.rules.draft import Sentence
from tonghop.consolidation.rules.facts import COMMUNE, DEPARTMENT, IndicatorFacts, Standing, UnitStatus
from tonghop.consolidation.rules.prose import Prose, rates_by_numerator


def indicator(
    code: str, name: str, unit: str, adds: str = "sum", *, over: str = "", decimals: int = 0
) -> IndicatorFacts:
    above, _, below = over.partition("/")
    return IndicatorFacts(code, name, unit, "s", adds, above, below, decimals)


RECEIVED = indicator("A1", "Hồ sơ tiếp nhận trong kỳ", "hồ sơ")
ONLINE = indicator("A2", "Trong đó: nộp trực tuyến", "hồ sơ")
SHARE = indicator("A3", "Tỷ lệ hồ sơ nộp trực tuyến", "%", "rate", over="A2/A1", decimals=1)
LISTED = indicator("B1", "Thủ tục thuộc thẩm quyền tiếp nhận", "thủ tục", "average")
SPENT = indicator("C1", "Chi ngân sách đã thực hiện", "triệu đồng")
PAPER = indicator("D1", "Tài liệu lưu trữ giấy đang quản lý", "mét giá", decimals=1)


def said(
    indicators: list[IndicatorFacts], values: dict[int, dict[str, Decimal | str]], forms: str = "cc"
) -> list[Sentence]:
    """Sentences over units 1, 2, ... that are communes ("c") or departments ("d"), all accepted."""
    kinds = {"c": COMMUNE, "d": DEPARTMENT}
    units = [
        UnitStatus(n, f"Đơn vị {n}", f"Đơn vị {n}", kinds[form], Standing.IN, frozenset({"s"}))
        for n, form in enumerate(forms, start=1)
    ]
    names = {unit.id: unit.name for unit in units}
    prose = Prose(combine_all(indicators, units, values), rates_by_numerator(indicators), names, phrases())
    return prose.sentences(indicators)


def test_a_sum_is_said_with_its_parts_and_their_share() -> None:
    values = {n: {"A1": Decimal(1000), "A2": Decimal(874)} for n in (1, 2)}
    (found,) = said([RECEIVED, ONLINE, SHARE], values)
    assert found.text == (
        "Các xã, phường có 2.000 hồ sơ tiếp nhận trong kỳ, trong đó: nộp trực tuyến 1.748 hồ sơ (chiếm 87,4%)."
    )
    assert found.sources == ("t.A1.commune", "t.A2.commune", "t.A3.commune")


def test_a_total_over_both_kinds_of_bodies_says_how_much_is_whose() -> None:
    (found,) = said([RECEIVED], {1: {"A1": Decimal(700)}, 2: {"A1": Decimal(55)}}, "cd")
    assert found.text == "Toàn tỉnh có 755 hồ sơ tiếp nhận trong kỳ (cấp xã 700; sở, ban, ngành 55)."
    assert found.sources == ("t.A1.all", "t.A1.commune", "t.A1.department")


@pytest.mark.parametrize(
    ("asked", "value", "text"),
    [
        (LISTED, "312", "Bình quân mỗi xã, phường có 312,0 thủ tục thuộc thẩm quyền tiếp nhận."),
        (SPENT, "1500", "Ở cấp xã, chi ngân sách đã thực hiện là 3.000 triệu đồng."),
        (PAPER, "10.5", "Các xã, phường có 21 mét giá tài liệu lưu trữ giấy đang quản lý."),
        (RECEIVED, "0", "Các xã, phường có 0 hồ sơ tiếp nhận trong kỳ."),
    ],
)
def test_units_of_measure_shape_the_sentence(asked: IndicatorFacts, value: str, text: str) -> None:
    (found,) = said([asked], {n: {asked.code: Decimal(value)} for n in (1, 2)})
    assert found.text == text


def test_who_gave_no_figure_is_counted_out_loud() -> None:
    (found,) = said(
        [RECEIVED, ONLINE], {1: {"A1": Decimal(5), "A2": "chưa tách"}, 2: {"A1": Decimal(5), "A2": Decimal(1)}}
    )
    assert found.text.endswith("trong đó: nộp trực tuyến 01 hồ sơ (01 đơn vị có số liệu).")
    (found,) = said([RECEIVED], {1: {"A1": Decimal(5)}})
    assert found.text == "Các xã, phường có 05 hồ sơ tiếp nhận trong kỳ (01 đơn vị có số liệu)."


def test_a_single_department_is_named() -> None:
    (found,) = said([RECEIVED], {1: {"A1": Decimal(12)}}, "d")
    assert found.text == "Đơn vị 1 có 12 hồ sơ tiếp nhận trong kỳ."


def test_figures_that_nobody_gave_are_not_said() -> None:
    assert said([RECEIVED, SHARE], {}) == []


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (
            {"number": "706/QĐ-TTg", "text": "706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ"},
            "Quyết định số 706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ",
        ),
        ({"text": "Thực hiện Quyết định số 706/QĐ-TTg;"}, "Quyết định số 706/QĐ-TTg"),
        ({"text": "57-NQ/TW ngày 22/12/2024"}, "Nghị quyết số 57-NQ/TW ngày 22/12/2024"),
        ({"text": "10-CTr/TU"}, "Chương trình số 10-CTr/TU"),
        ({"number": "12/ABC", "text": ""}, "Văn bản số 12/ABC"),
        ({"text": "202/2025/QH15"}, "Văn bản số 202/2025/QH15"),
    ],
)
def test_a_basis_is_cited_with_its_kind(basis: dict[str, str], expected: str) -> None:
    assert basis_in_words(basis, phrases()) == expected


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        ("197/KH-UBND", "04/5/2026", "Kế hoạch số 197/KH-UBND ngày 04/5/2026 của UBND tỉnh về sơ kết"),
        ("", "04/5/2026", "Kế hoạch của UBND tỉnh về sơ kết"),
        ("197/KH-UBND", "", "Kế hoạch của UBND tỉnh về sơ kết"),
    ],
)
def test_the_plan_is_cited_as_far_as_it_is_known(number: str, day: str, expected: str) -> None:
    found = plan_in_words(number=number, day=day, title="Sơ kết.", owner="UBND tỉnh", phrases=phrases())
    assert found == expected


def test_a_sentence_without_sources_can_only_be_a_connective() -> None:
    with pytest.raises(ValueError, match="figures with 0 sources"):
        Sentence("figures", "Toàn tỉnh có 5 hồ sơ.")
    with pytest.raises(ValueError, match="connective with 1"):
        Sentence("connective", "Cụ thể như sau:", ("t.A1.all",))
    with pytest.raises(ValueError, match="no kind"):
        Sentence("guess", "Có lẽ thế.")
