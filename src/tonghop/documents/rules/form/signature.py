"""Post, authority and name of who signs (ô số 7, mục II.7; Điều 13)."""

import re
from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts
from tonghop.files.look import ParagraphLook
from tonghop.kernel.text import fold

_CLAUSE = f"{DECREE}, mục II.7"
_POST = Wanted("Quyền hạn, chức vụ của người ký", "signature", _CLAUSE, (13, 14), bold=True, caps=True)
_NAME = Wanted("Họ tên người ký", "signature", _CLAUSE, (13, 14), bold=True, italic=False, caps=False)
_RANK = re.compile(
    r"^(?:GS|PGS|TSKH|TS|Th\.?S|BS|KS|CN|Thạc sĩ|Tiến sĩ|Giáo sư|Phó Giáo sư|Bác sĩ|Kỹ sư|Cử nhân)\b[.\s]",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"^(?:T/M|K/T|T/L|TM |KT |TL |TUQ )", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"^[\s.…_()\[\]]*$|^\(?(?:ký|đã ký)\b", re.IGNORECASE)


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error where nobody signs, a rank stands before the name, or an authority is written otherwise."""
    lines = [line for line in parts.signature if not _PLACEHOLDER.match(line.text)]
    if not lines:
        if parts.recipients_head is not None:
            said = "Không thấy quyền hạn, chức vụ của người ký ở bên phải “Nơi nhận”."
            yield Finding("signature", "error", place_of(parts.recipients_head), said, _CLAUSE)
        return
    posts = [line for line in lines if line.caps]
    names = [line for line in lines if not line.caps]
    for line in posts:
        yield from compare(line, _POST)
    if not posts:
        said = "Quyền hạn, chức vụ của người ký viết chữ in hoa, in đậm."
        yield Finding("signature", "error", place_of(lines[0]), said, _CLAUSE)
    for line in names[-1:] if posts else ():
        yield from compare(line, _NAME)
        if _RANK.match(line.text):
            said = "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu; cần bỏ phần đó."
            yield Finding("signature", "error", place_of(line), said, _CLAUSE)
    yield from _authority(parts, posts)


def _authority(parts: Parts, posts: list[ParagraphLook]) -> Iterator[Finding]:
    written = [part.strip() for line in posts for part in line.typed.split("\n") if part.strip()]
    clause = "Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, mục II.7"
    for line in posts:
        if _SLASHED.match(line.text):
            said = "Chữ viết tắt quyền hạn ghi “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.” có dấu chấm, không dùng dấu gạch chéo."
            yield Finding("signature", "error", place_of(line), said, clause)
        if fold(line.text).startswith("tm so "):
            said = (
                "Sở làm việc theo chế độ thủ trưởng, không ký “TM.”; ghi “GIÁM ĐỐC” hoặc “KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC”."
            )
            yield Finding("signature", "error", place_of(line), said, clause)
    deputies = [at for at, text in enumerate(written) if fold(text).startswith("kt ")]
    for at in deputies:
        if not any(fold(text).startswith(("pho ", "quyen pho", "q pho")) for text in written[at + 1 :]):
            said = "Ký thay (KT.) thì dòng dưới phải ghi chức vụ cấp phó của người ký, ví dụ “PHÓ CHỦ TỊCH”."
            yield Finding("signature", "error", place_of(posts[-1]), said, clause)
    if parts.is_letter:
        return
    top = fold(written[0]) if written else ""
    if any(fold(line.text).startswith(("uy ban nhan dan", "ubnd")) for line in parts.issuers[-1:]) and top.startswith(
        "kt "
    ):
        said = "Kế hoạch, báo cáo của Ủy ban nhân dân ký thay mặt tập thể thường có dòng “TM. ỦY BAN NHÂN DÂN” ở trên."
        yield Finding("signature", "hint", place_of(posts[0]), said, clause)
