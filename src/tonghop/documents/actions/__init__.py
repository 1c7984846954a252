"""The verbs of the documents room; one module a theme, all of them named here."""

from tonghop.documents.actions.drafting import draft_documents, render_files

__all__ = ["draft_documents", "render_files"]
