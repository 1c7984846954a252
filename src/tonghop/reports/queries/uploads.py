"""Files that came in: what one would give, what waits for a decision, and what taking it would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.files.foreign import check_modern
from tonghop.files.properties import identifier_of
from tonghop.files.read import read_document
from tonghop.files.xlsx import is_workbook, read_workbook
from tonghop.kernel.errors import NotPossible, Refused
from tonghop.kernel.hashing import sha256
from tonghop.kernel.text import fold, squeeze
from tonghop.organisations.resources import shipped_old_communes
from tonghop.reports.models import Report, Upload
from tonghop.reports.queries.drafts import SectionDraft, figures_asked, form_identity, outline_of, section_drafts
from tonghop.reports.rules.content import Json
from tonghop.reports.rules.differences import (
    FigureChange,
    Passage,
    changed_figures,
    changed_passages,
    count_words,
)
from tonghop.reports.rules.headings import likely_section
from tonghop.reports.rules.problems import Problem, first_problems
from tonghop.reports.rules.reading import sections_from_document
from tonghop.reports.rules.taking import FIGURES, Reading
from tonghop.reports.rules.values import FigureAsked
from tonghop.reports.rules.workbook import WHOLE_FILE, Identity, values_from_workbook

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class SectionChange:
    """What taking the file would do to one section's text."""

    key: str
    number: str
    title: str
    passages: tuple[Passage, ...]

    @property
    def added(self) -> int:
        """How many words come."""
        return count_words(self.passages, "added")

    @property
    def removed(self) -> int:
        """How many words go."""
        return count_words(self.passages, "removed")


@dataclass(frozen=True)
class LooseStretch:
    """What stands in the file under no heading of the outline, and the section that its own heading is most like."""

    place: int
    title: str
    blocks: Sequence[Json]
    likely: str


