from dataclasses import replace
from datetime import date

import pytest
from campaign_samples import CAMPAIGNS, SAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_samples import TREE

from tonghop.campaigns.rules.cloning import next_campaign
from tonghop.campaigns.rules.differences import difference
from tonghop.kernel.moments import due_text, end_of, start_of

BODIES = TREE.by_id()


def changes(before, after):
    return {c.what: (c.before, c.after) for c in difference(before, after, bodies=BODIES)}


def test_next_years_campaign_moves_its_days_and_its_own_years():
    made = next_campaign(SAMPLE)
    assert made.key == "lao-cai-so-ket-2027"
    assert made.title == ("Tổ chức sơ kết năm 2027 theo Quyết định 706/QĐ-TTg ngày 21/4/2026, giai đoạn 2026-2030"), (
        "the date of a cited document and a range of years stay"
    )
    assert made.sections[0].title == "Về tổ chức bộ máy: kết quả năm 2027"
    assert [due_text(form.due) for form in made.forms] == ["23:59 thứ Sáu, 07/5/2027", "23:59 thứ Bảy, 08/5/2027"]
    assert (made.period_from, made.period_to) == (date(2026, 7, 1), date(2027, 4, 30))
    assert due_text(made.report_due) == "14:59 thứ Bảy, 15/5/2027"
    assert due_text(made.forms[0].lock_at) == "23:59 thứ Năm, 13/5/2027"
    assert (made.tasks[0].due_text, made.tasks[0].due_day) == ("Trước ngày 08/5/2027", date(2027, 5, 8))
    assert made.tasks[1] == SAMPLE.tasks[1]
    assert (made.exempt, made.legal_bases, made.simulated) == ((), SAMPLE.legal_bases, True)


def test_the_difference_shows_all_that_moved_and_nothing_else():
    told = changes(SAMPLE, next_campaign(SAMPLE))
    assert told["Tên ngắn"] == ("Sơ kết năm 2026", "Sơ kết năm 2027")
    assert told["Kỳ số liệu, đến hết ngày"] == ("thứ Năm, 30/4/2026", "thứ Sáu, 30/4/2027")
    assert told["Đơn vị cấp xã: hạn nộp"] == ("23:59 thứ Năm, 07/5/2026", "23:59 thứ Sáu, 07/5/2027")
    assert told["Miễn báo cáo: UBND xã Bảo Nhai"] == ("Đang sáp nhập: chờ hướng dẫn", "")
    assert told["Nhiệm vụ I.1: ngày"] == ("thứ Sáu, 08/5/2026", "thứ Bảy, 08/5/2027")
    assert set(told) == {
        "Mã đợt", "Tên đợt", "Tên ngắn", "Hạn báo cáo tổng hợp", "Kỳ số liệu, từ ngày", "Kỳ số liệu, đến hết ngày",
        "Mục 1: tên", "Đơn vị cấp xã: ngày nêu", "Đơn vị cấp xã: hạn nộp", "Đơn vị cấp xã: ngày khóa",
        "Đơn vị sở, ban, ngành: ngày nêu", "Đơn vị sở, ban, ngành: hạn nộp", "Miễn báo cáo: UBND xã Bảo Nhai",
        "Nhiệm vụ I.1: thời hạn", "Nhiệm vụ I.1: ngày",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("to", "years", "moved"),
    [
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2027, 2, 28), 1, date(2028, 2, 29)),
        (date(2027, 2, 27), 1, date(2028, 2, 27)),
        (date(2026, 6, 30), 5, date(2031, 6, 30)),
        (date(2026, 6, 30), -1, date(2025, 6, 30)),
    ],
)
def test_a_period_that_closed_with_a_month_closes_with_one(to, years, moved):
    assert next_campaign(replace(SAMPLE, period_to=to), years=years).period_to == moved


@pytest.mark.parametrize(
    ("named", "due", "then"),
    [
        (date(2027, 3, 1), start_of(date(2027, 3, 1)), start_of(date(2028, 3, 1))),
        (date(2028, 2, 29), end_of(date(2028, 2, 29)), end_of(date(2029, 2, 28))),
        (date(2028, 3, 1), start_of(date(2028, 3, 1)), start_of(date(2029, 3, 1))),
    ],
)
def test_a_due_moment_keeps_its_distance_from_the_day_named(named, due, then):
    forms = (replace(SAMPLE.forms[0], named_day=named, due=due),)
    assert next_campaign(replace(SAMPLE, forms=forms)).forms[0].due == then


