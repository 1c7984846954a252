"""The program `tonghop`: a short table of commands, each imported only when it is called."""

import sys
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tonghop.cli.wrong_use import WrongUse, words_of

# command -> (where its typer app or function stands, what it does); nothing here is imported before it is called.
COMMANDS = {
    "plan": ("tonghop.cli.plan:app", "Đọc kế hoạch, mở đợt báo cáo."),
    "report": ("tonghop.cli.report:app", "Biểu mẫu của đơn vị, đọc thử và nộp báo cáo."),
    "check": ("tonghop.cli.check:check", "Kiểm tra chất lượng các tệp báo cáo."),
    "document": ("tonghop.cli.document:app", "Kiểm tra thể thức văn bản."),
    "demo": ("tonghop.cli.demo:demo", "Dựng bản trình diễn và mở trang web."),
    "serve": ("tonghop.cli.serve:serve", "Mở trang web."),
    "consolidate": ("tonghop.cli.consolidate:consolidate", "Lập báo cáo tổng hợp, hoặc kiểm lại báo cáo đã lập."),
    "work": ("tonghop.cli.work:work", "Chạy các việc nền."),
}


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are asked for, so that each starts with only what it needs."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 - click hands the context in
        """Return the names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> object:  # type: ignore[override]  # noqa: ARG002 - click's signature, its types left out
        """Return the command, imported now; None for a name that is not in the table."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = typer.main.get_command(_as_app(getattr(import_module(module), name), cmd_name))
        command.help = command.help or COMMANDS[cmd_name][1]
        return command


def _as_app(found: Any, cmd_name: str) -> typer.Typer:
    """Return an app: the one that was found, or one made of a single function."""
    if isinstance(found, typer.Typer):
        return found
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(cmd_name)(found)
    return single


app = typer.Typer(cls=LazyGroup, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer's callback
    if wanted:
        print(f"tonghop {version('tonghop')}")
        raise typer.Exit


@app.callback()
def root(
    *,
    told: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="In số phiên bản.")
    ] = (False),
) -> None:
    """Tonghop: từ kế hoạch đến báo cáo tổng hợp. Gõ `tonghop LỆNH --help` để xem cách dùng từng lệnh."""


def main() -> None:
    """Run the program; exit status 0 done, 1 refused, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        status = app(prog_name="tonghop", standalone_mode=False)
    except WrongUse as error:
        print(words_of(error), file=sys.stderr)
        sys.exit(error.exit_code)
    except typer.Abort:
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
