"""What is seen of official papers; one module a theme, all of them named here."""

from tonghop.documents.queries.drafted import document_for, documents_of, files_of, paper_of, waiting_to_issue
from tonghop.documents.queries.frozen import frozen_files, render_files, what_differs
from tonghop.documents.queries.issued import (
    SIGNED,
    IssuedPage,
    issued_files,
    issued_for,
    issued_page,
    received_for,
    register_lines,
    registers_for,
    years_and_types,
)
from tonghop.documents.queries.issuing import bodies_to_choose, last_of_run, numbering_of, units_named
from tonghop.documents.queries.marked import marked_file
from tonghop.documents.queries.receipts import receipt_paper
from tonghop.documents.queries.unit_forms import blank_form, unit_form
from tonghop.documents.queries.unit_papers import ReceiptPage, is_confirmed, paper_content, receipt_page, report_pdf

__all__ = [
    "SIGNED",
    "IssuedPage",
    "ReceiptPage",
    "blank_form",
    "bodies_to_choose",
    "document_for",
    "documents_of",
    "files_of",
    "frozen_files",
    "is_confirmed",
    "issued_files",
    "issued_for",
    "issued_page",
    "last_of_run",
    "marked_file",
    "numbering_of",
    "paper_content",
    "paper_of",
    "receipt_page",
    "receipt_paper",
    "received_for",
    "register_lines",
    "registers_for",
    "render_files",
    "report_pdf",
    "unit_form",
    "units_named",
    "waiting_to_issue",
    "what_differs",
    "years_and_types",
]
