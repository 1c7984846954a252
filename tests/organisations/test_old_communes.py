"""The communes of before 01/7/2025: that the table is whole, what became of some known ones, and names in texts."""

import re
import unicodedata
from collections import Counter
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.organisations.resources import shipped_old_communes
from tonghop.organisations.rules.old_communes import lowered, place_key
from tonghop.organisations.rules.old_names import old_names_in
from tonghop.organisations.rules.old_provinces import PART_OF
from tonghop.organisations.rules.shipped import parse_place_names, parse_places

PLACES_TEXT = (resources.files("tonghop.organisations") / "data/places.csv").read_text("utf-8")
PLACES = {place.code: place for place in parse_places(PLACES_TEXT)}
PROVINCES = [code for code, place in PLACES.items() if not place.parent_code]
OLD = shipped_old_communes()
EVERY = [(province, commune) for province in PROVINCES for commune in OLD.communes_of(province)]
LAO_CAI = OLD.former_names("15")
ISLANDS_WITHOUT_COMMUNES = {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}


def test_the_names_of_places_are_those_of_the_whole_rows():
    names = parse_place_names(PLACES_TEXT)
    wanted = [(p.code, p.name, p.kind, p.parent_code, p.valid_from) for p in PLACES.values()]
    assert [(p.code, p.name, p.kind, p.parent_code, p.valid_from) for p in names] == wanted


def test_the_country_had_10035_communes_in_691_districts_that_had_any():
    assert Counter(c.name.split()[0] for _, c in EVERY) == {"Xã": 7692, "Phường": 1726, "Thị": 617}
    assert len({(c.district, c.province) for _, c in EVERY}) == 696 - len(ISLANDS_WITHOUT_COMMUNES)
    assert len({(c.name, c.district, c.province) for _, c in EVERY}) == len(EVERY) == 10_035


def test_every_one_is_part_of_places_of_its_province_today_and_every_place_of_today_was_something():
    assert all(commune.now for _, commune in EVERY)
    assert all(PLACES[code].parent_code == province for province, commune in EVERY for code, _ in commune.now)
    assert all(PLACES[code].name == name for _, commune in EVERY for code, name in commune.now)
    new = {code for _, commune in EVERY for code, _ in commune.now}
    without = {place.name for place in PLACES.values() if place.parent_code and place.code not in new}
    assert without == {f"Đặc khu {name}" for name in ISLANDS_WITHOUT_COMMUNES}


def test_the_old_province_of_every_one_is_part_of_the_province_it_lies_in():
    bare = {code: re.sub("^(Tỉnh|Thành phố) (?!Hồ Chí Minh)", "", PLACES[code].name) for code in PROVINCES}
    odd = {(c.province, bare[code]) for code, c in EVERY if PART_OF.get(c.province, c.province) != bare[code]}
    assert odd == set()
    assert len({c.province for _, c in EVERY}) == 63


def test_names_are_nfc_and_in_the_shape_of_names():
    shape = re.compile(r"(Xã|Phường|Thị trấn) [\w’]+((?: - | |-)[\w’]+)*")
    odd = [c.name for _, c in EVERY if not shape.fullmatch(c.name) or not unicodedata.is_normalized("NFC", c.name)]
    assert odd == []
    assert {c.district.split()[0] for _, c in EVERY} == {"Huyện", "Quận", "Thị", "Thành"}


def test_four_in_a_hundred_were_divided():
    assert Counter(len(commune.now) for _, commune in EVERY) == {1: 9594, 2: 369, 3: 55, 4: 16, 5: 1}


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("xã Bản Vược", "xã Bản Vược (huyện Bát Xát) nay thuộc xã Bát Xát"),
        ("UBND xã Cốc Mỳ", "xã Cốc Mỳ (huyện Bát Xát) nay thuộc xã Trịnh Tường"),
        ("Phường Kim Tân", "phường Kim Tân (thành phố Lào Cai) nay thuộc phường Lào Cai"),
        ("thị trấn Tằng Loỏng", "thị trấn Tằng Loỏng (huyện Bảo Thắng) nay thuộc xã Tằng Loỏng"),
        ("xã Cam Đường", "xã Cam Đường (thành phố Lào Cai) nay thuộc phường Cam Đường"),
        ("xã Nà Hẩu", "xã Nà Hẩu (huyện Văn Yên, tỉnh Yên Bái) nay thuộc xã Tân Hợp"),
        (
            "UBND xã Giới Phiên, tỉnh Yên Bái",
            "xã Giới Phiên (thành phố Yên Bái, tỉnh Yên Bái) nay thuộc phường Âu Lâu",
        ),
        ("thị trấn Yên Bình", "thị trấn Yên Bình (huyện Yên Bình, tỉnh Yên Bái) nay thuộc xã Yên Bình"),
        ("PHƯỜNG PÚ TRẠNG", "phường Pú Trạng (thị xã Nghĩa Lộ, tỉnh Yên Bái) nay thuộc phường Nghĩa Lộ"),
    ],
)
def test_what_became_of_communes_of_lao_cai_and_yen_bai(old, told):
    assert LAO_CAI.where_now(LAO_CAI.meant_by(old)) == told
    assert LAO_CAI.advice_for(old) == f"Tên này không còn từ 01/7/2025: {told}. Hãy ghi tên hiện nay."


