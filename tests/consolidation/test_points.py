"""A section's text is cut into statements that can be found again at their exact place."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.consolidation.rules.facts import COMMUNE, Contribution
from tonghop.consolidation.rules.points import points_of, statement

AT = datetime(2026, 5, 6, tzinfo=UTC)


def contribution(*blocks: str) -> Contribution:
    return Contribution(1, "UBND xã Bắc Hà", "Xã Bắc Hà", COMMUNE, 7, 2, AT, sections={"kho-khan": tuple(blocks)})


def texts(*blocks: str) -> list[str]:
    return [p.text for p in points_of(contribution(*blocks), "kho-khan")]


def test_items_and_sentences_become_points_without_mark_or_opener() -> None:
    assert texts(
        "Qua một năm thực hiện, địa phương còn một số khó khăn sau:",
        "- Thiếu máy quét tài liệu tại bộ phận một cửa;",
        "a) Một là, trụ sở dôi dư chậm được xử lý. Ngoài ra, kinh phí sửa chữa chưa được bố trí.",
    ) == [
        "Thiếu máy quét tài liệu tại bộ phận một cửa;",
        "trụ sở dôi dư chậm được xử lý.",
        "kinh phí sửa chữa chưa được bố trí.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Không có khó khăn, vướng mắc.",
        "Trong kỳ, xã không phát sinh vướng mắc lớn.",
        "UBND xã chưa có kiến nghị, đề xuất gì thêm.",
        "Về nhân sự",
        "",
    ],
)
def test_nothing_said_is_no_point(text: str) -> None:
    assert texts(text) == []


def test_a_shortage_that_begins_with_khong_co_is_a_point() -> None:
    assert len(texts("Xã không có kho lưu trữ bảo đảm yêu cầu, khó khăn cho việc bảo quản tài liệu.")) == 1


def test_a_heading_that_addresses_a_body_goes_with_the_points_below_it() -> None:
    found = points_of(
        contribution(
            "1. Đối với Bộ Nội vụ:",
            "- Sớm ban hành hướng dẫn vị trí việc làm cấp xã;",
            "2. Đối với UBND tỉnh",
            "- Bố trí kinh phí sửa chữa trụ sở làm việc.",
        ),
        "kho-khan",
    )
    assert [(p.block, p.under) for p in found] == [(1, "1. Đối với Bộ Nội vụ:"), (3, "2. Đối với UBND tỉnh")]


def test_a_point_is_found_again_at_its_place() -> None:
    block = "- Thứ nhất, địa bàn rộng, dân cư phân tán; hạ tầng giao thông còn yếu kém."
    found = points_of(contribution("", block), "kho-khan")
    assert [block[p.start : p.end] for p in found] == [p.text for p in found]
    assert found[0].source_id == "v7.kho-khan.1.12-74"
    assert statement(found[0].text) == "Địa bàn rộng, dân cư phân tán; hạ tầng giao thông còn yếu kém"


@given(st.lists(st.text(alphabet="- aăđế.;:1)Một là, khó khăn Đối với không có\n", max_size=120), max_size=6))
def test_whatever_is_written_each_point_quotes_its_place(blocks: list[str]) -> None:
    for point in points_of(contribution(*blocks), "kho-khan"):
        assert blocks[point.block][point.start : point.end] == point.text


def test_two_clauses_around_a_semicolon_are_one_point_and_more_are_a_list() -> None:
    assert texts(
        "Thiếu máy quét để số hóa hồ sơ; hai máy hiện có phải dùng chung. Đường truyền yếu và hay gián đoạn."
    ) == [
        "Thiếu máy quét để số hóa hồ sơ; hai máy hiện có phải dùng chung.",
        "Đường truyền yếu và hay gián đoạn.",
    ]
    assert len(texts("Thiếu máy quét tại một cửa; thiếu công chức địa chính xã; đường truyền yếu và chậm.")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Từ kết quả nêu trên, UBND xã xác định các nhiệm vụ trọng tâm như sau.",
        "Phụ trách: Phó Chủ tịch Giàng A Páo.",
        "Thời gian hoàn thành trước ngày 30/9/2026.",
    ],
)
def test_what_only_leads_over_or_names_who_and_when_is_no_point(text: str) -> None:
    assert texts(text) == []
