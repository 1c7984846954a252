"""A plan put together from parts, and its reading, for the tests of the rules."""

import pytest

from tonghop.files.read import read_document
from tonghop.plans.rules import read_plan

HEAD = """ỦY BAN NHÂN DÂN
TỈNH BÌNH MINH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Bình Minh, {day}
KẾ HOẠCH
{title}
{opening}
"""
OPENING = (
    "Căn cứ Nghị quyết số 12/NQ-CP ngày 05/01/2026 của Chính phủ về nhiệm vụ năm 2026;\n"
    "Ủy ban nhân dân tỉnh Bình Minh ban hành Kế hoạch như sau:"
)
BODY = """I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nắm chắc tình hình ở cơ sở.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
Theo dõi, đôn đốc các đơn vị.
2. Sở Tài chính
Bố trí kinh phí.
"""
TAIL = """Nơi nhận:
- Các sở, ban, ngành;
- UBND các xã, phường;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Bình
"""


def compose(body=BODY, appendix="", **head):
    """Return the text of a plan with that body; `head` replaces parts of the letterhead."""
    parts = {
        "number": "15/KH-UBND",
        "day": "ngày 02 tháng 3 năm 2026",
        "title": "SƠ KẾT MỘT NĂM THỰC HIỆN ĐỀ ÁN PHÁT TRIỂN DU LỊCH TỈNH BÌNH MINH",
        "opening": OPENING,
    }
    return HEAD.format(**{**parts, **head}) + body + TAIL + appendix


@pytest.fixture
def plan_text():
    """The text of a small plan without appendix."""
    return compose()


@pytest.fixture
def reading_of():
    """Return a function from parts of a plan to its reading."""

    def read(body=BODY, appendix="", **head):
        return read_plan(read_document(compose(body, appendix, **head).encode(), "ke-hoach.txt"))

    return read


@pytest.fixture
def rules_in(reading_of):
    """Return a function from parts of a plan to the names of the findings in it, with what each quotes."""

    def rules(body=BODY, appendix="", **head):
        return [(f.rule, f.severity, f.source.quote) for f in reading_of(body, appendix, **head).findings]

    return rules
