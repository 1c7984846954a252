"""What is seen of reports; one module a theme, all of them named here."""

from tonghop.reports.queries.attachments import attachment_for, attachments_of
from tonghop.reports.queries.board import (
    BoardRow,
    WorkRow,
    board_facts,
    board_rows,
    campaign_rows,
    my_work,
    sections_begun,
)
from tonghop.reports.queries.drafts import (
    DraftPage,
    SectionDraft,
    draft_page,
    figures_asked,
    form_identity,
    section_drafts,
)
from tonghop.reports.queries.freezing import mark_of
from tonghop.reports.queries.people import hands_on
from tonghop.reports.queries.progress import progress_by_section, progress_over_time
from tonghop.reports.queries.reading import (
    UnitSection,
    accepted_values,
    counted_before,
    counted_versions,
    latest_versions,
    parties_of,
    report_for,
    report_to_send,
    section_of_every_unit,
    tallies,
    tallies_of,
    version_content,
    version_of,
    versions_by_id,
    versions_of,
)
from tonghop.reports.queries.receipts import hashes_of_receipt, receipt_for
from tonghop.reports.queries.searching import SearchPage, search_page
from tonghop.reports.queries.sent_back import SentBack, sent_back
from tonghop.reports.queries.undoing import taken_upload, undo_parts
from tonghop.reports.queries.uploads import UploadPreview, same_waiting, upload_for, waiting_uploads
from tonghop.reports.queries.waiting import WaitingFile, taken_by, waiting_in

__all__ = [
    "BoardRow",
    "DraftPage",
    "SearchPage",
    "SectionDraft",
    "SentBack",
    "UnitSection",
    "UploadPreview",
    "WaitingFile",
    "WorkRow",
    "accepted_values",
    "attachment_for",
    "attachments_of",
    "board_facts",
    "board_rows",
    "campaign_rows",
    "counted_before",
    "counted_versions",
    "draft_page",
    "figures_asked",
    "form_identity",
    "hands_on",
    "hashes_of_receipt",
    "latest_versions",
    "mark_of",
    "my_work",
    "parties_of",
    "progress_by_section",
    "progress_over_time",
    "receipt_for",
    "report_for",
    "report_to_send",
    "same_waiting",
    "search_page",
    "section_drafts",
    "section_of_every_unit",
    "sections_begun",
    "sent_back",
    "taken_by",
    "taken_upload",
    "tallies",
    "tallies_of",
    "undo_parts",
    "upload_for",
    "version_content",
    "version_of",
    "versions_by_id",
    "versions_of",
    "waiting_in",
    "waiting_uploads",
]
