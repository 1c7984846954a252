"""Assignment tables: which table is one, what its columns are, and the task in each row; blank cells stay blank."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tonghop.files.blocks import Cell, Row, Table
from tonghop.kernel.text import fold
from tonghop.plans.rules.bodies import is_body_list, split_bodies
from tonghop.plans.rules.dues import cell_due
from tonghop.plans.rules.facts import NO_DUE, Proposed, Task, TaskSource

NUMBER, TITLE, LEAD, COORDINATOR, DUE, PRODUCT, NOTE, REPORTER, RECEIVER = (
    "number",
    "title",
    "lead",
    "coordinator",
    "due",
    "product",
    "note",
    "reporter",
    "receiver",
)
_HEADS = (  # the first pattern that fits a folded column head names the column
    (NUMBER, r"(?:stt|tt|so tt|so thu tu|ma so|no)$"),
    (COORDINATOR, r".*\bphoi hop\b.*"),
    (REPORTER, r"(?:co quan|don vi)(?:,? (?:dia phuong|to chuc|don vi))? (?:phai )?(?:(?:gui|nop|lap) )?bao cao$"),
    (RECEIVER, r"(?:co quan|don vi|noi) (?:tiep )?nhan(?: bao cao)?$"),
    (LEAD, (
        r".*(?:\bchu tri\b|co quan thuc hien|don vi thuc hien|nguoi thuc hien|\bphu trach\b|\bdau moi\b|phan cong"
        r"|co quan tham muu|don vi tham muu|trach nhiem).*"
    )),
    (DUE, r".*(?:thoi gian|thoi han|tien do|han hoan thanh|ngay hoan thanh|moc thoi gian|lo trinh).*"),
    (NOTE, r"(?:ghi chu|luu y).*"),
    (PRODUCT, r".*(?:san pham|ket qua|dau ra).*"),
    (TITLE, r".*(?:noi dung|nhiem vu|cong viec|giai phap|hoat dong|\bten\b|hang muc|chi tieu).*"),
)  # fmt: skip
_MARK = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-ZĐ]|[a-zđ])\s*[.)]?\s*$")
_LEADING_MARK = re.compile(r"^\s*(?P<mark>[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-ZĐ])[.)]?\s+(?=\S)")
_JUNK = re.compile(r"^[\s.…\-_]*$")
_COLUMN_NUMBER = re.compile(r"^\s*\(?\d{0,2}\)?\s*$")
_GROUP = re.compile(r"^(?:[IVX]{1,5}|[A-ZĐ])\s*[.)]?$")
_HEAD_ROWS = 3
_GUESSED = (LEAD, COORDINATOR, DUE)


@dataclass(frozen=True)
class TaskRow:
    """One row of an assignment table that is a task, with its columns and the group it stands in.

    `reports`: the table says who reports what by when, so the row is a report duty, no task.
    """

    row: Row
    cells: dict[str, Cell]
    mark: str
    group_mark: str
    group: str
    group_row: Row | None
    table: int
    reports: bool = False


def columns_of(table: Table) -> tuple[dict[int, str], int]:
    """Return the columns by index and how many head rows there are; no columns where it is no assignment table."""
    for depth in range(1, min(_HEAD_ROWS, len(table.rows)) + 1):
        columns = head_columns(table.rows[:depth])
        if LEAD not in columns.values():  # in a table of reports, who reports is who does it
            columns = {index: LEAD if name == REPORTER else name for index, name in columns.items()}
        if TITLE in columns.values() and (LEAD in columns.values() or {COORDINATOR, DUE} <= set(columns.values())):
            return columns, depth
    return {}, 0


def head_columns(rows: Iterable[Row]) -> dict[int, str]:
    """Return which column each head cell names; several head rows are read from the last one up."""
    columns: dict[int, str] = {}
    heads: dict[int, str] = {}
    for row in rows:
        for index, cell in enumerate(row.cells):
            heads[index] = cell.text or heads.get(index, "")
            words = fold(cell.text)
            name = next((n for n, pattern in _HEADS if re.match(pattern, words)), None) if words else None
            if name and len(words) < 80 and (name not in columns.values() or name == LEAD):  # noqa: PLR2004 - heads are short
                columns[index] = name
    leads = {index: fold(words) for index, words in heads.items() if columns.get(index) == LEAD}
    if len(leads) > 1:  # "Cơ quan thực hiện" over "Chủ trì | Phối hợp"; "Lãnh đạo phụ trách" beside "Chủ trì"
        kept = next((index for index, words in leads.items() if "chu tri" in words), max(leads))
        columns = {index: name for index, name in columns.items() if name != LEAD or index == kept}
    return columns


def task_rows(table: Table, number: int = 0) -> list[TaskRow]:
    """Return the rows of an assignment table that are tasks; group rows give their title to those below."""
    columns, depth = columns_of(table)
    if not columns:
        return []
    heads = set(head_columns(table.rows[:depth]).values())
    reports = REPORTER in heads and LEAD not in heads
    found: list[TaskRow] = []
    group_mark = group = ""
    group_row: Row | None = None
    for row in table.rows[depth:]:
        again = head_columns([row])
        if TITLE in again.values() and LEAD in again.values():
            columns = again
            continue
        if all(_COLUMN_NUMBER.match(words) for words in row.texts):
            continue
        cells = _cells(row, columns)
        mark, title = _mark_and_title(cells)
        if not title.text:
            continue
        if _is_group(mark, cells):
            if mark or title.text.isupper() or len(row.cells) > 1:
                group_mark, group, group_row = mark, title.text, row
            continue
        found.append(TaskRow(row, {**cells, TITLE: title}, mark, group_mark, group, group_row, number, reports))
    return found


def _cells(row: Row, columns: dict[int, str]) -> dict[str, Cell]:
    """Return the row's cells by column; a row that lost or gained a first cell is put right."""
    cells = list(row.cells)
    number_at = next((i for i, name in columns.items() if name == NUMBER), None)
    if number_at == 0 and len(cells) > 1:
        if _JUNK.match(cells[0].text) and cells[0].text and _MARK.match(cells[1].text):
            cells = cells[1:]
        elif _lost_number(cells, columns):
            blank = replace(cells[0], text="", end=cells[0].start)
            cells = [blank, *cells] if not is_body_list(cells[0].text) else [blank, blank, *cells]
    return {name: cells[index] for index, name in columns.items() if index < len(cells)}