@dataclass(frozen=True)
class UploadPreview:
    """One waiting file against the draft as it stands; `seen` are the revisions that it was compared with."""

    upload: Upload
    sections: tuple[SectionChange, ...]
    figures: tuple[FigureChange, ...]
    notes: tuple[tuple[str, str], ...]
    same_sections: int
    same_figures: int
    left_figures: int
    seen: Mapping[str, int]
    loose: tuple[LooseStretch, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether taking it would change anything."""
        return bool(self.sections or self.figures or self.notes or self.loose)

    @property
    def gives_nothing(self) -> bool:
        """Whether nothing of a report could be read from it, which is not the same as nothing new."""
        return not (self.changes or self.same_sections or self.same_figures)


def tidy_file_name(file_name: str) -> str:
    """Return the bare name of a file, without the folders that some browsers send with it."""
    return squeeze(file_name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", ""))[-200:] or "tệp không tên"


def read_upload(obligation: Obligation, *, file_name: str, data: bytes) -> Reading:
    """Return what a Word or Excel file gives for that body's report; writes nothing.

    Raises Refused for a file that cannot be read at all or is another unit's, NotPossible beyond all measure.
    """
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise Refused(
            "too-large", f"Tệp “{file_name}” lớn hơn {limit} MB.", advice="Hãy giảm ảnh trong tệp rồi gửi lại."
        )
    check_modern(data, file_name)
    reading = (_read_workbook if is_workbook(data) else _read_word)(obligation, data, file_name)
    for problem in reading.problems:
        if problem.place == WHOLE_FILE:
            raise Refused("not-a-report", problem.message)
    return replace(reading, problems=first_problems(reading.problems))


def obligation_said(campaign: Campaign, said: Identity) -> Obligation:
    """Return the obligation of the unit that a file names inside; nothing is guessed. One query.

    Raises NotPossible for a file that names no unit, another campaign, or a unit that owes no report here.
    """
    if not said.unit:
        raise NotPossible(
            "Trong tệp không ghi là của đơn vị nào.",
            advice="Hãy dùng biểu mẫu đã tải về của đơn vị, hoặc tải tệp lên từ trang báo cáo của đơn vị đó.",
        )
    if said.campaign and said.campaign != campaign.key:
        raise NotPossible(
            f"Tệp này thuộc đợt báo cáo “{said.campaign}”, không phải đợt “{campaign.key}”.",
            advice="Hãy chọn đúng tệp của đợt này.",
        )
    parts = "campaign__owner", "campaign__standing_body", "organisation"
    rows = campaign.obligations.select_related(*parts)
    found = [row for row in rows if fold(row.organisation.name) == fold(said.unit)]
    if len(found) != 1:
        why = "có nhiều đơn vị mang tên" if found else "không có đơn vị nào mang tên"
        former = shipped_old_communes().former_names(campaign.owner.place_code)
        raise NotPossible(
            f"Đợt báo cáo này {why} “{said.unit}”, là tên ghi trong tệp.",
            advice=(former and former.advice_for(said.unit)) or "Hãy tải tệp lên từ trang báo cáo của đơn vị đó.",
        )
    return found[0]


def outline_titles(obligation: Obligation) -> dict[str, tuple[str, str]]:
    """Return number and title of each section of the body, by key, in order."""
    return {section.key: (section.number, section.title) for section in outline_of(obligation)}


def upload_for(report: Report, upload_id: int) -> Upload:
    """Return one file of the report as it came; whoever calls has asked `report_for` first. Raises NotPossible."""
    found = report.uploads.filter(pk=upload_id).first()
    if found is None:
        raise NotPossible("Báo cáo này không có tệp đó.", advice="Hãy tải lại trang “Tệp Word, Excel”.")
    return found


def same_waiting(report: Report, data: bytes) -> Upload | None:
    """Return the file of just these bytes that waits in the report already, None where there is none. One query."""
    rows = report.uploads.filter(sha256=sha256(data), state=Upload.State.WAITING)
    return rows.defer("content").first()


def reading_of(upload: Upload) -> Reading:
    """Return what was read from a kept file, its problems with it."""
    problems = [Problem(p["place"], p["message"], p.get("spot", "")) for p in upload.problems]
    return Reading(upload.kind, problems, **upload.reading)


def draft_revisions(report: Report, sections: Sequence[SectionDraft]) -> dict[str, int]:
    """Return the draft's revision by section key, the table of figures among them."""
    return {**{s.key: s.revision for s in sections}, FIGURES: report.values_revision}


def waiting_uploads(report: Report) -> list[UploadPreview]:
    """Return every file that waits, in the order of coming, against the draft as it stands. Four queries."""
    rows = list(report.uploads.filter(state=Upload.State.WAITING).defer("content"))
    if not rows:
        return []
    sections, asked = section_drafts(report), figures_asked(report.obligation)
    return [_preview(row, report, sections, asked) for row in rows]


def _preview(
    upload: Upload, report: Report, sections: Sequence[SectionDraft], asked: Sequence[FigureAsked]
) -> UploadPreview:
    reading = reading_of(upload)
    changes = [
        SectionChange(s.key, s.number, s.title, changed_passages(s.blocks, reading.sections[s.key]))
        for s in sections
        if s.key in reading.sections
    ]
    changed = tuple(change for change in changes if any(p.changed for p in change.passages))
    figures = changed_figures(report.values, {**report.values, **reading.values}, asked)
    left = report.values.keys() - reading.values.keys() if upload.kind == "excel" else ()
    return UploadPreview(
        upload=upload,
        sections=changed,
        figures=figures,
        notes=tuple(sorted(reading.notes.items())),
        same_sections=len(changes) - len(changed),
        same_figures=len(reading.values) - len(figures),
        left_figures=len(left),
        seen=draft_revisions(report, sections),
        loose=tuple(
            LooseStretch(place, part["title"], part["blocks"], likely_section(part["title"], sections))
            for place, part in enumerate(reading.loose)
        ),
    )


def _read_word(obligation: Obligation, data: bytes, name: str) -> Reading:
    document = read_document(data, name)
    identifier = identifier_of(data) if document.format == "docx" else ""
    found = sections_from_document(
        document, outline_of(obligation), expected=form_identity(obligation), identifier=identifier
    )
    return Reading("word", found.problems, sections=found.sections, loose=found.loose)


def _read_workbook(obligation: Obligation, data: bytes, name: str) -> Reading:
    found = values_from_workbook(read_workbook(data, name), figures_asked(obligation), form_identity(obligation))
    values: dict[str, Any] = found.values
    return Reading("excel", found.problems, values=values, notes=found.notes)
