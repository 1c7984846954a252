"""The types of the rows that this room's queries return, for signatures in the rooms above; no way to the tables."""

from tonghop.documents.models import Document, IssuedDocument

__all__ = ["Document", "IssuedDocument"]
