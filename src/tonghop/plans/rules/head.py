"""The plan as a document: type, number, date and place, issuer, subject, signer, legal bases, recipients."""

import re

from tonghop.kernel.text import fold, squeeze
from tonghop.plans.rules.citations import direct_citations, normal_number
from tonghop.plans.rules.dates import make_date
from tonghop.plans.rules.facts import DocumentHead, LegalBasis, Signer
from tonghop.plans.rules.lines import NOTE, PLAIN, Line
from tonghop.plans.rules.parts import Parts, issued_in_title, issued_type, type_of

_NUMBER = re.compile(
    r"\bSố\s*:\s*(?P<n>\d[\d\s]*(?:/\s*\d{4})?\s*[/-]\s*[A-ZĐ][\wĐđƯ&\s-]{0,25}?(?:\s*[/-]\s*[A-ZĐƯ][\wĐđƯ&]{0,14})*)(?=\s|$)"
)
_PLACE_DATE = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][^,;:()\d]{1,40}?)\s*,\s*ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})"
)
_PLACE_BLANK = re.compile(r"(?P<place>[A-ZĐÀ-Ỹ][^,;:()\d]{1,40}?)\s*,\s*ngày[\s.…]*\d{0,2}[\s.…]*tháng")
_ISSUES = re.compile(
    r"(?P<who>(?:Ủy ban|Uỷ ban|UBND|Bộ|Sở|Ban|Chủ tịch|Văn phòng|Cục|Thành ủy|Tỉnh ủy|Hội đồng|Chi cục"
    r"|Trung tâm)[^,.;:]{0,90}?)\s+(?:tỉnh\s+)?(?:ban hành|xây dựng|triển khai|tổ chức|đề ra"
    r"|yêu cầu)\s+(?:[Kk]ế hoạch|[Cc]hương trình|[Pp]hương án|.{0,40}như sau)"
)
_MOTTO = re.compile(
    r"CỘNG H|CHỦ NGHĨA VIỆT NAM|HỘI CHỦ NGHĨA|^XÃ HỘI|Độc lập|ĐỘC LẬP|^HỘI CHỦ|ĐẢNG CỘNG SẢN|^VIỆT NAM$"
)
_UPPER_LEVEL = re.compile(
    r"^(?:ỦY|UỶ) BAN NHÂN|^UBND|^TỈNH |^THÀNH PHỐ |^BỘ |^SỞ |^HỘI ĐỒNG|^VĂN PHÒNG|^CHÍNH PHỦ|^BAN "
    r"|^CỤC |^CHI CỤC |^XÃ |^PHƯỜNG |^ĐẶC KHU |^THỦ TƯỚNG|^CHỦ TỊCH|^THANH TRA|^CÔNG AN|^NGÂN HÀNG|^BẢO HIỂM"
    r"|^(?:ỦY|UỶ) BAN |^(?:TỈNH|THÀNH) (?:ỦY|UỶ)"
)
_AUTHORITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\.\s*\S")
_POSITION = re.compile(
    r"^(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|TRƯỞNG BAN"
    r"|TRƯỞNG PHÒNG|BÍ THƯ|TỔNG GIÁM ĐỐC|CHÁNH THANH TRA|THỦ TƯỚNG|THỐNG ĐỐC|TỔNG THANH TRA|TỔNG CỤC TRƯỞNG)\b"
)
_NAME = re.compile(r"^(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s+){1,5}[A-ZĐÀ-Ỹ][a-zà-ỹđ]+$")
_PROPER = re.compile(r"\b(tỉnh|thành phố|xã|phường|đặc khu|huyện|quận)\s+(.+)$", re.IGNORECASE)


def read_head(parts: Parts) -> DocumentHead:
    """Return what the file says of itself; a plan inside a decision bears the decision's number, date and bases."""
    outer = parts.decision or (*parts.letterhead, *([parts.type_line] if parts.type_line else []), *parts.title)
    letterhead = _letterhead(outer if parts.decision else parts.letterhead)
    joined = squeeze(" ".join(line.text for line in letterhead))
    placed = _PLACE_DATE.search(joined)
    where = placed or _PLACE_BLANK.search(joined)
    number = _NUMBER.search(joined)
    opening = _opening(parts)
    return DocumentHead(
        type=issued_type(parts),
        number=normal_number(number["n"]) if number else None,
        issued_on=make_date(int(placed["y"]), int(placed["m"]), int(placed["d"])) if placed else None,
        place=_place(where["place"]) if where else None,
        issuer=_as_written(_issuer(letterhead, parts, opening), parts),
        title=_title(parts),
        signer=_signer(parts.decision or parts.ending),
        legal_bases=tuple(_bases(parts)),
    )


