"""Reading the figures form that a unit filled in: whose it is, then every row by its code, good cells taken."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from tonghop.files.xlsx import CellValue, Sheet
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import fold
from tonghop.reports.rules.drafting import MAX_EXPLANATION
from tonghop.reports.rules.problems import Problem
from tonghop.reports.rules.values import (
    FigureAsked,
    Values,
    canonical_figure,
    computed_not_typed,
    computed_rates,
    parse_figure,
    reason_for_none,
)
from tonghop.reports.rules.workbook_rows import FigureRow, cell_words, identity_in, rows_of, tables_in, unit_said

LAYOUT = "1"
WHOLE_FILE = "tệp"  # the place of a problem for which nothing at all is taken
_NOTHING = frozenset({"", "khong", "khong co", "k", "x", "n a", "chua co"})  # folded words that are no figure
_EXCEL_ERRORS = ("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NUM!", "#NULL!")
_TOO_LARGE = 10**18
_FINE = Decimal("0.000001")  # a float's last digits are its own, not the writer's


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form it is: the campaign's key (its title, where it is known) and the unit's name."""

    campaign: str
    unit: str
    title: str = ""

    @property
    def named(self) -> str:
        """How a person knows the campaign: “title” (its key), or the key alone."""
        return f"“{self.title}” (mã {self.campaign})" if self.title else f"“{self.campaign}”"


@dataclass(frozen=True)
class WorkbookReading:
    """What could be taken: figures, notes ("Thuyết minh") by code, and what is wrong, each at its cell."""

    values: Values = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def values_from_workbook(
    sheets: Sequence[Sheet], indicators: Sequence[FigureAsked], expected: Identity
) -> WorkbookReading:
    """Return what the workbook gives; nothing at all is taken from the file of another unit or campaign."""
    strangers = identity_problems(identity_in(sheets), expected, said=unit_said(sheets))
    if strangers:
        return WorkbookReading(problems=strangers)
    found = [(sheet, columns) for sheet in sheets if not sheet.hidden for columns in tables_in(sheet)]
    if not found:
        return WorkbookReading(problems=[_no_table(sheets)])
    reading = WorkbookReading()
    rows = [row for sheet, columns in found for row in rows_of(sheet, columns, many=len(found) > 1)]
    _take(rows, {i.code: i for i in indicators}, reading)
    if not reading.values and not reading.problems:
        reading.problems.append(Problem("", "Cột “Giá trị” trống ở mọi dòng, chưa có số liệu nào để nhận."))
    return reading


def identity_problems(given: Mapping[str, str], expected: Identity, *, said: str = "") -> list[Problem]:
    """Return the problem of a file that belongs elsewhere, naming both; none for a file that does not say."""
    unit, campaign = given.get("unit", ""), given.get("campaign", "")
    if given.get("layout", LAYOUT) != LAYOUT:
        return [Problem(WHOLE_FILE, "Tệp là biểu mẫu theo khuôn khác; hãy tải lại biểu mẫu mới nhất rồi nhập vào đó.")]
    if campaign and campaign != expected.campaign:
        return [
            Problem(
                WHOLE_FILE,
                f"Tệp này thuộc đợt báo cáo mã “{campaign}”, không phải đợt {expected.named}; "
                "chưa nhận nội dung nào. Hãy chọn đúng tệp của đợt này.",
            )
        ]
    stranger = fold(unit) != fold(expected.unit) if unit else not _may_be(said, expected.unit)
    if stranger:
        return [
            Problem(
                WHOLE_FILE,
                f"Tệp này là của “{said or unit}”, không phải của “{expected.unit}”; "
                "chưa nhận nội dung nào. Hãy chọn đúng tệp của đơn vị.",
            )
        ]
    return []


def _may_be(said: str, unit: str) -> bool:
    """Tell whether a unit's name as a person wrote it can be the unit's; who says nothing may be anybody."""
    written, known = (re.sub(r"\buy ban nhan dan\b", "ubnd", fold(name)) for name in (said, unit))
    return written in known or known in written


def _no_table(sheets: Sequence[Sheet]) -> Problem:
    names = ", ".join(f"“{s.name}”" for s in sheets if not s.hidden) or "nào"
    return Problem(
        "", f"Không tìm thấy dòng tiêu đề có cột “Mã” và “Giá trị” trong trang {names}. Hãy dùng biểu mẫu đã tải về."
    )


