"""Time and memory of the worst uploads: each is read in a process of its own, under a limit, as an upload is read.

Run: `python bench/odd_uploads.py`. Takes every case of tests/reports/bad_uploads.py, and the largest files that are
still read: two million cells, a document as long as any may be, twenty megabytes of noise. Prints the slowest and the
largest; ends with 1 where one takes more than `--seconds`, more memory than `--megabytes` above the start, or dies.
"""

import argparse
import io
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "reports"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import docx
import xlsxwriter
from bad_uploads import Whose, all_cases

from fuzz_uploads import ASKED, HERE, read
from tonghop.documents.render.forms import FiguresForm, FormArea, FormIdentity, FormIndicator
from tonghop.documents.render.xlsx_form import render_figures_form

LIMIT = 3 * 2**30  # of address space; a reader that asks for more is stopped and counts as dead


def form() -> bytes:
    """A blank figures form of the unit that the readers of this folder expect."""
    lines = tuple(FormIndicator(asked.code, asked.name, asked.unit, "count") for asked in ASKED)
    identity = FormIdentity(HERE.campaign, HERE.unit, "1")
    figures = FiguresForm("Biểu số liệu", HERE.unit, identity, (FormArea("Bộ máy", lines),))
    return render_figures_form(figures, at=datetime(2026, 5, 6, tzinfo=UTC))


def largest() -> Iterator[tuple[str, bytes]]:
    """The largest files that are still read."""
    for name, rows, columns, heads in (
        ("two million cells", 20_000, 99, False),
        ("a long table of codes", 60_000, 30, True),
    ):
        file = io.BytesIO()
        book = xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": False})
        sheet = book.add_worksheet("Số liệu")
        for line in range(rows):
            head = ("Mã", "Giá trị") if heads and not line else (f"X{line}", line)
            sheet.write_row(line, 0, (*head, *([1] * (columns - 2))))
        book.close()
        yield name, file.getvalue()
    document = docx.Document()
    for line in range(9_000):
        document.add_paragraph(
            f"{line}. Về tổ chức bộ máy xã {line}, đã bố trí đủ cán bộ theo đề án được phê duyệt; "
            + "đạt yêu cầu, " * 5
        )
    file = io.BytesIO()
    document.save(file)
    yield "nine thousand paragraphs", file.getvalue()
    yield "twenty megabytes of noise", b"PK\x03\x04" + bytes(range(256)) * (20 * 2**12 - 1)
    yield "twenty megabytes of text", "Đã bố trí 42 người trong xã.\n".encode() * 500_000


def measured(data: bytes) -> tuple[str, float, int]:
    """What came of it, seconds and megabytes, in a process of its own; "died" where it ended without a word."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_child, args=(data, theirs))
    child.start()
    theirs.close()
    try:
        answer: tuple[str, float, int] = ours.recv()
    except EOFError:
        answer = ("died", 0.0, 0)
    child.join()
    return answer


def _child(data: bytes, pipe: object) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    try:
        came = read(data)
    except Exception as error:  # noqa: BLE001 - whatever is raised is what we look for
        came = f"raised {type(error).__name__}"
    seconds = time.perf_counter() - begun
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    pipe.send((came, seconds, more))


def main() -> int:
    """Measure every case and print the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--megabytes", type=int, default=900)
    given = parser.parse_args()
    whose = Whose(HERE.campaign, HERE.unit, form())
    odd = [(case.name, case.data) for cases in all_cases(whose).values() for case in cases]
    rows = [(name, *measured(data)) for name, data in [*odd, *largest()]]
    print(f"{len(rows)} files; the slowest and the largest:")
    worst = {*sorted(rows, key=lambda row: -row[2])[:8], *sorted(rows, key=lambda row: -row[3])[:8]}
    for name, came, seconds, more in sorted(worst, key=lambda row: -row[2]):
        print(f"  {seconds:6.2f} s {more:5d} MB  {came:15} {name}")
    bad = [r for r in rows if r[1].startswith(("died", "raised")) or r[2] > given.seconds or r[3] > given.megabytes]
    for name, came, seconds, more in bad:
        print(f"TOO MUCH: {name}: {came}, {seconds:.1f} s, {more} MB")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
