"""Headings with a Roman number (mục II.6, Phụ lục III mẫu 1.4): capitals, bold."""

import re
from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.parts import Parts

_CLAUSE = f"{DECREE}, mục II.6"
_ROMAN = re.compile(r"^[IVX]{1,5}\.\s+(?P<title>\S.*)$")
_LONGEST = 160


def check(parts: Parts) -> Iterator[Finding]:
    """Raise one warning that counts the Roman headings which are not bold capitals."""
    found = [line for line in parts.body if _ROMAN.match(line.text) and len(line.text) <= _LONGEST]
    unlike = [line for line in found if not (line.bold and line.caps)]
    if unlike:
        said = f"{len(unlike)} trên {len(found)} đề mục số La Mã chưa viết chữ in hoa, in đậm."
        yield Finding("heading", "warning", place_of(unlike[0]), said, _CLAUSE)
