"""Names of bodies in running text and cells: where one begins, where it ends, how a list is split."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from tonghop.kernel.text import fold, squeeze
from tonghop.plans.rules.vocabulary import COLLECTIVE, GROUPS, HEAD, HEAD_RE, NAME_END, STOP, STOP_RE

_KEPT_COMMA = "\u0001"
_SEPARATOR = re.compile(
    rf"\s*;\s*(?:và\s+)?|\s*,\s*(?=(?:và\s+)?{HEAD})(?:và\s+)?|\s+(?:và|cùng với|cùng)\s+(?={HEAD})|\n+"
)
_AND = re.compile(rf"\s+(?:AND|and|&)\s+(?={HEAD})")
_OPENING = re.compile(r"^(?:-\s*|\+\s*|Giao\s+(?:cho\s+)?|Đề nghị\s+|Yêu cầu\s+|Phân công\s+)+")
_BRACKETS = re.compile(r"\([^()]*\)")
# "và" inside a body's own name: the word after it is no body's beginning.
_INNER_AND = re.compile(
    r"\b(?:Báo|Khoa học|Giáo dục|Nông nghiệp|Tuyên giáo|Phát thanh|Thể thao|Văn hóa|Văn hoá|Nội chính"
    r"|Tổ chức|Lao động|Thông tin)\s+và\s+"
)
_CLAUSE = re.compile(
    r"^(?:[Đđ]ịnh kỳ\s+)?(?:[Hh]ằng|[Hh]àng)\s+(?:năm|quý|tháng|tuần|ngày)\s+"
    r"|[,;:]\s+(?:và\s+)?|\bgiao\s+|\bvướng mắc\s+(?:phát sinh\s+)?"
)
_RUN_TOGETHER = re.compile(
    r"((?:^|[;,]\s*)(?:Sở|UBND|Ủy ban nhân dân|Công an|Các|Thanh tra|Bộ Chỉ huy)\s[^;,]*?"
    r"(?<!của)(?<!thuộc)(?<!và)(?<!với)(?<!tại)(?<!đốc)(?<!tịch)(?<!đạo)(?<!trưởng)"
    r"(?<!phòng)(?<!đơn vị)(?<!các)(?<!cùng))"
    r"\s+(?=(?:Sở|UBND|Ủy ban nhân dân các|Công an|Các sở|Các cơ quan|Bộ Chỉ huy)(?![^\W\d_]))"
)
# What may end a name: a mark, a link, "Công an tỉnh - Cơ quan Thường trực".
_CUT = re.compile(r"[,;:.\n()]|\s+(?:và|cùng với)\s+|\s[-–]\s(?=[Cc]ơ quan|[Đđ]ơn vị|[Tt]hường trực)")
_APPOSED = re.compile(rf"^[-–]\s(?:[Cc]ơ quan|[Đđ]ơn vị|[Tt]hường trực)[^,.;:]{{0,90}}?\s(?={STOP})")
_OBJECTS = re.compile(
    r"\b(?:[Pp]hối hợp(?: với)?|cùng|giữa|của|cho|từ|trình|gửi|về|tại|báo cáo|đề xuất|kiến nghị|xin ý kiến|đôn đốc"
    rf"|hướng dẫn|kiểm tra|chỉ đạo|theo dõi)\s+(?={HEAD})[^.;:]*$"
)
_SAME = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "bql": "ban quan ly",
         "vp": "van phong"}  # fmt: skip
_LINKING = {"cac", "co", "lien", "quan", "thuoc", "tren", "dia", "ban", "va", "cua"}
_ANY_VERB = re.compile(
    r"(?!(?:trong|theo|về|từ|để|là|có|của|và|được|khóa|nhiệm kỳ|năm|số|ngày|như|khi|nếu|với|cho|tại|ở"
    r"|cấp|đến|gồm|hoặc)\b)"
    r"[a-zà-ỹđ]+\s"
)
_NO_ORDER = re.compile(r"(?:được ban hành|được phê duyệt|để |trong |theo (?!dõi)|về |từ )")
# "trong phạm vi nhiệm vụ, quyền hạn của mình", between a body and its verb.
_LIMITS = re.compile(
    r"^(?:trong phạm vi|theo|trên cơ sở)\s[^.;:]{0,60}?(?:chức năng|nhiệm vụ|quyền hạn|thẩm quyền|lĩnh vực|phân công"
    r"|quản lý|phụ trách|Kế hoạch|Quyết định|Công điện)"
    r"(?:[^.;:]{0,60}?(?:của (?:mình|đơn vị|ngành)|được giao|quản lý|phụ trách|này))?"
    r"\s*,?\s+"
)
_LONGEST = 160
_MARGIN = 30  # a verb that begins within a name's greatest length is still seen whole
_MANY = 60  # no list and no sentence has so many parts
_WINDOW = 2_000  # no list of bodies is longer; it bounds the work on a runaway line


@lru_cache(maxsize=1000)
def split_bodies(text: str) -> tuple[str, ...]:
    """Return the names of a written list, as written; "sở, ban, ngành" and the like stay whole."""
    kept = _parted(_protect(_AND.sub("; ", squeeze(text)).strip(" .;,:")))
    names = (_name(piece) for piece in _SEPARATOR.split(kept))
    return tuple(dict.fromkeys(name for name in names if name and fold(name) not in ("va", "khong")))


def _parted(text: str) -> str:
    """Put the semicolon back between names that a cell's lost line break has run together."""
    return _RUN_TOGETHER.sub(r"\1; ", text)


