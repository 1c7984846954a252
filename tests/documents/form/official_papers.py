"""Small official papers for the tests of the form: made by our own renderer, then spoilt one thing at a time."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from tonghop.documents.render.content import Heading, Paragraph
from tonghop.documents.render.docx import render_docx
from tonghop.documents.rules.form import Finding, check_form
from tonghop.files.docx_look import read_look

sys.path.insert(0, str(Path(__file__).parent.parent / "render"))
import samples

Spoil = Callable[[Document], None]


def paper(**changes: object) -> bytes:
    """Return a report in Word that follows the form; its body names the appendices."""
    body = samples.report().body
    named = Paragraph.of("Số liệu chi tiết theo từng đơn vị nêu tại các Phụ lục kèm theo báo cáo này.")
    return render_docx(samples.report(**({"body": (*body, named)} | changes)), at=samples.AT)


def letter() -> bytes:
    """Return a công văn in Word that follows the form."""
    changes: dict[str, object] = {
        "type_name": "",
        "subject": "Đôn đốc gửi báo cáo sơ kết",
        "symbol": "SNV-XDCQ",
        "owner_body": "UBND tỉnh Lào Cai",
        "issuer": "Sở Nội vụ",
        "addressees": ("Ủy ban nhân dân các xã, phường",),
        "legal_bases": (),
        "appendices": (),
        "signing": samples.Signing("PHÓ GIÁM ĐỐC", "Trần Văn Bình", ("KT. GIÁM ĐỐC",)),
        "body": (
            Heading(1, "I", "Nội dung"),
            Paragraph.of("Sở Nội vụ đề nghị các đơn vị chưa gửi báo cáo khẩn trương hoàn thiện và gửi trước hạn."),
        ),
    }
    return render_docx(samples.report(**changes), at=samples.AT)


def spoilt(data: bytes, spoil: Spoil) -> bytes:
    """Return the file after a change made with the library that Word files are made with."""
    document = docx.Document(io.BytesIO(data))
    spoil(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def findings(data: bytes) -> list[Finding]:
    """Return what the rules find in a file."""
    return check_form(read_look(data))


def line(document: Document, start: str) -> WordParagraph:
    """Return the first paragraph, in tables too, that begins with the words."""
    for paragraph in _every(document):
        if paragraph.text.startswith(start):
            return paragraph
    raise AssertionError(f"no line begins with {start!r}")


def rewrite(document: Document, start: str, text: str) -> None:
    """Write other words in a line, in the look of its first run."""
    first, *others = line(document, start).runs
    first.text = text
    for run in others:
        run.text = ""


def remove(document: Document, start: str) -> None:
    """Take a line out of its cell or of the body."""
    element = line(document, start)._p
    element.getparent().remove(element)


def _every(document: Document) -> list[WordParagraph]:
    found: list[WordParagraph] = []
    for item in document.iter_inner_content():
        found += _in_table(item) if isinstance(item, Table) else [item]
    return found


def _in_table(table: Table) -> list[WordParagraph]:
    return [p for row in table.rows for cell in row.cells for p in cell.paragraphs]
