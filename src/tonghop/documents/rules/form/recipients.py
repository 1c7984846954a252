"""Nơi nhận (ô số 9b, mục II.9)."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts
from tonghop.kernel.text import fold

_CLAUSE = f"{DECREE}, mục II.9"
_HEAD = Wanted("“Nơi nhận:”", "recipients", _CLAUSE, (12, 12), bold=True, italic=True)
_ITEM = Wanted("Danh sách nơi nhận", "recipients", _CLAUSE, (11, 11), bold=False, italic=False)


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error where they are absent, look otherwise or keep no copy; punctuation is a warning."""
    if parts.recipients_head is None:
        said = "Không thấy “Nơi nhận:” ở cuối văn bản."
        yield Finding("recipients", "error", "cuối văn bản", said, _CLAUSE)
        return
    yield from compare(parts.recipients_head, _HEAD)
    items = [line for line in parts.recipients if any(char.isalnum() for char in line.text)]
    if not items:
        said = "Dưới “Nơi nhận:” chưa ghi nơi nào."
        yield Finding("recipients", "error", place_of(parts.recipients_head), said, _CLAUSE)
        return
    unlike = next((finding for line in items for finding in compare(line, _ITEM)), None)
    if unlike:
        yield unlike
    if not any(fold(line.text).startswith("luu") for line in items[-3:]):
        said = "Dòng cuối của Nơi nhận phải ghi nơi lưu: “- Lưu: VT, …”."
        yield Finding("recipients", "error", place_of(items[-1]), said, _CLAUSE)
    for at, line in enumerate(items):
        wanted = "." if at == len(items) - 1 else ";"
        if not line.text.endswith(wanted):
            said = "Mỗi nơi nhận kết thúc bằng dấu chấm phẩy (;), dòng cuối bằng dấu chấm (.)."
            yield Finding("recipients", "warning", place_of(line), said, _CLAUSE)
            return
