"""The verbs of the documents room; one module a theme, all of them named here."""

from tonghop.documents.actions.drafting import draft_documents, draft_paper, render_files

__all__ = ["draft_documents", "draft_paper", "render_files"]
