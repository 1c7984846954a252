"""Words that mean many bodies at once: "UBND các xã, phường", "các sở, ban, ngành", "các cơ quan liên quan"."""

import re
from dataclasses import dataclass

DEPARTMENTS = frozenset({"department"})
COMMUNES = frozenset({"commune"})
WARDS = frozenset({"ward"})
ZONES = frozenset({"special_zone"})
LOCAL = COMMUNES | WARDS | ZONES
ALL = DEPARTMENTS | LOCAL | {"agency"}

# Several words that are one, so that "địa phương" names no ward ("phường") and "ủy ban" no board ("ban").
_JOINED = {
    "uy ban nhan dan": "ubnd",
    "dia phuong": "diaphuong",
    "dac khu": "dackhu",
    "co quan": "coquan",
    "don vi": "donvi",
    "to chuc": "tochuc",
    "ca nhan": "canhan",
    "xa phuong": "xaphuong",
    "co lien quan": "lienquan",
    "lien quan": "lienquan",
    "chuyen mon": "chuyenmon",
    "cap xa": "capxa",
    "cap tinh": "captinh",
    "xa hoi": "xahoi",
    "dvsncl": "donvi",
}
_MEANS = {
    "so": DEPARTMENTS,
    "nganh": DEPARTMENTS,
    "xa": COMMUNES,
    "phuong": WARDS,
    "dackhu": ZONES,
    "xaphuong": COMMUNES | WARDS,
    "capxa": LOCAL,
    "diaphuong": LOCAL,
}
_ANYONE = frozenset({"coquan", "donvi", "tochuc", "canhan", "chuyenmon"})
_FILLING = frozenset(
    {"cac", "va", "ban", "ubnd", "tinh", "captinh", "thuoc", "truc", "toan", "the", "tat", "ca", "cua"}
)
_PLURAL = frozenset({"cac", "toan", "tat"})
_SINGULAR = frozenset({"so", "nganh", "xa", "phuong", "dackhu"})
_TAIL = re.compile(r"\b(?:(?:tren )?dia ban|trong|toan)(?: toan)?(?: tinh| thanh pho)?$")


@dataclass(frozen=True, slots=True)
class Group:
    """The kinds of body a collective name covers; open where the words leave it to be seen who is meant."""

    kinds: frozenset[str]
    is_open: bool


def group_of(folded: str, own_name: str = "") -> Group | None:
    """Return the group that a folded name stands for, None where it is no collective name.

    `own_name` is the folded name of the province itself, which may end the name ("... tỉnh Lào Cai").
    """
    words = _words(folded, own_name)
    kinds = frozenset[str]().union(*(_MEANS.get(word, frozenset()) for word in words))
    anyone = any(word in _ANYONE for word in words)
    if not kinds and not anyone:
        return None
    others = [word for word in words if word not in _MEANS.keys() | _ANYONE | _FILLING and not word.isdecimal()]
    if not others:
        return Group(ALL if anyone else kinds, is_open=anyone or _is_vague(words))
    if others == ["lienquan"] or _begins_a_group(words):
        return Group(ALL if anyone else kinds, is_open=True)
    return None


def _is_vague(words: list[str]) -> bool:
    """Tell whether one word in the singular is all there is: "UBND xã" does not say which."""
    named = [word for word in words if word in _MEANS]
    plural = any(word in _PLURAL or word.isdecimal() for word in words)
    return len(named) == 1 and named[0] in _SINGULAR and not plural


def _begins_a_group(words: list[str]) -> bool:
    """Tell whether more words narrow a group down: "các sở, ngành chủ trì các dự án" leaves it to be seen which."""
    first, second = [*(word for word in words if word != "ubnd"), "", ""][:2]
    return first == "cac" and second in _MEANS.keys() | {"coquan", "donvi"}


def _words(folded: str, own_name: str) -> list[str]:
    text = folded.removesuffix(own_name).strip() if own_name else folded
    text = _TAIL.sub("", text).strip()
    for phrase, word in _JOINED.items():
        text = re.sub(rf"\b{phrase}\b", word, text)
    return text.split()
