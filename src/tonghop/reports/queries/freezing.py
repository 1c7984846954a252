"""The draft as a version would hold it, and what was submitted before: few light queries, no row objects."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tonghop.campaigns.queries import section_titles_of
from tonghop.journal.prepared import Prepared
from tonghop.reports.models import DraftSection, Receipt, Report
from tonghop.reports.queries.attachments import attachment_lines
from tonghop.reports.queries.drafts import files_of_draft
from tonghop.reports.rules.content import Json, SectionText
from tonghop.reports.rules.repeating import draft_mark
from tonghop.reports.rules.states import State

_TEXTS = Prepared(
    lambda report: DraftSection.objects.filter(report=report).order_by().values_list("key", "blocks", "revision")
)


@dataclass(frozen=True)
class FrozenDraft:
    """What stood in the draft when it was read."""

    number: int
    nil: bool
    sections: tuple[SectionText, ...]
    revisions: Mapping[str, int]
    values: Mapping[str, Json]
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
    """Return the draft of that report, its obligation loaded. Four queries, whatever the number of figures."""
    saved = {key: (blocks, revision) for key, blocks, revision in _TEXTS.rows(report.pk)}
    return FrozenDraft(
        number=report.version_number,
        nil=report.state == State.NIL_AWAITING,
        sections=tuple(
            SectionText(key, number, title, saved[key][0] if key in saved else [])
            for key, number, title in section_titles_of(report.obligation)
        ),
        revisions={key: revision for key, (_, revision) in saved.items()},
        values=report.values,
        values_revision=report.values_revision,
        explanations=report.explanations,
        files=(*files_of_draft(report), *attachment_lines(report)),
        written=_written(report),
    )


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
