"""What is seen of official papers; one module a theme, all of them named here."""

from tonghop.documents.queries.drafted import document_for, documents_of, files_of
from tonghop.documents.queries.frozen import frozen_files, render_files, what_differs
from tonghop.documents.queries.marked import marked_file
from tonghop.documents.queries.receipts import receipt_paper
from tonghop.documents.queries.unit_forms import blank_form, unit_form
from tonghop.documents.queries.unit_papers import ReceiptPage, is_confirmed, paper_content, receipt_page, report_pdf

__all__ = [
    "ReceiptPage",
    "blank_form",
    "document_for",
    "documents_of",
    "files_of",
    "frozen_files",
    "is_confirmed",
    "marked_file",
    "paper_content",
    "receipt_page",
    "receipt_paper",
    "render_files",
    "report_pdf",
    "unit_form",
    "what_differs",
]
