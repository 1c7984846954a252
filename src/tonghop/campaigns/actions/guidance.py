"""Writing questions and answers: asked by a unit, answered once for all by the standing body or the section's lead."""

from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Obligation, Question
from tonghop.campaigns.permissions import check_may_answer, check_may_ask
from tonghop.campaigns.rules.guidance import LONGEST_ANSWER, LONGEST_QUESTION, checked_words
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.organisations.permissions import Viewer


@transaction.atomic
def ask_question(obligation: Obligation, *, section_key: str, text: str, by: Viewer, at: datetime) -> Question:
    """Ask about a section that the unit answers ("" for the whole). Raises NotAllowed, NotPossible."""
    check_may_ask(by, obligation)
    words = checked_words(text, "câu hỏi", LONGEST_QUESTION)
    section = obligation.campaign.sections.filter(key=section_key, key__in=obligation.section_keys).first()
    asked = Question.objects.create(
        campaign=obligation.campaign,
        section=section,
        organisation_id=obligation.organisation_id,
        text=words,
        asked_at=at,
        asked_by=by.name,
    )
    _record(asked, "question.asked", by, at)
    return asked


@transaction.atomic
def answer_question(question: Question, *, text: str, by: Viewer, at: datetime) -> Question:
    """Answer for every unit; a later answer takes the place of the earlier, which the journal keeps.

    Raises NotAllowed for anyone but the standing body or the section's lead, NotPossible without words.
    """
    locked = Question.objects.select_for_update(of=("self",)).select_related("campaign", "section").get(pk=question.pk)
    check_may_answer(by, locked.campaign, locked.section)
    locked.answer = checked_words(text, "câu trả lời", LONGEST_ANSWER)
    locked.answered_at, locked.answered_by = at, by.name
    locked.save(update_fields=["answer", "answered_at", "answered_by"])
    _record(locked, "question.answered", by, at, locked.answer)
    return locked


def _record(question: Question, event: str, by: Viewer, at: datetime, answer: str = "") -> None:
    detail = {"question": question.pk, "organisation_id": question.organisation_id, "text": question.text}
    told = {**detail, "answer": answer} if answer else detail
    record(event, subject=Subject("campaign", question.campaign_id), by=by.actor, at=at, detail=told)
