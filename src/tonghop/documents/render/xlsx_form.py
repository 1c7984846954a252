"""A unit's own figures workbook: one line an indicator, unlocked cells to fill in, a hidden sheet that says whose."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tonghop.documents.render.cleaning import cleaned
from tonghop.documents.render.forms import (
    FORM_COLUMNS,
    FORM_SHEET,
    IDENTITY_SHEET,
    LAYOUT,
    FiguresForm,
    FormArea,
    FormIndicator,
    FormRule,
)
from tonghop.documents.render.wording import SIMULATED_MARK
from tonghop.documents.render.xlsx import set_landscape
from tonghop.documents.render.xlsx_looks import Looks, new_workbook, number_format
from tonghop.documents.render.xlsx_rules import colour_broken_rules, prompt_for
from tonghop.kernel.numbers import format_number

_WIDTHS = (6, 12, 52, 13, 16, 34, 34)
_VALUE, _REASON, _NOTE = 4, 5, 6
_LARGEST = Decimal(10) ** 15  # more digits than Excel keeps exactly
_REASONS = [
    "Không phát sinh trong kỳ",
    "Không thuộc nhiệm vụ của đơn vị",
    "Chưa thống kê xong",
    "Chưa có phần mềm theo dõi",
]
_HOW_TO = (
    "Chỉ nhập vào các ô nền vàng. Không có số liệu: để trống cột “Giá trị” và ghi lý do; không ghi số 0 thay.",
    "Không sửa cột “Mã”, không thêm hoặc xóa dòng: tệp được nhận lại theo mã của từng chỉ tiêu.",
)


def render_figures_form(form: FiguresForm, *, at: datetime) -> bytes:
    """Return the workbook (.xlsx); `at` dates its properties, and equal arguments give equal bytes."""
    form = cleaned(form)
    file = io.BytesIO()
    workbook = new_workbook(file, form.title, at=at)
    looks = Looks(workbook)
    sheet = workbook.add_worksheet(FORM_SHEET)
    top = _write_top(sheet, form, looks)
    lines: dict[str, int] = {}
    for line, number, shown in _lines(form, top + 1):
        if isinstance(shown, FormArea):
            sheet.merge_range(line, 0, line, len(FORM_COLUMNS) - 1, shown.name, looks.total_label())
        else:
            lines[shown.code] = line + 1
            _write_indicator(sheet, looks, line, number, shown)
            _add_validation(sheet, line, shown, form.rules)
    colour_broken_rules(workbook, sheet, lines, form.rules)
    _finish(sheet, top)
    _write_identity(workbook, form)
    workbook.close()
    return file.getvalue()


def _lines(form: FiguresForm, line: int) -> Iterator[tuple[int, int, FormArea | FormIndicator]]:
    """Yield (line, running number, area or indicator)."""
    number = 0
    for area in form.areas:
        yield line, 0, area
        line += 1
        for indicator in area.indicators:
            number += 1
            yield line, number, indicator
            line += 1


def _write_top(sheet: Worksheet, form: FiguresForm, looks: Looks) -> int:
    """Write title, unit and how to fill it in; return the line of the column heads."""
    due = (f"Hạn nộp: {form.due}",) if form.due else ()
    mark = (SIMULATED_MARK,) if form.simulated else ()
    sheet.write_string(0, 0, form.title, looks.title())
    notes = (f"Đơn vị báo cáo: {form.unit_name}", *due, *_HOW_TO, *mark)
    for line, note in enumerate(notes, 1):
        sheet.write_string(line, 0, note, looks.note())
    top = len(notes) + 2
    for column, head in enumerate(FORM_COLUMNS):
        sheet.write_string(top, column, head, looks.head())
    return top


def _write_indicator(sheet: Worksheet, looks: Looks, line: int, number: int, indicator: FormIndicator) -> None:
    sheet.write_number(line, 0, number, looks.text(centred=True))
    sheet.write_string(line, 1, indicator.code, looks.code())
    sheet.write_string(line, 2, indicator.name, looks.text())
    sheet.write_string(line, 3, indicator.unit, looks.text(centred=True))
    if indicator.kind == "rate":
        for column in (_VALUE, _REASON):
            sheet.write_blank(line, column, None, looks.text())
        sheet.write_string(line, _NOTE, indicator.explained, looks.reason())
        return
    shown = looks.entry(number_format(indicator.decimals))
    if indicator.value is None:
        sheet.write_blank(line, _VALUE, None, shown)
    else:
        sheet.write_number(line, _VALUE, float(indicator.value), shown)
    sheet.write_string(line, _REASON, indicator.reason, looks.entry())
    sheet.write_string(line, _NOTE, indicator.note, looks.entry())


def _add_validation(sheet: Worksheet, line: int, indicator: FormIndicator, rules: Sequence[FormRule]) -> None:
    """Let the value's cell take only what the reader takes, and offer the usual reasons beside it."""
    if indicator.kind == "rate":
        return
    prompt = prompt_for(indicator.code, rules)
    sheet.data_validation(line, _VALUE, line, _VALUE, {**_validation(indicator), **prompt})
    sheet.data_validation(line, _REASON, line, _REASON, {"validate": "list", "source": _REASONS, "show_error": False})


def _validation(indicator: FormIndicator) -> dict[str, Any]:
    """Return Excel's rule for the cell: a whole number or a decimal, between the least and the most."""
    least = -_LARGEST if indicator.least is None else indicator.least
    most = indicator.most if indicator.most is not None else Decimal(100) if indicator.kind == "percent" else _LARGEST
    what = "số nguyên" if indicator.kind == "count" else "số"
    bound = f" không lớn hơn {format_number(most)}" if most < _LARGEST else ""
    low = f" không nhỏ hơn {format_number(least)}" if least > -_LARGEST else ""
    return {
        "validate": "integer" if indicator.kind == "count" else "decimal",
        "criteria": "between",
        "minimum": _plain(least),
        "maximum": _plain(most),
        "ignore_blank": True,
        "error_title": "Giá trị chưa đúng",
        "error_message": f"Chỉ tiêu {indicator.code} cần {what}{low}{bound}. Không có thì để trống và ghi lý do.",
    }


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _finish(sheet: Worksheet, top: int) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(top + 1, 3)
    set_landscape(sheet)
    sheet.repeat_rows(top)
    # Without a password: it keeps codes and lines from slips of the hand, and is no lock.
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})


def _write_identity(workbook: Workbook, form: FiguresForm) -> None:
    sheet = workbook.add_worksheet(IDENTITY_SHEET)
    pairs = (
        ("layout", LAYOUT),
        ("campaign", form.identity.campaign),
        ("unit", form.identity.unit),
        ("form_version", form.identity.form_version),
    )
    for line, (key, value) in enumerate(pairs):
        sheet.write_string(line, 0, key)
        sheet.write_string(line, 1, value)
    sheet.hide()
