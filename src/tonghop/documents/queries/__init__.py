"""What is seen of official papers; one module a theme, all of them named here."""

from tonghop.documents.queries.drafted import document_for, documents_of, files_of
from tonghop.documents.queries.receipts import receipt_paper
from tonghop.documents.queries.unit_forms import unit_form

__all__ = ["document_for", "documents_of", "files_of", "receipt_paper", "unit_form"]
