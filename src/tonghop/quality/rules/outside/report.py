"""One unit's report put together from its files, and the facts of each report beside those of the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tonghop.campaigns.rules.catalogue import Catalogue
from tonghop.campaigns.rules.facts import CampaignSection
from tonghop.files.blocks import Document
from tonghop.files.xlsx import Sheet
from tonghop.kernel.text import fold
from tonghop.quality.rules.outside.layout import Part, parts_by_headings, parts_by_outline
from tonghop.quality.rules.outside.letterhead import Letterhead, letterhead_of
from tonghop.quality.rules.outside.tables import Figures, Row, figures_of
from tonghop.reports.rules.workbook_rows import IDENTITY_SHEET


@dataclass(frozen=True)
class Form:
    """What reports are held against: a plan's outline (none: their own headings), the catalogue, the plan's words.

    `texts` are all words that nobody can copy, `questions` the titles and points among them.
    """

    catalogue: Catalogue
    outlines: Mapping[str, tuple[CampaignSection, ...]] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    period: tuple[date, date] | None = None

    def outline_for(self, unit: str) -> tuple[CampaignSection, ...]:
        """Return the outline for a unit: a plan may have one for communes and one for departments."""
        local = fold(unit).startswith(("ubnd xa", "ubnd phuong", "ubnd dac khu"))
        return self.outlines.get("commune" if local else "department") or self.outlines.get("", ())


@dataclass
class OutsideReport:
    """One report: the file of its text ("" where only figures came), whose it is, its sections and figures."""

    file: str
    head: Letterhead
    parts: list[Part] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)

    @property
    def unit(self) -> str:
        """The unit's name; the file's where it does not tell."""
        return self.head.unit or self.file

    def place_of(self, section: str, place: str) -> int | None:
        """Return where in the file's text a block or a cell begins; None where the file has no text for it."""
        kind, _, which = place.partition(":")
        if kind == "cell":
            found = self.figures.places.get(which)
            return found[0] if found else None
        part = next((p for p in self.parts if p.facts.key == section), None)
        return part.blocks[int(which)].start if part and kind == "block" else None


def report_of_document(file: str, document: Document, form: Form) -> OutsideReport:
    """Return the report that a text file holds; its tables give figures too."""
    head = letterhead_of(document.blocks)
    outline = form.outline_for(head.unit)
    parts = parts_by_outline(document.blocks, document, outline) if outline else parts_by_headings(document.blocks)
    tables = [
        [Row(row.texts, tuple((cell.start, cell.end) for cell in row.cells)) for row in block.table.rows]
        for block in document.blocks
        if block.table is not None
    ]
    return OutsideReport(file, head, parts, figures_of(tables, form.catalogue, _sections(outline)))


def report_of_workbook(file: str, sheets: Sequence[Sheet], form: Form) -> OutsideReport:
    """Return the figures that a workbook holds; whose they are is said by its hidden sheet or its first lines."""
    shown = [sheet for sheet in sheets if not sheet.hidden]
    tables = [[_row(row) for row in sheet.rows] for sheet in shown]
    unit = _identity(sheets).get("unit", "") or _said(shown)
    outline = form.outline_for(unit)
    figures = figures_of(tables, form.catalogue, _sections(outline))
    return OutsideReport(file, Letterhead(unit, None, "", None), figures=figures)


def put_together(reports: Iterable[OutsideReport]) -> list[OutsideReport]:
    """Return the reports with a unit's workbook joined to its text, where that is one text and one workbook."""
    given = list(reports)
    texts = [report for report in given if report.parts]
    for book in (report for report in given if not report.parts):
        own = [text for text in texts if fold(text.unit) == fold(book.unit)]
        if not own and len(texts) == 1 and not book.head.unit:
            own = texts
        if len(own) == 1:
            own[0].figures = _joined(own[0].figures, book.figures)
        else:
            texts.append(book)
    return texts


def _joined(one: Figures, other: Figures) -> Figures:
    return Figures(
        values={**one.values, **other.values},
        indicators={**one.indicators, **other.indicators},
        rules=[*one.rules, *(rule for rule in other.rules if rule not in one.rules)],
        places=one.places,
        reasons={**one.reasons, **other.reasons},
    )


def _sections(outline: Iterable[CampaignSection]) -> dict[str, str]:
    return {section.indicator_set: section.key for section in outline if section.indicator_set}


def _row(cells: Sequence[object]) -> Row:
    return Row(tuple(_text(cell) for cell in cells), ())


def _text(cell: object) -> str:
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, int | float):
        return f"{Decimal(str(cell)).normalize():f}".replace(".", ",")
    return str(cell)


def _identity(sheets: Iterable[Sheet]) -> dict[str, str]:
    hidden = next((sheet for sheet in sheets if sheet.name == IDENTITY_SHEET), None)
    return {_text(row[0]): _text(row[1]) for row in hidden.rows if len(row) > 1} if hidden else {}


def _said(sheets: Sequence[Sheet]) -> str:
    """Return the unit that the first lines of a workbook name."""
    lines = [_text(cell) for sheet in sheets[:1] for row in sheet.rows[:8] for cell in row if cell]
    named = next(
        (line for line in lines if fold(line).startswith(("ubnd", "uy ban nhan dan", "so ", "don vi bao cao"))), ""
    )
    return named.partition(":")[2].strip() or named
