"""Number and sign (ô số 3, mục II.3; abbreviations of Phụ lục III)."""

import re
from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts
from tonghop.documents.rules.form.type_names import TYPE_NAMES
from tonghop.files.look import ParagraphLook

_CLAUSE = f"{DECREE}, mục II.3"
_LOOK = Wanted("Số, ký hiệu", "number", _CLAUSE, (13, 13), bold=False, italic=False)
_WRITTEN = re.compile(
    r"^(?P<word>Số|SỐ|số)(?P<colon>\s*:?)\s*(?P<number>\d*)(?P<before>\s*)/(?P<after>\s*)(?P<year>\d{4}/)?(?P<sign>.+)$"
)
_SPACED_HYPHEN = re.compile(r"\s[-–]|[-–]\s")
_LEAST_OF_TWO_DIGITS = 10


def check(parts: Parts) -> Iterator[Finding]:
    """Raise errors on what the decree fixes, hints on blanks; a blank left for the number draws nothing."""
    line = parts.number
    if line is None:
        said = "Không thấy số, ký hiệu văn bản dưới tên cơ quan ban hành, ví dụ “Số: 05/KH-UBND”."
        yield Finding("number", "error", "đầu văn bản", said, _CLAUSE)
        return
    yield from compare(line, _LOOK)
    found = _WRITTEN.match(line.text)
    if found is None:
        said = "Số, ký hiệu cần có dạng “Số: 05/KH-UBND”: từ “Số”, dấu hai chấm, số, dấu gạch chéo, ký hiệu."
        yield Finding("number", "error", place_of(line), said, _CLAUSE)
        return
    yield from _writing(line, found)
    yield from _sign(parts, line, found["sign"].strip())


def _writing(line: ParagraphLook, found: re.Match[str]) -> Iterator[Finding]:
    if found["word"] != "Số" or ":" not in found["colon"]:
        said = "Từ “Số” viết chữ thường, chữ đầu viết hoa, sau đó có dấu hai chấm: “Số: …”."
        yield Finding("number", "error", place_of(line), said, _CLAUSE)
    number, sign = found["number"], found["sign"].strip()
    if number and int(number) < _LEAST_OF_TWO_DIGITS and len(number) == 1:
        said = f"Số nhỏ hơn 10 phải ghi thêm số 0 phía trước: “0{number}”."
        yield Finding("number", "error", place_of(line), said, _CLAUSE)
    if found["year"]:
        said = "Văn bản hành chính không ghi năm trong số, ký hiệu; chỉ văn bản quy phạm pháp luật ghi năm."
        yield Finding("number", "warning", place_of(line), said, _CLAUSE)
    if number and (found["before"] or found["after"]):
        said = f"Giữa số và ký hiệu không cách chữ; cần viết “{number}/{sign}”."
        yield Finding("number", "hint", place_of(line), said, _CLAUSE)
    if _SPACED_HYPHEN.search(sign):
        said = "Giữa các nhóm chữ của ký hiệu dùng gạch nối không cách chữ, ví dụ “BC-UBND”."
        yield Finding("number", "hint", place_of(line), said, _CLAUSE)


def _sign(parts: Parts, line: ParagraphLook, sign: str) -> Iterator[Finding]:
    first = re.split(r"\s*[-–]\s*", sign)[0].strip()
    wanted = TYPE_NAMES.get(parts.type_name, "")
    if first == "CV":
        said = "Công văn không có chữ viết tắt tên loại; ký hiệu là tên cơ quan và đơn vị soạn thảo, ví dụ “UBND-NC”."
        yield Finding("sign", "error", place_of(line), said, "Nghị định 30/2020/NĐ-CP, Phụ lục III")
    elif wanted and first.casefold() != wanted.casefold():
        said = f"Ký hiệu bắt đầu bằng “{first}”, nhưng tên loại {parts.type_name_as_written} viết tắt là “{wanted}”."
        yield Finding("sign", "error", place_of(line), said, "Nghị định 30/2020/NĐ-CP, Phụ lục III")
