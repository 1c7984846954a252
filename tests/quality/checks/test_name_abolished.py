from dataclasses import replace
from datetime import date

import pytest

from quality.checks.report_samples import CLEAN, facts_of
from tonghop.organisations.resources import shipped_old_communes
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.name_abolished import name_abolished

HALF_YEAR = (date(2026, 1, 1), date(2026, 6, 30))
FIVE_YEARS = (date(2021, 1, 1), date(2026, 6, 30))
ACTED = "UBND xã Bản Vược đã tổ chức 12 lớp."


def facts(*blocks, period=HALF_YEAR, province="15", **more):
    return replace(facts_of(*blocks, **more), period=period, former_names=shipped_old_communes().former_names(province))


def test_an_office_that_is_no_more_is_a_warning_that_says_where_it_went():
    (finding,) = name_abolished(facts("Lời đầu.", ACTED))
    assert (finding.severity, finding.place, finding.evidence) == (Severity.WARNING, "block:1", "UBND xã Bản Vược")
    assert finding.message == (
        "“UBND xã Bản Vược” ở mục 1 “Công tác lãnh đạo, chỉ đạo” là tên trước ngày 01/7/2025: xã Bản Vược (huyện Bát Xát)"
        " nay thuộc xã Bát Xát (1673/NQ-UBTVQH15). Hãy ghi tên hiện nay; nếu nói về thời gian trước đó thì ghi thêm"
        " “cũ” hoặc “trước đây”."
    )


def test_a_place_is_a_hint_and_each_name_is_told_once_a_section():
    (finding,) = name_abolished(facts("Tại xã Bản Vược còn 12 hộ.", "Ở xã Bản Vược đã mở 03 lớp."))
    assert (finding.severity, finding.place) == (Severity.HINT, "block:0")


@pytest.mark.parametrize(
    "silent",
    [
        facts(ACTED, province="01"),
        facts(ACTED, province="99"),
        facts(ACTED, period=None),
        facts(ACTED, period=(date(2024, 1, 1), date(2025, 6, 30))),
        facts(ACTED, period=FIVE_YEARS),
        facts(*CLEAN),
    ],
    ids=["another province", "no province", "no period", "before", "looks back", "clean"],
)
def test_silent_where_the_name_may_be_right(silent):
    assert list(name_abolished(silent)) == []


def test_a_report_on_a_longer_time_is_wrong_only_in_what_it_asks():
    asked = "Đề nghị UBND xã Bản Vược sớm bàn giao 02 trụ sở."
    (finding,) = name_abolished(facts(ACTED, asked, "Đề nghị hỗ trợ cho xã Cốc Mỳ.", period=FIVE_YEARS))
    assert (finding.place, finding.evidence) == ("block:1", "UBND xã Bản Vược")
