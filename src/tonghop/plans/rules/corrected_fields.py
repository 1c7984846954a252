"""The fields of a correction: which a line has, and what a person may write into them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast, get_args

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import short_date
from tonghop.kernel.text import squeeze
from tonghop.plans.rules import json_form
from tonghop.plans.rules.bodies import split_bodies
from tonghop.plans.rules.corrections import LineKind
from tonghop.plans.rules.dates import make_date
from tonghop.plans.rules.dues import cell_due, due_on
from tonghop.plans.rules.facts import NO_DUE, Due, DueKind

DATED = ("before", "by", "within")
_LONGEST, _MOST_NAMES = 2_000, 200
_YEARS = range(2000, 2101)
_WORDS = {"before": "trước ngày", "by": "chậm nhất ngày", "within": "trong thời gian đến hết ngày"}


def clean_fields(kind: LineKind, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields as JSON values. Raises NotPossible naming the field that cannot be.

    task: title, leads, coordinators (lists of names, or one text of names), due; duty: from, to, via, due;
    document: number, title, issued_on, issuer; heading and section: number, title; recipient: name.
    due: {"kind", "date", "text"}, or text alone to be read.
    """
    known = FIELDS[kind]
    if unknown := sorted(set(fields) - known.keys()):
        raise NotPossible(
            f"Dòng này không có trường “{unknown[0]}”.",
            advice=f"Các trường sửa được: {', '.join(known) or 'không có'}.",
        )
    if not fields:
        raise NotPossible("Chưa sửa trường nào.", advice="Hãy ghi nội dung đã sửa, hoặc chọn xác nhận.")
    return {name: known[name](name, value) for name, value in fields.items()}


def _required(name: str, value: object) -> str:
    text = _text(name, value)
    if not text:
        raise NotPossible(
            f"Trường “{LABELS[name]}” không được để trống.", advice="Hãy ghi nội dung, hoặc gạch bỏ cả dòng."
        )
    return text


def _text(name: str, value: object) -> str:
    if value is not None and not isinstance(value, str):
        raise NotPossible(f"Trường “{LABELS[name]}” phải là một dòng chữ.")
    text = squeeze(value or "")
    if len(text) > _LONGEST:
        raise NotPossible(f"Trường “{LABELS[name]}” dài quá {_LONGEST} ký tự.", advice="Hãy rút gọn.")
    return text


def _optional(name: str, value: object) -> str | None:
    return _text(name, value) or None


def _names(name: str, value: object) -> list[str]:
    given = split_bodies(value) if isinstance(value, str) else value
    if not isinstance(given, (list, tuple)) or len(given) > _MOST_NAMES:
        raise NotPossible(f"Trường “{LABELS[name]}” phải là danh sách tên cơ quan, cách nhau bằng dấu chấm phẩy.")
    return list(dict.fromkeys(text for one in given if (text := _text(name, one))))


def _due(name: str, value: object) -> Any:
    """Return the due as JSON; a text that names the same day keeps its hours."""
    given = {"text": value} if isinstance(value, str) else value
    if not isinstance(given, Mapping) or set(given) - {"kind", "date", "text"}:
        raise NotPossible("Thời hạn phải gồm loại, ngày và lời ghi.")
    text, day = _text(name, given.get("text")), _day(given.get("date"))
    read = cell_due(text) if text else NO_DUE
    kind = given.get("kind") or (read.kind if day is None else "before")
    if kind not in get_args(DueKind):
        raise NotPossible(
            f"Không có loại thời hạn “{kind}”.", advice=f"Chọn một trong: {', '.join(get_args(DueKind))}."
        )
    return json_form.to_json(_due_of(cast("DueKind", kind), day, text, read))


def _due_of(kind: DueKind, day: date | None, text: str, read: Due) -> Due:
    if kind == "none":
        if text:
            raise NotPossible(f"Không đọc được ngày trong “{text}”.", advice="Hãy chọn loại thời hạn và ghi ngày.")
        return NO_DUE
    if read.kind == kind and day in (None, read.day):
        return read
    if kind in DATED and day is not None:
        return due_on(kind, day, text=text or f"{_WORDS[kind]} {short_date(day)}")
    if kind in ("before", "by"):
        raise NotPossible("Thời hạn này phải có ngày.", advice="Hãy ghi ngày, hoặc chọn loại thời hạn khác.")
    if not text:
        raise NotPossible("Thời hạn không có ngày phải có lời ghi.", advice="Hãy ghi như “hằng quý”, “khi có yêu cầu”.")
    return Due(text, kind, day, None)


def _date(_name: str, value: object) -> str | None:
    day = _day(value)
    return day.isoformat() if day else None


def _day(value: object) -> date | None:
    if value in (None, ""):
        return None
    if isinstance(value, date):
        value = value.isoformat()[:10]
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        parts = str(value).split("/")
        numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
        day = make_date(numbers[2], numbers[1], numbers[0]) if len(numbers) == len(parts) == len("dmy") else None
    if day is None or day.year not in _YEARS:
        raise NotPossible(f"“{value}” không phải là một ngày.", advice="Hãy ghi ngày như 08/5/2026.")
    return day


LABELS = {
    "title": "nội dung",
    "number": "số, ký hiệu",
    "issued_on": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "leads": "cơ quan chủ trì",
    "coordinators": "cơ quan phối hợp",
    "due": "thời hạn",
    "from": "cơ quan báo cáo",
    "to": "nơi nhận báo cáo",
    "via": "đầu mối nhận",
    "name": "nơi nhận",
}
_Cleaner = Callable[[str, object], Any]
_HEADING: dict[str, _Cleaner] = {"number": _text, "title": _required}
FIELDS: dict[LineKind, dict[str, _Cleaner]] = {
    "document": {"number": _optional, "title": _required, "issued_on": _date, "issuer": _optional},
    "task": {"title": _required, "leads": _names, "coordinators": _names, "due": _due},
    "duty": {"from": _required, "to": _optional, "via": _optional, "due": _due},
    "heading": _HEADING,
    "section": _HEADING,
    "recipient": {"name": _required},
    "finding": {},
}