@lru_cache(maxsize=1000)
def _protect(text: str) -> str:
    """Hide the commas and "và" that stand inside one name, keeping the length. One sentence is asked several times."""
    hide = text
    if "," in hide:
        hide = GROUPS.sub(lambda m: m[0].replace(",", _KEPT_COMMA), hide)
    if "(" in hide:
        hide = _BRACKETS.sub(lambda m: m[0].replace(",", _KEPT_COMMA).replace(";", "\u0002"), hide)
    if " và " in hide:
        hide = _INNER_AND.sub(lambda m: m[0].replace(" và ", " \u0003\u0004 "), hide)
    return hide


def _shown(text: str) -> str:
    return text.replace(_KEPT_COMMA, ",").replace("\u0002", ";").replace("\u0003\u0004", "và")


def _name(piece: str) -> str:
    name = _OPENING.sub("", _shown(piece).strip(" .;,:-"))
    stop = STOP_RE.search(name)
    if stop and stop.start() > 0 and HEAD_RE.match(name):
        name = name[: stop.start()]
    return name.strip(" .;,:-–")


def bodies_at(text: str, start: int = 0) -> tuple[int, int] | None:
    """Return the span of the list of bodies that begins at `start`, None where none begins there."""
    kept = _protect(text[start : start + _WINDOW])
    opening = _OPENING.match(kept)
    at = opening.end() if opening else 0
    if not HEAD_RE.match(kept, at):
        return None
    end = _list_end(kept, at)
    return (start + at, start + end) if end > at else None


def _list_end(text: str, start: int) -> int:
    at = end = start
    for _ in range(_MANY):
        end = _name_end(text, at)
        link = _SEPARATOR.match(text, end)
        if not link or not HEAD_RE.match(text, link.end()):
            return end
        at = link.end()
    return end


def _name_end(text: str, start: int) -> int:
    """Return where the one name ends: before a verb, a comma, a full stop, an opening bracket."""
    stop = STOP_RE.search(text, start + 1, start + _LONGEST + _MARGIN)
    until = stop.start() if stop else len(text)
    whole = NAME_END.search(_shown(text), start, until)
    if whole and text[whole.end() :].lstrip()[:1].islower():
        until = whole.end()
    cut = _CUT.search(text, start, min(until, start + _LONGEST))
    while cut and re.fullmatch(r"\s+(?:và|cùng với)\s+", cut[0]) and not HEAD_RE.match(text, cut.end()):
        cut = _CUT.search(text, cut.end(), min(until, start + _LONGEST))
    end = cut.start() if cut else min(until, start + _LONGEST)
    return start + len(text[start:end].rstrip())


