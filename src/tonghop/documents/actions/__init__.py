"""The verbs of the documents room; one module a theme, all of them named here."""

from tonghop.documents.actions.companions import draft_companion
from tonghop.documents.actions.drafting import draft_documents, draft_paper
from tonghop.documents.actions.handing_over import Wish, hand_over
from tonghop.documents.actions.issuing import cancel_number, issue_document, keep_register
from tonghop.documents.actions.notices import draft_notice
from tonghop.documents.actions.receiving import mark_received, take_signed_issue
from tonghop.documents.actions.signing import sign_paper, take_signed_paper
from tonghop.documents.actions.unit_papers import make_report_paper

__all__ = [
    "Wish",
    "cancel_number",
    "draft_companion",
    "draft_documents",
    "draft_notice",
    "draft_paper",
    "hand_over",
    "issue_document",
    "keep_register",
    "make_report_paper",
    "mark_received",
    "sign_paper",
    "take_signed_issue",
    "take_signed_paper",
]
