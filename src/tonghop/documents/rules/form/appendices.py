"""Appendices (mục III.1): named in the text, numbered in Roman where there are two or more, each with its title."""

import re
from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Annex, Parts
from tonghop.kernel.text import fold

_CLAUSE = f"{DECREE}, mục III.1"
_LABEL = Wanted("Chữ “Phụ lục”", "appendix", _CLAUSE, (14, 14), bold=True, align="center")
_TITLE = Wanted("Tên phụ lục", "appendix", _CLAUSE, (13, 14), bold=True, caps=True, align="center")
_ATTACHED = Wanted("Dòng “(Kèm theo …)”", "appendix", _CLAUSE, (13, 14), bold=False, italic=True, align="center")
_ARABIC = re.compile(r"\d")
_ROMAN = re.compile(r"\b[IVX]+\b")


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error for an appendix the text never names or that looks otherwise; habits of numbering are hints."""
    body = fold(" ".join(line.text for line in parts.body))
    named = any(word in body for word in ("phu luc", "kem theo", "bieu", "de cuong"))
    if parts.annexes and parts.body and not named:
        said = "Có phụ lục nhưng nội dung văn bản không nhắc đến; cần dẫn “(Phụ lục … kèm theo)” ở chỗ liên quan."
        yield Finding("appendix", "error", place_of(parts.annexes[0].label), said, _CLAUSE)
    for annex in parts.annexes:
        yield from _one(annex, alone=len(parts.annexes) == 1)


def _one(annex: Annex, *, alone: bool) -> Iterator[Finding]:
    label = annex.label
    yield from compare(label, _LABEL)
    if label.caps:
        said = "Chữ “Phụ lục” viết chữ in thường: “Phụ lục I”."
        yield Finding("appendix", "hint", place_of(label), said, _CLAUSE)
    if _ARABIC.search(label.text):
        said = "Số thứ tự của phụ lục ghi bằng chữ số La Mã: “Phụ lục I”."
        yield Finding("appendix", "hint", place_of(label), said, _CLAUSE)
    elif alone and _ROMAN.search(label.text):
        said = "Chỉ có một phụ lục thì không cần đánh số."
        yield Finding("appendix", "hint", place_of(label), said, _CLAUSE)
    elif not alone and not _ROMAN.search(label.text):
        said = "Có từ hai phụ lục trở lên thì phải đánh số La Mã từng phụ lục."
        yield Finding("appendix", "error", place_of(label), said, _CLAUSE)
    for line in annex.title:
        yield from compare(line, _TITLE)
    if not annex.title:
        said = "Không thấy tên phụ lục (chữ in hoa, in đậm, canh giữa) dưới chữ “Phụ lục”."
        yield Finding("appendix", "warning", place_of(label), said, _CLAUSE)
    elif annex.attached is None:
        said = "Dưới tên phụ lục cần có dòng “(Kèm theo … số … ngày … của …)”; văn bản điện tử để trống số, ngày."
        yield Finding("appendix", "warning", place_of(label), said, _CLAUSE)
    else:
        yield from compare(annex.attached, _ATTACHED)