def subject_of(sentence: str) -> tuple[int, int] | None:
    """Return the span of the body or bodies that a sentence orders to do something, None where it names none."""
    return next(subjects_of(sentence), None)


def subjects_of(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each body, or list of bodies, that some clause of the sentence orders to do something."""
    after = 0
    first = bodies_at(sentence)
    if first and _acts(sentence, first[1]):
        after = first[1]
        yield first
    for comma in islice(_CLAUSE.finditer(_protect(sentence)), _MANY):
        span = bodies_at(sentence, comma.end()) if comma.start() >= after else None
        if span and _acts(sentence, span[1]) and not _inside_list(sentence, comma.start()):
            after = span[1]
            yield span


def _acts(sentence: str, end: int) -> bool:
    rest = sentence[end : end + 4 * _LONGEST].lstrip(" ,:")
    rest = _APPOSED.sub("", re.sub(r"^\([^()]*\)\s*", "", rest))
    limits = _LIMITS.match(rest)
    while limits and not _orders(rest):
        rest = rest[limits.end() :]
        limits = re.match(r"(?:và\s+)?(?:nhiệm vụ|quyền hạn|của mình|được giao)\s*,?\s+", rest)
    return _orders(rest) or (_is_closed(sentence, end) and bool(_ANY_VERB.match(rest)))


def _is_closed(sentence: str, end: int) -> bool:
    """Tell whether the name before `end` must end there, so that a word that follows it is what it does."""
    return any(found.end() == end for found in NAME_END.finditer(sentence, max(0, end - _LONGEST), end + _MARGIN))


def _orders(rest: str) -> bool:
    rest = rest[:1].lower() + rest[1:]
    return bool(STOP_RE.match(rest)) and not _NO_ORDER.match(rest)


def _inside_list(sentence: str, comma: int) -> bool:
    """Tell whether the words before the comma are themselves objects of "phối hợp với" and the like."""
    return bool(_OBJECTS.search(sentence[max(0, comma - _LONGEST) : comma]))


def same_body(one: str, other: str) -> bool:
    """Tell whether two names mean the same body or group, but for linking words and usual short forms."""
    a, b = body_key(one), body_key(other)
    if a == b:
        return True
    x, y = a.split(), b.split()
    return bool(x) and bool(y) and x[0] == y[0] and min(len(x), len(y)) > 1 and set(x) ^ set(y) <= _LINKING


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """Return the name folded, short forms written out, without brackets and the plural "các"."""
    words = fold(_BRACKETS.sub(" ", name)).split()
    return " ".join(_SAME.get(word, word) for word in words if word not in ("cac", "va", "cua"))


def is_collective(name: str) -> bool:
    """Tell whether a name is a group without a list ("các sở, ban, ngành") rather than one body."""
    return bool(COLLECTIVE.match(name.strip()))


def is_body_list(text: str) -> bool:
    """Tell whether a heading is nothing but names of bodies."""
    words = _OPENING.sub("", squeeze(_BRACKETS.sub(" ", text))).strip(" .:;")
    if not words or len(words) > 2 * _LONGEST or not HEAD_RE.match(words):
        return False
    if COLLECTIVE.match(words):
        return not re.search(r"\b(?:có trách nhiệm|chịu trách nhiệm|căn cứ|báo cáo)\b", words)
    stop = STOP_RE.search(words, 1)
    return stop is None or bool(re.match(r"(?:quản lý|tổ chức|kiểm tra|xây dựng|phát triển)", stop[0]))
