"""Vietnamese numbers: "1.234,5" in, exact Decimals, "1.234,5" out."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from tonghop.kernel.errors import NotPossible

_PLAIN = re.compile(r"[+-]?\d+(?:,\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SPACED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:,\d+)?")
_POINT_DECIMAL = re.compile(r"[+-]?\d+\.\d+")
MAX_DIGITS = 18


def parse_number(text: str) -> Decimal:
    """Return the number a person wrote the Vietnamese way: "." parts thousands, "," is the decimal comma.

    "1.234" is 1234 and "1.234,5" is 1234.5; "74.1" can only be a decimal point and is read so. "1,234" is 1.234
    as it is written (the check `ambiguous-number` points at it). Raises NotPossible for anything else.
    """
    given = text.strip().replace("\u00a0", " ").replace("−", "-").removesuffix("%").strip()
    if len(re.sub(r"\D", "", given)) > MAX_DIGITS:
        raise NotPossible(f"Số “{text.strip()[:40]}” dài quá {MAX_DIGITS} chữ số.", advice="Hãy kiểm tra lại.")
    if _THOUSANDS.fullmatch(given) or _SPACED.fullmatch(given):
        given = given.replace(".", "").replace(" ", "").replace(",", ".")
    elif _PLAIN.fullmatch(given):
        given = given.replace(",", ".")
    elif not _POINT_DECIMAL.fullmatch(given):
        raise NotPossible(
            f"“{text.strip()[:40]}” không phải là một số.",
            advice="Hãy viết như 1.234 hoặc 1.234,5; nếu không có số liệu thì ghi rõ lý do.",
        )
    try:
        return Decimal(given)
    except InvalidOperation as error:  # pragma: no cover - the patterns above let only numbers through
        raise NotPossible(f"“{text}” không phải là một số.") from error


def is_ambiguous(text: str) -> bool:
    """Tell whether the writing could mean two numbers: "1,234" (thousands?) or "1.234" beside decimals."""
    return bool(re.fullmatch(r"\d{1,3},\d{3}", text.strip()))


def format_number(value: Decimal | int, *, decimals: int | None = None) -> str:
    """Return the number as written in Vietnam: thousands with ".", decimal ","; `decimals` rounds half up."""
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    elif number == number.to_integral_value():
        number = number.quantize(Decimal(1))
    else:
        number = number.normalize()
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def format_count(value: int) -> str:
    """Return a count as official prose writes it: below ten with a leading zero ("05 xã"), else grouped."""
    return f"{value:02d}" if 0 <= value < 10 else format_number(value)  # noqa: PLR2004 - the decree's ten


def rate(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part / whole in percent to one decimal, half up; None where there is no whole to divide by."""
    if whole == 0:
        return None
    return (part * 100 / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
