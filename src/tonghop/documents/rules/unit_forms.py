"""The two files a unit may fill in at its own desk, from what the campaign asks of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from tonghop.documents.render.blocks import Block, Item, Paragraph, Table
from tonghop.documents.render.content import IssueDay, OfficialDocument, Signing
from tonghop.documents.render.forms import (
    FiguresForm,
    FormArea,
    FormIdentity,
    FormIndicator,
    FormRule,
    FormSection,
    Kind,
    ReportForm,
)
from tonghop.documents.rules.frame import issuer_in_full, place_of, subject_of
from tonghop.kernel.text import strip_marks

Json = Mapping[str, Any]
FORM_VERSION = "1"
_MARK = re.compile(r"^[-+•*–—]\s+")


@dataclass(frozen=True)
class FigureLine:
    """One figure asked, with the section it stands in and what is saved of it so far."""

    section: str
    code: str
    name: str
    unit: str
    adds: str
    decimals: int
    numerator: str = ""
    denominator: str = ""
    value: str = ""
    reason: str = ""


@dataclass(frozen=True)
class SectionLine:
    """One section asked, its guiding points and the blocks saved so far."""

    key: str
    number: str
    title: str
    guidance: tuple[str, ...]
    blocks: Sequence[Json]


@dataclass(frozen=True)
class Asked:
    """Who is asked, in which campaign, by when."""

    campaign_key: str
    campaign_title: str
    unit: str
    owner: str
    standing_body: str
    symbol: str
    local: bool
    place: str
    day: date
    due: str
    simulated: bool


def file_name(asked: Asked, ending: str) -> str:
    """Return the unit's own file name in ASCII: "bao-cao-ubnd-xa-bac-ha.docx"."""
    unit = "-".join(strip_marks(asked.unit).lower().split())
    return f"{'bao-cao' if ending == 'docx' else 'so-lieu'}-{unit}.{ending}"


def report_form(asked: Asked, sections: Iterable[SectionLine]) -> ReportForm:
    """Return the unit's own report form; what is already written is in it."""
    body = tuple(
        FormSection(s.key, s.number, s.title, guidance=s.guidance, text=tuple(_block(b) for b in s.blocks))
        for s in sections
    )
    return ReportForm(_paper(asked), _identity(asked), body, due=asked.due)


def figures_form(asked: Asked, lines: Iterable[FigureLine], rules: Iterable[FormRule] = ()) -> FiguresForm:
    """Return the unit's own figures form; what is already saved is in it, and the rules that bind the figures."""
    areas = tuple(
        FormArea(section, tuple(_indicator(line) for line in group))
        for section, group in groupby(lines, key=lambda line: line.section)
    )
    return FiguresForm(
        title=f"Biểu số liệu: {asked.campaign_title}",
        unit_name=asked.unit,
        identity=_identity(asked),
        areas=areas,
        due=asked.due,
        simulated=asked.simulated,
        rules=tuple(rules),
    )


def _identity(asked: Asked) -> FormIdentity:
    return FormIdentity(asked.campaign_key, asked.unit, FORM_VERSION)


def _paper(asked: Asked) -> OfficialDocument:
    return OfficialDocument(
        type_name="BÁO CÁO",
        subject=subject_of(asked.campaign_title),
        issuer=issuer_in_full(asked.unit),
        owner_body="" if asked.local else issuer_in_full(asked.owner),
        symbol=f"BC-{asked.symbol}",
        place=place_of(asked.owner) if not asked.local else asked.place,
        issued=IssueDay(asked.day.year, asked.day.month),
        signing=Signing("CHỦ TỊCH", "", ("TM. ỦY BAN NHÂN DÂN",)) if asked.local else Signing("THỦ TRƯỞNG CƠ QUAN", ""),
        body=(),
        addressees=(asked.standing_body,),
        closing=f"Trên đây là báo cáo của {asked.unit}, trân trọng báo cáo",
        recipients=("Như trên", "Lưu: VT"),
        simulated=asked.simulated,
    )


def _indicator(line: FigureLine) -> FormIndicator:
    rate = line.adds == "rate"
    kind: Kind = "rate" if rate else "decimal" if line.decimals else "count"
    return FormIndicator(
        code=line.code,
        name=line.name,
        unit=line.unit,
        kind=kind,
        decimals=line.decimals,
        value=Decimal(line.value) if line.value and not rate else None,
        reason=line.reason,
        explained=f"= {line.numerator} × 100 / {line.denominator}" if rate else "",
    )


def _block(block: Json) -> Block:
    if block["kind"] == "table":
        head, *rows = block["rows"]
        return Table.simple(tuple(head), tuple(tuple(row) for row in rows))
    if block["kind"] == "item":
        return Item.of(_MARK.sub("", block["text"]))
    return Paragraph.of(block["text"])
