"""Times as they are written, one by one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.moments import VIETNAM
from tonghop.plans.rules.dues import cell_due, prose_due
from tonghop.plans.rules.facts import NO_DUE
from tonghop.plans.rules.listed_dues import cell_dues, prose_dues, whole_due


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Trước ngày 30/6/2026", "before", date(2026, 6, 30)),
        ("Hoàn thành trước 30/6/2026", "before", date(2026, 6, 30)),
        ("trước ngày 05 tháng 01 năm 2027", "before", date(2027, 1, 5)),
        ("Chậm nhất ngày 15/6/2026", "by", date(2026, 6, 15)),
        ("Xong trong ngày 15/6/2026", "by", date(2026, 6, 15)),
        ("30/6/2026", "by", date(2026, 6, 30)),
        ("Trong tháng 4/2026", "within", date(2026, 4, 30)),
        ("Quý II/2026", "within", date(2026, 6, 30)),
        ("Quý 3 năm 2026", "within", date(2026, 9, 30)),
        ("Quý IV/2025 - Quý II/2026", "within", date(2026, 6, 30)),
        ("Tháng 3/2026, quý IV/2026", "within", date(2026, 3, 31)),
        ("6 tháng đầu năm 2026", "within", date(2026, 6, 30)),
        ("2027", "within", date(2027, 12, 31)),
        ("2026 - 2030", "within", date(2030, 12, 31)),
        ("Năm 2026 và các năm tiếp theo", "within", date(2026, 12, 31)),
        ("từ ngày 01/02/2026 đến ngày 28/02/2026", "within", date(2026, 2, 28)),
        ("Quý I, II/2026", "within", date(2026, 6, 30)),
        ("Tháng 10, 11/2026", "within", date(2026, 11, 30)),
        ("Tháng 6", "within", None),
        ("Trong quý III", "within", None),
        ("Hằng năm", "recurring", None),
        ("Trước ngày 15 hằng tháng", "recurring", None),
        ("trước ngày 20/11", "recurring", None),
        ("Thường xuyên, hàng quý", "recurring", None),
        ("Sau khi Nghị định được ban hành", "event", None),
        ("Theo kế hoạch riêng", "event", None),
        ("Khi có yêu cầu", "event", None),
        ("Thường xuyên", "continuous", None),
        ("Từ 01/7/2026", "continuous", None),
        ("31/02/2026", "by", None),
        ("", "none", None),
        ("...", "none", None),
    ],
)
def test_a_cell_has_its_kind_and_day(text, kind, day):
    due = cell_due(text)
    assert (due.kind, due.day) == (kind, day)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Trước ngày 08/5/2026", datetime(2026, 5, 7, 23, 59, 59, tzinfo=VIETNAM)),
        ("Chậm nhất 08/5/2026", datetime(2026, 5, 8, 23, 59, 59, tzinfo=VIETNAM)),
        ("Trước 15h00 ngày 08/5/2026", datetime(2026, 5, 8, 14, 59, 59, tzinfo=VIETNAM)),
        ("Trước 16 giờ 30 ngày 08/5/2026", datetime(2026, 5, 8, 16, 29, 59, tzinfo=VIETNAM)),
    ],
)
def test_the_last_moment_is_the_last_second_in_time(text, last):
    assert cell_due(text).last_moment == last


def test_a_due_ends_one_second_after_its_last_moment():
    assert cell_due("Trước ngày 08/5/2026").ends_at == datetime(2026, 5, 8, tzinfo=VIETNAM)
    assert NO_DUE.ends_at is None


@pytest.mark.parametrize(
    ("sentence", "kind", "day"),
    [
        ("Các sở gửi báo cáo về Sở Nội vụ trước ngày 08/5/2026.", "before", date(2026, 5, 8)),
        ("Xây dựng kế hoạch (hoàn thành trong tháng 11/2026) gửi về Công an tỉnh.", "within", date(2026, 11, 30)),
        ("Hằng năm báo cáo kết quả thực hiện.", "recurring", None),
        ("Gửi kế hoạch trong thời hạn 10 ngày kể từ ngày nhận văn bản.", "event", None),
    ],
)
def test_prose_sets_a_time(sentence, kind, day):
    found = prose_due(sentence)
    assert (found.due.kind, found.due.day) == (kind, day)
    assert sentence[found.start : found.end]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Quyết định số 15/QĐ-TTg ngày 04/9/2025 của Thủ tướng Chính phủ.",
        "Bố trí trong dự toán ngân sách hằng năm.",
        "Phát triển kinh tế giai đoạn 2026 - 2030.",
    ],
)
def test_prose_that_names_a_time_but_sets_none(sentence):
    assert prose_due(sentence) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_written_the_official_way_is_read_back(day):
    written = f"Trước ngày {day.day:02d}/{day.month}/{day.year}"
    due = cell_due(written)
    assert due.day == day
    assert due.ends_at == datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


FORMS = (
    "{d}/{m}/{y}", "{d:02d}/{m:02d}/{y}", "ngày {d:02d}/{m}/{y}", "ngày {d}-{m}-{y}", "ngày {d:02d}.{m:02d}.{y}",
    "ngày {d} tháng {m} năm {y}", "ngày {d:02d} tháng {m:02d} năm {y}", "ngày {d:02d} tháng {m} năm {y}",
    "ngày  {d} / {m} / {y}", "ngày\u00a0{d:02d}/{m:02d}/{y}",
)  # fmt: skip
LEADS = (("Trước {}", "before"), ("hoàn thành trước {}", "before"), ("Chậm nhất {}", "by"), ("Chậm nhất là {}", "by"),
         ("Đến {}", "by"), ("Chậm nhất vào {}", "by"))  # fmt: skip


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS), st.sampled_from(LEADS))
def test_a_date_gives_the_same_moment_in_every_form(day, form, lead):
    written = lead[0].format(form.format(d=day.day, m=day.month, y=day.year))
    end = datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(days=lead[1] == "by")
    due = cell_due(written)
    assert (due.kind, due.day, due.ends_at) == (lead[1], day, end)
    found = prose_due(f"Các đơn vị gửi kết quả {written[:1].lower()}{written[1:]} để tổng hợp.")
    assert (found.due.kind, found.due.day, found.due.ends_at) == (lead[1], day, end)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_month_a_quarter_and_a_year_end_with_their_last_day(day):
    roman = ("I", "II", "III", "IV")[(day.month - 1) // 3]
    month = date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)
    for written in ("Tháng {m}/{y}", "tháng {m:02d} năm {y}", "Trong tháng {m}/{y}", "Hoàn thành trong tháng {m}/{y}"):
        assert cell_due(written.format(m=day.month, y=day.year)).day == month
    quarter = {
        cell_due(f"{words} {q}{sep}{day.year}").day
        for words in ("Quý", "Trong quý")
        for q in (roman, (day.month + 2) // 3)
        for sep in ("/", " năm ")
    }
    assert quarter == {cell_due(f"Quý {roman}/{day.year}").day}
    assert next(iter(quarter)) >= month
    assert cell_due(f"Năm {day.year}").day == date(day.year, 12, 31)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_times(text):
    cell_due(text)
    prose_due(text)


@pytest.mark.parametrize(
    ("sentence", "texts", "days"),
    [
        ("Gửi về Sở Nội vụ trước ngày 15/5 và ngày 15/11.", ["trước ngày 15/5", "trước ngày 15/11"], [None, None]),
        ("Gửi về Sở trước ngày 10/6 và 10/12 hằng năm.",
         ["trước ngày 10/6 hằng năm", "trước ngày 10/12 hằng năm"], [None, None]),
        ("Gửi trước ngày 05/3, ngày 05/6, ngày 05/9 và ngày 05/12.",
         ["trước ngày 05/3", "trước ngày 05/6", "trước ngày 05/9", "trước ngày 05/12"], [None] * 4),
        ("Gửi báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 10/12.",
         ["trước ngày 10/6", "trước ngày 10/12"], [None, None]),
        ("Gửi chậm nhất ngày 15/5/2026 và ngày 15/11/2026.",
         ["chậm nhất ngày 15/5/2026", "chậm nhất ngày 15/11/2026"], [date(2026, 5, 15), date(2026, 11, 15)]),
        ("Gửi trước ngày 10/6 và 10/12/2026.",
         ["trước ngày 10/6/2026", "trước ngày 10/12/2026"], [date(2026, 6, 10), date(2026, 12, 10)]),
        ("Gửi trước ngày 15/5 và 10/12 xã đã nộp.", ["trước ngày 15/5"], [None]),
        ("Gửi trước ngày 15/5, 10/12 xã đã nộp.", ["trước ngày 15/5"], [None]),
        ("Gửi trước ngày 15/5 và ngày 15/13.", ["trước ngày 15/5"], [None]),
        ("Gửi về Sở trước ngày 15/5/2026, căn cứ Công văn ngày 02/4/2026.", ["trước ngày 15/5/2026"], [date(2026, 5, 15)]),
        ("Gửi về Sở trước 16 giờ 00 ngày 15/5/2026 và ngày 15/11/2026.",
         ["trước 16 giờ 00 ngày 15/5/2026"], [date(2026, 5, 15)]),
        ("Xong trước ngày 15/5/2026, ngày 20/5/2026 họp.", ["Xong trước ngày 15/5/2026"], [date(2026, 5, 15)]),
        ("Xong trước ngày 15/5/2026 và ngày 20/5/2026 họp.", ["Xong trước ngày 15/5/2026"], [date(2026, 5, 15)]),
        ("Rà soát lại.", [], []),
    ],
)  # fmt: skip
def test_a_sentence_may_list_several_days(sentence, texts, days):
    found = prose_dues(sentence)
    assert [due.text for due in found] == texts
    assert [due.day for due in found] == days
    assert [cell_due(due.text).kind for due in found] == [due.kind for due in found]


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("Trước ngày 15/5 và ngày 15/11 hằng năm", ["Trước ngày 15/5 hằng năm", "Trước ngày 15/11 hằng năm"]),
        ("Trước ngày 15/5 hằng năm", ["Trước ngày 15/5 hằng năm"]),
        ("Quý II/2026", ["Quý II/2026"]),
        ("", [None]),
    ],
)
def test_a_cell_may_list_several_days(cell, texts):
    assert [due.text for due in cell_dues(cell)] == texts


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Gửi về Sở trước ngày 15/5 và ngày 15/11 để tổng hợp.", "trước ngày 15/5 và ngày 15/11"),
        ("Gửi về Sở trước ngày 15/5 và 15/11 hằng năm.", "trước ngày 15/5 và 15/11 hằng năm"),
        ("Gửi về Sở trước ngày 15/5 để tổng hợp.", "trước ngày 15/5"),
        ("Gửi về Sở trước ngày 15/5 và ngày 15/11/2026.", "trước ngày 15/5"),
    ],
)
def test_a_task_has_one_time_that_names_every_day(sentence, text):
    found = prose_due(sentence)
    assert whole_due(sentence, found).text == text
