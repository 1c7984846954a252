"""A small reading by hand, with every kind of line, for the tests of corrections."""

from datetime import date

from tonghop.kernel.hashing import sha256
from tonghop.plans.models import Plan
from tonghop.plans.rules.dues import due_on
from tonghop.plans.rules.facts import (
    NO_DUE,
    DocumentHead,
    Due,
    Finding,
    Outline,
    OutlineSection,
    PlanHeading,
    Proposed,
    Reading,
    ReportDuty,
    Source,
    Task,
    TaskSource,
)

TEXT = (
    "I. NỘI DUNG\n1. Về bộ máy\n2. Về tài sản\n"
    "Các xã báo cáo Sở Nội vụ.\n"
    "1\tRà soát bộ máy\tSở Nội vụ\t\n2\tRà soát tài sản\t\tTrước ngày 08/5/2026\n"
    "Nơi nhận: Sở Tài chính; Lưu VT.\nĐỀ CƯƠNG\nI. Kết quả\n1. Bộ máy"
)
BEFORE_8 = due_on("before", date(2026, 5, 8), text="Trước ngày 08/5/2026")


def place(words):
    start = TEXT.index(words)
    return Source(start, start + len(words), words)


def task(ref, title, row, leads=(), due=NO_DUE, proposed=None):
    where = place(row)
    return Task(ref, title, leads, (), due, None, TaskSource("table", where.start, where.end, row), proposed)


def heading(number, title, *children):
    where = place(f"{number}. {title}")
    return PlanHeading(number, title, "", where.start, where.end, (), children)


DUTY = ReportDuty("Các xã", "Sở Nội vụ", None, Due("", "none"), place("Các xã báo cáo Sở Nội vụ."))
FIRST = task(
    "1", "Rà soát bộ máy", "1\tRà soát bộ máy\tSở Nội vụ\t", ("Sở Nội vụ",),
    proposed=Proposed(coordinators=("Sở Tài chính",), due=BEFORE_8, why="Có thể là ô gộp."),
)  # fmt: skip
SECOND = task("2", "Rà soát tài sản", "2\tRà soát tài sản\t\tTrước ngày 08/5/2026", due=BEFORE_8)
OUTLINE = Outline(
    "các xã", "Đề cương", None,
    (OutlineSection("I", "Kết quả", (), (OutlineSection("1", "Bộ máy"),)), OutlineSection("II", "Kiến nghị")),
    TEXT.index("ĐỀ CƯƠNG"), len(TEXT),
)  # fmt: skip
READING = Reading(
    document=DocumentHead(type="Kế hoạch", number="5/KH-UBND", issued_on=date(2026, 5, 4), title="Sơ kết một năm"),
    headings=(heading("I", "NỘI DUNG", heading("1", "Về bộ máy"), heading("2", "Về tài sản")),),
    outlines=(OUTLINE,),
    tasks=(FIRST, SECOND),
    report_duties=(DUTY,),
    recipients=("Sở Tài chính", "Không có trong văn bản"),
    findings=(
        Finding("due-missing", "warning", "Việc không có thời hạn.", place("1\tRà soát bộ máy\tSở Nội vụ\t")),
        Finding("no-cutoff", "warning", "Không có ngày chốt số liệu.", place("Các xã báo cáo Sở Nội vụ.")),
        Finding("wording", "hint", "Viết chưa thống nhất.", place("2. Về tài sản")),
        Finding("content-unassigned", "error", "Nội dung không giao cho ai.", place("2. Về tài sản")),
    ),
    text=TEXT,
)


def stored(province):
    """The same reading as a stored plan of that province."""
    return Plan.objects.create(
        owner=province.owner,
        number="5/KH-UBND",
        title="Sơ kết một năm",
        file_name="ke-hoach.txt",
        content=TEXT.encode(),
        sha256=sha256(TEXT.encode()),
        text=TEXT,
        reading=READING.as_json(),
        read_at="2026-05-04T16:00+07:00",
        read_by="Kiểm thử",
    )
