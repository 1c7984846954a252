"""An official paper as a PDF/A file, in the form of Nghị định 30/2020/NĐ-CP; the same words as in Word."""

from datetime import datetime
from typing import Any

from tonghop.documents.render import wording
from tonghop.documents.render.blocks import Block, HeadCell, Heading, Item, Paragraph, Sentence, Table
from tonghop.documents.render.cleaning import cleaned
from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.render.measure import balanced_width
from tonghop.documents.render.typesetting import typeset

_POINTS_PER_MM = 72 / 25.4
_PORTRAIT, _LANDSCAPE = (
    165 * _POINTS_PER_MM,
    252 * _POINTS_PER_MM,
)  # between the margins: 30 mm left, 15 mm right
_ISSUER_WIDTH = (165 - 93) * _POINTS_PER_MM - 14


def render_pdf(doc: OfficialDocument, *, at: datetime) -> bytes:
    """Return the paper as PDF/A-2a; `at` dates the file, and equal arguments give equal bytes."""
    doc = cleaned(doc)
    title = f"{doc.type_name} {doc.subject}".strip()
    return typeset("document.typ", _content(doc), title=title, author=doc.issuer, at=at)


def _content(doc: OfficialDocument) -> dict[str, Any]:
    subject = wording.subject_line(doc)
    return {
        **letterhead_content(doc),
        "foot": wording.foot_line(doc),
        "type": doc.type_name.upper(),
        "subject": subject,
        "subject-width": balanced_width(subject, 14, _PORTRAIT),
        "letter-subject": "" if doc.type_name else subject,
        "addressees": wording.addressee_lines(doc),
        "bases": wording.legal_basis_lines(doc),
        "body": [_block(block, doc) for block in doc.body],
        "closing": wording.closing_text(doc),
        "recipients": wording.recipient_lines(doc),
        "signing": {
            "titles": [*doc.signing.authority_lines, doc.signing.position],
            "name": doc.signing.name,
        },
        "appendices": _appendices(doc),
    }


def letterhead_content(doc: OfficialDocument) -> dict[str, Any]:
    """Return what stands in the letterhead."""
    return {
        "nation": wording.NATION,
        "motto": wording.MOTTO,
        "owner": wording.letterhead_lines(doc.owner_body, _ISSUER_WIDTH) if doc.owner_body else (),
        "issuer": wording.letterhead_lines(doc.issuer, _ISSUER_WIDTH),
        "number": wording.number_line(doc),
        "day": wording.date_line(doc),
        "draft": wording.DRAFT_MARK if doc.draft else "",
    }


def _appendices(doc: OfficialDocument) -> list[dict[str, Any]]:
    made = []
    for position, appendix in enumerate(doc.appendices, 1):
        width = _LANDSCAPE if appendix.landscape else _PORTRAIT
        title, note = wording.appendix_title(appendix), wording.appendix_note(doc)
        made.append(
            {
                "label": wording.appendix_label(doc, position),
                "title": title,
                "title-width": balanced_width(title, 14, width),
                "note": note,
                "note-width": balanced_width(note, 13, width),
                "landscape": appendix.landscape,
                "body": [_block(block, doc) for block in appendix.body],
            }
        )
    return made


def _block(block: Block, doc: OfficialDocument) -> dict[str, Any]:
    if isinstance(block, Heading):
        text, label = wording.heading_text(block), wording.part_label(block)
        return {"kind": "heading", "level": block.level, "text": text, "label": label}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "sentences": _sentences(block.sentences, doc)}
    if isinstance(block, Item):
        return {"kind": "item", "mark": block.mark, "sentences": _sentences(wording.item_sentences(block), doc)}
    return _table(block)


def _sentences(sentences: tuple[Sentence, ...], doc: OfficialDocument) -> list[dict[str, Any]]:
    return [
        {
            "text": sentence.text,
            "bold": sentence.bold,
            "italic": sentence.italic,
            "mark": wording.source_mark(sentence) if doc.show_sources else "",
        }
        for sentence in sentences
    ]


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": table.caption,
        "unit": table.unit,
        "widths": table.widths,
        "numbers": sorted(table.number_columns),
        "centred": sorted(table.centred_columns),
        "head": [
            [{"text": cell.text, "columns": cell.columns, "rows": cell.rows} for cell in row] for row in table.head
        ],
        "rows": [[wording.cell_text(cell) for cell in row] for row in table.rows],
        "total": [wording.cell_text(cell) for cell in table.total] if table.total else None,
    }


def _head_cell(cell: HeadCell) -> dict[str, Any]:
    return {"text": cell.text, "columns": cell.columns, "rows": cell.rows}
