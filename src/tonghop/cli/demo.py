"""`tonghop demo`: builds the demonstration in a folder beside its own, swaps it in, and serves it."""

import os
import secrets
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tonghop.cli.environment import bring_tables_up_to_date, is_free, set_up_django, use_demo

if TYPE_CHECKING:
    from tonghop.demo.accounts import SignIn
    from tonghop.demo.build import Built, Tell

HOST = "127.0.0.1"


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Dựng xong thì dừng, không mở trang web.")] = False,  # noqa: FBT002 - a flag
    folder: Annotated[Path, typer.Option("--dir", help="Thư mục của bản trình diễn.")] = Path("var/demo"),
    port: Annotated[int, typer.Option(help="Cổng của trang web.", min=1, max=65535)] = 8000,
) -> None:
    """Dựng một đợt báo cáo mẫu đầy đủ (dữ liệu mô phỏng) rồi mở tại 127.0.0.1:8000."""
    if not no_serve and not is_free(HOST, port):
        print(f"Cổng {port} đang có chương trình khác dùng. Hãy tắt chương trình đó hoặc thêm --port.", file=sys.stderr)
        raise typer.Exit(1)
    target = folder.resolve()
    building = target.with_name(f"{target.name}.building-{secrets.token_hex(3)}")
    building.mkdir(parents=True)
    try:
        built = _build(building, port)
        swap_in(building, target)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    _tell_what_is_there(target, built)
    if not no_serve:
        use_demo(target)
        os.execv(sys.executable, [sys.executable, "-m", "tonghop", "serve", "--work", "--port", str(port)])  # noqa: S606 - our own program, anew


def swap_in(building: Path, target: Path) -> None:
    """Put the new folder in the place of the old one, which is removed afterwards."""
    old = target.with_name(f"{building.name}.old")
    if target.exists():
        target.rename(old)
    building.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _build(building: Path, port: int) -> "Built":
    use_demo(building)
    set_up_django()
    from django.db import connection  # noqa: PLC0415 - needs the settings

    from tonghop.cli.progress import shown_progress  # noqa: PLC0415 - likewise
    from tonghop.demo.build import build  # noqa: PLC0415 - likewise

    with shown_progress() as tell:
        tell("Cơ sở dữ liệu", 0, 1)
        bring_tables_up_to_date()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # a folder that nobody uses yet need not survive a power cut
        built = build(building, tell=tell, checks=_drain_the_queue, address=f"http://{HOST}:{port}/")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    (building / "dang-nhap.txt").write_text(_sign_ins_text(built.sign_ins), encoding="utf-8")
    return built


def _drain_the_queue(tell: "Tell") -> None:
    from tonghop.cli.work import drain  # noqa: PLC0415 - needs the settings

    tell("Kiểm tra các báo cáo đã nộp", 0, 1)
    drain()


def _tell_what_is_there(target: Path, built: "Built") -> None:
    from rich.console import Console  # noqa: PLC0415 - for people only
    from rich.table import Table  # noqa: PLC0415 - likewise

    table = Table(title="Đăng nhập để xem thử (dữ liệu mô phỏng)", title_justify="left")
    for head in ("Vai trò, đơn vị", "Tên đăng nhập", "Xem trước tiên"):
        table.add_column(head, overflow="fold", no_wrap=head == "Tên đăng nhập")
    for one in built.sign_ins:
        table.add_row(f"{one.role}\n{one.unit}", one.sign_in_name, one.look)
    console = Console(highlight=False)
    console.print(table)
    console.print(f"Mật khẩu của các tài khoản trên: [bold]{built.sign_ins[0].password}[/bold]")
    console.print(f"Đã dựng xong: {built.deeds} việc của các đơn vị. Các tệp:")
    for name in ("out", "nguon", "phieu-truy-cap.pdf", "dang-nhap.txt"):
        console.print(f"  {_short(target / name)}")


def _sign_ins_text(sign_ins: "tuple[SignIn, ...]") -> str:
    lines = ["ĐĂNG NHẬP ĐỂ XEM THỬ (dữ liệu mô phỏng)", ""]
    for one in sign_ins:
        lines += [f"{one.role}: {one.name}, {one.unit}", f"  Tên đăng nhập: {one.sign_in_name}"]
        lines += [f"  Mật khẩu: {one.password}", f"  Xem trước tiên: {one.look}", ""]
    lines.append("Tài khoản của mọi đơn vị khác: phieu-truy-cap.pdf")
    return "\n".join(lines) + "\n"


def _short(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
