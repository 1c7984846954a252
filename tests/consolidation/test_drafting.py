"""What the draft says where something is lacking, where all agree, and whom it quotes."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from tonghop.consolidation.resources import phrases, word_lists
from tonghop.consolidation.rules.consolidation import Facts, consolidated
from tonghop.consolidation.rules.drafting import Origin
from tonghop.consolidation.rules.examples import choose_examples, worth
from tonghop.consolidation.rules.facts import (
    COMMUNE,
    Contribution,
    IndicatorFacts,
    SectionFacts,
    Standing,
    UnitStatus,
)
from tonghop.consolidation.rules.pointing import SHOWN
from tonghop.consolidation.rules.provenance import describe
from tonghop.consolidation.rules.sources import value_id

AT = datetime(2026, 5, 6, tzinfo=UTC)
RESULTS = SectionFacts("kq", "1", "Kết quả", "results")
DIFFICULTIES = SectionFacts("hc", "2", "Hạn chế", "difficulties")
RECEIVED = IndicatorFacts("A1", "Hồ sơ tiếp nhận", "hồ sơ", "kq", "sum")
NO_ORIGIN = Origin("UBND tỉnh", "", (), "10 giờ 00 phút ngày 08/5/2026")


def contribution(unit: int, **sections: tuple[str, ...]) -> Contribution:
    return Contribution(
        unit,
        f"UBND xã Số {unit}",
        f"Xã Số {unit}",
        COMMUNE,
        100 + unit,
        1,
        AT,
        document_number="1/BC",
        sections=sections,
    )


def content(*contributions: Contribution, missing: tuple[Standing, ...] = ()) -> dict:
    keys = frozenset({"kq", "hc"})
    units = [UnitStatus(c.unit_id, c.name, c.short_name, COMMUNE, Standing.IN, keys) for c in contributions]
    units += [UnitStatus(900 + n, f"UBND xã Vắng {n}", "", COMMUNE, s, keys, "12/CV") for n, s in enumerate(missing)]
    facts = Facts({}, NO_ORIGIN, [RESULTS, DIFFICULTIES], [RECEIVED], units, contributions)
    return consolidated(facts, words=word_lists(), phrases=phrases(), made_at="2026-05-08T10:00:00+07:00")


def texts(made: dict, section: str) -> list[str]:
    found = next(s for s in made["draft"]["sections"] if s["key"] == section)
    return [s["text"] for p in found["paragraphs"] for s in p["sentences"]]


def test_without_plan_and_bases_it_opens_with_who_reported() -> None:
    first, *others = [s["text"] for p in content(contribution(1))["draft"]["opening"] for s in p["sentences"]]
    assert first == (
        "Đến 10 giờ 00 phút ngày 08/5/2026, 01/01 đơn vị phải báo cáo đã có báo cáo được chấp nhận để tổng hợp "
        "(01/01 xã, phường)."
    )
    assert others == [
        "Tất cả các báo cáo này đều nộp đúng hạn.",
        "Không đơn vị nào vắng trong các tổng dưới đây.",
    ]


def test_what_came_outside_the_system_is_named_with_its_number() -> None:
    made = content(contribution(1), missing=(Standing.OUTSIDE,))
    opening = [s["text"] for p in made["draft"]["opening"] for s in p["sentences"]]
    assert opening[-1] == (
        "Còn 01 đơn vị không nằm trong các tổng dưới đây, gồm: 01 đơn vị nhận ngoài hệ thống, không có nội dung số "
        "(12/CV): UBND xã Vắng 0."
    )


def test_sections_of_which_nothing_is_known_say_so() -> None:
    made = content(contribution(1))
    assert texts(made, "kq") == ["Chưa có số liệu được chấp nhận để tổng hợp nội dung này."]
    assert texts(made, "hc") == ["Các báo cáo được chấp nhận chưa nêu nội dung này."]


def test_words_with_figures_of_one_body_are_given_as_its_own() -> None:
    said = [contribution(n, hc=(f"Còn {n + 4} thôn chưa có sóng di động ổn định.",)) for n in (1, 2)]
    assert texts(content(*said), "hc")[1] == (
        "Về đường truyền: 02 xã, phường phản ánh, trong đó UBND xã Số 1 nêu cụ thể: "
        "“Còn 5 thôn chưa có sóng di động ổn định”."
    )


def test_beyond_the_most_frequent_the_rest_is_counted_and_sourced() -> None:
    subjects = "đường sá|điện lưới|nước sạch|trường lớp|trạm y tế|chợ phiên|rừng phòng hộ|ruộng bậc thang|kênh mương"
    subjects += "|nghĩa trang|sân vận động|nhà văn hóa|bến xe|cầu treo|đập thủy lợi|biển báo"
    blocks = tuple(
        f"Hiện trạng {subject} xuống cấp nghiêm trọng {n * 'rất '}." for n, subject in enumerate(subjects.split("|"))
    )
    made = content(contribution(1, hc=blocks), contribution(2, hc=blocks))
    said = texts(made, "hc")
    assert len(said) == 1 + SHOWN + 1
    rest = made["groups"][SHOWN:]
    assert said[-1].startswith(f"Ngoài ra, báo cáo của 02 xã, phường còn nêu {len(rest):02d} nhóm ý kiến khác")
    sources = next(s for s in made["draft"]["sections"] if s["key"] == "hc")["paragraphs"][-1]["sentences"][0][
        "sources"
    ]
    assert rest
    assert sources == [point for group in rest for point in group["points"]]
    assert made["reflected"] == [1, 2]


def test_a_lone_point_names_its_body() -> None:
    said = texts(content(contribution(1, hc=("Thiếu quỹ nhà ở công vụ cho giáo viên.",))), "hc")
    assert said[1] == "Về nhà ở công vụ: UBND xã Số 1 phản ánh: “Thiếu quỹ nhà ở công vụ cho giáo viên”."


GOOD = "Tổ công nghệ số cộng đồng đã hướng dẫn 1.204 lượt người dân nộp hồ sơ trực tuyến tại nhà, tăng 35% so với quý trước."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD, True),
        ("Đơn vị đã ban hành Kế hoạch số 12/KH-UBND ngày 05/3/2026 để triển khai thực hiện nhiệm vụ được giao.", False),
        ("Còn 25 hồ sơ quá hạn do phần mềm hay lỗi và công chức phải kiêm nhiệm nhiều lĩnh vực khác nhau.", False),
        ("Tiếp nhận 120 hồ sơ.", False),
    ],
)
def test_an_example_has_figures_of_its_own_and_no_trouble(text: str, *, expected: bool) -> None:
    assert (worth(text) > 0) == expected


def test_examples_are_spread_over_bodies_and_never_alike() -> None:
    reports = [contribution(n, kq=(GOOD.replace("1.204", str(n * 1000)),)) for n in (1, 2)]
    other = "Mô hình “Ngày thứ Bảy vì dân” đã giải quyết 318 hồ sơ ngoài giờ cho 290 hộ ở các thôn xa trung tâm."
    reports.append(contribution(3, kq=(other,)))
    used: Counter[int] = Counter()
    chosen = choose_examples(reports, "kq", used, turn=0)
    assert sorted(p.unit_id for p in chosen) == [1, 3]
    assert used == {1: 1, 3: 1}


def test_a_figure_of_one_body_can_be_named() -> None:
    made = content(contribution(1))
    assert describe(made, value_id(1, "A1")) is not None
    assert describe(made, value_id(2, "A1")) is None
    assert describe(made, "nonsense") is None


def test_a_table_in_a_report_is_passed_over_without_moving_the_others() -> None:
    (point,) = choose_examples([contribution(1, kq=("", GOOD))], "kq", Counter(), turn=3)
    assert (point.block, point.text) == (1, GOOD)


def test_a_few_left_over_are_said_not_counted() -> None:
    alone = ("Đường vào thôn hỏng nặng sau mưa lũ.", "Trạm y tế chưa có bác sĩ thường trực.")
    both = ("Thiếu quỹ nhà ở công vụ cho giáo viên.",)
    said = texts(content(contribution(1, hc=both + alone), contribution(2, hc=both)), "hc")
    assert len(said) == 4
    assert not any(text.startswith("Ngoài ra") for text in said)


def test_the_label_of_a_cause_is_no_part_of_the_statement() -> None:
    block = "Nguyên nhân khách quan: nguồn thu trên địa bàn nhỏ, khó chủ động mua sắm."
    said = texts(content(contribution(1, hc=(block,))), "hc")
    assert (
        said[1]
        == "Về định mức và ngân sách: UBND xã Số 1 phản ánh: “Nguồn thu trên địa bàn nhỏ, khó chủ động mua sắm”."
    )
