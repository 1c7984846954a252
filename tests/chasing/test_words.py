"""What a digest says, and how long is left."""

from datetime import date, datetime, timedelta

import pytest

from tonghop.chasing.rules.outbox import pause_after
from tonghop.chasing.rules.wording import Line, extension_text, reminder_subject, reminder_text, time_left
from tonghop.kernel.moments import VIETNAM, end_of

DUE = end_of(date(2026, 5, 7))
LINE = Line("UBND xã Bắc Hà", "Sơ kết 01 năm", DUE, "đang soạn", "http://127.0.0.1:8000/")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 5, 4, 8, tzinfo=VIETNAM), "còn 3 ngày làm việc"),
        (datetime(2026, 5, 7, 8, tzinfo=VIETNAM), "hết hạn trong hôm nay"),
        (datetime(2026, 5, 8, 0, tzinfo=VIETNAM), "đã quá hạn 1 ngày"),
        (datetime(2026, 5, 11, 8, tzinfo=VIETNAM), "đã quá hạn 4 ngày"),
    ],
)
def test_how_long_is_left(now, said):
    assert time_left(DUE, now, {}) == said


def test_a_digest_names_each_obligation_with_moment_state_and_address():
    now = datetime(2026, 5, 6, 8, tzinfo=VIETNAM)
    text = reminder_text("Lò Thị Mây", [LINE, LINE], now, {})
    assert text.startswith("Kính gửi: Lò Thị Mây\n")
    assert "1. UBND xã Bắc Hà: Sơ kết 01 năm\n   Hạn nộp: 23:59 thứ Năm, 07/5/2026 (còn 1 ngày làm việc)." in text
    assert "   Tình trạng: đang soạn. Mở báo cáo: http://127.0.0.1:8000/\n2. " in text
    assert reminder_subject([LINE], now, {}) == "Nhắc nộp báo cáo (còn 1 ngày làm việc): Sơ kết 01 năm"
    assert reminder_subject([LINE, LINE], now, {}) == "Nhắc nộp báo cáo: 2 báo cáo chưa nộp"


def test_a_long_subject_is_cut():
    long = Line("x", "rất dài " * 40, DUE, "", "")
    assert len(reminder_subject([long], datetime(2026, 5, 6, tzinfo=VIETNAM), {})) <= 150


def test_a_notice_says_the_new_moment_and_why():
    text = extension_text("Lò Thị Mây", LINE, "Mưa lũ.")
    assert "nay là 23:59 thứ Năm, 07/5/2026.\nLý do: Mưa lũ.\n" in text


def test_pauses_grow():
    pauses = [pause_after(n) for n in range(1, 9)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=1), timedelta(hours=4))
