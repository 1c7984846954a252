"""One plan, whatever the file it comes in: the same head, headings, tasks and duties are read."""

import unicodedata

import pypdfium2
import pytest
from plan_forms import NOTE, as_listed_docx, as_pdf, as_text, as_wrapped_text

from tonghop.demo.plan_docx import sample_plan, sample_plan_docx
from tonghop.files.read import read_document
from tonghop.plans.rules import read_plan

PLAN = sample_plan()
FORMS = {
    "text on Windows": lambda: as_text(PLAN).replace("\n", "\r\n").encode("utf-16"),
    "text wrapped at 80 columns": lambda: as_wrapped_text(PLAN).encode(),
    "text wrapped at 66 columns": lambda: as_wrapped_text(PLAN, 66).encode(),
    "text with marks apart": lambda: unmarked(as_text(PLAN)).encode(),
    "Word with typed numbers": sample_plan_docx,
    "Word with automatic numbers, merged cells and a footnote": lambda: as_listed_docx(PLAN),
    "PDF with its table over two pages": lambda: as_pdf(PLAN),
}


def unmarked(text):
    return unicodedata.normalize("NFD", text).replace(" năm", "\u00a0năm")


def told(reading):
    head = reading.document
    return {
        "head": (head.type, head.number, head.issued_on, head.issuer, head.title, head.signer),
        "bases": [(basis.number, basis.day) for basis in head.legal_bases],
        "headings": [(heading.number, heading.title) for heading in reading.all_headings()],
        "tasks": [(task.ref, task.title, task.leads, task.coordinators, task.due) for task in reading.tasks],
        "duties": [(duty.sender, duty.receiver, duty.via, duty.due) for duty in reading.report_duties],
        "recipients": reading.recipients,
    }


@pytest.fixture(scope="module")
def from_text():
    return told(read_plan(read_document(as_text(PLAN).encode(), "ke-hoach.txt")))


def test_the_text_itself_is_read_in_full(from_text):
    assert from_text["head"][1] == "179/KH-UBND"
    assert len(from_text["tasks"]) >= 11
    assert len(from_text["duties"]) >= 2
    assert ("Sở Tài chính",) in [leads for _, _, leads, _, _ in from_text["tasks"]]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_reads_the_same(form, from_text):
    reading = told(read_plan(read_document(FORMS[form](), "ke-hoach")))
    for part, expected in from_text.items():
        assert reading[part] == expected, part


@pytest.mark.parametrize(
    "form", ["Word with automatic numbers, merged cells and a footnote", "PDF with its table over two pages"]
)
def test_the_footnote_stands_at_the_end_and_is_called_in_its_place(form):
    document = read_document(FORMS[form](), "ke-hoach")
    assert document.blocks[-1].text == f"[1] {NOTE}"
    assert sum("[1]" in block.text for block in document.blocks) == 2
    assert sum(NOTE in block.text for block in document.blocks) == 1


def test_the_table_of_the_pdf_does_go_over_two_pages():
    with pypdfium2.PdfDocument(as_pdf(PLAN)) as pdf:
        last = []
        for number in (len(pdf) - 2, len(pdf) - 1):
            page = pdf[number]
            text = page.get_textpage()
            last.append(text.get_text_range())
            text.close()
            page.close()
    assert all("Nội dung công việc" in text for text in last)
