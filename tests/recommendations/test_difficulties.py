"""A difficulty from the day it is told until its answer is read: rows, journal lines, and who may not."""

from datetime import timedelta

import pytest

from office import Office, make_office
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.recommendations.actions import Said, Told, note_told, raise_difficulty, step_difficulty
from tonghop.recommendations.models import Difficulty, Remark
from tonghop.recommendations.queries import difficulties_for, difficulty_for, news_for, steps_open_to, waiting_for

TOLD = Told("Máy quét hồ sơ hỏng", "Từ tháng 3, cả xã chỉ còn 01 máy quét, hồ sơ ùn lại.", "Cấp 02 máy quét.", "2")


@pytest.fixture
def office(db, now) -> Office:
    return make_office(now)


@pytest.fixture
def raised(office: Office, now) -> Difficulty:
    return raise_difficulty(office.obligation(), TOLD, by=office.viewer(Role.WRITER), at=now)


def _events() -> list[str]:
    lines = Entry.objects.filter(event__startswith="difficulty.").order_by("pk")
    return list(lines.values_list("event", flat=True))


def _step(office: Office, row: Difficulty, verb: str, role: Role = Role.ORGANISER, body=None, **said) -> Difficulty:
    words = said.pop("text", "Sẽ cấp trong tháng 6.")
    return step_difficulty(row, verb, Said(words, **said), by=office.viewer(role, body), at=office.now)


def test_raising_keeps_what_was_told_and_says_so(raised: Difficulty, office: Office) -> None:
    assert (raised.number, raised.state, raised.section.key) == (1, "raised", "2")
    assert str(raised) == "VM-001 Máy quét hồ sơ hỏng"
    assert _events() == ["difficulty.raised"]
    other = office.province.communes[1]
    second = raise_difficulty(office.obligation(1), TOLD, by=office.viewer(Role.HEAD, other), at=office.now)
    assert second.number == 2


@pytest.mark.parametrize("told", [Told(" ", "x"), Told("x", ""), Told("x" * 201, "x")])
def test_nothing_is_raised_without_words(office: Office, told: Told) -> None:
    with pytest.raises(NotPossible):
        raise_difficulty(office.obligation(), told, by=office.viewer(Role.WRITER), at=office.now)
    assert not Difficulty.objects.exists()
    assert _events() == []


def test_nobody_raises_for_another_unit(office: Office) -> None:
    for by in (office.viewer(Role.WRITER, office.province.communes[1]), office.viewer(Role.LEADER)):
        with pytest.raises(NotAllowed):
            raise_difficulty(office.obligation(), TOLD, by=by, at=office.now)
    assert _events() == []


def test_an_answer_is_news_until_the_unit_has_read_it(raised: Difficulty, office: Office) -> None:
    writer = office.viewer(Role.WRITER)
    assert waiting_for(office.viewer(Role.ORGANISER)) == 1
    answered = _step(office, raised, "answer", document="88/SNV-XDCQ")
    assert (answered.state, answered.told) == ("answered", False)
    assert [row.pk for row in news_for(writer)] == [raised.pk]
    assert waiting_for(office.viewer(Role.ORGANISER)) == 0
    note_told(raised, by=writer, at=office.now)
    note_told(raised, by=writer, at=office.now)
    assert news_for(writer) == []
    assert _events() == ["difficulty.raised", "difficulty.answered", "difficulty.told"]
    remark = Remark.objects.get()
    assert (remark.text, remark.document, remark.said_for) == (
        "Sẽ cấp trong tháng 6.",
        "88/SNV-XDCQ",
        office.province.standing_body.name,
    )


def test_a_department_answers_what_was_assigned_to_it(raised: Difficulty, office: Office) -> None:
    department = office.province.departments[1]
    lead = office.viewer(Role.SECTION_LEAD, department)
    with pytest.raises(NotAllowed):
        difficulty_for(lead, raised.pk)
    assigned = _step(office, raised, "assign", body_id=department.pk)
    assert (assigned.state, assigned.assigned_to) == ("assigned", department)
    assert waiting_for(lead) == 1
    assert {step.verb for step in steps_open_to(lead, difficulty_for(lead, raised.pk))} == {
        "answer",
        "guide",
        "give_back",
    }
    guided = _step(office, assigned, "guide", Role.SECTION_LEAD, department)
    assert guided.state == "guided"
    assert Remark.objects.latest("pk").said_for == department.name


