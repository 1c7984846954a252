"""`tonghop document`: what in a Word file does not follow the official form."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tonghop.cli.bytes_in import bytes_of
from tonghop.documents.rules.form import Finding, check_form
from tonghop.files.docx_look import read_look
from tonghop.kernel.errors import Refused

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
_SEVERITY = {"error": ("LỖI", "bold red"), "warning": ("CẦN XEM", "yellow"), "hint": ("GỢI Ý", "cyan")}


@app.callback()
def document() -> None:
    """Kiểm tra thể thức văn bản."""


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(help="Tệp văn bản .docx", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="In một giá trị JSON.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Đối chiếu một tệp Word với thể thức của Nghị định 30/2020/NĐ-CP; kết thúc bằng 1 khi còn lỗi."""
    if file.suffix.lower() != ".docx":
        raise typer.BadParameter(
            f"Chỉ kiểm tra được tệp Word .docx. Hãy mở “{file}” bằng Word, lưu dạng .docx rồi kiểm tra lại."
        )
    try:
        findings = check_form(read_look(bytes_of(file)))
    except Refused as refusal:
        _print_refusal(refusal, as_json=as_json)
        raise typer.Exit(1) from refusal
    if as_json:
        print(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
    else:
        _print_findings(findings)
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)


def _print_refusal(refusal: Refused, *, as_json: bool) -> None:
    if as_json:
        told = {"reason": refusal.reason, "message": refusal.message, "advice": refusal.advice}
        print(json.dumps({"refused": told}, ensure_ascii=False, indent=2))
    else:
        print(f"Không nhận tệp này. {refusal.message}\n{refusal.advice}", file=sys.stderr)


def _print_findings(findings: Sequence[Finding]) -> None:
    from rich.console import Console  # noqa: PLC0415 - rich is for people only
    from rich.markup import escape  # noqa: PLC0415 - likewise

    console = Console(highlight=False)
    for finding in findings:
        label, style = _SEVERITY[finding.severity]
        console.print(f"[{style}]{label}[/{style}] {escape(finding.message)}")
        console.print(f"    [dim]{escape(finding.place)}  –  {escape(finding.clause)}[/dim]")
    counts = {name: sum(one.severity == name for one in findings) for name in _SEVERITY}
    if findings:
        said = f"{counts['error']} lỗi, {counts['warning']} chỗ cần xem, {counts['hint']} gợi ý."
        console.print(f"\n{said} Căn cứ: Nghị định 30/2020/NĐ-CP.")
    else:
        console.print("Không thấy chỗ nào trái thể thức của Nghị định 30/2020/NĐ-CP.")
