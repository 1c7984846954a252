"""The types of the rows that this room's queries return, for signatures in the rooms above; no way to the tables."""

from tonghop.reports.models import Receipt, Report, Upload, Version

__all__ = ["Receipt", "Report", "Upload", "Version"]
