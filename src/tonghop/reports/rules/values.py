"""Figures as people type them: exact decimals, "không có, vì ..." with its reason, and never a guess."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.numbers import format_number, rate
from tonghop.kernel.text import squeeze
from tonghop.reports.rules.measures import parse_measured
from tonghop.reports.rules.problems import Problem

Value = dict[str, str]  # {"value": "1234.5"} or {"none": "why there is none"}
Values = dict[str, Value]

MAX_SIGNIFICANT = 15  # what SQLite's numbers keep exactly; a larger figure is in the wrong unit of measure
MAX_REASON = 500


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """One indicator as a form asks for it; a rate names the codes it divides and is never typed."""

    code: str
    name: str
    unit: str
    adds: str = "sum"
    numerator: str = ""
    denominator: str = ""
    decimals: int = 0

    @property
    def is_rate(self) -> bool:
        """Whether it is computed from two others."""
        return self.adds == "rate"


def parse_values(
    raw: Mapping[str, str | Mapping[str, str] | None], indicators: Sequence[FigureAsked]
) -> tuple[Values, list[Problem]]:
    """Return the figures that could be taken, by code, and what is wrong with the others.

    A raw entry is the text typed, or {"value": text, "none": reason}. Blank is no entry at all: not zero.
    """
    asked = {i.code: i for i in indicators}
    values: Values = {}
    problems: list[Problem] = []
    for code, entry in raw.items():
        try:
            value = _entry(asked, code, entry)
        except NotPossible as error:
            problems.append(Problem(f"Mã {code}", str(error)))
        else:
            if value:
                values[code] = value
    return values, problems


def parse_figure(text: str, asked: FigureAsked) -> str:
    """Return the figure as a canonical decimal string; raises NotPossible with what to do."""
    return canonical_figure(parse_measured(text, asked.unit), asked)


def canonical_figure(number: Decimal, asked: FigureAsked) -> str:
    """Return the number as "1234.5", no exponent, no idle zeros; raises NotPossible where the form cannot take it."""
    if number < 0:
        raise NotPossible(f"“{format_number(number)}” là số âm.", advice="Số liệu phải từ 0 trở lên; hãy kiểm tra lại.")
    plain = f"{number.normalize():f}" if number else "0"
    whole, _, fraction = plain.partition(".")
    if len((whole + fraction).lstrip("0")) > MAX_SIGNIFICANT:
        raise NotPossible(
            f"Số này có hơn {MAX_SIGNIFICANT} chữ số.", advice=f"Hãy kiểm tra lại đơn vị tính ({asked.unit})."
        )
    if len(fraction) > asked.decimals:
        raise NotPossible(
            _too_fine(number, asked),
            advice=f"Đơn vị tính là “{asked.unit}”; dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ.",
        )
    return plain


def reason_for_none(text: str) -> str:
    """Return the reason why there is no figure; raises NotPossible for an empty or endless one."""
    reason = squeeze(text)
    if not reason:
        raise NotPossible(
            "Chưa ghi lý do không có số liệu.", advice="Hãy ghi rõ lý do, hoặc nhập số (không có thì ghi 0)."
        )
    if len(reason) > MAX_REASON:
        raise NotPossible(
            f"Lý do dài quá {MAX_REASON} chữ cái.", advice="Hãy viết gọn lại; phần chi tiết để ở mục thuyết minh."
        )
    return reason


def decimal_of(value: Mapping[str, str] | None) -> Decimal | None:
    """Return the figure of a stored value, None where there is none."""
    return Decimal(value["value"]) if value and "value" in value else None


def computed_rates(
    values: Mapping[str, Mapping[str, str]], indicators: Iterable[FigureAsked]
) -> dict[str, Decimal | None]:
    """Return each rate in percent to one decimal; None while one of its two figures is missing or the whole is 0."""
    rates: dict[str, Decimal | None] = {}
    for indicator in indicators:
        if indicator.is_rate:
            part = decimal_of(values.get(indicator.numerator))
            whole = decimal_of(values.get(indicator.denominator))
            rates[indicator.code] = rate(part, whole) if part is not None and whole is not None else None
    return rates


def _entry(asked: Mapping[str, FigureAsked], code: str, entry: str | Mapping[str, str] | None) -> Value | None:
    given = {"value": entry} if isinstance(entry, str) else dict(entry or {})
    text, reason = squeeze(given.get("value") or ""), squeeze(given.get("none") or "")
    if not text and not reason:
        return None
    if code not in asked:
        raise NotPossible(
            "Mã này không có trong biểu của đơn vị.", advice="Hãy kiểm tra lại mã chỉ tiêu trong biểu mẫu."
        )
    if asked[code].is_rate:
        raise NotPossible(computed_not_typed(asked[code]), advice="Hãy bỏ số đã nhập ở dòng này.")
    if text and reason:
        raise NotPossible("Vừa có số liệu vừa có lý do không có số liệu.", advice="Hãy bỏ một trong hai.")
    return {"value": parse_figure(text, asked[code])} if text else {"none": reason_for_none(reason)}


def computed_not_typed(asked: FigureAsked) -> str:
    """Return the sentence for somebody who typed a rate."""
    return f"Tỷ lệ được tính từ {asked.numerator} và {asked.denominator}, không nhập tay."


def _too_fine(number: Decimal, asked: FigureAsked) -> str:
    written = format_number(number)
    if not asked.decimals:
        return f"“{written}” không phải số nguyên."
    return f"“{written}” có nhiều hơn {asked.decimals} chữ số thập phân."
