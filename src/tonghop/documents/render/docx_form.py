"""A unit's own report in Word: each section of the outline as a bookmarked heading with guidance and room to write."""

from datetime import datetime
from itertools import count

from docx.document import Document
from docx.text.paragraph import Paragraph as WordParagraph

from tonghop.documents.render.blocks import Heading, Paragraph
from tonghop.documents.render.cleaning import cleaned
from tonghop.documents.render.docx import add_body, add_heading
from tonghop.documents.render.docx_letterhead import add_letterhead, add_title
from tonghop.documents.render.docx_page import add_foot_mark, blank_document, bytes_of, element
from tonghop.documents.render.docx_signing import add_signing
from tonghop.documents.render.forms import BOOKMARK_PREFIX, FormIdentity, FormSection, ReportForm
from tonghop.documents.render.wording import SIMULATED_MARK

_LONGEST_BOOKMARK = 40  # Word cuts longer names off
_HOW_TO = (
    "Viết nội dung vào dưới từng đề mục và giữ nguyên các đề mục. "
    "Dòng chữ nghiêng màu xám chỉ là gợi ý; có thể xóa, hệ thống không tính vào nội dung báo cáo."
)


def render_report_form(form: ReportForm, *, at: datetime) -> bytes:
    """Return the form (.docx); a section's heading carries the bookmark "sec_<key>".

    ValueError where a key does not fit a bookmark. Guidance has the style "VB Hướng dẫn", so that a reader can
    leave it out; the file's identifier is "tonghop:<campaign>/<unit>/<form version>".
    """
    form = cleaned(form)
    paper = form.paper
    document = blank_document(f"{paper.type_name} {paper.subject}".strip(), paper.issuer, at=at)
    document.core_properties.identifier = identifier(form.identity)
    add_letterhead(document, paper)
    add_title(document, paper)
    due = f" Hạn nộp: {form.due}." if form.due else ""
    document.add_paragraph(_HOW_TO + due, style="VB Hướng dẫn")
    ids = count(1)
    for section in form.sections:
        _add_section(document, section, next(ids))
    add_signing(document, paper)
    if paper.simulated:
        add_foot_mark(document.sections[0], SIMULATED_MARK)
    return bytes_of(document)


def identifier(identity: FormIdentity) -> str:
    """Return what the file's property "identifier" holds."""
    return f"tonghop:{identity.campaign}/{identity.unit}/{identity.form_version}"


def _add_section(document: Document, section: FormSection, number: int) -> None:
    heading = add_heading(document, Heading(section.level, section.number, section.title))
    _bookmark(heading, f"{BOOKMARK_PREFIX}{section.key}", number)
    for line in section.guidance:
        document.add_paragraph(line, style="VB Hướng dẫn")
    blocks = tuple(Paragraph.of(part) if isinstance(part, str) else part for part in section.text or ("",))
    add_body(document, blocks, show_sources=False)


def _bookmark(heading: WordParagraph, name: str, number: int) -> None:
    if len(name) > _LONGEST_BOOKMARK or not name.replace("_", "").isalnum() or not name.isascii():
        raise ValueError(f"{name!r} cannot be the name of a bookmark")
    start = element("w:bookmarkStart", id=str(number), name=name)
    first = heading.runs[0]._r  # noqa: SLF001 - python-docx has no bookmarks
    first.addprevious(start)
    heading._p.append(element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001 - likewise
