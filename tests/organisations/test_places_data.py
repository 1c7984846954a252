import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import tonghop.organisations
from tonghop.organisations.rules.old_provinces import PART_OF
from tonghop.organisations.rules.shipped import committee_of, parse_bodies, parse_places

DATA = Path(tonghop.organisations.__file__).parent / "data"
PLACES = parse_places((DATA / "places.csv").read_text(encoding="utf-8"))
LAO_CAI_WARDS = "Nghĩa Lộ, Trung Tâm, Cầu Thia, Văn Phú, Yên Bái, Nam Cường, Âu Lâu, Cam Đường, Lào Cai, Sa Pa"


def of_lao_cai():
    return [p for p in PLACES if p.parent_code == "15"]


def test_the_country_is_whole():
    assert Counter(p.kind for p in PLACES) == {"province": 34, "commune": 2599, "ward": 709, "special_zone": 13}
    provinces = {p.code for p in PLACES if p.kind == "province"}
    assert {p.parent_code for p in PLACES if p.kind != "province"} == provinces


def test_lao_cai_has_its_89_communes_and_ten_wards():
    assert Counter(p.kind for p in of_lao_cai()) == {"commune": 89, "ward": 10}
    wards = {p.name for p in of_lao_cai() if p.kind == "ward"}
    assert wards == {f"Phường {name}" for name in LAO_CAI_WARDS.split(", ")}
    assert next(p for p in PLACES if p.code == "02839").name == "Xã Bắc Hà"


def test_no_code_and_no_name_within_a_province_stands_twice():
    assert len({p.code for p in PLACES}) == len(PLACES)
    assert len({(p.parent_code, p.name) for p in PLACES}) == len(PLACES)


def test_codes_order_and_days_are_in_shape():
    assert all(re.fullmatch(r"\d{5}" if p.parent_code else r"\d\d", p.code) for p in PLACES)
    for parent in {p.parent_code for p in PLACES}:
        children = [p for p in PLACES if p.parent_code == parent]
        assert [p.rank for p in children] == list(range(1, len(children) + 1))
    assert min(p.valid_from for p in PLACES) == date(2025, 7, 1)
    assert all(p.source for p in PLACES)


def test_names_are_nfc_and_unbroken():
    shape = re.compile(r"(Tỉnh|Thành phố|Xã|Phường|Đặc khu) [\w’]+((?: - | |-)[\w’]+)*")
    odd = [p.name for p in PLACES if not shape.fullmatch(p.name) or not unicodedata.is_normalized("NFC", p.name)]
    assert odd == []


def test_every_place_lies_in_the_country():
    assert all(p.latitude is not None and 6 < p.latitude < 24 for p in PLACES)
    assert all(p.longitude is not None and 102 < p.longitude < 118 for p in PLACES)
    unmeasured = {p.name for p in PLACES if p.parent_code and p.area_km2 is None}
    assert unmeasured == {"Xã Đông Trạch", "Xã Thượng Trạch"}, "the source gives no area for these two"
    assert 13_000 < sum(p.area_km2 for p in of_lao_cai()) < 13_500, "13.256,92 km² by Nghị quyết 202/2025/QH15"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Xã Bắc Hà", "UBND xã Bắc Hà"),
        ("Phường Lào Cai", "UBND phường Lào Cai"),
        ("Đặc khu Vân Đồn", "UBND đặc khu Vân Đồn"),
        ("Thành phố Hà Nội", "UBND thành phố Hà Nội"),
    ],
)
def test_a_place_names_its_committee(place, name):
    body = committee_of("1", place, "commune", 3, date(2025, 7, 1))
    assert (body.name, body.short_name, body.symbol) == (name, place, "UBND")


def test_lao_cai_ships_fourteen_specialised_bodies_and_some_agencies():
    bodies = parse_bodies((DATA / "provincial_bodies/15.csv").read_text(encoding="utf-8"))
    assert Counter(b.kind for b in bodies) == {"department": 14, "agency": 7}
    assert [b.rank for b in bodies] == list(range(1, 22))
    assert len({b.name for b in bodies}) == 21


def test_ministries_are_shipped():
    bodies = parse_bodies((DATA / "ministries.csv").read_text(encoding="utf-8"))
    assert {b.kind for b in bodies} == {"ministry"}
    assert "Bộ Nội vụ" in {b.name for b in bodies}
    assert len(bodies) == 17


def test_every_old_province_is_part_of_one_that_is_there_and_none_of_them_is_itself_there():
    now = {place.name for place in PLACES if place.kind == "province"}
    bare = now | {re.sub("^(Tỉnh|Thành phố) ", "", name) for name in now}
    assert len(PART_OF) == 63 - len(now)
    assert {*PART_OF.values()} <= bare
    assert not PART_OF.keys() & bare
