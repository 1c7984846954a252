"""Reading report files without a campaign: sections by the file's own headings, figures by their codes, whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from tonghop.files.blocks import Block, Document
from tonghop.files.foreign import check_modern
from tonghop.files.properties import identifier_of
from tonghop.files.read import read_document
from tonghop.files.xlsx import Sheet, is_workbook, read_workbook
from tonghop.reports.rules.headings import looks_like_heading, split_number
from tonghop.reports.rules.reading import identity_of
from tonghop.reports.rules.values import FigureAsked
from tonghop.reports.rules.workbook import Identity, WorkbookReading, values_from_workbook
from tonghop.reports.rules.workbook_rows import identity_in, rows_of, tables_in

_FINEST = 6  # decimals, where nobody says how fine a figure may be


@dataclass(frozen=True)
class LooseSection:
    """One stretch of a document: its heading's number and title as written, and all its text; "" above the first."""

    number: str
    title: str
    text: str


def said_in(data: bytes, name: str) -> Identity:
    """Return the campaign and unit that our own form carries inside, "" for what a file does not say; raises Refused.

    Names of files and words of letterheads are no proof and are not looked at.
    """
    check_modern(data, name)
    if is_workbook(data):
        found = identity_in(read_workbook(data, name))
    else:
        document = read_document(data, name)
        found = identity_of(identifier_of(data)) if document.format == "docx" else {}
    return Identity(campaign=found.get("campaign", ""), unit=found.get("unit", ""))


def loose_sections(document: Document) -> list[LooseSection]:
    """Return the document's sections by its own headings, from the first word to the last; no word is left out."""
    sections: list[LooseSection] = []
    number, title, lines = "", "", list[str]()
    for block in document.blocks:
        if _heads(block):
            sections.append(LooseSection(number, title, "\n".join(lines)))
            number, title = split_number(block.text)
            number = block.text[: len(block.text) - len(title)].strip(" .):/-") if number else ""
            lines = []
        else:
            lines.append(block.text)
    sections.append(LooseSection(number, title, "\n".join(lines)))
    return [section for section in sections if section != LooseSection("", "", "")]


def loose_figures(sheets: Sequence[Sheet]) -> WorkbookReading:
    """Return every figure that stands beside a code, and what is wrong with the others; nothing is asked."""
    found = [(sheet, columns) for sheet in sheets if not sheet.hidden for columns in tables_in(sheet)]
    units = {row.code: row.unit for sheet, columns in found for row in rows_of(sheet, columns, many=False)}
    asked = [FigureAsked(code, "", unit, decimals=_FINEST) for code, unit in units.items() if code]
    given = identity_in(sheets)
    return values_from_workbook(sheets, asked, Identity(given.get("campaign", ""), given.get("unit", "")))


def _heads(block: Block) -> bool:
    return looks_like_heading(block) and bool(block.marks.level or split_number(block.text)[0])
