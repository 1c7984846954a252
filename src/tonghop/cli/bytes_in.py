"""The bytes of a file named on the command line: bounded, and wrong use where they cannot be had."""

from pathlib import Path

import typer

from tonghop.files.archive import MAX_BYTES


def bytes_of(file: Path) -> bytes:
    """Return at most one byte more than is accepted; a file that is not there is wrong use."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise typer.BadParameter(f"Không mở được tệp “{file}”: {_why(error)}.") from error


def _why(error: OSError) -> str:
    known = {
        FileNotFoundError: "không có tệp này",
        IsADirectoryError: "đây là thư mục",
        PermissionError: "không có quyền đọc",
    }
    return known.get(type(error), "lỗi đọc đĩa")