def test_a_key_without_a_year_gets_one_and_still_fits():
    assert next_campaign(replace(SAMPLE, key="so-ket")).key == "so-ket-2027"
    assert next_campaign(replace(SAMPLE, key="x" * 60)).key == "x" * 55 + "-2027"


@settings(deadline=None, max_examples=50)
@given(CAMPAIGNS, st.integers(1, 3))
def test_a_campaign_differs_from_its_next_and_never_from_itself(campaign, years):
    assert difference(campaign, campaign) == ()
    made = next_campaign(campaign, years=years)
    told = changes(campaign, made)
    assert {"Đơn vị cấp xã: ngày nêu", "Đơn vị sở, ban, ngành: ngày nêu"} <= set(told)
    assert all(before != after for before, after in told.values())
    assert [f.organisation_ids for f in made.forms] == [f.organisation_ids for f in campaign.forms]


def section(**more):
    return (replace(SAMPLE.sections[0], **more), *SAMPLE.sections[1:])


@pytest.mark.parametrize(
    ("change", "what", "before", "after"),
    [
        ({"standing_body_id": 22}, "Cơ quan thường trực", "Sở Nội vụ", "Sở Tài chính"),
        ({"before_policy": "day_named"}, "“Trước ngày” nghĩa là", "hết ngày liền trước", "hết chính ngày đó"),
        ({"simulated": False}, "Dữ liệu mô phỏng", "có", "không"),
        ({"legal_bases": ()}, "Căn cứ", "Quyết định số 706/QĐ-TTg", ""),
        ({"sections": SAMPLE.sections[1:]}, "Mục 1", "Về tổ chức bộ máy: kết quả năm 2026", ""),
        ({"sections": SAMPLE.sections[::-1]}, "Thứ tự các mục", "1, 2, hc", "hc, 2, 1"),
        ({"sections": section(lead_id=None)}, "Mục 1: cơ quan chủ trì", "Sở Nội vụ", ""),
        ({"sections": section(partner_ids=(32,))}, "Mục 1: cùng báo cáo", "Sở Xây dựng", "Trung tâm Phục vụ hành chính công tỉnh"),
        ({"sections": section(purpose="tasks")}, "Mục 1: loại", "kết quả", "nhiệm vụ, giải pháp"),
        ({"forms": SAMPLE.forms[:1]}, "Đơn vị sở, ban, ngành", "3 đơn vị", ""),
        ({"forms": (replace(SAMPLE.forms[0], organisation_ids=(11, 13)), SAMPLE.forms[1])}, "Đơn vị cấp xã: danh sách", "bỏ: UBND xã Bảo Nhai", "thêm: không"),
        ({"forms": (replace(SAMPLE.forms[0], organisation_ids=(12, 11, 13)), SAMPLE.forms[1])}, "Đơn vị cấp xã: thứ tự", "UBND xã Bắc Hà; UBND xã Bảo Nhai; UBND phường Sa Pa", "UBND xã Bảo Nhai; UBND xã Bắc Hà; UBND phường Sa Pa"),
        ({"exempt": ((12, "Lý do khác"),)}, "Miễn báo cáo: UBND xã Bảo Nhai", "Đang sáp nhập: chờ hướng dẫn", "Lý do khác"),
        ({"tasks": SAMPLE.tasks[:1]}, "Nhiệm vụ I.2", "Theo dõi", ""),
        ({"tasks": (replace(SAMPLE.tasks[0], leads=("Sở Y tế",)), SAMPLE.tasks[1])}, "Nhiệm vụ I.1: chủ trì", "Sở Nội vụ", "Sở Y tế"),
    ],
)  # fmt: skip
def test_each_thing_that_differs_is_said_once_by_name(change, what, before, after):
    assert changes(SAMPLE, replace(SAMPLE, **change)) == {what: (before, after)}
