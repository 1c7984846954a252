"""`tonghop serve`: the web application on this machine, its tables and static files made ready first."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from tonghop.cli.environment import bring_tables_up_to_date, is_free, set_up_django

CONNECTIONS = 640  # a process; with the files that bodies lie in (site.intake) fewer than the 1,024 it may have open


def serve(
    host: Annotated[str, typer.Option(help="Địa chỉ nghe.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Cổng.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Số tiến trình.", min=1, max=64)] = 1,
    work: Annotated[bool, typer.Option("--work", help="Chạy luôn các việc nền (tonghop work).")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Mở trang web; Ctrl-C để dừng."""
    if not is_free(host, port):
        print(f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác bằng --port.", file=sys.stderr)
        raise typer.Exit(1)
    set_up_django()
    bring_tables_up_to_date()
    from django.core.management import call_command  # noqa: PLC0415 - needs the settings

    call_command("collectstatic", interactive=False, verbosity=0)
    print(f"Tonghop đang mở tại http://{host}:{port}/ (Ctrl-C để dừng)", flush=True)
    with _worker(wanted=work):
        run_server(host, port, workers)
    print("Đã dừng.")


@contextmanager
def _worker(*, wanted: bool) -> Iterator[None]:
    """Keep a worker beside the server while it runs."""
    if not wanted:
        yield
        return
    worker = subprocess.Popen([sys.executable, "-m", "tonghop", "work"], env=dict(os.environ))
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=30)


def run_server(host: str, port: int, workers: int) -> None:
    """Answer requests until stopped; the settings are those that the environment names."""
    from granian import Granian  # noqa: PLC0415 - the server is loaded only to serve
    from granian.constants import HTTPModes, Interfaces  # noqa: PLC0415 - likewise
    from granian.log import LogLevels  # noqa: PLC0415 - likewise

    Granian(
        "tonghop.site.intake:intake",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,  # where HTTP/2 may come too, a line that says nothing is never let go
        workers=workers,
        backpressure=CONNECTIONS,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
