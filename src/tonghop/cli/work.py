"""`tonghop work`: does what the queue holds, until it is stopped."""

import logging
from typing import Annotated

import typer

from tonghop.cli.environment import set_up_django


def work(
    once: Annotated[bool, typer.Option("--once", help="Làm hết việc đang chờ rồi dừng.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Chạy các việc nền: kiểm tra báo cáo sau khi nộp, nhắc nộp, gửi thư; Ctrl-C để dừng."""
    set_up_django()
    from django.core.management import call_command  # noqa: PLC0415 - needs the settings

    logging.getLogger("django_tasks").setLevel(logging.WARNING)
    call_command("background", once=once)


def drain() -> None:
    """Do everything that waits in the queue; return when it is empty."""
    from django.core.management import call_command  # noqa: PLC0415 - needs the settings

    logging.getLogger("django_tasks").setLevel(logging.WARNING)
    call_command("db_worker", verbosity=0, batch=True, startup_delay=False, reload=False)
