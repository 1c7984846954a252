"""Which points of the outline seem to be passed over, and by whom: for the desk alone, a section's lead the own section."""

import pytest

import factories
from tonghop.campaigns.models import Section
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role
from tonghop.quality.models import PointAnswers
from tonghop.quality.queries import points_overview
from tonghop.reports.queries import latest_versions


@pytest.fixture
def told(desk):
    """What was found in three reports: section 1 asks a) and b), section 2 a)."""
    Section.objects.filter(campaign=desk.campaign, key="2").update(points=[{"letter": "a", "text": "Số hóa hồ sơ."}])
    found = ({"1": "pg", "2": "g"}, {"1": "mu", "2": "p"}, {"1": "ss"})
    for commune, by_section in enumerate(found):
        version = desk.submitted(commune=commune).latest
        kept = {key: dict(zip("ab", answers, strict=False)) for key, answers in by_section.items()}
        PointAnswers.objects.filter(version=version).update(by_section=kept)
    return [commune.name for commune in desk.province.communes]


def test_points_come_by_how_many_seem_to_pass_them_over(desk, told):
    found = points_overview(desk.organiser, desk.campaign)
    assert [(p.section.key, p.letter, p.asked, len(p.silent), p.percent) for p in found.points] == [
        ("1", "a", 3, 2, 67),
        ("2", "a", 2, 1, 50),
        ("1", "b", 3, 0, 0),
    ]
    first, _, last = found.points
    assert [unit.name for unit in first.silent] == told[:2]
    assert first.is_held_back
    assert [[u.name for u in units] for units in (last.given, last.unclear, last.too_short)] == [
        [told[0]],
        [told[1]],
        [told[2]],
    ]
    assert (found.checked, found.waiting) == (3, 0)


def test_what_was_not_checked_yet_is_said_to_wait(desk, told):
    PointAnswers.objects.filter(version=latest_versions(desk.campaign).order_by("pk").first()).delete()
    found = points_overview(desk.organiser, desk.campaign)
    assert (found.checked, found.waiting) == (2, 1)


def test_a_sections_lead_sees_the_own_section(desk, told):
    assert {p.section.key for p in points_overview(desk.lead, desk.campaign).points} == {"2"}


def test_who_may_look(desk, told):
    assert points_overview(desk.leader, desk.campaign).points
    other = factories.make_province(name="Sơn La", communes=1)
    for viewer in (
        desk.writer,
        desk.head,
        factories.viewer_in(desk.province.owner, Role.RECEIVER),
        factories.viewer_in(other.standing_body, Role.ORGANISER),
        factories.viewer_in(desk.province.departments[1], Role.ORGANISER),
    ):
        with pytest.raises(NotAllowed):
            points_overview(viewer, desk.campaign)


def test_it_costs_three_queries_and_reads_no_report(desk, told, django_assert_num_queries):
    organiser = desk.organiser
    with django_assert_num_queries(3) as asked:
        points_overview(organiser, desk.campaign)
    assert not any('"content"' in query["sql"] for query in asked.captured_queries)
