"""Points of like wording come together, each counted once a body, in the words of a real report."""

from itertools import combinations

import pytest

import planted
from tonghop.consolidation.resources import word_lists
from tonghop.consolidation.rules.grouping import Group, competent_body, group_points, is_its_own
from tonghop.consolidation.rules.points import Point

NAMES = {n: (f"UBND xã {name}", f"Xã {name}") for n, name in enumerate(("Bắc Hà", "Y Tý", "Mường Hum"))}


def point(text: str, unit: int = 0, block: int = 0, under: str = "") -> Point:
    return Point(unit, unit + 100, "kho-khan", block, 0, len(text), text, under)


def planted_points(groups: dict[str, list[str]]) -> tuple[list[Point], dict[int, str]]:
    """One body a sentence, as if each came from another report."""
    rows = [(text, name) for name, texts in groups.items() for text in texts]
    return [point(t, n) for n, (t, _) in enumerate(rows)], {n: name for n, (_, name) in enumerate(rows)}


def group(points: list[Point], *, addressed: bool = False) -> list[Group]:
    return group_points(points, names=NAMES, words=word_lists(), addressed=addressed)


def test_planted_paraphrases_come_together_and_nothing_else_does() -> None:
    alone = {text: [text] for text in planted.ALONE}
    points, said = planted_points(planted.DIFFICULTIES | alone)
    together = [(said[a.unit_id], said[b.unit_id]) for g in group(points) for a, b in combinations(g.points, 2)]
    right = sum(a == b for a, b in together)
    wanted = sum(len(texts) * (len(texts) - 1) // 2 for texts in planted.DIFFICULTIES.values())
    assert right == len(together), "no two different difficulties in one group"
    assert right / wanted >= 0.85


def test_recommendations_name_the_competent_body() -> None:
    points, said = planted_points(planted.RECOMMENDATIONS)
    found = {g.competent: {said[p.unit_id] for p in g.points} for g in group(points, addressed=True)}
    assert found == {name: {name} for name in planted.RECOMMENDATIONS}


def test_the_order_in_which_reports_come_changes_nothing() -> None:
    points, _ = planted_points(planted.DIFFICULTIES)
    assert group(points[::-1]) == group(points[::2] + points[1::2]) == group(points)


def test_a_body_that_says_it_twice_counts_once() -> None:
    text = "Thiếu máy quét tài liệu phục vụ số hóa hồ sơ."
    (found,) = group([point(text, 1, 0), point(text, 1, 4), point(text, 2)])
    assert (found.count, found.units, len(found.points)) == (2, (1, 2), 3)


def test_names_and_numbers_do_not_part_what_is_the_same() -> None:
    points = [
        point("UBND xã Bắc Hà còn thiếu 03 máy quét tài liệu phục vụ số hóa hồ sơ", 0),
        point("Xã Y Tý còn thiếu 12 máy quét tài liệu phục vụ số hóa hồ sơ", 1),
        point("Còn thiếu máy quét tài liệu phục vụ số hóa hồ sơ", 2),
    ]
    (found,) = group(points)
    assert found.count == 3
    assert found.point.unit_id == 2, "the wording that names nobody speaks for all"


def test_every_point_is_in_exactly_one_group() -> None:
    points, _ = planted_points(planted.DIFFICULTIES | planted.RECOMMENDATIONS)
    grouped = [p.source_id for g in group(points) for p in g.points]
    assert sorted(grouped) == sorted(p.source_id for p in points)
    assert group([]) == []


@pytest.mark.parametrize(
    ("text", "under", "expected"),
    [
        ("Đề nghị Bộ Tài chính sửa đổi định mức chi", "", "Bộ Tài chính"),
        ("UBND tỉnh đã có văn bản, đề nghị Chính phủ sớm cho ý kiến", "", "Chính phủ"),
        ("Sớm ban hành hướng dẫn vị trí việc làm", "Đối với Bộ Nội vụ:", "Bộ Nội vụ"),
        ("Bố trí kinh phí sửa chữa trụ sở", "2. Đối với Ủy ban nhân dân tỉnh", "UBND tỉnh"),
        ("Đề nghị Văn phòng UBND tỉnh phối hợp", "", "Văn phòng UBND tỉnh"),
        ("Bố trí kinh phí sửa chữa trụ sở", "", ""),
    ],
)
def test_the_body_asked_is_the_first_after_the_asking(text: str, under: str, expected: str) -> None:
    assert competent_body(point(text, under=under), word_lists()) == expected


def test_what_is_asked_of_one_body_is_never_grouped_with_what_is_asked_of_another() -> None:
    same = "trang bị máy quét, máy tính đủ cấu hình cho bộ phận một cửa cấp xã"
    points = [
        point(f"Đề nghị {body} {same}", n) for n, body in enumerate(("Sở Tài chính", "Bộ Tài chính", "Sở Tài chính"))
    ]
    assert [(g.competent, g.count) for g in group(points, addressed=True)] == [("Sở Tài chính", 2), ("Bộ Tài chính", 1)]
    assert len(group(points)) == 1


def test_a_wording_without_figures_speaks_for_all() -> None:
    points = [point(f"Còn {n} thôn chưa có sóng di động ổn định", n) for n in (5, 9, 12)]
    points.append(point("Nhiều thôn chưa có sóng di động ổn định", 20))
    (found,) = group(points)
    assert found.point.unit_id == 20


def test_a_wording_that_names_a_person_speaks_only_where_no_other_does() -> None:
    text = "Đối thoại với Nhân dân mỗi quý một lần tại cụm thôn, bản"
    named = [point(f"{text}, đồng chí Cổ Văn {name} chủ trì", n) for n, name in enumerate(("Hiệp", "Vượng", "Páo"))]
    (found,) = group([*named, point(f"{text}; ý kiến được trả lời công khai", 9)])
    assert found.point.unit_id == 9
    assert [is_its_own(p, ("Xã Bắc Hà",)) for p in (named[0], found.point)] == [True, False]
    assert is_its_own(point("xã Bắc Hà sẽ làm việc này"), ("Xã Bắc Hà",))


def test_only_a_wording_near_to_all_others_may_stand_for_them() -> None:
    same = "Thiếu máy quét tài liệu phục vụ số hóa hồ sơ tại bộ phận một cửa"
    (alike,) = group([point(same, 1), point(f"{same} của xã", 2), point(same, 3)])
    (loose,) = [g for g in group(planted_points(planted.DIFFICULTIES)[0]) if "trụ sở" in g.point.text.lower()]
    assert (alike.one_wording, loose.one_wording) == (True, False)
