"""An official paper as a Word file, in the form of Nghị định 30/2020/NĐ-CP, with real styles throughout."""

from datetime import datetime

from docx.document import Document
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph as WordParagraph

from tonghop.documents.render.blocks import Block, Heading, Item, Paragraph, Sentence
from tonghop.documents.render.cleaning import cleaned
from tonghop.documents.render.content import Appendix, OfficialDocument
from tonghop.documents.render.docx_letterhead import add_letterhead, add_title
from tonghop.documents.render.docx_page import (
    add_foot_mark,
    add_section,
    blank_document,
    bytes_of,
    narrow,
    text_width,
)
from tonghop.documents.render.docx_signing import add_signing
from tonghop.documents.render.docx_table import add_table
from tonghop.documents.render.measure import balanced_width
from tonghop.documents.render.wording import (
    addressee_lines,
    appendix_label,
    appendix_note,
    appendix_title,
    closing_text,
    foot_line,
    heading_text,
    item_sentences,
    legal_basis_lines,
    part_label,
    source_mark,
)

_TITLE_SIZE, _NOTE_SIZE = 14, 13
_SEVERAL_INDENT = Cm(5)  # moves "Kính gửi:" to the left of the names under it
_ITEM_STYLES = {"-": "VB Gạch đầu dòng", "+": "VB Gạch bậc hai"}


def render_docx(doc: OfficialDocument, *, at: datetime) -> bytes:
    """Return the paper as a .docx; `at` dates its properties, and equal arguments give equal bytes."""
    doc = cleaned(doc)
    document = blank_document(f"{doc.type_name} {doc.subject}".strip(), doc.issuer, at=at)
    add_letterhead(document, doc)
    add_title(document, doc)
    _add_addressees(document, doc)
    for line in legal_basis_lines(doc):
        document.add_paragraph(line, style="VB Căn cứ")
    add_body(document, doc.body, show_sources=doc.show_sources)
    if doc.closing:
        closing = document.add_paragraph(closing_text(doc), style="VB Nội dung")
        closing.paragraph_format.keep_with_next = True
    add_signing(document, doc)
    for position, appendix in enumerate(doc.appendices, 1):
        _add_appendix(document, doc, appendix, position)
    if foot := foot_line(doc):
        for section in document.sections:
            add_foot_mark(section, foot)
    return bytes_of(document)


def _add_addressees(document: Document, doc: OfficialDocument) -> None:
    lines = addressee_lines(doc)
    for position, line in enumerate(lines):
        paragraph = document.add_paragraph(line, style="VB Nơi gửi đến" if position else "VB Kính gửi")
        if not position and len(lines) > 1:
            paragraph.paragraph_format.right_indent = _SEVERAL_INDENT


def add_body(document: Document, blocks: tuple[Block, ...], *, show_sources: bool) -> None:
    """Add the blocks in their order."""
    for block in blocks:
        if isinstance(block, Heading):
            add_heading(document, block)
        elif isinstance(block, Paragraph):
            write_sentences(document.add_paragraph(style="VB Nội dung"), block.sentences, show_sources=show_sources)
        elif isinstance(block, Item):
            paragraph = document.add_paragraph(f"{block.mark} ", style=_ITEM_STYLES.get(block.mark, "VB Gạch đầu dòng"))
            write_sentences(paragraph, item_sentences(block), show_sources=show_sources)
        else:
            add_table(document, block)


def add_heading(document: Document, heading: Heading) -> WordParagraph:
    """Add the heading's line (for a part its label too) and return it."""
    style = f"Heading {heading.level}" if heading.level else "VB Phần"
    label = part_label(heading)
    if label:
        document.add_paragraph(label, style=style)
        style = "VB Tên phần"
    return document.add_paragraph(heading_text(heading), style=style)


def write_sentences(paragraph: WordParagraph, sentences: tuple[Sentence, ...], *, show_sources: bool) -> None:
    """Write the sentences into the paragraph, parted by spaces, one run each."""
    for position, sentence in enumerate(sentences):
        run = paragraph.add_run((" " if position else "") + sentence.text)
        run.bold, run.italic = sentence.bold or None, sentence.italic or None
        if show_sources and sentence.source_ids:
            paragraph.add_run(source_mark(sentence), style="VB Nguồn")


def _add_balanced(document: Document, text: str, style: str, size: float) -> None:
    width = Emu(text_width(document.sections[-1])).pt
    narrow(document.add_paragraph(text, style=style), balanced_width(text, size, width), width)


def _add_appendix(document: Document, doc: OfficialDocument, appendix: Appendix, position: int) -> None:
    add_section(document, landscape=appendix.landscape)
    document.add_paragraph(appendix_label(doc, position), style="VB Phụ lục")
    _add_balanced(document, appendix_title(appendix), "VB Tên phụ lục", _TITLE_SIZE)
    _add_balanced(document, appendix_note(doc), "VB Kèm theo", _NOTE_SIZE)
    add_body(document, appendix.body, show_sources=doc.show_sources)
