"""A plan's reading for a newcomer at a terminal: what it is, what it asks of whom by when, what to look at again."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tonghop.kernel.moments import due_text, short_date
from tonghop.plans.rules.facts import DocumentHead, Due, Finding, PlanHeading, Reading

_SEVERITY = {"error": ("LỖI", "bold red"), "warning": ("CẦN XEM", "yellow"), "hint": ("GỢI Ý", "cyan")}
_ORDER = ("error", "warning", "hint")
_SHORT = 90


def print_summary(reading: Reading) -> None:
    """Print the summary to standard output; colours only where it is a terminal."""
    console = Console(highlight=False)
    _head(console, reading.document)
    _headings(console, reading)
    _outlines(console, reading)
    _tasks(console, reading)
    _duties(console, reading)
    _findings(console, reading)
    console.print("\n[dim]Xem đầy đủ: thêm --json; xem văn bản đã đọc: thêm --text.[/dim]")


def _head(console: Console, head: DocumentHead) -> None:
    named = (head.title or "").lower().startswith((head.type or "văn bản").lower())
    type_name = "" if named else f"[bold]{escape((head.type or 'Văn bản').upper())}[/bold] "
    console.print(f"{type_name}{escape(head.title or '')}")
    day = short_date(head.issued_on) if head.issued_on else "chưa ghi"
    console.print(
        f"Số, ký hiệu: {head.number or 'chưa ghi'}    Ngày: {day}    Cơ quan ban hành: "
        f"{escape(head.issuer or 'chưa rõ')}"
    )
    if head.signer.name:
        console.print(f"Người ký: {escape(head.signer.name)} ({escape(head.signer.position or '')})")
    if head.legal_bases:
        console.print("Căn cứ: " + "; ".join(escape(basis.number) for basis in head.legal_bases))


def _headings(console: Console, reading: Reading) -> None:
    if reading.headings:
        console.print("\n[bold]Đề mục[/bold]")
    for top in reading.headings:
        _heading(console, top, 1)


def _heading(console: Console, heading: PlanHeading, depth: int) -> None:
    console.print("  " * depth + escape(f"{heading.number}. {_short(heading.title)}"))
    for child in heading.children if depth < 3 else ():  # noqa: PLR2004 - deeper is for --json
        _heading(console, child, depth + 1)


def _outlines(console: Console, reading: Reading) -> None:
    for outline in reading.outlines:
        console.print(f"\n[bold]{escape(_short(outline.title))}[/bold] ({len(outline.sections)} mục)")
        for section in outline.sections:
            console.print(escape(f"  {section.number or '-'}. {_short(section.title)}"))


def _tasks(console: Console, reading: Reading) -> None:
    if not reading.tasks:
        return
    table = Table(title=f"Nhiệm vụ ({len(reading.tasks)})", title_justify="left", show_lines=False)
    for name in ("Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"):
        table.add_column(name, overflow="fold")
    for task in reading.tasks:
        due = _due(task.due)
        if task.proposed and task.proposed.due:
            due = f"(chưa ghi; đề xuất: {_due(task.proposed.due)})"
        cells = (task.ref, _short(task.title), "; ".join(task.leads), "; ".join(task.coordinators), due)
        table.add_row(*(escape(cell) for cell in cells))
    console.print()
    console.print(table)


def _duties(console: Console, reading: Reading) -> None:
    if reading.report_duties:
        console.print(f"\n[bold]Nghĩa vụ báo cáo ({len(reading.report_duties)})[/bold]")
    for duty in reading.report_duties:
        via = f" (qua {duty.via})" if duty.via else ""
        last = f"; chậm nhất {due_text(duty.due.ends_at)}" if duty.due.ends_at else ""
        console.print(escape(f"  {duty.sender} → {duty.receiver or '?'}{via}: {_due(duty.due)}{last}"))


def _findings(console: Console, reading: Reading) -> None:
    if not reading.findings:
        console.print("\nKhông thấy chỗ nào cần xem lại.")
        return
    console.print(f"\n[bold]Những chỗ cần xem lại ({len(reading.findings)})[/bold]")
    for finding in sorted(reading.findings, key=lambda one: _ORDER.index(one.severity)):
        _finding(console, finding)


def _finding(console: Console, finding: Finding) -> None:
    label, style = _SEVERITY[finding.severity]
    console.print(f"  [{style}]{label}[/{style}] {escape(finding.message)}")
    console.print(f"      [dim]“{escape(_short(finding.source.quote))}”[/dim]")


def _due(due: Due) -> str:
    return due.text or "chưa ghi"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
