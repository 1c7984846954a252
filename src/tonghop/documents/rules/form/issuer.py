"""The issuing body and the one above it (ô số 2, mục II.2)."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts
from tonghop.kernel.text import fold

_CLAUSE = f"{DECREE}, mục II.2"
_ISSUER = Wanted("Tên cơ quan ban hành", "issuer", _CLAUSE, (12, 13), bold=True, caps=True)
_HALF_NAMES = ("uy ban nhan dan", "hoi dong nhan dan", "ban quan ly", "thanh tra")
_ABOVE = Wanted("Tên cơ quan chủ quản", "issuer", _CLAUSE, (12, 13), caps=True)


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error where no body is named or its name looks otherwise; a bold superior is a hint.

    A name may take several lines: all bold lines at the end are the issuer's.
    """
    if not parts.issuers:
        said = "Không thấy tên cơ quan ban hành ở phía trên, bên trái trang đầu."
        yield Finding("issuer", "error", "đầu văn bản", said, _CLAUSE)
        return
    *above, last = parts.issuers
    yield from compare(last, _ISSUER)
    for line in above:
        yield from compare(line, _ABOVE)
    if len(above) == 1 and above[0].bold and last.bold and fold(above[0].text) not in _HALF_NAMES:
        said = "Tên cơ quan chủ quản trực tiếp viết chữ đứng, không in đậm; chỉ tên cơ quan ban hành in đậm."
        yield Finding("issuer", "hint", place_of(above[0]), said, _CLAUSE)