def test_a_divided_commune_is_told_with_all_its_parts():
    hanoi = OLD.former_names("01")
    told = hanoi.where_now(hanoi.meant_by("phường Đồng Xuân"))
    assert told == "phường Đồng Xuân (quận Hoàn Kiếm) nay chia về phường Ba Đình và phường Hoàn Kiếm"


@pytest.mark.parametrize(
    ("province", "name", "now"),
    [
        ("31", "xã Hòa Bình", {("Huyện Kim Thành", "Xã Kim Thành"), ("Huyện Vĩnh Bảo", "Xã Nguyễn Bỉnh Khiêm")}),
        ("92", "xã Phú Hữu", {("Huyện Châu Thành", "Xã Phú Hữu"), ("Huyện Long Phú", "Xã Trường Khánh")}),
        ("82", "phường 4", {("Thành phố Cao Lãnh", "Phường Cao Lãnh"), ("Thị xã Cai Lậy", "Phường Cai Lậy")}),
        ("68", "xã Hòa Thắng", {("Huyện Bắc Bình", "Xã Hòa Thắng"), ("Huyện Bắc Bình", "Xã Hồng Thái")}),
        ("01", "xã Đặng Xá", {("Huyện Gia Lâm", "Xã Phù Đổng"), ("Huyện Gia Lâm", "Xã Thuận An")}),
        ("01", "xã Văn Khê", {("Huyện Mê Linh", "Xã Ô Diên"), ("Huyện Mê Linh", "Xã Mê Linh")}),
    ],
)
def test_of_namesakes_in_one_province_each_went_its_own_way(province, name, now):
    """As the resolutions have it, where the libraries differ."""
    found = {
        (c.district, new) for c in OLD.communes_of(province) if place_key(c.name) == place_key(name) for _, new in c.now
    }
    assert now <= found
    assert not {("Huyện Vĩnh Bảo", "Xã Kim Thành"), ("Thị xã Cai Lậy", "Phường Cao Lãnh")} & found


@pytest.mark.parametrize("kept", ["xã Bắc Hà", "UBND phường Sa Pa", "xã Lao Chải", "xã Hòa Bình", "Sở Y tế", ""])
def test_a_name_that_is_still_borne_in_the_province_is_not_among_the_former_ones(kept):
    assert LAO_CAI.meant_by(kept) == ()
    assert LAO_CAI.advice_for(kept) == ""


def test_a_commune_that_became_a_ward_in_2026_was_a_commune_till_then():
    later = [p for p in PLACES.values() if p.parent_code and p.valid_from.year == 2026]
    assert len(later) == 22
    for place in later:
        former = OLD.former_names(place.parent_code)
        core = place.name.split(" ", 1)[1]
        assert former.meant_by(f"xã {core}") == former.meant_by(f"phường {core}") == ()


@given(st.sampled_from(EVERY), st.sampled_from(["", "UBND ", "Ủy ban nhân dân "]), st.booleans())
def test_any_old_commune_is_found_by_its_name_unless_the_name_is_borne_today(one, office, shouted):
    province, commune = one
    former = OLD.former_names(province)
    name = f"{office}{lowered(commune.name)}, {lowered(commune.district)}"
    found = former.meant_by(name.upper() if shouted else name)
    today = {place_key(p.name) for p in PLACES.values() if p.parent_code == province}
    assert commune in found or place_key(commune.name) in today or any(p.valid_from.year == 2026 for p in later_of(one))
    assert not {place_key(c.name) for c in found} & today


def later_of(one):
    province, commune = one
    core = commune.name.split(" ", 1)[1]
    return [p for p in PLACES.values() if p.parent_code == province and place_key(p.name).endswith(place_key(core))]


