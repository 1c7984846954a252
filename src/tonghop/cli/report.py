"""`tonghop report`: a unit's own forms, what an uploaded file would become, and submission from the command line."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from tonghop.cli.bytes_in import bytes_of
from tonghop.cli.environment import bring_tables_up_to_date, set_up_django
from tonghop.cli.report_read import read_alone
from tonghop.kernel.errors import DomainError

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
Files = Annotated[list[Path], typer.Argument(help="Tệp báo cáo .docx và biểu số liệu .xlsx", show_default=False)]
Campaign = Annotated[str, typer.Option(help="Mã đợt báo cáo", show_default=False)]
Unit = Annotated[str, typer.Option(help="Mã địa bàn, ký hiệu hoặc tên đơn vị", show_default=False)]
_PAPER = (
    "Một dòng của văn bản, ví dụ so=12/BC-UBND; lặp lại với ngay=, nguoi-ky=, chuc-vu=, tham-quyen=, ly-do-nop-thay="
)


@app.callback()
def report() -> None:
    """Biểu mẫu của đơn vị, đọc thử tệp báo cáo, nộp báo cáo."""


@app.command("read")
def read(
    files: Files,
    campaign: Annotated[str, typer.Option(help="Mã đợt báo cáo; không có thì đọc theo đề mục của tệp.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="In một giá trị JSON.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Đọc thử: tệp tải lên sẽ thành các mục, số liệu nào, và những chỗ cần xem lại. Không ghi gì."""
    given = [(file.name, bytes_of(file)) for file in files]
    read_one = _reader_for(campaign) if campaign else read_alone
    try:
        found = [read_one(name, data) for name, data in given]
    except DomainError as refusal:
        _print_refusal(refusal, as_json=as_json)
        raise typer.Exit(1) from refusal
    if as_json:
        print(json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=2))
    else:
        for one in found:
            _print_reading(one)


@app.command("template")
def template(
    campaign: Campaign,
    unit: Unit,
    word: Annotated[Path | None, typer.Option(help="Ghi biểu mẫu Word vào tệp này")] = None,
    excel: Annotated[Path | None, typer.Option(help="Ghi biểu số liệu Excel vào tệp này")] = None,
) -> None:
    """Ghi hai biểu mẫu riêng của một đơn vị: đề cương báo cáo (Word) và biểu số liệu (Excel)."""
    wanted = {kind: path for kind, path in (("docx", word), ("xlsx", excel)) if path is not None}
    if not wanted:
        raise typer.BadParameter("Hãy cho biết ghi vào tệp nào: --word F.docx, --excel F.xlsx.")
    _with_tables()
    from tonghop.cli.report_filing import blank_forms  # noqa: PLC0415 - needs the settings

    try:
        made = blank_forms(campaign, unit, wanted)
    except DomainError as refusal:
        _print_refusal(refusal, as_json=False)
        raise typer.Exit(1) from refusal
    for kind, path in wanted.items():
        path.write_bytes(made[kind])
        print(f"Đã ghi {path}")


@app.command("submit")
def submit(
    files: Files,
    campaign: Campaign,
    unit: Unit,
    by: Annotated[str, typer.Option(help="Tên đăng nhập của người nộp", show_default=False)],
    paper: Annotated[list[str], typer.Option(help=_PAPER, show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="In một giá trị JSON.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Nhận các tệp vào báo cáo của đơn vị rồi nộp; chuyên viên cơ quan thường trực nộp thì ghi là nộp thay."""
    given = [(file.name, bytes_of(file)) for file in files]
    _with_tables()
    from tonghop.cli.report_filing import document_of, submit_files  # noqa: PLC0415 - needs the settings

    try:
        receipt = submit_files(campaign, unit, given, by=by, document=document_of(paper))
    except DomainError as refusal:
        _print_refusal(refusal, as_json=as_json, said="Chưa nộp.")
        raise typer.Exit(1) from refusal
    if as_json:
        print(json.dumps(receipt, ensure_ascii=False, indent=2))
    else:
        print(f"Đã nộp. Giấy biên nhận số {receipt['number']}\n  Mã băm nội dung: {receipt['hash']}")


def _with_tables() -> None:
    set_up_django()
    bring_tables_up_to_date()


def _reader_for(campaign: str) -> Any:
    _with_tables()
    from tonghop.cli.report_filing import reader_for  # noqa: PLC0415 - needs the settings

    try:
        return reader_for(campaign)
    except DomainError as error:
        raise typer.BadParameter(str(error), param_hint="--campaign") from error


def _print_refusal(refusal: DomainError, *, as_json: bool, said: str = "Không nhận tệp này.") -> None:
    if as_json:
        reason = getattr(refusal, "reason", type(refusal).__name__)
        told = {"reason": reason, "message": refusal.message, "advice": refusal.advice}
        print(json.dumps({"refused": told}, ensure_ascii=False, indent=2))
    else:
        print(f"{said} {refusal.message}\n{refusal.advice}", file=sys.stderr)


def _print_reading(read: dict[str, Any]) -> None:
    whose = ", ".join(filter(None, (read["unit"], read["campaign"])))
    print(f"{read['file']}{f' ({whose})' if whose else ''}")
    for section in read["sections"]:
        label = f"{section['number']}. {section['title']}".strip(". ") or "Phần đầu"
        print(f"  {label}: {len(section['text'].split())} chữ")
    if read["values"]:
        print(f"  {len(read['values'])} số liệu")
    for problem in read["problems"]:
        print(f"  - {problem['place']}: {problem['message']}" if problem["place"] else f"  - {problem['message']}")
