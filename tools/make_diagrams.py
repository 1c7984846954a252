"""Writes docs/report-states.md and docs/board-states.md from the tables in the code; --check compares and exits 1."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tonghop.campaigns.rules.obligations import BOARD_TABLE, EXEMPT, LABEL_MEANINGS, NOT_OPENED, OUTSIDE
from tonghop.reports.rules.states import PEN, STATE_LABELS, TRANSITIONS, State

ROOT = Path(__file__).resolve().parents[1]
MADE = "<!-- Made by tools/make_diagrams.py from {source}; change the table, not this file. -->"
HOLDERS = {
    "writer": "cán bộ soạn thảo",
    "head": "lãnh đạo đơn vị",
    "organiser": "cơ quan thường trực",
    None: "không ai (đã chốt)",
}
NO_STATE = {EXEMPT: "(nghĩa vụ được miễn)", OUTSIDE: "(ghi nhận ngoài hệ thống)", NOT_OPENED: "(chưa có báo cáo)"}


def report_states() -> str:
    """Return the state diagram of a report, and who holds the pen, as Markdown with Mermaid."""
    return "\n".join(_report_lines())


def _report_lines() -> Iterator[str]:
    yield MADE.format(source="tonghop.reports.rules.states")
    yield from ("", "# Trạng thái của một báo cáo", "")
    yield "“Chưa mở” là khi chưa có báo cáo. Nhãn (ld) là bước phải ghi lý do; (+1) là bước mở phiên bản mới."
    yield from ("", "```mermaid", "stateDiagram-v2", "    direction TB")
    for state in State:
        yield f'    state "{STATE_LABELS[state]}" as {state}'
    yield f"    [*] --> {State.DRAFTING} : mở lần đầu"
    for step in TRANSITIONS:
        marks = f"{' (ld)' if step.needs_reason else ''}{' (+1)' if step.new_version else ''}"
        yield f"    {step.source} --> {step.target} : {step.label}{marks}"
    yield from ("```", "", "## Ai giữ bút", "", "| Trạng thái | Mã | Ai giữ bút |", "|---|---|---|")
    for state in State:
        yield f"| {STATE_LABELS[state]} | `{state}` | {HOLDERS[PEN[state]]} |"
    yield ""


def board_states() -> str:
    """Return the table of what the board shows, as Markdown."""
    return "\n".join(_board_lines())


def _board_lines() -> Iterator[str]:
    yield MADE.format(source="tonghop.campaigns.rules.obligations")
    yield from ("", "# Bảng theo dõi hiện gì", "")
    yield "Dòng đầu tiên khớp là dòng được hiện: miễn, rồi nhận ngoài hệ thống, rồi trạng thái của báo cáo."
    yield from (
        "",
        "| Dấu | Chữ | Trạng thái báo cáo | Sắc thái | Có thể quá hạn | Nghĩa |",
        "|---|---|---|---|---|---|",
    )
    for line in BOARD_TABLE:
        states = ", ".join(f"`{state}`" for state in line.states) or NO_STATE[line.key]
        overdue = "có" if line.waiting_for_unit else "không"
        yield f"| {line.mark} | {line.word} | {states} | {line.tone} | {overdue} | {line.meaning} |"
    yield from ("", "## Nhãn, tính ra chứ không lưu", "", "| Nhãn | Khi nào |", "|---|---|")
    for label, meaning in LABEL_MEANINGS:
        yield f"| {label} | {meaning} |"
    yield ""


PAGES = {"report-states.md": report_states, "board-states.md": board_states}


def stale(docs: Path) -> list[str]:
    """Return the names of the pages that differ from the tables in the code, or are not there."""
    return [
        name
        for name, make in PAGES.items()
        if not (docs / name).is_file() or (docs / name).read_text(encoding="utf-8") != make()
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or with --check only compare; 1 where a page is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    given = parser.parse_args(arguments)
    if given.check:
        for name in stale(given.docs):
            print(f"{name} does not match the code: run python tools/make_diagrams.py", file=sys.stderr)
        return 1 if stale(given.docs) else 0
    given.docs.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (given.docs / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
