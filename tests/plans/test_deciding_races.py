"""Two organisers at one line at once: the second is told, or both are kept in their order; no number twice."""

import pytest
from line_samples import READING, stored

import factories
from races import at_once
from tonghop.journal.models import Entry
from tonghop.organisations.permissions import Role
from tonghop.plans.actions import confirm_undoubted, decide_seen_line
from tonghop.plans.models import LineDecision
from tonghop.plans.rules.corrections import Decision, lines_of
from tonghop.plans.rules.deciding import DecidedMeanwhile

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
TASK, OTHER = (line.id for line in lines_of(READING) if line.kind == "task")


def test_of_two_at_one_line_one_is_kept_and_the_other_told(now):
    province = factories.make_province()
    plan, by = stored(province), factories.viewer_in(province.standing_body, Role.ORGANISER)
    results = at_once(
        lambda: decide_seen_line(plan, Decision(TASK, "struck"), seen=0, by=by, at=now),
        lambda: decide_seen_line(plan, Decision(TASK, "confirmed"), seen=0, by=by, at=now),
    )
    assert [isinstance(result, DecidedMeanwhile) for result in results].count(True) == 1
    assert LineDecision.objects.count() == Entry.objects.filter(event="plan.corrected").count() == 1


def test_a_line_and_all_without_doubt_at_once_are_numbered_one_after_the_other(now):
    province = factories.make_province()
    plan, by = stored(province), factories.viewer_in(province.standing_body, Role.ORGANISER)
    at_once(
        lambda: decide_seen_line(plan, Decision(OTHER, "struck"), seen=0, by=by, at=now),
        lambda: confirm_undoubted(plan, by=by, at=now),
    )
    numbers = list(LineDecision.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert Entry.objects.filter(event="plan.corrected").count() == len(numbers)
