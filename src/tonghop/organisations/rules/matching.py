"""Which bodies a plan or a workbook means by a name: exact names, abbreviations, groups; never a guess."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tonghop.kernel.text import fold, nfc, squeeze, strip_marks
from tonghop.organisations.rules.groups import Group, group_of

LOCAL_KINDS = {"commune": "xa", "ward": "phuong", "special_zone": "dac khu"}
_KIND_SHORT = {"commune": "(?:xa|x)", "ward": "(?:phuong|p)", "special_zone": "(?:dackhu|dk)"}
_OFFICE = "uy ban nhan dan"
_GENERIC = frozenset({"trung tam"})  # words that are also a ward's name: only "Trung Tâm" is the ward
_NOTE = re.compile(r"\s*\([^()]*\)$")
_LINES = re.compile(r"\s*[;\n]\s*(?:và\s+)?")
_HEADS = (
    "các|toàn thể|sở|ubnd|ủy ban|uỷ ban|công an|bộ|trung tâm|ban quản lý|bql|văn phòng|vp|thanh tra|thuế|thống kê|"
    r"cơ quan|đơn vị|(?:xã|phường|đặc khu)\s+(?!và\b|xã\b|phường\b|đặc\b|liên\b|có\b|trên\b|thuộc\b|trong\b)\w+"
)
_COMMAS = re.compile(rf"(?:\s*,\s*(?:và\s+)?|\s+và\s+)(?=(?:{_HEADS})\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation as a name can mean it; `kind` as in Organisation.Kind ("department", "commune", ...)."""

    id: int
    name: str
    short_name: str
    symbol: str
    kind: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The bodies of one owner's tree, the owner's own committee among them (kind "province"), in official order."""

    bodies: tuple[Body, ...]

    @property
    def owner(self) -> Body | None:
        """The province's own committee, where there is one."""
        return next((body for body in self.bodies if body.kind == "province"), None)


@dataclass(frozen=True, slots=True)
class Match:
    """What one name means.

    found: "one" (one body), "group" (`bodies` are all of them), "open" (a group whose members the words do not
    say: "các cơ quan liên quan"; `choices` are those among whom they may be), "ambiguous" (`choices` share the
    name), "none" (no such body in the tree; shown to the operator, never dropped).
    """

    text: str
    found: Literal["one", "group", "open", "ambiguous", "none"]
    bodies: tuple[Body, ...] = ()
    choices: tuple[Body, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether the words name their bodies without a person's help."""
        return self.found in {"one", "group"}


def match_bodies(name: str, gazetteer: Gazetteer) -> Match:
    """Return whom a name means within the tree: one body, or a group of bodies."""
    written = squeeze(name).strip(" .,;:-–")
    text = _NOTE.sub("", written)
    named = _written_so(text, gazetteer) or _named(text, gazetteer)
    if len(named) == 1:
        return Match(written, "one", named)
    if named:
        return Match(written, "ambiguous", (), named)
    group = group_of(fold(text), _own_name(gazetteer))
    return Match(written, "none") if group is None else _members(written, group, gazetteer)


def match_list(text: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Return a match for each name in a list ("Sở Nội vụ, Sở Tài chính; UBND các xã, phường"), in its order."""
    lines = [line for line in _LINES.split(nfc(text)) if line.strip()]
    return tuple(match for line in lines for match in _match_line(line, gazetteer))


def _match_line(line: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    whole = match_bodies(line, gazetteer)
    parts = [part for part in _COMMAS.split(line) if part.strip()]
    if whole.found != "none" or len(parts) == 1:
        return (whole,)
    return tuple(match_bodies(part, gazetteer) for part in parts)


def _members(text: str, group: Group, gazetteer: Gazetteer) -> Match:
    members = tuple(body for body in gazetteer.bodies if body.kind in group.kinds)
    if group.is_open:
        return Match(text, "open", (), members)
    return Match(text, "group", members) if members else Match(text, "none")


def _written_so(text: str, gazetteer: Gazetteer) -> tuple[Body, ...]:
    """Return the bodies that have the text, letter by letter, as a name or as their sign ("SNV")."""
    return tuple(body for body in gazetteer.bodies if text in {body.name, body.short_name} or _is_sign(text, body))


def _is_sign(text: str, body: Body) -> bool:
    return text != "" and text == body.symbol and body.kind not in LOCAL_KINDS and body.kind != "province"


def _named(text: str, gazetteer: Gazetteer) -> tuple[Body, ...]:
    """Return the bodies that the whole text can name; marks decide where folding makes two names alike."""
    folded = fold(text)
    if folded in _GENERIC and not all(word[:1].isupper() for word in text.split()):
        return ()
    key = folded.replace(_OFFICE, "ubnd").replace(" ", "")
    found = tuple(body for body, pattern in _patterns(gazetteer) if pattern.fullmatch(key))
    if len(found) == 1 or strip_marks(text) == text:
        return found
    lowered = text.lower()
    exact = tuple(body for body in found if _core(body).lower() in lowered)
    return exact or found


def _own_name(gazetteer: Gazetteer) -> str:
    """The folded name of the province ("lao cai"), which may follow any name within its tree."""
    return fold(_core(gazetteer.owner)) if gazetteer.owner else ""


def _core(body: Body) -> str:
    """The name without the word for its kind: "Bắc Hà" of "Xã Bắc Hà"; other bodies keep theirs."""
    if body.kind in LOCAL_KINDS or body.kind == "province":
        return re.sub(r"^(xã|phường|đặc khu|tỉnh|thành phố)\s+", "", nfc(body.short_name), flags=re.IGNORECASE)
    return body.name


@lru_cache(maxsize=32)
def _patterns(gazetteer: Gazetteer) -> tuple[tuple[Body, re.Pattern[str]], ...]:
    own = _own_name(gazetteer).replace(" ", "")
    suffix = f"(?:(?:tinh|thanhpho|tp)(?:{own})?)?" if own else "(?:tinh)?"
    return tuple((body, re.compile(_pattern(body, suffix))) for body in gazetteer.bodies)


def _pattern(body: Body, suffix: str) -> str:
    core = fold(_core(body)).replace(" ", "")
    if body.kind in LOCAL_KINDS:
        return f"(?:ubnd)?{_KIND_SHORT[body.kind]}?{core}{suffix}"
    if body.kind == "province":
        return f"(?:ubnd)?(?:tinh|thanhpho|tp)?{core}|ubnd(?:tinh|thanhpho|tp)"
    return f"(?:{_spelled(body.name)}|{fold(body.short_name).replace(' ', '')}){suffix}"


def _spelled(name: str) -> str:
    """Return a pattern of the name with any of its words as an initial: "Sở KH&CN", "TTPVHCC", "Bộ CHQS tỉnh"."""
    folded = fold(name).replace(_OFFICE, "ubnd")
    words = folded.removesuffix(" tinh").split()
    if len(words) == 1:
        return words[0]
    return "".join("(?:va)?" if word == "va" else f"(?:{word}|{word[0]})" for word in words)
