"""Paper and margins (mục I.1, I.3): A4, top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, shown
from tonghop.documents.rules.form.parts import Parts

_SHORT, _LONG, _SLACK = 210.0, 297.0, 1.0
_MARGINS = (("trên", 20, 25), ("phải", 15, 20), ("dưới", 20, 25), ("trái", 30, 35))


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error for a section off A4 or with a margin out of range; landscape without a table is a hint."""
    tabled = {line.section for line in parts.lines if line.cell}
    for at, page in enumerate(parts.paper.pages):
        place = f"trang giấy, phần {at + 1}"
        sides = sorted((page.width, page.height))
        if abs(sides[0] - _SHORT) > _SLACK or abs(sides[1] - _LONG) > _SLACK:
            said = f"Khổ giấy đang là {shown(page.width)} × {shown(page.height)} mm; cần đặt khổ A4 (210 × 297 mm)."
            yield Finding("page-size", "error", place, said, f"{DECREE}, mục I.1")
        if page.landscape:
            if at not in tabled:
                said = "Trang nằm ngang mà không có bảng; trang ngang chỉ dùng cho bảng, biểu không tách thành phụ lục."
                yield Finding("page-orientation", "hint", place, said, f"{DECREE}, mục I.2")
            continue
        for (name, least, most), margin in zip(_MARGINS, page.margins, strict=True):
            if not least - 0.5 <= margin <= most + 0.5:
                said = f"Lề {name} đang là {shown(margin)} mm; cần đặt từ {least} đến {most} mm."
                yield Finding("page-margins", "error", place, said, f"{DECREE}, mục I.3")
