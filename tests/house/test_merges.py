"""No file of the checkout keeps the marks of a merge: a style sheet with them loses rules and says nothing."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARKS = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
KINDS = {".css", ".html", ".js", ".md", ".py", ".toml", ".txt", ".yaml", ".csv", ".typ"}
FOLDERS = ("src", "tests", "docs", "bench", "tools")


def test_no_file_keeps_the_marks_of_a_merge():
    files = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.suffix in KINDS]
    files += [p for p in ROOT.iterdir() if p.suffix in KINDS]
    assert len(files) > 500
    assert [str(p) for p in files if MARKS.search(p.read_text(encoding="utf-8", errors="replace"))] == []
