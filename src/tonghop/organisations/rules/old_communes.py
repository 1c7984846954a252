"""Communes, wards and townships of before 01/7/2025: what each is part of since, and which names are no more."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tonghop.kernel.moments import short_date
from tonghop.kernel.text import squeeze, standard_spelling, unify_dashes
from tonghop.organisations.rules.old_provinces import SINCE
from tonghop.organisations.rules.shipped import PlaceName

_KINDS = {"x": "Xã", "p": "Phường", "t": "Thị trấn"}
_BARE = re.compile(r"^(?:Tỉnh|Thành phố) (?!Hồ Chí Minh)")
_OFFICE = re.compile(r"^(?:ubnd|ủy ban nhân dân) +")
_WITHIN = re.compile(r"(?: ?[,(-])? (?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?|tỉnh) .*$")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class OldCommune:
    """One commune, ward or township as it was; `now` are the places of today that have it or a part of it."""

    name: str
    district: str
    province: str
    now: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormerNames:
    """The names of one province of today that were names of communes and are so no more; `communes` by `place_key`.

    A name that a commune there bears today is not among them, whichever of several old communes bore it.
    """

    province: str
    resolution: str
    communes: Mapping[str, tuple[OldCommune, ...]]

    def meant_by(self, name: str) -> tuple[OldCommune, ...]:
        """Return the old communes that a unit's name means ("UBND xã Bản Vược, huyện Bát Xát"), none for any other."""
        key = _OFFICE.sub("", place_key(name))
        return self.communes.get(key) or self.communes.get(_WITHIN.sub("", key), ())

    def where_now(self, communes: Iterable[OldCommune]) -> str:
        """Say in words what became of communes of one name: "xã Bản Vược (huyện Bát Xát) nay thuộc xã Bát Xát"."""
        told = [self._told(commune) for commune in communes]
        more = f"; và {len(told) - _SHOWN} đơn vị cũ khác cùng tên" if len(told) > _SHOWN else ""
        return "; ".join(told[:_SHOWN]) + more

    def advice_for(self, name: str) -> str:
        """Say what to write instead of a unit's name that is no more, "" for any other name."""
        if not (found := self.meant_by(name)):
            return ""
        return f"Tên này không còn từ {short_date(SINCE)}: {self.where_now(found)}. Hãy ghi tên hiện nay."

    def _told(self, commune: OldCommune) -> str:
        was = f", tỉnh {commune.province}" if commune.province != self.province else ""
        names = [lowered(name) for _, name in commune.now]
        became = f"nay thuộc {names[0]}" if len(names) == 1 else f"nay chia về {', '.join(names[:-1])} và {names[-1]}"
        return f"{lowered(commune.name)} ({lowered(commune.district)}{was}) {became}"


class OldCommunes:
    """The whole country; a province is read when it is first asked for.

    `table` is the text of data/old_communes.txt, `places` are the places of today.
    """

    def __init__(self, table: str, places: Iterable[PlaceName]) -> None:
        self._blocks = {block[:2]: block for block in table.split("\n= ")[1:]}
        self._places = {place.code: place for place in places}
        self._read: dict[str, FormerNames] = {}

    def former_names(self, province_code: str) -> FormerNames | None:
        """Return the names that are no more in a province of today ("15"), None where there is no such province."""
        if province_code not in self._blocks:
            return None
        if province_code not in self._read:
            self._read[province_code] = self._former(province_code)
        return self._read[province_code]

    def province_code(self, name: str) -> str:
        """Return the code of the one province of today that a name ends with ("UBND tỉnh Lào Cai"), else ""."""
        ends = place_key(name)
        found = [p.code for p in self._provinces if ends.endswith(place_key(_BARE.sub("", p.name)))]
        return found[0] if len(found) == 1 else ""

    def around(self, unit: str) -> FormerNames | None:
        """Return the former names of the only province that has a unit of that name ("UBND xã Bắc Hà"), else None."""
        codes = self._homes.get(_OFFICE.sub("", place_key(unit)), set())
        return self.former_names(next(iter(codes))) if len(codes) == 1 else None

    def is_of_today(self, unit: str) -> bool:
        """Tell whether some place of the country bears that name today."""
        return _OFFICE.sub("", place_key(unit)) in self._homes

    def meant_by(self, name: str) -> Iterator[tuple[FormerNames, tuple[OldCommune, ...]]]:
        """Yield, province by province, the old communes that a unit's name means anywhere in the country."""
        for code in self._blocks:
            former = self.former_names(code)
            if former and (found := former.meant_by(name)):
                yield former, found

    def communes_of(self, province_code: str) -> tuple[OldCommune, ...]:
        """Return every commune of before in what is that province today, district by district."""
        districts: dict[str, tuple[str, str]] = {}
        parts: dict[tuple[str, str], list[str]] = defaultdict(list)
        for line in self._blocks[province_code].split("\n")[1:]:
            code, _, rest = line.partition(" ")
            if len(code) == len("082"):
                name, _, province = rest.partition(", ")
                districts[code] = (name, province)
            elif code:
                for district, names in (source.split(":") for source in rest.split(";")):
                    for name in filter(None, names.split(",")):
                        parts[district, name].append(code)
        return tuple(
            OldCommune(f"{_KINDS[name[0]]} {name[1:]}", *districts[district], self._named(codes))
            for (district, name), codes in sorted(parts.items())
        )

    def _named(self, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((code, self._places[code].name) for code in codes)

    @cached_property
    def _provinces(self) -> tuple[PlaceName, ...]:
        return tuple(place for place in self._places.values() if not place.parent_code)

    @cached_property
    def _homes(self) -> Mapping[str, set[str]]:
        homes: dict[str, set[str]] = defaultdict(set)
        for place in self._places.values():
            homes[place_key(place.name)].add(place.parent_code)
        return homes

    def _former(self, province_code: str) -> FormerNames:
        kept = {key for place in self._places.values() if place.parent_code == province_code for key in _keys(place)}
        communes: dict[str, tuple[OldCommune, ...]] = {}
        for commune in self.communes_of(province_code):
            if (key := place_key(commune.name)) not in kept:
                communes[key] = (*communes.get(key, ()), commune)
        resolution = self._blocks[province_code].split("\n")[0][len("15, ") :]
        return FormerNames(_BARE.sub("", self._places[province_code].name), resolution, communes)


def place_key(name: str) -> str:
    """Return the plain form in which names of places are compared: "xã hòa bình", wherever its tones stand."""
    return unify_dashes(standard_spelling(squeeze(name))).lower().replace("'", "’")


def lowered(name: str) -> str:
    """Return a place's name as it stands within a sentence: "xã Bắc Hà"."""
    return name[:1].lower() + name[1:]


def _keys(place: PlaceName) -> tuple[str, ...]:
    """Return the names that a place bears since 01/7/2025; one that became a ward later was a commune till then."""
    key = place_key(place.name)
    if place.valid_from == SINCE:
        return (key,)
    core = key.partition(" ")[2]
    return key, f"xã {core}", f"phường {core}"
