"""`tonghop plan`: read a plan and print what it says; open a campaign from a plan or from a campaign's own file."""

import json
import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from tonghop.cli.bytes_in import bytes_of
from tonghop.cli.environment import bring_tables_up_to_date, set_up_django
from tonghop.files.read import read_document
from tonghop.kernel.errors import DomainError, Refused
from tonghop.organisations.resources import shipped_old_communes
from tonghop.plans.rules import Reading, read_plan

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)


class _Form(Enum):
    SUMMARY = "summary"
    JSON = "json"
    TEXT = "text"


@app.callback()
def plan() -> None:
    """Đọc kế hoạch, mở đợt báo cáo."""


@app.command("read")
def read(
    file: Annotated[
        Path, typer.Argument(help="Tệp kế hoạch hoặc đề cương: .docx, .pdf, .txt, .md", show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="In một giá trị JSON.")] = False,  # noqa: FBT002 - a flag
    as_text: Annotated[bool, typer.Option("--text", help="In văn bản đã đọc.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Đọc một kế hoạch: đề mục, nhiệm vụ, nghĩa vụ báo cáo, đề cương, và những chỗ cần xem lại."""
    if as_json and as_text:
        raise typer.BadParameter("Chỉ chọn một trong --json và --text.")
    form = _Form.JSON if as_json else _Form.TEXT if as_text else _Form.SUMMARY
    try:
        reading = read_plan(read_document(bytes_of(file), file.name), old=shipped_old_communes())
    except Refused as refusal:
        _print_refusal(refusal, form)
        raise typer.Exit(1) from refusal
    _print_reading(reading, form)


@app.command("open")
def open_(
    file: Annotated[Path, typer.Argument(help="Tệp kế hoạch, hoặc tệp đợt báo cáo .yaml", show_default=False)],
    owner: Annotated[str, typer.Option(help="Mã địa bàn của cơ quan ban hành, ví dụ 15", show_default=False)],
    standing_body: Annotated[str, typer.Option(help="Ký hiệu của cơ quan thường trực, ví dụ SNV", show_default=False)],
    by: Annotated[str, typer.Option(help="Tên đăng nhập của người mở đợt", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", help="Lấy mọi đề xuất, không hỏi.")] = False,  # noqa: FBT002 - a flag
    as_json: Annotated[bool, typer.Option("--json", help="In một giá trị JSON.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Mở đợt báo cáo từ một kế hoạch hoặc một tệp đợt báo cáo; hỏi những điểm kế hoạch chưa rõ."""
    data = bytes_of(file)
    set_up_django()
    bring_tables_up_to_date()
    from tonghop.cli.plan_open import Wanted, open_file  # noqa: PLC0415 - needs the settings

    try:
        opened = open_file(file.name, data, Wanted(owner, standing_body, by, yes=yes))
    except DomainError as refusal:
        _print_refusal(refusal, _Form.JSON if as_json else _Form.SUMMARY, "Chưa mở đợt.")
        raise typer.Exit(1) from refusal
    print(json.dumps(opened.as_json(), ensure_ascii=False, indent=2) if as_json else opened.as_text())


def _print_refusal(refusal: DomainError, form: _Form, said: str = "Không nhận tệp này.") -> None:
    if form is _Form.JSON:
        reason = getattr(refusal, "reason", type(refusal).__name__)
        told = {"reason": reason, "message": refusal.message, "advice": refusal.advice}
        print(json.dumps({"refused": told}, ensure_ascii=False, indent=2))
    else:
        print(f"{said} {refusal.message}\n{refusal.advice}", file=sys.stderr)


def _print_reading(reading: Reading, form: _Form) -> None:
    if form is _Form.JSON:
        print(json.dumps(reading.as_json(), ensure_ascii=False, indent=2))
    elif form is _Form.TEXT:
        sys.stdout.write(reading.text)
    else:
        from tonghop.cli.plan_summary import print_summary  # noqa: PLC0415 - rich is for people only

        print_summary(reading)
