"""A plan of a known province that lets an office of a commune of before 01/7/2025 act."""

import pytest

from plans.conftest import BODY, compose
from tonghop.files.read import read_document
from tonghop.organisations.resources import shipped_old_communes
from tonghop.plans.rules import read_plan


def found(duty, province="Lào Cai", **head):
    text = compose(BODY.replace("Bố trí kinh phí.", duty), **head)
    text = text.replace("Bình Minh", province).replace("BÌNH MINH", province.upper())
    reading = read_plan(read_document(text.encode(), "ke-hoach.txt"), old=shipped_old_communes())
    findings = [f for f in reading.findings if f.rule == "name-abolished"]
    assert all(reading.text[f.source.start : f.source.end] == f.source.quote for f in findings)
    return [(f.source.quote, f.message) for f in findings]


def test_it_is_told_once_what_the_commune_is_part_of_now():
    ((quote, message),) = found("Giao UBND xã Bản Vược bàn giao mốc giới. UBND xã Bản Vược báo cáo kết quả.")
    assert quote == "UBND xã Bản Vược"
    assert message == (
        "“UBND xã Bản Vược” không còn từ 01/7/2025: xã Bản Vược (huyện Bát Xát) nay thuộc xã Bát Xát (1673/NQ-UBTVQH15)."
        " Cần thay bằng tên cơ quan hiện nay."
    )


@pytest.mark.parametrize(
    ("duty", "other"),
    [
        ("Giao UBND xã Bát Xát bàn giao mốc giới.", {}),
        ("Làm việc tại xã Bản Vược.", {}),
        ("Giao UBND xã Bản Vược bàn giao mốc giới.", {"province": "Bình Minh"}),
        ("Giao UBND xã Bản Vược bàn giao mốc giới.", {"province": "Hưng Yên"}),
        ("Giao UBND xã Bản Vược bàn giao mốc giới.", {"day": "ngày 02 tháng 3 năm 2025"}),
        ("Nhận lại hồ sơ của UBND xã Bản Vược trước đây.", {}),
    ],
)
def test_silent_where_the_name_is_right_the_province_unknown_or_the_plan_older(duty, other):
    assert found(duty, **other) == []
