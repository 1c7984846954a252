"""What is said of wrong use of the program: typer says it in English, and cannot be told otherwise."""

import re
from typing import Any

import typer

WrongUse: Any = typer.BadParameter.__mro__[1]  # typer's own base class, which it does not name in public
_SAID = (  # typer's words, and ours with what they hold
    (r"No such command '(.*?)'\.?.*", r"Không có lệnh “\1”."),
    (r"No such option: (\S+)\.?.*", r"Không có tùy chọn “\1”."),
    (r"(?:Option )?'(.*?)'(?: option)? requires (?:an argument|\d+ arguments)\.?", r"Tùy chọn “\1” cần một giá trị."),
    (r"Option '(.*?)' does not take a value\.?", r"Tùy chọn “\1” không nhận giá trị."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)\.?", r"Thừa: “\1”."),
    (r"Input should be a valid (?:integer|number).*", "phải là một số."),
    (r"Input should be greater than or equal to (\S+)", r"không được nhỏ hơn \1."),
    (r"Input should be less than or equal to (\S+)", r"không được lớn hơn \1."),
)


def words_of(error: Any) -> str:
    """Return what is wrong and where the right use is told; the whole help where no command was given."""
    name = type(error).__name__
    if name == "NoArgsIsHelpError":
        return str(error.message)
    said = f"Thiếu {_named(error)}." if name == "MissingParameter" else _translated(error.message)
    if isinstance(error, typer.BadParameter) and name != "MissingParameter" and _named(error):
        said = f"{_named(error)}: {said}"
    path = error.ctx.command_path if error.ctx else "tonghop"
    return f"{said}\nXem cách dùng: {path} --help"


def _translated(message: str) -> str:
    for pattern, ours in _SAID:
        found = re.fullmatch(pattern, message.strip(), re.DOTALL)
        if found:
            return found.expand(ours)
    return message


def _named(error: Any) -> str:
    """Return the option or argument at fault as it is typed; "" where none is named."""
    if error.param_hint:
        return str(error.param_hint)
    param = error.param
    if param is None:
        return ""
    return str(param.opts[0]) if param.param_type_name == "option" else f"tham số “{param.name}”"
