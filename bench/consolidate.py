"""Consolidation against the usual ways, and its growth from 113 to 3,400 units; ratios of one run, medians.

Run: `python bench/consolidate.py [--demo var/demo] [--rounds 5] [--units 3400]`, after `tonghop demo --no-serve`.

P5   every running total from the database       : openpyxl reading and adding up 113 uploaded workbooks
P7   the Word report from a snapshot             : docxcompose merging 113 uploaded Word files (where it is installed)
P8   the PDF from the same snapshot              : LibreOffice converting that Word report
P13  consolidating `--units` reports, per unit   : 113 reports, per unit; with the most memory of a fresh process

The synthetic reports of P13 are seeded and mutated from bench/labels, so that hardly two statements are equal.
"""

# ruff: noqa: PLC0415 - a measure of one part imports that part alone

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src"), str(Path(__file__).resolve().parent)]

UNITS = 113
MOST_SECONDS, MOST_MEGABYTES, MOST_GROWTH = 60, 1024, 1.3


def seconds(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def beside(name: str, ours: Callable[[], Any], theirs: Callable[[], Any], rounds: int, limit: float) -> bool:
    """Both ways in rotated order; print the medians and their ratio; tell whether it is within the limit."""
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    ours(), theirs()
    for turn in range(rounds):
        for which in ("ours", "theirs") if turn % 2 else ("theirs", "ours"):
            times[which].append(seconds(ours if which == "ours" else theirs))
    a, b = median(times["ours"]), median(times["theirs"])
    print(f"{name}: {a * 1000:.1f} ms : {b * 1000:.1f} ms = {a / b:.3f} (limit {limit})")
    return a / b <= limit


def against_files(demo: Path, rounds: int) -> list[bool]:
    """P5, P7 and P8 over the demonstration's database and the files that its units uploaded."""
    os.environ.update(TONGHOP_DATA_DIR=str(demo.resolve()), DJANGO_SETTINGS_MODULE="tonghop.site.settings")
    import django

    django.setup()
    from tonghop.campaigns.models import Campaign
    from tonghop.consolidation.models import Snapshot
    from tonghop.documents.queries import render_files
    from tonghop.documents.render.docx import render_docx
    from tonghop.documents.render.pdf import render_pdf
    from tonghop.documents.resources import report_frame
    from tonghop.documents.rules.files import DOCX
    from tonghop.documents.rules.report import report_document
    from tonghop.reports.models import Upload
    from tonghop.reports.queries import tallies

    campaign, snapshot = Campaign.objects.get(), Snapshot.objects.latest("pk")
    books = [bytes(u.content) for u in Upload.objects.filter(kind="excel")[:UNITS]]
    papers = [bytes(u.content) for u in Upload.objects.filter(kind="word")[:UNITS]]
    at = snapshot.made_at
    document = report_document(snapshot.content, report_frame())
    print(f"demonstration: {len(books)} workbooks, {len(papers)} Word files")
    kept = [
        beside(
            "P5 totals",
            lambda: {(t.form, t.code): t.total for t in tallies(campaign)},
            lambda: add_up(books),
            rounds,
            1 / 20,
        )
    ]
    if find_spec("docxcompose"):
        kept.append(
            beside("P7 Word report", lambda: render_docx(document, at=at), lambda: merge(papers), rounds, 1 / 10)
        )
    else:
        print("P7 Word report: not run, docxcompose is not installed")
    docx = render_files(snapshot)[DOCX]
    kept.append(beside("P8 PDF", lambda: render_pdf(document, at=at), lambda: convert(docx), rounds, 0.5))
    return kept


def add_up(books: list[bytes]) -> dict[str, Decimal]:
    """Read every sheet with openpyxl and add up the last number of each row by its code, as one would by hand."""
    import openpyxl

    totals: dict[str, Decimal] = {}
    for data in books:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                code = next((c for c in row if isinstance(c, str) and "." in c and c.split(".")[0].isupper()), None)
                figures = [c for c in row if isinstance(c, int | float)]
                if code and figures:
                    totals[code] = totals.get(code, Decimal(0)) + Decimal(str(figures[-1]))
    return totals


def merge(papers: list[bytes]) -> bytes:
    """Append every unit's Word file to the first with docxcompose."""
    from docx import Document
    from docxcompose.composer import Composer

    composer = Composer(Document(BytesIO(papers[0])))
    for paper in papers[1:]:
        composer.append(Document(BytesIO(paper)))
    out = BytesIO()
    composer.save(out)
    return out.getvalue()


def convert(docx: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def consolidate_synthetic(units: int) -> None:
    """One consolidation in this process; prints its seconds and the most memory as JSON."""
    from synthetic import facts_of
    from tonghop.consolidation.resources import phrases, word_lists
    from tonghop.consolidation.rules.consolidation import consolidated

    consolidated(facts_of(3), words=word_lists(), phrases=phrases(), made_at="2026-05-08T10:00:00+07:00")  # imports
    facts = facts_of(units)
    start, worked = time.perf_counter(), time.process_time()
    content = consolidated(facts, words=word_lists(), phrases=phrases(), made_at="2026-05-08T10:00:00+07:00")
    spent, worked = time.perf_counter() - start, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": spent, "worked": worked, "megabytes": memory, "groups": len(content["groups"])}))


def growth(units: int, rounds: int) -> bool:
    """P13: each size in fresh processes, in rotated order."""
    found: dict[int, list[dict[str, float]]] = {UNITS: [], units: []}
    for turn in range(rounds):
        for size in sorted(found, reverse=bool(turn % 2)):
            command = [sys.executable, __file__, "--one", str(size)]
            told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600).stdout
            found[size].append(json.loads(told))
    spent = {size: median(f["seconds"] for f in runs) for size, runs in found.items()}
    worked = {size: median(f["worked"] for f in runs) for size, runs in found.items()}
    memory = max(f["megabytes"] for f in found[units])
    per_unit = {size: taken / size for size, taken in worked.items()}
    ratio = per_unit[units] / per_unit[UNITS]
    for size, runs in found.items():
        each = f"{per_unit[size] * 1000:.2f} ms of processor a unit"
        print(f"P13 {size} units: {spent[size]:.2f} s, {each}, {runs[0]['groups']} groups")
    print(f"P13 growth {ratio:.2f} (limit {MOST_GROWTH}); {memory:.0f} MB (limit {MOST_MEGABYTES})")
    return ratio <= MOST_GROWTH and spent[units] <= MOST_SECONDS and memory <= MOST_MEGABYTES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--demo", type=Path, default=Path("var/demo"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--units", type=int, default=3400)
    parser.add_argument("--one", type=int, default=0, help="consolidate that many synthetic reports and print JSON")
    given = parser.parse_args()
    if given.one:
        consolidate_synthetic(given.one)
        return
    kept = [growth(given.units, given.rounds)]
    if (given.demo / "tonghop.sqlite3").exists():
        kept += against_files(given.demo, given.rounds)
    else:
        print(f"P5, P7, P8: not run, there is no demonstration in {given.demo}")
    if not all(kept):
        sys.exit("a measure is beyond its limit")


if __name__ == "__main__":
    main()
