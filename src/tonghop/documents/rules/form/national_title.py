"""Quốc hiệu and Tiêu ngữ (ô số 1, mục II.1)."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts
from tonghop.kernel.text import fold, unify_dashes

_CLAUSE = f"{DECREE}, mục II.1"
_TITLE = Wanted("Quốc hiệu", "national-title", _CLAUSE, (12, 13), bold=True, caps=True)
_MOTTO = Wanted("Tiêu ngữ", "motto", _CLAUSE, (13, 14), bold=True, caps=False)
_WORDS = "Độc lập - Tự do - Hạnh phúc"


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error where either is absent, misspelt or looks otherwise; another dash is a hint."""
    if parts.national is None:
        said = "Không thấy Quốc hiệu; cần có dòng “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở phía trên, bên phải trang đầu."
        yield Finding("national-title", "error", "đầu văn bản", said, _CLAUSE)
    else:
        if fold(parts.national.text) != "cong hoa xa hoi chu nghia viet nam":
            said = "Quốc hiệu viết chưa đúng; cần ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”."
            yield Finding("national-title", "error", place_of(parts.national), said, _CLAUSE)
        yield from compare(parts.national, _TITLE)
    if parts.motto is None:
        said = f"Không thấy Tiêu ngữ; cần có dòng “{_WORDS}” dưới Quốc hiệu."
        yield Finding("motto", "error", "đầu văn bản", said, _CLAUSE)
        return
    yield from compare(parts.motto, _MOTTO)
    if parts.motto.text == _WORDS:
        return
    if unify_dashes(parts.motto.text) == _WORDS:
        said = "Tiêu ngữ dùng gạch ngang dài; Nghị định dùng gạch nối có cách chữ ( - )."
        yield Finding("motto", "hint", place_of(parts.motto), said, _CLAUSE)
    else:
        said = f"Tiêu ngữ cần ghi “{_WORDS}”: chữ đầu mỗi cụm viết hoa, giữa các cụm có gạch nối và cách chữ."
        yield Finding("motto", "error", place_of(parts.motto), said, _CLAUSE)
