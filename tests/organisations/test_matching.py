import unicodedata
from collections import Counter

import pytest
from gazetteers import PLACES, gazetteer_of
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.text import fold, strip_marks
from tonghop.organisations.rules.matching import Gazetteer, match_bodies, match_list

LAO_CAI = gazetteer_of("15")
PROVINCES = sorted(p.code for p in PLACES if p.kind == "province")


def names(bodies):
    return [body.name for body in bodies]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở KHCN tỉnh Lào Cai", "Sở Khoa học và Công nghệ"),
        ("so khoa hoc va cong nghe", "Sở Khoa học và Công nghệ"),
        ("Sở KH&CN (chủ trì)", "Sở Khoa học và Công nghệ"),
        ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Văn hoá Thể thao du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("SNV", "Sở Nội vụ"),
        ("SNgV", "Sở Ngoại vụ"),
        ("Sở Nội  vụ;", "Sở Nội vụ"),
        ("TTPVHCC tỉnh", "Trung tâm Phục vụ hành chính công tỉnh"),
        ("Trung tâm PVHCC", "Trung tâm Phục vụ hành chính công tỉnh"),
        ("CA tỉnh", "Công an tỉnh"),
        ("Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("BQL Khu kinh tế", "Ban Quản lý Khu kinh tế"),
        ("VP.UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh"),
        ("Ủy ban nhân dân tỉnh", "UBND tỉnh Lào Cai"),
        ("Tỉnh Lào Cai", "UBND tỉnh Lào Cai"),
        ("UBND xã Bắc Hà", "UBND xã Bắc Hà"),
        ("Xã Bắc Hà", "UBND xã Bắc Hà"),
        ("Bắc Hà", "UBND xã Bắc Hà"),
        ("uy ban nhan dan xa bac ha, tinh lao cai", "UBND xã Bắc Hà"),
        ("Phường Lào Cai", "UBND phường Lào Cai"),
        ("P. Sa Pa", "UBND phường Sa Pa"),
        ("Trung Tâm", "UBND phường Trung Tâm"),
        ("phường Trung tâm", "UBND phường Trung Tâm"),
        ("Bộ Nội vụ", "Bộ Nội vụ"),
        ("Bộ VHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ],
)
def test_a_name_in_use_means_one_body(text, name):
    match = match_bodies(text, LAO_CAI)
    assert (match.found, names(match.bodies), match.is_certain) == ("one", [name], True)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("UBND các xã, phường", {"commune": 89, "ward": 10}),
        ("Ủy ban nhân dân xã, phường", {"commune": 89, "ward": 10}),
        ("UBND các xã/phường", {"commune": 89, "ward": 10}),
        ("99 xã, phường trên địa bàn tỉnh Lào Cai", {"commune": 89, "ward": 10}),
        ("UBND cấp xã", {"commune": 89, "ward": 10}),
        ("các địa phương", {"commune": 89, "ward": 10}),
        ("các phường", {"ward": 10}),
        ("Các sở, ban, ngành", {"department": 14}),
        ("các sở, ngành", {"department": 14}),
        ("các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh", {"department": 14}),
        ("các sở, ban, ngành, địa phương", {"department": 14, "commune": 89, "ward": 10}),
    ],
)
def test_a_group_means_all_its_members(text, kinds):
    match = match_bodies(text, LAO_CAI)
    assert (match.found, Counter(b.kind for b in match.bodies)) == ("group", kinds)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("các cơ quan, đơn vị liên quan", {"department", "agency", "commune", "ward"}),
        ("Các cơ quan, tổ chức, cá nhân có liên quan", {"department", "agency", "commune", "ward"}),
        ("Các sở, ngành có liên quan", {"department"}),
        ("Các Sở, ngành chủ trì, quản lý các dự án thuộc Chương trình", {"department"}),
        ("UBND các xã: Bắc Hà, Si Ma Cai", {"commune"}),
        ("UBND xã", {"commune"}),
    ],
)
def test_an_open_group_offers_choices_and_means_nobody(text, kinds):
    match = match_bodies(text, LAO_CAI)
    assert (match.found, match.bodies, match.is_certain) == ("open", (), False)
    assert {b.kind for b in match.choices} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Sở Lao động - Thương binh và Xã hội",
        "Sở TN&MT",
        "Sở Nội vụ tỉnh Sơn La",
        "UBND huyện Bắc Hà",
        "thị xã Sa Pa",
        "Đảng ủy xã Bắc Hà",
        "Trung tâm",
        "Doanh nghiệp",
        "các tổ chức chính trị - xã hội",
        "Văn phòng Sở",
        "",
    ],
)
def test_what_is_not_in_the_tree_is_shown_and_not_guessed(text):
    match = match_bodies(text, LAO_CAI)
    assert (match.text, match.found, match.bodies, match.choices) == (text, "none", (), ())


