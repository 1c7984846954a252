"""Questions about the outline: asked by a unit, answered once for all, and who may not."""

import pytest

from office import Office, make_office
from tonghop.campaigns.actions import answer_question, ask_question
from tonghop.campaigns.models import Question
from tonghop.campaigns.queries import campaign_with_questions, question_for, questions_in
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role


@pytest.fixture
def office(db, now) -> Office:
    return make_office(now)


@pytest.fixture
def asked(office: Office) -> Question:
    return ask_question(
        office.obligation(),
        section_key="2",
        text="Tính cả hồ sơ trả lại?",
        by=office.viewer(Role.WRITER),
        at=office.now,
    )


def _lines() -> list[str]:
    return list(Entry.objects.filter(event__startswith="question.").order_by("pk").values_list("event", flat=True))


def test_a_question_waits_and_an_answer_is_everybodys(office: Office, asked: Question) -> None:
    neighbour = office.viewer(Role.WRITER, office.province.communes[1])
    assert asked.section.key == "2"
    assert questions_in(neighbour, office.campaign) == []
    assert questions_in(office.viewer(Role.WRITER), office.campaign) == [asked]
    answer_question(asked, text=" Có, tính cả. ", by=office.viewer(Role.ORGANISER), at=office.now)
    (seen,) = questions_in(neighbour, office.campaign)
    assert (seen.answer, seen.answered_by) == ("Có, tính cả.", office.viewer(Role.ORGANISER).name)
    assert _lines() == ["question.asked", "question.answered"]


def test_the_lead_of_the_section_answers_and_another_does_not(office: Office, asked: Question) -> None:
    lead = office.viewer(Role.SECTION_LEAD)
    other = office.viewer(Role.SECTION_LEAD, office.province.departments[0])
    assert question_for(lead, asked.pk) == asked
    for viewer in (other, office.viewer(Role.WRITER), office.viewer(Role.LEADER)):
        with pytest.raises(NotAllowed):
            question_for(viewer, asked.pk)
        with pytest.raises(NotAllowed):
            answer_question(asked, text="Có", by=viewer, at=office.now)
    assert _lines() == ["question.asked"]
    answer_question(asked, text="Có", by=lead, at=office.now)
    assert questions_in(other, office.campaign) == [asked]


def test_a_better_answer_takes_the_place_and_the_journal_keeps_both(office: Office, asked: Question) -> None:
    organiser = office.viewer(Role.ORGANISER)
    answer_question(asked, text="Có", by=organiser, at=office.now)
    answer_question(asked, text="Không", by=organiser, at=office.now)
    assert Question.objects.get().answer == "Không"
    kept = [line.detail["answer"] for line in Entry.objects.filter(event="question.answered").order_by("pk")]
    assert kept == ["Có", "Không"]


@pytest.mark.parametrize("text", ["  ", "x" * 1001])
def test_a_question_has_words_and_not_too_many(office: Office, text: str) -> None:
    with pytest.raises(NotPossible):
        ask_question(office.obligation(), section_key="2", text=text, by=office.viewer(Role.WRITER), at=office.now)
    assert not Question.objects.exists()


def test_only_the_unit_itself_asks(office: Office) -> None:
    for viewer in (office.viewer(Role.WRITER, office.province.communes[1]), office.viewer(Role.ORGANISER)):
        with pytest.raises(NotAllowed):
            ask_question(office.obligation(), section_key="2", text="?", by=viewer, at=office.now)


def test_a_section_that_is_not_asked_of_the_unit_is_the_whole(office: Office) -> None:
    made = ask_question(office.obligation(), section_key="99", text="?", by=office.viewer(Role.HEAD), at=office.now)
    assert made.section is None


def test_who_has_no_part_sees_no_questions(office: Office) -> None:
    foreign = make_office(office.now, name="Tuyên Quang", key="dot-khac")
    for viewer in (foreign.viewer(Role.ORGANISER), foreign.viewer(Role.WRITER), office.viewer(Role.ADMINISTRATOR)):
        with pytest.raises(NotAllowed):
            campaign_with_questions(viewer, office.campaign.key)
    assert campaign_with_questions(office.viewer(Role.WRITER), office.campaign.key)[1] == [office.obligation()]
    assert campaign_with_questions(office.viewer(Role.LEADER), office.campaign.key)[1] == []