def _take(rows: Sequence[FigureRow], asked: Mapping[str, FigureAsked], reading: WorkbookReading) -> None:
    """Take every good row into the reading, and note what is wrong with the others; rates are looked at last."""
    seen: dict[str, FigureRow] = {}
    rates: list[FigureRow] = []
    for row in rows:
        first = seen.get(row.code)
        if first is not None and (row.is_blank or row.says_the_same_as(first)):
            continue  # the form's sheet was copied: the copy says nothing else
        if first is not None and not first.is_blank:
            message = f"Mã {row.code} đã có ở {first.code_cell}; chỉ nhận dòng đầu. Hãy xóa dòng thừa."
            reading.problems.append(row.at_code(message))
        elif row.code in asked:
            seen[row.code] = row
            if asked[row.code].is_rate:
                rates.append(row)
            else:
                _take_row(row, asked[row.code], reading)
        elif row.value is not None or row.reason:
            reading.problems.append(_unknown_code(row))
    computed = computed_rates(reading.values, asked.values())
    reading.problems.extend(p for row in rates if (p := _typed_rate(row, asked[row.code], computed[row.code])))


def _take_row(row: FigureRow, asked: FigureAsked, reading: WorkbookReading) -> None:
    if len(row.note) > MAX_EXPLANATION:
        message = (
            f"Thuyết minh của mã {row.code} dài quá {MAX_EXPLANATION} chữ cái nên không được lấy. Hãy viết gọn lại."
        )
        reading.problems.append(row.at_value(message))
    elif row.note:
        reading.notes[row.code] = row.note
    try:
        figure = _figure(row.value, asked)
        if figure is not None:
            reading.values[row.code] = {"value": figure}
            if row.reason:
                message = f"Mã {row.code} vừa có số vừa có lý do không có số liệu; đã nhận số. Hãy bỏ một trong hai."
                reading.problems.append(row.at_value(message))
        elif row.reason:
            reading.values[row.code] = {"none": reason_for_none(row.reason)}
        elif row.value is not None:
            message = (
                f"“{cell_words(row.value)}” không phải là số. Nếu không có số liệu, hãy ghi lý do; "
                "nếu bằng không, ghi 0."
            )
            reading.problems.append(row.at_value(message))
    except NotPossible as error:
        reading.problems.append(row.at_value(f"Mã {row.code}: {error}"))


def _figure(cell: CellValue, asked: FigureAsked) -> str | None:
    """Return the cell's figure, None where it holds none; raises NotPossible for what is neither."""
    if isinstance(cell, bool):
        raise NotPossible("Ô này là đúng/sai, không phải số.", advice="Hãy nhập số.")
    if isinstance(cell, date | datetime | time | timedelta):
        raise NotPossible("Excel hiểu ô này là ngày giờ.", advice="Hãy đổi định dạng ô thành Number rồi nhập lại số.")
    if isinstance(cell, int | float):
        return canonical_figure(_decimal(cell), asked)
    words = cell_words(cell)
    if words.startswith(_EXCEL_ERRORS):
        raise NotPossible(f"Công thức trong ô bị lỗi ({words}).", advice="Hãy sửa công thức hoặc nhập số.")
    return None if fold(words) in _NOTHING else parse_figure(words, asked)


def _decimal(number: float) -> Decimal:
    if not isfinite(number) or abs(number) >= _TOO_LARGE:
        raise NotPossible("Ô này không phải một số dùng được.", advice="Hãy nhập lại số.")
    exact = Decimal(repr(number))
    return exact if exact == exact.to_integral_value() else exact.quantize(_FINE)


def _typed_rate(row: FigureRow, asked: FigureAsked, computed: Decimal | None) -> Problem | None:
    if row.value is None:
        return None
    try:
        figure = _figure(row.value, FigureAsked(asked.code, asked.name, "%", decimals=6))
    except NotPossible:
        figure = None
    typed = Decimal(figure) if figure is not None else None
    if typed is not None and computed is not None:
        near = Decimal("0.06")  # one more than rounding to a tenth of a percent
        if min(abs(typed - computed), abs(typed * 100 - computed)) < near:
            return None
    return row.at_value(f"Mã {row.code}: {computed_not_typed(asked)} Số trong ô không được lấy.")


def _unknown_code(row: FigureRow) -> Problem:
    if not row.code:
        return row.at_value("Dòng này có số nhưng không có mã chỉ tiêu. Hãy ghi mã như trong biểu mẫu.")
    return row.at_code(f"Mã {row.code} không có trong biểu của đơn vị nên không được lấy. Hãy kiểm tra lại cột “Mã”.")
