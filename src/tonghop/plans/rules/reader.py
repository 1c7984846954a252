"""Reads a plan: from a file's blocks to the facts in it, and the findings about it."""

from dataclasses import replace

from tonghop.files.blocks import Document
from tonghop.kernel.errors import Refused
from tonghop.kernel.text import fold
from tonghop.organisations.rules.old_communes import OldCommunes
from tonghop.plans.rules.duties import (
    mentions_in,
    mentions_in_reporters,
    mentions_in_tasks,
    report_duties,
    told_by_table,
)
from tonghop.plans.rules.facts import Appendix, DocumentHead, Reading, Task
from tonghop.plans.rules.findings import find
from tonghop.plans.rules.head import read_head, recipients
from tonghop.plans.rules.headings import plan_headings
from tonghop.plans.rules.labelled import labelled_nodes, labelled_tasks
from tonghop.plans.rules.lines import TABLE, Line, lines_of
from tonghop.plans.rules.named_points import closing_tasks, named_tasks
from tonghop.plans.rules.outlines import find_outlines
from tonghop.plans.rules.parts import OUTLINE_TYPES, PLAN_TYPES, Parts, part, type_of
from tonghop.plans.rules.prose import prose_tasks
from tonghop.plans.rules.study import Study
from tonghop.plans.rules.tables import TaskRow, table_tasks, task_rows
from tonghop.plans.rules.tree import Node, grow, within_articles

MAX_TEXT = 600_000  # code points; the longest real plan seen has 50,000
MAX_BLOCKS = 6_000


def read_plan(document: Document, *, old: OldCommunes | None = None) -> Reading:
    """Return what the document says, a plan or an outline; raises Refused (not-a-plan, too-large).

    With the communes of before 01/7/2025 a plan is told which of those it names are no more.
    """
    if len(document.text) > MAX_TEXT or len(document.blocks) > MAX_BLOCKS:
        raise Refused(
            "too-large",
            "Văn bản dài hơn mọi kế hoạch thường gặp nên không được đọc.",
            advice="Hãy kiểm tra lại tệp; nếu đúng là kế hoạch, hãy tách riêng phần phụ lục rồi nạp lại.",
        )
    study = study_of(document)
    if not is_plan(study):
        raise Refused(
            "not-a-plan",
            "Tệp này không phải là kế hoạch, cũng không có đề cương báo cáo.",
            advice=(
                "Hãy chọn tệp kế hoạch (có tên loại KẾ HOẠCH, các đề mục và phần tổ chức thực hiện) hoặc tệp đề cương."
            ),
        )
    code = old.province_code(study.reading.document.issuer or "") if old else ""
    known = replace(study, former_names=old.former_names(code)) if old and code else study
    return replace(study.reading, findings=find(known))


def is_plan(study: Study) -> bool:
    """Tell whether a file reads as a plan (its type and headings, or tasks) or as an outline."""
    reading = study.reading
    if reading.outlines:
        return True
    named = reading.document.type in PLAN_TYPES or "ke hoach" in fold(" ".join(x.text for x in study.lines[:15]))
    return named and bool(reading.headings or reading.tasks)


def study_of(document: Document) -> Study:
    """Return the document with all that was read from it, before any finding; never raises."""
    lines = lines_of(document)
    parts = part(lines)
    outline_alone = type_of(parts.type_line) in OUTLINE_TYPES if parts.type_line else False
    tops = () if outline_alone else within_articles(grow(parts.body))
    every = _rows(lines)
    rows = [row for row in every if not row.reports]
    tasks = _tasks(tops, rows, document.text)
    mentions = (
        *mentions_in(tops, document.text),
        *mentions_in_tasks(tasks, document.text),
    )
    said = [m for m in mentions if "\t" not in m.source.quote]
    listed = list(mentions_in_reporters((row for row in every if row.reports), said, document.text))
    outlines = find_outlines(parts.appendices, lines)
    head = read_head(parts)
    reading = Reading(
        document=_outline_head(parts, head) if outlines and not tops else head,
        headings=plan_headings(tops, document.text),
        outlines=outlines,
        tasks=tuple(tasks),
        report_duties=report_duties([*(m for m in said if not (listed and told_by_table(m))), *listed]),
        recipients=recipients(parts),
        appendices=tuple(
            Appendix(a.label, a.title, a.lines[0].start, a.lines[-1].end) for a in parts.appendices if a.lines
        ),
        text=document.text,
    )
    return Study(reading, lines, parts, tops, tuple(rows), (*mentions, *listed))


def _rows(lines: tuple[Line, ...]) -> list[TaskRow]:
    tables = [line.block.table for line in lines if line.kind == TABLE and line.block.table is not None]
    found = [rows for table in tables if (rows := task_rows(table))]
    return [replace(row, table=0 if len(found) == 1 else n) for n, rows in enumerate(found, start=1) for row in rows]


def _tasks(tops: tuple[Node, ...], rows: list[TaskRow], text: str) -> list[Task]:
    tabled = [task for task in table_tasks(rows) if task.leads or task.coordinators or task.due.text or task.proposed]
    labelled = labelled_tasks(tops, text)
    spans = [(task.source.start, task.source.end) for task in labelled]
    read = labelled_nodes(tops)
    prose: dict[int, Task] = {}
    for task in (*named_tasks(tops, text, read), *prose_tasks(tops, text, read), *closing_tasks(tops, text)):
        if not any(start <= task.source.start < end for start, end in spans):
            prose.setdefault(task.source.start, task)
    return [*tabled, *labelled, *prose.values()]


def _outline_head(parts: Parts, head: DocumentHead) -> DocumentHead:
    if head.type is not None or not parts.appendices:
        return head
    return replace(head, type="Đề cương báo cáo", title=parts.appendices[0].title or head.title)