def test_the_provinces_name_alone_may_be_its_ward():
    match = match_bodies("Lào Cai", LAO_CAI)
    assert (match.found, names(match.choices)) == ("ambiguous", ["UBND tỉnh Lào Cai", "UBND phường Lào Cai"])


def test_marks_decide_between_names_that_fold_alike():
    thai_nguyen = gazetteer_of("19")
    assert names(match_bodies("xã Văn Lăng", thai_nguyen).bodies) == ["UBND xã Văn Lăng"]
    assert names(match_bodies("xã Văn Lang", thai_nguyen).bodies) == ["UBND xã Văn Lang"]
    assert match_bodies("xa van lang", thai_nguyen).found == "ambiguous"
    assert match_bodies("UBND xa Thanh An", gazetteer_of("79")).found == "ambiguous"


def test_an_empty_gazetteer_finds_nobody():
    assert match_bodies("các sở, ban, ngành", Gazetteer(())).found == "none"
    assert match_bodies("UBND tỉnh", Gazetteer(())).found == "none"


@pytest.mark.parametrize("code", PROVINCES)
def test_every_body_of_the_country_answers_to_its_names(code):
    gazetteer = gazetteer_of(code)
    for body in gazetteer.bodies:
        for text in (body.name, body.short_name, body.name.replace("UBND", "Ủy ban nhân dân")):
            assert match_bodies(text, gazetteer).bodies == (body,), text


@given(body=st.sampled_from(LAO_CAI.bodies), change=st.sampled_from([str.lower, str.upper, strip_marks, fold]))
def test_case_and_marks_do_not_matter_in_lao_cai(body, change):
    assert match_bodies(change(body.name), LAO_CAI).bodies == (body,)
    assert match_bodies(unicodedata.normalize("NFD", body.name), LAO_CAI).bodies == (body,)


@given(text=st.text(max_size=60))
def test_any_text_gets_an_answer_that_keeps_it(text):
    match = match_bodies(text, LAO_CAI)
    assert match.is_certain == bool(match.bodies)
    assert set(match.bodies).isdisjoint(match.choices)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sở Nội vụ", ["one"]),
        ("Sở Nội vụ, Sở Tài chính; UBND các xã, phường", ["one", "one", "group"]),
        ("Các sở, ban, ngành;\nUBND các xã, phường", ["group", "group"]),
        ("Sở Nội vụ và các cơ quan liên quan", ["one", "open"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Công an tỉnh", ["one", "one"]),
        ("xã Bắc Hà, xã Si Ma Cai và phường Sa Pa", ["one", "one", "one"]),
        ("Sở Không Có, Sở Y tế", ["none", "one"]),
        ("Liên hiệp các Hội", ["none"]),
        ("", []),
    ],
)
def test_a_list_is_taken_apart_and_nothing_is_dropped(text, parts):
    assert [match.found for match in match_list(text, LAO_CAI)] == parts
