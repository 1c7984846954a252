"""foreign-unit: another unit's full name where the own should stand; neighbours in a role of their own are welcome."""

from collections.abc import Iterator

from tonghop.kernel.text import sentences
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.unit_names import UnitName, name_key, unit_names
from tonghop.quality.rules.unit_roles import stands_for_own

_LOCAL = tuple(map(name_key, ("xã", "phường", "đặc khu")))


def foreign_unit(facts: ReportFacts) -> Iterator[Finding]:
    """Yield an error for each such name. Only a commune, ward or special zone can be confused with another."""
    own = name_key(facts.unit)
    if not own.startswith(_LOCAL):
        return
    others = {key for key in map(name_key, facts.other_units) if key != own}
    for section in facts.sections:
        for index, text in facts.own_blocks(section):
            for name in _out_of_place(text, own, others):
                evidence = text[name.start : name.end]
                yield Finding(
                    check="foreign-unit",
                    severity=Severity.ERROR,
                    section=section.key,
                    place=f"block:{index}",
                    start=name.start,
                    end=name.end,
                    evidence=evidence,
                    message=(
                        f"“{evidence}” đứng ở chỗ lẽ ra là “{facts.unit}”, tại {section.label}. "
                        "Hãy sửa tên đơn vị và xem lại đoạn này có phải chép từ báo cáo khác không."
                    ),
                )


def _out_of_place(text: str, own: str, others: set[str]) -> Iterator[UnitName]:
    names = list(unit_names(text, others | {own}))
    for start, end in sentences(text) if names else ():
        here = [n for n in names if start <= n.start < end]
        if any(n.key == own for n in here) or len({n.key for n in here}) > 1:
            continue  # the own name stands beside it, or it is one of a list
        yield from (n for n in here if stands_for_own(text[start : n.start], text[n.end : end]))
