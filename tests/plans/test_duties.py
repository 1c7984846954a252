"""Report duties: who reports to whom, through which desk, by when."""

from datetime import date

import pytest

BODY = """I. MỤC ĐÍCH
Nắm tình hình.
II. THỜI GIAN, HÌNH THỨC
1. Cấp tỉnh
- {sentence}
2. Ủy ban nhân dân các xã, phường
- Hình thức: viết báo cáo.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
Đôn đốc các đơn vị.
"""


def duties(reading):
    return [(d.sender, d.receiver, d.via, d.due.kind, d.due.day) for d in reading.report_duties]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Các sở, ban, ngành gửi báo cáo về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 20/5/2026.",
            ("Các sở, ban, ngành", "Ủy ban nhân dân tỉnh", "Sở Nội vụ", "before", date(2026, 5, 20)),
        ),
        (
            "Sở Nội vụ dự thảo, trình Ủy ban nhân dân tỉnh để gửi báo cáo về Bộ Nội vụ chậm nhất ngày 30/5/2026.",
            None,  # nothing says who "sends"; the next rule below pins what is read of it
        ),
        (
            "Sở Nội vụ tổng hợp, báo cáo Bộ Nội vụ trước ngày 30/5/2026.",
            ("Sở Nội vụ", "Bộ Nội vụ", None, "before", date(2026, 5, 30)),
        ),
        (
            "Hằng năm các xã, phường báo cáo kết quả thực hiện về Sở Y tế qua Văn phòng Sở để tổng hợp.",
            ("các xã, phường", "Sở Y tế", "Văn phòng Sở", "recurring", None),
        ),
        (
            "Các đơn vị định kỳ báo cáo kết quả trước ngày 20/11 về Sở Y tế.",
            ("Các đơn vị", "Sở Y tế", None, "recurring", None),
        ),
    ],
)
def test_a_sentence_gives_its_duty(reading_of, sentence, expected):
    found = duties(reading_of(BODY.format(sentence=sentence)))
    if expected is None:
        assert all(one[1] == "Bộ Nội vụ" and one[4] == date(2026, 5, 30) for one in found)
    else:
        assert found == [expected]


def test_the_heading_names_the_sender_where_the_line_does_not(reading_of):
    body = BODY.format(sentence="Không có.").replace(
        "- Hình thức: viết báo cáo.", "- Thời gian hoàn thành và gửi báo cáo về Sở Nội vụ trước ngày 20/5/2026."
    )
    assert duties(reading_of(body)) == [
        ("Ủy ban nhân dân các xã, phường", "Sở Nội vụ", None, "before", date(2026, 5, 20))
    ]


def test_a_repetition_without_a_time_is_no_second_duty(reading_of):
    body = BODY.format(sentence="Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 20/5/2026.").replace(
        "Đôn đốc các đơn vị.", "Đôn đốc.\n2. Các sở, ban, ngành thuộc tỉnh\nXây dựng báo cáo gửi Sở Nội vụ để tổng hợp."
    )
    assert len(duties(reading_of(body))) == 1


def test_each_time_in_brackets_is_a_duty(reading_of):
    sentence = "Các sở gửi báo cáo về Sở Y tế giữa kỳ (năm 2028) và tổng kết (năm 2030)."
    assert [one[4] for one in duties(reading_of(BODY.format(sentence=sentence)))] == [
        date(2028, 12, 31),
        date(2030, 12, 31),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nếu có khó khăn, vướng mắc, các đơn vị báo cáo về Sở Nội vụ để xem xét.",
        "Các sở kịp thời báo cáo Ủy ban nhân dân tỉnh những việc đột xuất.",
        "Các sở tuyên truyền trên báo, đài.",
    ],
)
def test_what_is_no_report_duty(reading_of, sentence):
    assert duties(reading_of(BODY.format(sentence=sentence))) == []


def test_every_duty_quotes_its_sentence(reading_of):
    reading = reading_of(BODY.format(sentence="Các sở gửi báo cáo về Sở Y tế trước ngày 20/5/2026. Việc khác."))
    (duty,) = reading.report_duties
    assert reading.text[duty.source.start : duty.source.end] == duty.source.quote
    assert duty.source.quote.startswith("Các sở gửi")
    assert duty.source.quote.endswith("2026.")


REPORTERS = """PHỤ LỤC I
PHÂN CÔNG BÁO CÁO
STT\tĐơn vị báo cáo\tNội dung\tThời hạn{head}
1\tUBND các xã, phường\tToàn bộ nội dung\tTrước ngày 05/6/2026{cell}
2\tSở Khoa học và Công nghệ\tMục 1.1\t10/6/2026{cell}
"""


def test_a_table_of_who_reports_is_duties_and_the_sentence_that_refers_to_it_is_none(reading_of):
    sentence = "Các đơn vị gửi báo cáo theo phân công tại Phụ lục I về Sở Y tế (qua Văn phòng Sở)."
    reading = reading_of(BODY.format(sentence=sentence), appendix=REPORTERS.format(head="", cell=""))
    assert duties(reading) == [
        ("UBND các xã, phường", "Sở Y tế", "Văn phòng Sở", "before", date(2026, 6, 5)),
        ("Sở Khoa học và Công nghệ", "Sở Y tế", "Văn phòng Sở", "by", date(2026, 6, 10)),
    ]
    assert [task for task in reading.tasks if task.source.kind == "table"] == []
    assert not any("không ghi thời hạn" in f.message or "chỉ ghi chủ đề" in f.message for f in reading.findings)


@pytest.mark.parametrize(
    ("sentence", "head", "cell", "receivers"),
    [
        ("Nắm tình hình.", "\tNơi nhận báo cáo", "\tSở Tài chính", ["Sở Tài chính", "Sở Tài chính"]),
        ("Nắm tình hình.", "", "", [None, None]),
    ],
)
def test_a_table_of_who_reports_says_to_whom_itself_or_leaves_it_open(reading_of, sentence, head, cell, receivers):
    reading = reading_of(BODY.format(sentence=sentence), appendix=REPORTERS.format(head=head, cell=cell))
    assert [duty.receiver for duty in reading.report_duties] == receivers


@pytest.mark.parametrize(
    "sentence",
    [
        "Bước 2: UBND các xã, phường hoàn thành báo cáo trước ngày 15/6/2026.",
        "UBND các xã, phường: báo cáo kết quả theo lĩnh vực trước ngày 15/6/2026.",
    ],
)
def test_a_report_ordered_by_a_day_is_a_duty_though_nothing_says_to_whom(reading_of, sentence):
    assert duties(reading_of(BODY.format(sentence=sentence))) == [
        ("UBND các xã, phường", None, None, "before", date(2026, 6, 15))
    ]