def _letterhead(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines above the type's name."""
    end = next((i for i, line in enumerate(lines) if type_of(line)), len(lines))
    return lines[:end]


def _opening(parts: Parts) -> str:
    lines = (*parts.decision, *parts.opening)
    return " ".join(line.text for line in lines if line.kind != NOTE)


def _place(words: str) -> str:
    """Return the place alone: what precedes it on a joined line belongs to the letterhead."""
    after = re.split(r"(?:Hạnh phúc|[A-ZĐ]{2,}|\d)\s+", words)[-1]
    return after.strip(" -.")


def _issuer(letterhead: tuple[Line, ...], parts: Parts, opening: str) -> str | None:
    """Return who issues it, in sentence case: from the letterhead, the opening, an appendix's note, the signature."""
    written = _from_letterhead(letterhead)
    if written:
        return written
    found = _ISSUES.search(opening)
    name = squeeze(found["who"]) if found else None
    note = re.search(
        r"\([^()]*[Kk]èm theo[^()]*?\bcủa\s+([^()]+?)\)",
        " ".join(line.text for a in parts.appendices for line in a.lines[:4]),
    )
    full = squeeze(note[1]) if note else None
    if full and (name is None or fold(full).startswith(fold(name))):
        return full
    return name or full


def _from_letterhead(letterhead: tuple[Line, ...]) -> str | None:
    caps: list[str] = []
    for line in letterhead:
        words = line.text.strip(" -*")
        if _MOTTO.search(words):
            if caps:
                break
            continue
        if line.caps and (caps or _UPPER_LEVEL.match(words)) and not re.search(r"\bSố\b", words):
            caps.append(words)
        elif caps:
            break
    joined = squeeze(" ".join(caps))
    return _sentence_case(_last_level(joined)) if joined else None


def _as_written(name: str | None, parts: Parts) -> str | None:
    """Return the name with the capitals it has in running text, where it stands there; as it is otherwise."""
    if not name:
        return None
    text = " ".join(
        line.text for line in (*parts.decision, *parts.opening, *parts.body, *parts.ending) if not line.caps
    )
    own = re.split(r"\s+(?:tỉnh|thành phố)\s+", name)[0]
    found = next((m[0] for m in re.finditer(re.escape(own), text, re.IGNORECASE) if not m[0].isupper()), own)
    return found[:1].upper() + found[1:] + name[len(own) :]


def _last_level(caps: str) -> str:
    """Return the body that signs: "UBND TỈNH X SỞ Y" is Sở Y tỉnh X."""
    above = re.match(
        (
            r"(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN)\s+((?:TỈNH|THÀNH PHỐ)\s+.+?)\s+((?:SỞ|BAN|VĂN PHÒNG|CHI CỤC"
            r"|(?:ỦY|UỶ) BAN NHÂN DÂN|UBND)\s+.+)$"
        ),
        caps,
    )
    return f"{above[2]} {above[1]}" if above else caps


def _sentence_case(caps: str) -> str:
    """Return a name in capitals as it is written in a sentence: common words small, proper names capital."""
    whole = caps.lower().replace("uỷ ban", "ủy ban")
    proper = _PROPER.search(whole)
    tail = f"{proper[1]} {proper[2].title()}" if proper else ""
    head = whole[: proper.start()].strip() if proper else whole
    if re.match(r"(?:sở|bộ|ban|cục)\b", head):
        head = re.sub(r"^(sở|bộ|ban|cục)\s+(\w)", lambda m: f"{m[1]} {m[2].upper()}", head)
        head = re.sub(r"((?:,|\bvà)\s+)(\w)", lambda m: m[1] + m[2].upper(), head)
    head = head[:1].upper() + head[1:]
    return f"{head} {tail}".strip()


def _title(parts: Parts) -> str | None:
    words = squeeze(" ".join(line.text for line in parts.title if line.kind == PLAIN and not line.text.startswith("(")))
    if not words:
        return None
    issued = issued_in_title(parts)
    words = words[issued.end() :].strip() if issued else words
    return re.sub(r"\s*\((?:[Bb]an hành )?[Kk]èm theo.*$", "", words).strip(" .") or None


def _signer(lines: tuple[Line, ...]) -> Signer:
    authority: list[str] = []
    position = name = None
    started = False
    for line in lines:
        words = line.text
        if _AUTHORITY.match(words):
            started = True
            authority.append(words)
        elif line.caps and started and not _POSITION.match(words) and position is None and not name:
            authority[-1] += f" {words}"
        elif line.caps and _POSITION.match(words):
            started, position = True, _capital(words)
        elif started and _NAME.match(words):
            name = words
            break
    return Signer(name, position, "; ".join(authority) or None)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:].lower()


def _bases(parts: Parts) -> list[LegalBasis]:
    found: list[LegalBasis] = []
    seen: set[str] = set()
    for line in (*parts.decision, *parts.opening):
        text = line.text
        if line.kind == NOTE or re.match(r"(?:Theo đề nghị|Xét đề nghị|Điều\s+\d|Nơi nhận|-|\()", text):
            continue
        for clause in re.split(r"(?<=;)\s+(?=Căn cứ)", text):
            for one in direct_citations(clause) if _is_basis(clause) else ():
                if one.number not in seen:
                    seen.add(one.number)
                    found.append(LegalBasis(one.number, one.day, one.issuer, clause[one.start : one.end]))
    return found


def _is_basis(clause: str) -> bool:
    return bool(
        re.match(
            (
                r"(?:Căn cứ|Thực hiện|Thi hành|Triển khai|Tiếp tục|Trên cơ sở|Để|Nhằm|Theo|Luật|Nghị|Quyết"
                r"|Chỉ thị|Kết luận)"
            ),
            clause,
        )
    )


def recipients(parts: Parts) -> tuple[str, ...]:
    """Return the recipients as written, one a line, without the dash."""
    lines = parts.ending or parts.decision
    start = next((i for i, line in enumerate(lines) if fold(line.text).startswith("noi nhan")), None)
    if start is None:
        return ()
    names: list[str] = []
    for line in lines[start:]:
        words = re.sub(r"^\s*[Nn]ơi nhận\s*[:.]?\s*|^[-+]\s*", "", line.text)
        if _AUTHORITY.match(words) or _POSITION.match(words) or (line.caps and not line.text.startswith("-")):
            break
        if words.strip(" .;:"):
            names.append(words.strip(" .;:"))
        if fold(words).startswith("luu"):
            break
    return tuple(names)
