"""The page number (mục I.7): Arabic, 13-14, centred in the top margin, not shown on page 1, each appendix its own."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, shown
from tonghop.documents.rules.form.parts import Parts

_CLAUSE = f"{DECREE}, mục I.7"
_SIZES = (13, 14)
_A_PAGE = 3_500  # letters that surely need a second page


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error where the number is absent, misplaced or shown on page 1; its size is a hint."""
    if not parts.paper.pages:
        return
    number = parts.paper.pages[0].number
    place = "số trang"
    if not number.where:
        if parts.paper.page_count > 1 or sum(len(line.text) for line in parts.lines) > _A_PAGE:
            said = "Văn bản nhiều trang nhưng không đánh số trang; cần đánh số ở giữa lề trên, từ trang 2."
            yield Finding("page-number", "error", place, said, _CLAUSE)
        return
    if number.where != "top" or number.align != "center":
        said = "Số trang chưa đặt canh giữa ở lề trên; cần chuyển lên đầu trang và canh giữa."
        yield Finding("page-number", "error", place, said, _CLAUSE)
    if number.on_first:
        said = "Trang thứ nhất hiện số trang; cần chọn “Different First Page” và để trống đầu trang thứ nhất."
        yield Finding("page-number", "error", place, said, _CLAUSE)
    if number.size and not _SIZES[0] <= number.size <= _SIZES[1]:
        said = f"Số trang đang cỡ {shown(number.size)}; cần đặt cỡ 13 đến 14."
        yield Finding("page-number", "warning", place, said, _CLAUSE)
