"""Excel workbooks (.xlsx) to sheets of plain cells, by calamine, within limits that a hostile file cannot pass."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from tonghop.files.archive import open_archive, read_part
from tonghop.kernel.errors import Refused
from tonghop.kernel.text import nfc

CellValue = str | int | float | bool | date | datetime | time | timedelta | None

MAX_BYTES = 20 * 1024 * 1024
MAX_SHEETS = 60
MAX_CELLS = 2_000_000  # of the rectangle that a sheet spans: calamine fills all of it
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)(\d+)\s*["']""")
_MOST_LETTERS, _MOST_DIGITS = 3, 7  # of a cell's name: XFD1048576 is the last there is
_SHEETS = "xl/worksheets/"
_WHOLE = re.compile(rb"</(?:\w+:)?worksheet\s*>\s*$|<(?:\w+:)?worksheet[^>]*/>\s*$")
_RESAVE = "Hãy mở tệp bằng Excel, lưu lại thành .xlsx rồi gửi lại."
_LETTERS = 26


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[i][j]` is the cell in line i + 1, column j (A is 0); a blank cell is None."""

    name: str
    hidden: bool
    rows: tuple[tuple[CellValue, ...], ...] = field(repr=False)


def is_workbook(data: bytes) -> bool:
    """Tell whether the bytes are an Excel workbook (.xlsx, .xlsm); False for anything that is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def read_workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of an .xlsx file, hidden ones too; `name` only shows up in messages.

    Formulas give the value that Excel last kept. Raises Refused: empty, encrypted, broken, too-large,
    unknown-format, macros.
    """
    _check_kind(data, name)
    with open_archive(data) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            raise _unknown(name)
        _check_extent(archive, name)
    try:
        return tuple(_sheets(data, name))
    except PasswordError as error:
        raise _encrypted(name) from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise Refused("broken", f"Bảng tính “{name}” bị hỏng, không đọc được.", advice=_RESAVE) from error


def cell_name(line: int, column: int) -> str:
    """Return the name of the cell in that row and column of `Sheet.rows`, e.g. (11, 4) is "E12"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line + 1}"


def _check_kind(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise Refused(
            "too-large",
            f"Bảng tính “{name}” lớn hơn {MAX_BYTES // 1024 // 1024} MB.",
            advice="Hãy xóa ảnh và các trang không dùng rồi gửi lại.",
        )
    if not data.strip(b"\x00\r\n\t "):
        raise Refused("empty", f"Tệp “{name}” trống.", advice="Hãy kiểm tra lại tệp vừa chọn.")
    if data.startswith(_OLE):
        raise _encrypted(name) if _ENCRYPTED in data else _unknown(name)
    if not data.startswith(b"PK"):
        raise _unknown(name)


def _check_extent(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse sheets whose cells lie so far apart that the rectangles around them would fill the memory."""
    cells = 0
    for part in archive.namelist():
        if not part.lower().endswith(".xml") or part.startswith(("docProps/", "xl/theme/")):
            continue
        content = read_part(archive, part) or b""
        if part.startswith(_SHEETS) and not _WHOLE.search(content[-200:]):
            raise Refused("broken", f"Bảng tính “{name}” bị cụt, không đọc hết được.", advice=_RESAVE)
        if b"<!DOCTYPE" in content[:2_000] or b"<!ENTITY" in content[:2_000]:
            raise Refused("broken", f"Bảng tính “{name}” có khai báo lạ (DTD) bên trong.", advice=_RESAVE)
        columns, lines = _extent(content)
        cells += max(columns, 1) * lines
        if cells > MAX_CELLS:
            raise Refused(
                "too-large",
                f"Bảng tính “{name}” có ô nằm quá xa (đến cột thứ {columns}, dòng {lines}).",
                advice="Hãy xóa các dòng, cột thừa phía dưới và bên phải biểu rồi lưu lại.",
            )


def _extent(content: bytes) -> tuple[int, int]:
    """Return the furthest column and line that a part names; a name that no cell can have is further than all."""
    references = _REFERENCE.findall(content)
    columns = max(map(_column, {letters for letters, _ in references}), default=0)
    lines = max(map(_line, {line for _, line in references}), default=0)
    return columns, lines


def _line(digits: bytes) -> int:
    return int(digits) if len(digits) <= _MOST_DIGITS else MAX_CELLS + 1


def _column(letters: bytes) -> int:
    number = 0
    if len(letters) > _MOST_LETTERS:
        return MAX_CELLS + 1
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _sheets(data: bytes, name: str) -> Iterator[Sheet]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        if len(workbook.sheets_metadata) > MAX_SHEETS:
            raise Refused(
                "too-large",
                f"Bảng tính “{name}” có quá {MAX_SHEETS} trang.",
                advice="Hãy chỉ gửi trang biểu số liệu.",
            )
        for sheet in workbook.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                hidden = sheet.visible != SheetVisibleEnum.Visible
                yield Sheet(sheet.name, hidden, tuple(tuple(map(_cell, row)) for row in rows))


def _cell(value: CellValue) -> CellValue:
    if isinstance(value, str):
        return nfc(value) if value.strip() else None
    return value


def _encrypted(name: str) -> Refused:
    return Refused("encrypted", f"Tệp “{name}” có đặt mật khẩu.", advice="Hãy bỏ mật khẩu rồi gửi lại.")


def _unknown(name: str) -> Refused:
    return Refused("unknown-format", f"Tệp “{name}” không phải là bảng tính .xlsx.", advice=_RESAVE)
