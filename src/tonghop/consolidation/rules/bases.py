"""Legal bases and the plan in words, as the opening of a report cites them."""

import re
from collections.abc import Mapping
from typing import Any

from tonghop.consolidation.rules.phrases import Phrases, lower_first

_SIGN = re.compile(r"^[\d.]+(?:/\d{4})?\s?[/-]\s?(\w+)")
_LEAD_IN = re.compile(r"^(?:Thực hiện|Căn cứ|Thi hành|Triển khai|Theo)\s+")


def basis_in_words(basis: Mapping[str, Any], phrases: Phrases) -> str:
    """Return "Quyết định số 706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ" of a basis {number, text, ...}.

    The plan's reader quotes a basis from its number on; the kind of paper is then read off its sign.
    """
    text = str(basis.get("text") or basis.get("number") or "").strip().rstrip(";.,")
    text = _LEAD_IN.sub("", text)
    sign = _SIGN.match(text)
    if sign is None:
        return text
    kinds: Mapping[str, str] = phrases.get("kinds_of_paper")
    kind = next((name for short, name in kinds.items() if sign[1].startswith(short)), "Văn bản")
    return phrases.say("cited", kind=kind, text=text)


def plan_in_words(*, number: str, day: str, title: str, owner: str, phrases: Phrases) -> str:
    """Return the plan as cited; `day` as "04/5/2026", "" where number or day is not known."""
    subject = lower_first(title.strip().rstrip("."))
    if not number or not day:
        return phrases.say("plan_unnumbered", owner=owner, title=subject)
    return phrases.say("plan", number=number, date=f"ngày {day}", owner=owner, title=subject)
