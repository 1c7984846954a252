"""The draft as the pages of writing, figures and submission need it: who may do what with it, now."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.rules.obligations import BoardState, board_state
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.quality.queries import asked_to_mend
from tonghop.reports.permissions import may_head, may_organise, may_write
from tonghop.reports.queries import (
    DraftPage,
    SectionDraft,
    SentBack,
    board_facts,
    draft_page,
    mark_of,
    parties_of,
    report_for,
    sent_back,
)
from tonghop.reports.rows import Report, Upload
from tonghop.reports.rules.states import State, can
from tonghop.web.guard import PageRequest


@dataclass(frozen=True)
class Draft:
    """One report's draft for one viewer at one moment."""

    report: Report
    obligation: Obligation
    campaign: Campaign
    page: DraftPage
    state: BoardState
    writes: bool
    approves: bool
    on_behalf: bool
    recalls: bool
    takes_back: bool
    head: str

    @property
    def nil(self) -> bool:
        """Whether "nothing to report" lies before the head: what is written stays in the draft and is not sent."""
        return State(self.report.state) is State.NIL_AWAITING

    @property
    def written(self) -> int:
        """How many sections have text."""
        return sum(bool(section.blocks) for section in self.page.sections)

    @cached_property
    def sent_back(self) -> SentBack | None:
        """Why it lies with the unit again, where the head or the standing body sent it and nobody went on since."""
        return sent_back([self.report.pk]).get(self.report.pk)

    @cached_property
    def to_mend(self) -> dict[str, bool]:
        """The sections that came back, by key, and whether somebody wrote there since."""
        saved = {section.key: section.saved_at for section in self.page.sections}
        asked = asked_to_mend(self.report)
        return {key: (at := saved.get(key)) is not None and at > since for key, since in asked.items()}

    @property
    def not_mended(self) -> list[SectionDraft]:
        """The sections that came back and stand as they stood."""
        return [section for section in self.page.sections if self.to_mend.get(section.key) is False]

    @property
    def due(self) -> object:
        """The due moment in force: the extension's, else the plan's."""
        return self.obligation.extended_to or self.obligation.due

    @property
    def mark(self) -> str:
        """What tells the draft shown here from the same one edited later."""
        return mark_of(self.report)

    @cached_property
    def last_taken(self) -> Upload | None:
        """The file that was taken last, where the viewer may undo that."""
        taken = [file for file in self.page.uploads if self.writes and file.undoable]
        return max(taken, key=lambda file: (file.settled_at, file.pk), default=None)

    @property
    def given(self) -> int:
        """How many figures have a value or a reason."""
        return len(self.page.report.values)

    @property
    def asked(self) -> int:
        """How many figures are asked, rates left out: they are computed."""
        return sum(i.adds != "rate" for i in self.page.indicators)


def report_or_refuse(request: PageRequest, obligation_id: int) -> Report:
    """Return the report; say how to begin where nobody has opened it."""
    report = report_for(request.viewer, obligation_id)
    if report is None:
        raise NotPossible("Báo cáo này chưa được mở.", advice="Hãy mở từ trang Việc của tôi.")
    return report


def draft_for(request: PageRequest, obligation_id: int) -> Draft:
    """Return the draft as the viewer may use it now; NotAllowed and NotPossible pass through."""
    report = report_or_refuse(request, obligation_id)
    viewer, obligation = request.viewer, report.obligation
    parties = parties_of(obligation)
    editable = can(State(report.state), "seek_approval")
    return Draft(
        report=report,
        obligation=obligation,
        campaign=obligation.campaign,
        page=draft_page(report),
        state=board_state(board_facts(obligation), request.at),
        writes=editable and may_write(viewer, parties),
        approves=can(State(report.state), "submit") and may_head(viewer, parties),
        on_behalf=is_on_behalf(viewer, obligation) and can(State(report.state), "submit_on_behalf"),
        recalls=can(State(report.state), "recall") and may_head(viewer, parties),
        head=viewer.name if may_head(viewer, parties) else "",
        takes_back=can(State(report.state), "take_back") and may_write(viewer, parties),
    )


def is_on_behalf(viewer: Viewer, obligation: Obligation) -> bool:
    """Tell whether sending it is an organiser's deed for another unit, whatever state the report is in."""
    own = obligation.organisation_id in viewer.organisations()
    return may_organise(viewer, parties_of(obligation)) and not own


def current_section(sections: Sequence[SectionDraft], key: str) -> SectionDraft:
    """Return the section of that key, else the first that is still empty, else the first."""
    if not sections:
        raise NotPossible("Đơn vị không phải trả lời mục nào của đề cương.", advice="Hãy hỏi cơ quan thường trực.")
    wanted = next((s for s in sections if s.key == key), None)
    return wanted or next((s for s in sections if not s.blocks), sections[0])
