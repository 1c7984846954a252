"""The draft as a version would hold it, and what was submitted before: few light queries, no row objects."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.db.models import TextField, Value
from django.db.models.functions import Cast

from tonghop.campaigns.queries import settled_form
from tonghop.journal.prepared import Prepared
from tonghop.reports.models import Attachment, DraftSection, Receipt, Report, Upload
from tonghop.reports.rules.attachments import KIND
from tonghop.reports.rules.content import NO_BLOCKS, Json, SectionText
from tonghop.reports.rules.repeating import draft_mark
from tonghop.reports.rules.states import State

_FIGURES = ""  # the key under which the table of figures comes; no section has it
_TEXTS = Prepared(
    lambda report: (
        DraftSection.objects.filter(report=report)
        .order_by()
        .values_list("key", Cast("blocks", TextField()), "revision")
        .union(
            Report.objects.filter(pk=report)
            .order_by()
            .values_list(Value(_FIGURES), Cast("values", TextField()), "values_revision"),
            all=True,
        )
    )
)
_FILE = ("file_name", "kind", "size", "sha256")
_FILES = Prepared(
    lambda report, number: (
        Upload.objects.filter(report=report, version_number=number, state=Upload.State.TAKEN)
        .order_by()
        .annotate(after=Value(0))
        .values_list("after", "uploaded_at", "id", *_FILE)
        .union(
            Attachment.objects.filter(report=report, removed_at=None)
            .order_by()
            .annotate(after=Value(1), kind=Value(KIND))
            .values_list("after", "added_at", "id", "file_name", "kind", "file__size", "file__sha256"),
            all=True,
        )
    )
)


@dataclass(frozen=True)
class FrozenDraft:
    """What stood in the draft when it was read; the text of sections and the figures in canonical JSON, unread."""

    number: int
    nil: bool
    sections: tuple[SectionText, ...]
    revisions: Mapping[str, int]
    values: str
    values_revision: int
    explanations: Mapping[str, str]
    files: tuple[Json, ...]
    written: tuple[Any, ...]

    @cached_property
    def mark(self) -> str:
        """What tells this draft from the same one edited later."""
        return draft_mark(
            number=self.number,
            nil=self.nil,
            revisions=self.revisions,
            values_revision=self.values_revision,
            explanations=self.explanations,
            files=[file["sha256"] for file in self.files],
        )

    def is_of(self, report: Report) -> bool:
        """Tell whether the report's row still says what it said when the draft was read."""
        return self.written == _written(report)


def frozen_draft(report: Report) -> FrozenDraft:
    """Return the draft of that report, its obligation and campaign loaded. Two queries, whatever it holds."""
    texts = {key: (text, revision) for key, text, revision in _TEXTS.rows(report.pk)}
    values, values_revision = texts[_FIGURES]
    outline = settled_form(report.obligation.campaign).sections
    answered = report.obligation.section_keys
    return FrozenDraft(
        number=report.version_number,
        nil=report.state == State.NIL_AWAITING,
        sections=tuple(
            SectionText(key, number, title, texts[key][0] if key in texts else NO_BLOCKS)
            for key, number, title in outline
            if key in answered
        ),
        revisions={key: texts[key][1] for key, *_ in outline if key in texts},
        values=values,
        values_revision=values_revision,
        explanations=report.explanations,
        files=_files(report),
        written=_written(report),
    )


def _files(report: Report) -> tuple[Json, ...]:
    """Name, kind, size and hash of the files taken into the version being written, then of what is attached to it."""
    rows = sorted(_FILES.rows(report.pk, report.version_number), key=itemgetter(0, 1, 2))
    return tuple(dict(zip(_FILE, row[3:], strict=True)) for row in rows)


def mark_of(report: Report) -> str:
    """Return what tells the draft as it stands from the same one edited later; it goes back with the submission."""
    return frozen_draft(report).mark


def earlier_receipt(report: Report, number: int) -> Receipt | None:
    """Return the receipt of that version of the report, with the version; None if it was never sent. One query."""
    receipts = Receipt.objects.select_related("version").defer("version__content")
    return receipts.filter(version__report=report, version__number=number).first()


def _written(report: Report) -> tuple[Any, ...]:
    """Every edit of a draft moves one of these, and so does every step that hands it on."""
    return (report.state, report.version_number, report.values_revision, report.saved_at)