def read(text: str) -> list[tuple[str, bool]]:
    return [(text[name.start : name.end], name.is_body) for name in old_names_in(text, LAO_CAI)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UBND xã Bản Vược đã tổ chức 12 lớp.", [("UBND xã Bản Vược", True)]),
        ("Uỷ ban nhân dân xã Bản Vược tổ chức 12 lớp.", [("Uỷ ban nhân dân xã Bản Vược", True)]),
        ("Đề nghị Đảng ủy xã Cam Đường xem xét.", [("Đảng ủy xã Cam Đường", True)]),
        ("UBND XÃ BẢN VƯỢC", [("UBND XÃ BẢN VƯỢC", True)]),
        ("Đã tổ chức tại xã Bản Vược 03 buổi.", [("xã Bản Vược", False)]),
        ("Môi trường tại xã Bản Vược, huyện Bát Xát còn ô nhiễm.", [("xã Bản Vược", False)]),
        ("Theo yêu cầu của xã Bản Vược.", [("xã Bản Vược", False)]),
        ("Hồ sơ của 12 gia đình ở phường Kim Tân.", [("phường Kim Tân", False)]),
        ("Thu nhập của xã Xuân Tầm, tỉnh Yên Bái tăng.", [("xã Xuân Tầm", False)]),
        ("Các xã Bản Vược và thị trấn Bát Xát.", [("xã Bản Vược", False), ("thị trấn Bát Xát", False)]),
    ],
)
def test_names_that_are_no_more_are_found_with_their_office(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã Bắc Hà đã tổ chức 12 lớp.",
        "UBND xã Bát Xát đã tổ chức 12 lớp.",
        "UBND xã Bản Vược cũ đã bàn giao trụ sở.",
        "Trước đây xã Bản Vược có 03 cán bộ.",
        "Sau khi sáp nhập, xã Bản Vược không còn cán bộ.",
        "Năm 2023, UBND xã Bản Vược tổ chức 12 lớp.",
        "Từ 01/2025 đến 6/2025 UBND xã Bản Vược tổ chức 12 lớp.",
        "Quyết định số 12/QĐ-UBND của UBND xã Bản Vược.",
        "Hợp tác xã Bản Vược có 12 thành viên.",
        "Thị xã Nghĩa Lộ có 12 thôn.",
        "Trường Tiểu học xã Bản Vược có 12 lớp.",
        "Công trình chợ xã Bản Vược đã xong.",
        "Thôn Bản Vược có 12 hộ; bản Bản Vược cũng vậy.",
        "Tại xã Bản Vược Thượng có 12 hộ.",
        "Tại xã Bản Vược, huyện Văn Bàn có 12 hộ.",
        "Tại xã Xuân Tầm, tỉnh Tuyên Quang có 12 hộ.",
        "Xã hội hóa được 12 triệu đồng.",
        "",
    ],
)
def test_silent_where_the_name_is_right_or_the_meaning_is_not_clear(text):
    assert read(text) == []


PIECES = (
    "UBND ",
    "xã ",
    "phường ",
    "thị trấn ",
    "Bản Vược",
    "Kim Tân",
    "Hợp tác ",
    ", huyện Bát Xát",
    ". ",
    " cũ",
    "; ",
)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=12).map("".join))
def test_on_any_text_each_span_holds_the_name_it_means(text):
    for name in old_names_in(text, LAO_CAI):
        said = place_key(text[name.start : name.end])
        assert name.communes
        assert all(said.endswith(place_key(commune.name)) for commune in name.communes)
        assert name.is_body == (said != place_key(name.communes[0].name))


@pytest.mark.parametrize(
    ("issuer", "code"),
    [
        ("Ủy ban nhân dân tỉnh Lào Cai", "15"),
        ("UBND THÀNH PHỐ HỒ CHÍ MINH", "79"),
        ("Ủy ban nhân dân thành phố Huế", "46"),
        ("Sở Công Thương tỉnh Lào Cai", "15"),
        ("Ủy ban nhân dân tỉnh Bình Minh", ""),
        ("Bộ Nội vụ", ""),
        ("", ""),
    ],
)
def test_which_province_an_issuer_is_of(issuer, code):
    assert OLD.province_code(issuer) == code


def test_the_surroundings_of_a_unit_are_known_where_only_one_province_has_that_name():
    assert OLD.around("UBND xã Bắc Hà") is LAO_CAI
    assert OLD.around("UBND phường Nghĩa Lộ") is None, "another province has one too"
    assert OLD.around("Sở Nội vụ") is None
    assert OLD.is_of_today("UBND phường Nghĩa Lộ")
    assert not OLD.is_of_today("UBND xã Bản Vược")
    assert OLD.former_names("99") is None
