"""The verbs of the documents room; one module a theme, all of them named here."""

from tonghop.documents.actions.companions import draft_companion
from tonghop.documents.actions.drafting import draft_documents, draft_paper
from tonghop.documents.actions.signing import sign_paper, take_signed_paper
from tonghop.documents.actions.unit_papers import make_report_paper

__all__ = [
    "draft_companion",
    "draft_documents",
    "draft_paper",
    "make_report_paper",
    "sign_paper",
    "take_signed_paper",
]
