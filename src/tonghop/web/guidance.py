"""What the page of questions shows: each section with its questions, and which of them the viewer may answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tonghop.campaigns.models import Campaign, Obligation, Question, Section
from tonghop.campaigns.permissions import may_answer
from tonghop.campaigns.queries import questions_in, sections_in
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Viewer


@dataclass(frozen=True)
class ShownQuestion:
    """A question, and whether the viewer may answer it (and so sees who asked)."""

    row: Question
    answers: bool


@dataclass(frozen=True)
class QuestionGroup:
    """The questions of one section; `section` None holds those about the whole."""

    section: Section | None
    questions: list[ShownQuestion] = field(default_factory=list)


def read_questions(viewer: Viewer, campaign: Campaign) -> list[QuestionGroup]:
    """Return one group for the whole and one a section, in the outline's order, empty ones too."""
    groups = {None: QuestionGroup(None)} | {section.pk: QuestionGroup(section) for section in sections_in(campaign)}
    for row in questions_in(viewer, campaign):
        groups[row.section_id].questions.append(ShownQuestion(row, may_answer(viewer, campaign, row.section)))
    return list(groups.values())


def obligation_among(owed: Sequence[Obligation], chosen: str) -> Obligation:
    """Return the obligation that was chosen, or the only one; raise NotAllowed where the viewer's units owe none."""
    for obligation in owed:
        if len(owed) == 1 or str(obligation.pk) == chosen:
            return obligation
    raise NotAllowed("Chỉ người của đơn vị phải báo cáo được đặt câu hỏi trong đợt này.")
