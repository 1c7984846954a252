"""Finding, in a text of today, the names of communes that ended on 01/7/2025 and that it takes to be there still."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tonghop.kernel.text import sentences
from tonghop.organisations.rules.old_communes import FormerNames, OldCommune, place_key

_NAME = re.compile(
    r"(?<!thị )(?<!thị\u00a0)(?<!tác )(?<!tác\u00a0)\b(?:xã|phường|thị\s+trấn)\s+"
    r"(?=(?P<core>[^\W\d_][\w’']*(?:(?: | - |-)[^\W\d_][\w’']*){0,5}))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r" [1-9]\b(?![./,%]\d)")
_WORD = re.compile(r"[^\W_][\w’']*")
_BODY = re.compile(
    r"\b(?:UBND|HĐND|[ỦU]BMTTQ|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|đảng (?:ủy|uỷ)|công an"
    r"|(?:ủy|uỷ) ban mặt trận tổ quốc(?: việt nam)?)\s+$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:trường (?:tiểu học|trung học|mầm non|mẫu giáo|phổ thông|TH|THCS|THPT|PTDT\w*)|điểm trường|trạm|chợ|chùa"
    r"|(?<!gia )đình|đền(?! bù)|di tích|nghĩa trang|htx|hợp tác xã|quỹ tín dụng|cụm công nghiệp|trụ sở|nhà văn hóa"
    r"|hồ(?! sơ)|đập|sông|suối|đường|tuyến|(?<!yêu )(?<!nhu )cầu)\b[^,.;:]{0,40}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:cũ|trước (?:đây|kia|khi|thời điểm|ngày)|sáp nhập|hợp nhất|(?<!thu )nhập|sắp xếp|chia tách|nay là|nay thuộc"
    r"|nguyên (?:là|thuộc)|đổi tên|tên gọi|lịch sử|bãi bỏ|thay thế|(?:19\d\d|20[01]\d|202[0-4])"
    r"|(?:đầu|quý (?:i|ii|1|2)) năm 2025|0?[1-6]/2025)\b",
    re.IGNORECASE,
)
_CITED = re.compile(r"\d+/[\w-]*[A-ZĐ][\w-]*[^.;]*$")
_DISTRICT = re.compile(r"[\s,(–-]*(?:thuộc\s+)?(?:huyện|quận|thị xã|thành phố|TX\.?|TP\.?)\s+(?P<name>[^\W\d_].{0,30})")
_PROVINCE = re.compile(r"\btỉnh\s+(?P<name>[^\W\d_].{0,30})")
_NEAR = 60


@dataclass(frozen=True, slots=True)
class OldName:
    """A name that is no more, at text[start:end]; `is_body` where the words name an office and not only the place."""

    start: int
    end: int
    communes: tuple[OldCommune, ...]
    is_body: bool


def old_names_in(text: str, former: FormerNames) -> Iterator[OldName]:
    """Yield each such name; silent where the sentence looks back, cites, or means a thing that keeps its old name."""
    found = [match for match in _NAME.finditer(text) if match["core"][0].isupper()] if former.communes else []
    spans = sentences(text) if found else ()
    for match in found:
        name = _name_at(match, text)
        communes = former.communes.get(place_key(name), ())
        sentence = next(((s, e) for s, e in spans if s <= match.start() < e), (0, len(text)))
        if communes and (old := _meant(match.start(), match.start() + len(name), text, sentence)):
            named = _narrowed(communes, former.province, text[old[1] : sentence[1]])
            if named:
                yield OldName(old[0], old[1], named, is_body=old[0] < match.start())


def _name_at(match: re.Match[str], text: str) -> str:
    """Return the name as far as its words are capitals; a number after it belongs to it ("xã Hòa Tú 2")."""
    end = match.start("core")
    for word in _WORD.finditer(text, match.start("core"), match.end("core")):
        if not word[0][0].isupper():
            break
        end = word.end()
    number = _NUMBER.match(text, end)
    return text[match.start() : number.end() if number else end]


def _meant(start: int, end: int, text: str, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Return the place of the whole name, its office included, None where the sentence may rightly say it so."""
    begins, ends = sentence
    before = text[begins:start]
    if _PAST.search(text, begins, ends) or _CITED.search(before):
        return None
    if body := _BODY.search(before):
        return begins + body.start(), end
    return None if _THING.search(before) else (start, end)


def _narrowed(communes: tuple[OldCommune, ...], province: str, after: str) -> tuple[OldCommune, ...]:
    """Return those of the communes that the words after the name can mean: their district or province may be told."""
    if told := _PROVINCE.search(after[:_NEAR]):
        key = place_key(told["name"])
        communes = tuple(c for c in communes if any(_begins(key, name) for name in (c.province, province)))
    if told := _DISTRICT.match(after):
        key = place_key(told["name"])
        communes = tuple(c for c in communes if _begins(key, re.sub("^(Huyện|Quận|Thị xã|Thành phố) ", "", c.district)))
    return communes


def _begins(key: str, name: str) -> bool:
    return re.match(rf"{re.escape(place_key(name))}\b", key) is not None
