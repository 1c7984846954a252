"""How the text ends (the decree's templates): "./." after the last sentence."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import Finding, place_of
from tonghop.documents.rules.form.parts import Parts

_CLAUSE = "Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4"
_ENDS = ("./.", "/.")


def check(parts: Parts) -> Iterator[Finding]:
    """Raise a hint where the end is not marked, a warning where it is marked twice."""
    if not parts.body or parts.recipients_head is None:
        return
    last = parts.body[-1]
    if last.text.endswith("././."):
        said = "Cuối văn bản ghi “./.” một lần."
        yield Finding("ending", "warning", place_of(last), said, _CLAUSE)
    elif not last.text.rstrip(' ”"').endswith(_ENDS):
        said = "Mẫu của Nghị định kết thúc nội dung bằng “./.”; nên ghi để người đọc biết văn bản đã hết."
        yield Finding("ending", "hint", place_of(last), said, _CLAUSE)
