"""The type's name and the subject (ô số 5a, 5b, mục II.5)."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts

_CLAUSE = f"{DECREE}, mục II.5"
_TYPE = Wanted("Tên loại văn bản", "type-name", _CLAUSE, (13, 14), bold=True, caps=True, align="center")
_SUBJECT = Wanted("Trích yếu nội dung", "subject", _CLAUSE, (13, 14), bold=True, italic=False, align="center")
_OF_LETTER = Wanted("Trích yếu công văn", "subject", _CLAUSE, (12, 13), bold=False, italic=False, caps=False)


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error where a name or subject is absent or looks otherwise."""
    if parts.type_line is None:
        yield from _letter(parts)
        return
    yield from compare(parts.type_line, _TYPE)
    if not parts.subject:
        said = "Không thấy trích yếu nội dung canh giữa dưới tên loại."
        yield Finding("subject", "error", place_of(parts.type_line), said, _CLAUSE)
        return
    for line in parts.subject:
        yield from compare(line, _SUBJECT)
    if all(line.caps for line in parts.subject):
        said = "Trích yếu nội dung viết chữ in thường, không in hoa cả dòng."
        yield Finding("subject", "error", place_of(parts.subject[0]), said, _CLAUSE)


def _letter(parts: Parts) -> Iterator[Finding]:
    if parts.letter_subject is not None:
        yield from compare(parts.letter_subject, _OF_LETTER)
    elif parts.addressee is not None:
        said = "Công văn cần có trích yếu “V/v …” dưới số, ký hiệu."
        yield Finding("subject", "error", place_of(parts.addressee), said, _CLAUSE)
    else:
        said = "Không thấy tên loại văn bản (KẾ HOẠCH, BÁO CÁO …), cũng không thấy “V/v” và “Kính gửi” của công văn."
        yield Finding("type-name", "error", "đầu văn bản", said, _CLAUSE)
