"""The fixed words and lines of an official paper, the same in Word and PDF (Nghị định 30/2020)."""

import re
from dataclasses import replace
from decimal import Decimal

from tonghop.documents.render.content import Appendix, Cell, Heading, IssueDay, Item, OfficialDocument, Sentence
from tonghop.documents.render.measure import bold_width
from tonghop.kernel.numbers import format_number

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT_MARK = "DỰ THẢO"
SIMULATED_MARK = "Dữ liệu mô phỏng"
BLANK = "\u00a0" * 6
"""Room for the clerk to write in; no-break spaces, so that no line breaks inside it."""

_LAST_MONTH_WITH_ZERO = 2  # Phụ lục I, II.4: a leading 0 for days below 10 and for months 1 and 2
_LETTERHEAD_SIZE = 12
_PLACE_WORDS = ("TỈNH", "THÀNH PHỐ", "XÃ", "PHƯỜNG", "ĐẶC KHU")
_TYPED_MARK = re.compile(r"^\s*[-–—+•▪►]\s+")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_STOPS = {0: "", 1: ".", 2: ".", 3: ")"}


def number_line(doc: OfficialDocument) -> str:
    """Return "Số: 05/BC-UBND", or "Số:      /BC-UBND" until the clerk has numbered it (Phụ lục I, II.3)."""
    number = doc.number.strip()
    return f"Số: {number.zfill(2)}/{doc.symbol}" if number else f"Số:{BLANK}/{doc.symbol}"


def date_line(doc: OfficialDocument) -> str:
    """Return "Lào Cai, ngày 04 tháng 5 năm 2026" (Phụ lục I, II.4)."""
    return f"{doc.place}, {_day_text(doc.issued)}"


def _day_text(issued: IssueDay) -> str:
    day = BLANK if issued.day is None else f" {issued.day:02d} "
    month = f"{issued.month:02d}" if issued.month <= _LAST_MONTH_WITH_ZERO else str(issued.month)
    return f"ngày{day}tháng {month} năm {issued.year}"


def letterhead_lines(name: str, line: float) -> tuple[str, ...]:
    """Return a body's name in capitals; one too long for `line` points is parted before TỈNH, XÃ ..."""
    whole = " ".join(name.upper().split())
    if bold_width(whole, _LETTERHEAD_SIZE) > line:
        for word in _PLACE_WORDS:
            before, found, after = whole.partition(f" {word} ")
            if found:
                return before, f"{word} {after}"
    return (whole,)


def subject_line(doc: OfficialDocument) -> str:
    """Return the subject; an official letter's begins with "V/v" (Phụ lục I, II.5b)."""
    subject = doc.subject
    return subject if doc.type_name or subject.lower().startswith("v/v") else f"V/v {subject}"


def heading_text(heading: Heading) -> str:
    """Return the heading as it stands on its line: "I. CAPS", "1. Title", "a) Title" (Phụ lục I, II.6)."""
    text = heading.text.strip()
    text = text.upper() if heading.level <= 1 else text
    if heading.level == 0 or not heading.number:
        return text
    return f"{heading.number.rstrip('.)')}{_STOPS[heading.level]} {text}"


def part_label(heading: Heading) -> str:
    """Return "Phần I" for a part with a number, else ""."""
    return f"Phần {heading.number.rstrip('.)')}" if heading.level == 0 and heading.number else ""


def item_sentences(item: Item) -> tuple[Sentence, ...]:
    """Return an item's sentences without a mark that its writer typed, since the item's own mark is set before it."""
    if not item.sentences:
        return ()
    first, *others = item.sentences
    return (replace(first, text=_TYPED_MARK.sub("", first.text)), *others)


def legal_basis_lines(doc: OfficialDocument) -> tuple[str, ...]:
    """Return one line a basis, each closed by ";" and the last by "." (Phụ lục I, II.6)."""
    return _closed(doc.legal_bases, ".")


def recipient_lines(doc: OfficialDocument) -> tuple[str, ...]:
    """Return "- ...;" lines, the last one "- Lưu: VT, ... ." (Phụ lục I, II.9b)."""
    return tuple(f"- {line}" for line in _closed(tuple(r.lstrip("- ") for r in doc.recipients), "."))


def addressee_lines(doc: OfficialDocument) -> tuple[str, ...]:
    """Return "Kính gửi: X" or, for several, "Kính gửi:" and a "- ..." line each (Phụ lục I, II.9a)."""
    if len(doc.addressees) <= 1:
        return tuple(f"Kính gửi: {_bare(one)}" for one in doc.addressees)
    return ("Kính gửi:", *(f"- {line}" for line in _closed(doc.addressees, ".")))


def _closed(lines: tuple[str, ...], last: str) -> tuple[str, ...]:
    bare = [_bare(line) for line in lines if line.strip()]
    return tuple(f"{line}{last if n == len(bare) else ';'}" for n, line in enumerate(bare, 1))


def _bare(line: str) -> str:
    return line.strip().rstrip(";.").rstrip()


def appendix_label(doc: OfficialDocument, position: int) -> str:
    """Return "Phụ lục" for the only one, "Phụ lục II" among two or more (Phụ lục I, III.1)."""
    return f"Phụ lục {roman(position)}" if len(doc.appendices) > 1 else "Phụ lục"


def appendix_title(appendix: Appendix) -> str:
    """Return the appendix's title in capitals (Phụ lục I, III.1)."""
    return appendix.title.upper()


def appendix_note(doc: OfficialDocument) -> str:
    """Return "(Kèm theo Báo cáo số .../BC-UBND ngày ... của ...)"; blanks may stay in an electronic one."""
    name = doc.type_name.capitalize() or "Công văn"
    number = doc.number.strip().zfill(2) if doc.number.strip() else BLANK
    issuer = doc.issuer_in_text or doc.issuer
    return f"(Kèm theo {name} số {number}/{doc.symbol} {_day_text(doc.issued)} của {issuer})"


def closing_text(doc: OfficialDocument) -> str:
    """Return the closing, ended by "./." where it has no such end yet."""
    closing = doc.closing.strip()
    return closing if not closing or closing.endswith("./.") else f"{closing.rstrip('.')}./."


def foot_line(doc: OfficialDocument) -> str:
    """Return what stands at the foot of each page: that the data are made up, and the paper's own note."""
    return "; ".join(words for words in (SIMULATED_MARK if doc.simulated else "", doc.foot_note) if words)


def source_mark(sentence: Sentence) -> str:
    """Return " [id, id]" of a sentence's sources, or ""."""
    return f" [{', '.join(sentence.source_ids)}]" if sentence.source_ids else ""


def cell_text(cell: Cell) -> str:
    """Return a table cell's text; numbers the Vietnamese way, None as a blank."""
    if cell is None:
        return ""
    return format_number(cell) if isinstance(cell, Decimal | int) else cell


def roman(number: int) -> str:
    """Return 1 to 39 in Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
