"""Kính gửi (ô số 9a, mục II.9): in letters, submissions and reports sent upward."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts
from tonghop.kernel.text import fold

_CLAUSE = f"{DECREE}, mục II.9"
_LOOK = Wanted("“Kính gửi”", "addressee", _CLAUSE, (13, 14), bold=False, italic=False, caps=False)
_SENT_UPWARD = ("bao cao", "to trinh", "cong dien", "phieu gui", "phieu chuyen", "phieu bao", "giay moi", "")


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error where a letter or submission addresses nobody; elsewhere an addressee is a hint."""
    if parts.addressee is None:
        if parts.is_letter or parts.type_name == "to trinh":
            said = "Công văn, tờ trình cần có “Kính gửi:” và tên cơ quan nhận trước phần nội dung."
            yield Finding("addressee", "error", "đầu phần nội dung", said, _CLAUSE)
        return
    yield from compare(parts.addressee, _LOOK)
    if parts.type_name not in _SENT_UPWARD:
        said = f"{parts.type_name_as_written} thường không có “Kính gửi”; nơi nhận ghi ở cuối văn bản."
        yield Finding("addressee", "hint", place_of(parts.addressee), said, _CLAUSE)
    elif parts.recipients and not any(fold(line.text).startswith("nhu tren") for line in parts.recipients):
        said = "Có “Kính gửi” thì dòng đầu của Nơi nhận thường ghi “- Như trên;”."
        yield Finding("addressee", "hint", place_of(parts.recipients[0]), said, _CLAUSE)