def test_what_is_given_back_waits_for_the_standing_body(raised: Difficulty, office: Office) -> None:
    department = office.province.departments[1]
    assigned = _step(office, raised, "assign", body_id=department.pk)
    back = _step(office, assigned, "give_back", Role.SECTION_LEAD, department)
    assert (back.state, back.assigned_to) == ("raised", None)


@pytest.mark.parametrize("body", ["foreign", "commune", "none"])
def test_it_is_assigned_only_within_the_tree(raised: Difficulty, office: Office, body: str) -> None:
    foreign = make_office(office.now, name="Tuyên Quang", key="dot-khac")
    ids = {"foreign": foreign.province.departments[0].pk, "commune": 0, "none": -1}
    with pytest.raises(NotPossible, match="Chưa chọn cơ quan"):
        _step(office, raised, "assign", body_id=ids[body])
    assert difficulty_for(office.viewer(Role.WRITER), raised.pk).state == "raised"
    assert _events() == ["difficulty.raised"]


def test_passing_upward_names_to_whom(raised: Difficulty, office: Office) -> None:
    with pytest.raises(NotPossible, match="cấp trên"):
        _step(office, raised, "pass_up")
    passed = _step(office, raised, "pass_up", to_whom="Bộ Nội vụ")
    assert (passed.state, passed.passed_to) == ("passed_up", "Bộ Nội vụ")
    assert waiting_for(office.viewer(Role.ORGANISER)) == 1


def test_the_unit_may_ask_again_and_withdraw(raised: Difficulty, office: Office) -> None:
    again = _step(office, _step(office, raised, "answer"), "ask_again", Role.WRITER, text="Đến nay chưa có máy.")
    assert (again.state, again.told) == ("raised", True)
    assert _step(office, again, "withdraw", Role.HEAD, text="Đã tự mua.").state == "withdrawn"


@pytest.mark.parametrize(
    ("verb", "role"), [("answer", Role.WRITER), ("assign", Role.LEADER), ("withdraw", Role.ORGANISER)]
)
def test_each_step_belongs_to_somebody(raised: Difficulty, office: Office, verb: str, role: Role) -> None:
    with pytest.raises(NotAllowed):
        _step(office, raised, verb, role)
    assert _events() == ["difficulty.raised"]
    assert not Remark.objects.exists()


def test_who_sees_what(raised: Difficulty, office: Office) -> None:
    foreign = make_office(office.now, name="Tuyên Quang", key="dot-khac")
    for viewer, seen in (
        (office.viewer(Role.WRITER), 1),
        (office.viewer(Role.ORGANISER), 1),
        (office.viewer(Role.LEADER), 1),
        (office.viewer(Role.WRITER, office.province.communes[1]), 0),
        (office.viewer(Role.SECTION_LEAD), 0),
        (foreign.viewer(Role.ORGANISER), 0),
    ):
        assert len(difficulties_for(viewer)) == seen, viewer
        if not seen:
            with pytest.raises(NotAllowed):
                difficulty_for(viewer, raised.pk)


def test_it_is_found_without_diacritics_and_what_waits_comes_first(raised: Difficulty, office: Office, now) -> None:
    settled = raise_difficulty(
        office.obligation(), Told("Đường truyền chậm", "Mạng rớt."), by=office.viewer(Role.WRITER), at=now
    )
    step_difficulty(
        settled, "guide", Said("Gọi tổng đài."), by=office.viewer(Role.ORGANISER), at=now + timedelta(hours=1)
    )
    organiser = office.viewer(Role.ORGANISER)
    assert [row.number for row in difficulties_for(organiser)] == [1, 2]
    assert [row.number for row in difficulties_for(organiser, words="may quet")] == [1]
    assert [row.number for row in difficulties_for(organiser, state="open")] == [1]
    assert [row.number for row in difficulties_for(organiser, state="guided")] == [2]
