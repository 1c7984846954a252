"""A unit's report as an official paper, laid out from the frozen content of one version."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from tonghop.documents.render.blocks import Block, Cell, HeadCell, Heading, Item, Paragraph, Table
from tonghop.documents.render.content import Appendix, IssueDay, OfficialDocument, Signing
from tonghop.documents.rules.frame import issuer_in_full, place_of, subject_of
from tonghop.documents.rules.signature_block import signature_block
from tonghop.kernel.moments import short_date
from tonghop.kernel.numbers import format_number

Json = dict[str, Any]
_MARK = re.compile(r"^[-+•*–—]\s+")
_ROMAN = re.compile(r"^[IVX]+\.?$")
_LOCAL_PLACE = re.compile(r"^(?:Xã|Phường|Đặc khu) (?=\D)")
_FIGURE_TITLES = ("STT", "Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
_FIGURE_WIDTHS = (1.0, 1.9, 6.0, 2.2, 2.4, 4.0)
_NUMBERS, _CENTRED = frozenset({4}), frozenset({0, 1})


@dataclass(frozen=True)
class Figure:
    """One figure asked of the unit, in its section (number and title), with what the version says; None is not zero."""

    number: str
    section: str
    code: str
    name: str
    unit: str
    value: Decimal | None
    note: str = ""


@dataclass(frozen=True)
class Sender:
    """Who sends the report, to whom, in which campaign; `plan` is what asks for it ("Kế hoạch số 197/KH-UBND ...")."""

    unit: str
    short_name: str
    local: bool
    owner: str
    standing_body: str
    campaign_title: str
    plan: str = ""
    simulated: bool = False


def plan_words(number: str, issued_on: date | None, owner: str) -> str:
    """Return how the plan is cited at first mention: kind, number, day and issuer; "" without a number."""
    if not number:
        return ""
    day = f" ngày {short_date(issued_on)}" if issued_on else ""
    return f"Kế hoạch số {number}{day} của {owner}"


def unit_report(content: Json, sender: Sender, figures: Sequence[Figure], *, on_behalf: bool) -> OfficialDocument:
    """Return the paper of a version (its shape is in reports.rules.content); equal arguments give equal papers."""
    document = content["document"]
    number, _, symbol = document["number"].partition("/")
    day = date.fromisoformat(document["date"])
    shown = () if content["nil"] else tuple(figures)
    return OfficialDocument(
        type_name="BÁO CÁO",
        subject=subject_of(sender.campaign_title),
        issuer=issuer_in_full(sender.unit),
        issuer_in_text=sender.unit,
        owner_body="" if sender.local else issuer_in_full(sender.owner),
        number=number,
        symbol=symbol,
        place=_place(sender),
        issued=IssueDay(day.year, day.month, day.day),
        signing=_signing(sender, document),
        addressees=(sender.owner if sender.unit == sender.standing_body else sender.standing_body,),
        body=tuple(_body(content, sender, figures=bool(shown))),
        closing=f"Trên đây là báo cáo của {sender.unit}, trân trọng báo cáo",
        recipients=("Như trên", "Lưu: VT"),
        appendices=(_appendix(shown),) if shown else (),
        simulated=sender.simulated,
        foot_note="Cơ quan thường trực nộp thay, theo văn bản gốc của đơn vị gửi kèm" if on_behalf else "",
    )


def _place(sender: Sender) -> str:
    """A commune's own name stands before the date; one that is only a number keeps its kind (Phụ lục I, II.4)."""
    return _LOCAL_PLACE.sub("", sender.short_name) if sender.local else place_of(sender.owner)


def _signing(sender: Sender, document: Json) -> Signing:
    lines, position = signature_block(document["authority"], document["post"], unit=sender.unit)
    return Signing(position, document["signer"], lines)


def _body(content: Json, sender: Sender, *, figures: bool) -> Iterable[Block]:
    opening = f"Thực hiện {sender.plan}, {sender.unit} báo cáo" if sender.plan else f"{sender.unit} báo cáo"
    if content["nil"]:
        yield Paragraph.of(f"{opening}: trong kỳ báo cáo, đơn vị không phát sinh nội dung phải báo cáo.")
        return
    yield Paragraph.of(f"{opening} như sau:")
    for section in content["sections"]:
        level = 1 if _ROMAN.match(section["number"]) else 2
        yield Heading(level, section["number"].rstrip("."), section["title"], f"sec_{section['key']}")
        yield from (_block(block) for block in section["blocks"])
        if not section["blocks"]:
            yield Paragraph.of("(Mục này không có nội dung.)")
    if figures:
        yield Paragraph.of("Số liệu của từng chỉ tiêu nêu tại Phụ lục kèm theo.")


def _block(block: Json) -> Block:
    if block["kind"] == "table":
        return _table(block["rows"])
    if block["kind"] == "item":
        return Item.of(_MARK.sub("", block["text"]))
    return Paragraph.of(block["text"])


def _table(rows: list[list[str]]) -> Table:
    """Rows may be of unequal length in a report; on paper the short ones are filled up with blanks."""
    width = max(len(row) for row in rows)
    head, *others = [tuple(row + [""] * (width - len(row))) for row in rows]
    return Table.simple(head, tuple(others))


def _appendix(figures: Sequence[Figure]) -> Appendix:
    body: list[Block] = []
    for (number, section), group in groupby(figures, key=lambda figure: (figure.number, figure.section)):
        rows = tuple(_row(place, figure) for place, figure in enumerate(group, start=1))
        head = (tuple(HeadCell(title) for title in _FIGURE_TITLES),)
        body += [Heading(2, number, section), Table(head, rows, _FIGURE_WIDTHS, _NUMBERS, _CENTRED)]
    return Appendix("Biểu số liệu", tuple(body))


def _row(place: int, figure: Figure) -> tuple[Cell, ...]:
    value = "" if figure.value is None else format_number(figure.value)
    return (str(place), figure.code, figure.name, figure.unit, value, figure.note)