def _lost_number(cells: list[Cell], columns: dict[int, str]) -> bool:
    """Tell whether a row begins with its title, as when the number's cell is merged with the one above."""
    first = cells[0].text
    if _MARK.match(first) or _JUNK.match(first) or _LEADING_MARK.match(first):
        return False
    return len(cells) < len(columns) or is_body_list(cells[1].text)


def _mark_and_title(cells: dict[str, Cell]) -> tuple[str, Cell]:
    number, title = cells.get(NUMBER), cells.get(TITLE)
    empty = Cell("")
    if number and number.text and not _MARK.match(number.text) and not (title and title.text):
        found = _LEADING_MARK.match(number.text)  # "II NHIỆM VỤ CỦA ..." in the number's cell
        start = number.start + (found.end() if found else 0)
        return (found["mark"] if found else ""), replace(number, text=number.text[start - number.start :], start=start)
    if title is None:
        return "", empty
    mark = number.text.strip(" .)") if number else ""
    found = re.match(r"^(?:[-+•]\s*)", title.text)
    return mark, replace(title, text=title.text[found.end() :], start=title.start + found.end()) if found else title


def _is_group(mark: str, cells: dict[str, Cell]) -> bool:
    """Tell whether a row is a heading inside the table: nothing in it but its mark and title."""
    filled = [name for name, cell in cells.items() if cell.text and name not in (NUMBER, TITLE)]
    if filled:
        return False
    covered = any(cell.covered == "up" for name, cell in cells.items() if name in (LEAD, DUE))
    title = cells.get(TITLE) or cells.get(NUMBER)
    return bool(_GROUP.match(mark)) or not covered or bool(title and title.text.isupper())


def table_tasks(rows: list[TaskRow]) -> list[Task]:
    """Return the tasks of the rows as written; likely merged values are only proposed."""
    families: dict[tuple[int, str, str], dict[str, Counter[str]]] = {}
    for row in rows:
        values = families.setdefault(_family(row), {name: Counter() for name in _GUESSED})
        for name in _GUESSED:
            if name in row.cells and row.cells[name].text:
                values[name][row.cells[name].text] += 1
    above: dict[str, TaskRow] = {}
    tasks: list[Task] = []
    for row in rows:
        tasks.append(_task(row, _proposed(row, families[_family(row)], above)))
        above.update({name: row for name in _GUESSED if name in row.cells and row.cells[name].text})
    return tasks


def _family(row: TaskRow) -> tuple[int, str, str]:
    """Return what rows that could share a merged cell have in common: table, group, the number above."""
    return row.table, row.group_mark, row.mark.rpartition(".")[0]


def _task(row: TaskRow, proposed: Proposed | None) -> Task:
    def words(name: str) -> str:
        return row.cells[name].text if name in row.cells else ""

    place = ".".join(part for part in (row.group_mark, row.mark) if part) or "?"
    title = row.cells[TITLE]
    return Task(
        ref=f"PL{row.table}.{place}" if row.table else place,
        title=title.text,
        leads=split_bodies(words(LEAD)),
        coordinators=split_bodies(words(COORDINATOR)),
        due=cell_due(words(DUE)),
        note=words(NOTE) or None,
        source=TaskSource("table", row.row.start, row.row.end, "\t".join(row.row.texts)),
        proposed=proposed,
        product=words(PRODUCT) or None,
        group=row.group or None,
    )


def _proposed(row: TaskRow, family: dict[str, Counter[str]], above: dict[str, TaskRow]) -> Proposed | None:
    """Guess what a blank cell would hold were it merged with its neighbours of the same group."""
    guesses = {name: _guess(row, name, family[name], above.get(name)) for name in _GUESSED}
    if not any(value for value, _ in guesses.values()):
        return None
    due = cell_due(guesses[DUE][0])
    return Proposed(
        split_bodies(guesses[LEAD][0]),
        split_bodies(guesses[COORDINATOR][0]),
        None if due == NO_DUE else due,
        " ".join(dict.fromkeys(why for _, why in guesses.values() if why)),
    )


def _guess(row: TaskRow, name: str, values: Counter[str], above: TaskRow | None) -> tuple[str, str]:
    """Return the likely value and why; ("", "") where the cell is filled or nothing is likely."""
    cell = row.cells.get(name)
    if cell is None or cell.text:
        return "", ""
    if cell.covered == "up":
        return (above.cells[name].text, f"Ô gộp với dòng {above.mark or 'trên'}.") if above else ("", "")
    if len(values) != 1:
        return "", ""
    return next(iter(values)), "Các dòng cùng nhóm chỉ ghi một giá trị, có thể là ô gộp."
