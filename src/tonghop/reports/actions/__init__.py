"""The verbs of the reports room; one module a theme, all of them named here."""

from tonghop.reports.actions.approving import recall, refuse, seek_approval, seek_nil_approval, take_back
from tonghop.reports.actions.attaching import attach_file, remove_attachment
from tonghop.reports.actions.bulk import ReceivedFile, TakenFile, receive_files_of_units, take_files_of_units
from tonghop.reports.actions.indexing import index_version
from tonghop.reports.actions.opening import open_report
from tonghop.reports.actions.outages import record_outage
from tonghop.reports.actions.reviewing import accept, reopen, return_for_correction, start_review
from tonghop.reports.actions.submitting import decline_held, release_held, submit_report
from tonghop.reports.actions.undoing import UndoneTaking, undo_taking
from tonghop.reports.actions.uploading import UploadResult, drop_upload, receive_file, take_upload, upload_file
from tonghop.reports.actions.writing import (
    explain,
    explain_finding,
    restore_section,
    restore_values,
    save_section,
    save_values,
)

__all__ = [
    "ReceivedFile",
    "TakenFile",
    "UndoneTaking",
    "UploadResult",
    "accept",
    "attach_file",
    "decline_held",
    "drop_upload",
    "explain",
    "explain_finding",
    "index_version",
    "open_report",
    "recall",
    "receive_file",
    "receive_files_of_units",
    "record_outage",
    "refuse",
    "release_held",
    "remove_attachment",
    "reopen",
    "restore_section",
    "restore_values",
    "return_for_correction",
    "save_section",
    "save_values",
    "seek_approval",
    "seek_nil_approval",
    "start_review",
    "submit_report",
    "take_back",
    "take_files_of_units",
    "take_upload",
    "undo_taking",
    "upload_file",
]
