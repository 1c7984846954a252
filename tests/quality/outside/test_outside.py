"""Files outside any campaign: whose they are, their sections, their figures, and what they know of each other."""

from datetime import date

import pytest

from quality.outside.report_files import report_text
from tonghop.campaigns.queries.reading import catalogue
from tonghop.files.read import read_document
from tonghop.files.xlsx import Sheet
from tonghop.organisations.resources import shipped_old_communes
from tonghop.quality.checks.table import run
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.outside.facts import facts_of_reports
from tonghop.quality.rules.outside.letterhead import letterhead_of
from tonghop.quality.rules.outside.report import Form, put_together, report_of_document, report_of_workbook

OTHERS = ("UBND xã Bản Liền", "UBND xã Văn Bàn", "UBND xã Bắc Hà")
TABLE = "STT\tChỉ tiêu\tĐơn vị tính\tKết quả\n1\tHồ sơ hộ tịch\thồ sơ\t{a}\n2\tHồ sơ đất đai\thồ sơ\t{b}\n3\tHồ sơ khác\thồ sơ\t{c}\n\tTổng cộng\thồ sơ\t{total}"


def document(text: str):
    return read_document(text.encode(), "bao-cao.txt")


def checks_of(*texts: str) -> list[set[str]]:
    form = Form(catalogue())
    reports = [report_of_document(f"{n}.txt", document(text), form) for n, text in enumerate(texts)]
    found = facts_of_reports(
        put_together(reports), form=form, settings=shipped_settings(), units=OTHERS, old=shipped_old_communes()
    )
    return [{finding.check for finding in run(facts)} for _, facts in found]


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        ("ỦY BAN NHÂN DÂN XÃ A MÚ SUNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nKết quả", "UBND xã A Mú Sung"),
        ("TỈNH LÀO CAI\nỦY BAN NHÂN DÂN\nPHƯỜNG ÂU LÂU\nBÁO CÁO\nKết quả", "UBND phường Âu Lâu"),
        ("UBND TỈNH LÀO CAI\nSỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả", "Sở công thương"),
        ("UBND TỈNH\nSỞ Y TẾ\nSở Y tế, ngày 06 tháng 5 năm 2026\nBÁO CÁO\nKết quả", "Sở y tế"),
        ("BÁO CÁO\nKết quả của UBND xã Bắc Hà", "UBND xã Bắc Hà"),
    ],
)
def test_whose_report(lines, unit):
    text = "\n\n".join([*lines.split("\n"), "Trong kỳ, công tác chỉ đạo được thực hiện từ đầu năm, có 12 văn bản."])
    assert letterhead_of(document(text).blocks).unit == unit


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("6 tháng đầu năm 2026", (date(2026, 1, 1), date(2026, 6, 30))),
        ("quý III năm 2025", (date(2025, 7, 1), date(2025, 9, 30))),
        ("tháng 5/2026", (date(2026, 5, 1), date(2026, 5, 31))),
        ("từ ngày 01/7/2025 đến ngày 30/4/2026", (date(2025, 7, 1), date(2026, 4, 30))),
        ("năm 2025", (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_about_which_period(period, days):
    head = letterhead_of(document(report_text(period=period)).blocks)
    assert (head.period, head.day) == (days, date(2026, 6, 20))


def test_sections_stand_under_their_own_headings():
    report = report_of_document("a.txt", document(report_text()), Form(catalogue()))
    named = {p.facts.title: p.facts.purpose for p in report.parts}
    assert named == {
        "phần mở đầu": "opening",
        "KẾT QUẢ THỰC HIỆN": "results",
        "Hạn chế": "difficulties",
        "Nguyên nhân": "causes",
        "KIẾN NGHỊ": "recommendations",
        "phần kết": "closing",
    }
    assert not any("Nơi nhận" in block.text for part in report.parts for block in part.blocks)


def test_a_clean_report_draws_nothing():
    assert checks_of(report_text()) == [set()]


def test_a_table_s_total_and_parts_are_held_to_their_rows():
    right = report_text(table=TABLE.format(a="700", b="400", c="150", total="1.250"))
    wrong = report_text(table=TABLE.format(a="700", b="400", c="150", total="1.350"))
    part = report_text(
        table="Nội dung\tĐơn vị tính\tSố lượng\nHồ sơ đã giải quyết\thồ sơ\t1.180\nTrong đó: đúng hạn\thồ sơ\t1.280"
    )
    assert checks_of(right) == [set()]
    assert checks_of(wrong) == [{"sum-mismatch"}]
    assert "part-exceeds-whole" in checks_of(part)[0]


def test_another_unit_s_name_is_found_in_the_closing_too():
    text = report_text().replace("báo cáo của UBND xã Bắc Hà", "báo cáo của UBND xã Bản Liền")
    assert checks_of(text) == [{"foreign-unit"}]


def test_two_units_with_one_text_are_near_copies_and_one_unit_twice_a_copy_of_last_time():
    other = report_text("xã Văn Bàn")
    assert all("near-copy" in found for found in checks_of(report_text(), other))
    before = report_text(period="quý I năm 2026", day=("05", "4"))
    earlier, now = checks_of(before, report_text())
    assert "copy-of-last-time" in now
    assert "copy-of-last-time" not in earlier
    assert "near-copy" not in earlier | now


def test_a_workbook_joins_the_text_of_its_unit():
    rows = (
        ("Đơn vị báo cáo: UBND xã Bắc Hà", None, None, None),
        ("Mã", "Chỉ tiêu", "ĐVT", "Giá trị"),
        ("TTHC.04", "Hồ sơ tiếp nhận trong kỳ", "hồ sơ", 1250.0),
        ("TTHC.05", "Trong đó: nộp trực tuyến", "hồ sơ", 1000.0),
        ("TTHC.06", "Trong đó: nộp trực tiếp hoặc qua bưu chính", "hồ sơ", 240.0),
    )
    form = Form(catalogue())
    book = report_of_workbook("so-lieu.xlsx", [Sheet("Số liệu", False, rows)], form)
    (report,) = put_together([report_of_document("a.txt", document(report_text()), form), book])
    (found,) = facts_of_reports(
        [report], form=form, settings=shipped_settings(), units=OTHERS, old=shipped_old_communes()
    )
    assert {finding.check for finding in run(found[1])} == {"sum-mismatch"}


@pytest.mark.parametrize(
    "said",
    [
        "từ ngày 01 tháng 7 năm 2025 đến ngày 30 tháng 4 năm 2026",
        "từ ngày 01/7/2025 đến hết ngày 30/4/2026",
        "từ tháng 7 năm 2025 đến hết tháng 4 năm 2026",
        "từ tháng 7/2025 đến tháng 4/2026",
    ],
)
def test_a_period_written_out_is_read_whole(said):
    head = letterhead_of(document(f"UBND XÃ BẮC HÀ\nBÁO CÁO\nKết quả công tác {said}").blocks)
    assert head.period == (date(2025, 7, 1), date(2026, 4, 30))
