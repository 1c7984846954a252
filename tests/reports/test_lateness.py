"""Whether a report is late is decided when it arrives: only an outage is forgiven afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reporting import DOCUMENT, fresh

from tonghop.campaigns.actions import extend
from tonghop.campaigns.rules.obligations import board_state
from tonghop.reports import actions, queries
from tonghop.reports.actions.submitting import arrive
from tonghop.reports.models import Report

HOUR = timedelta(hours=1)


def ready(world):
    return actions.seek_approval(world.written(), by=world.writer, at=world.now)


def sent(world, report, at, *, by=None, on_behalf=False):
    return actions.submit_report(report, document=DOCUMENT, by=by or world.head, at=at, on_behalf=on_behalf)


def is_late(world, at):
    rows = queries.board_rows(world.organiser, world.campaign, today=at.date())
    facts = next(row.facts for row in rows if row.organisation_id == world.commune.pk)
    return board_state(facts, at).late


def due_of(report):
    return report.obligation.due


def test_an_extension_after_a_late_arrival_does_not_take_the_label_away(world):
    report = ready(world)
    arrived = due_of(report) + HOUR
    sent(world, report, arrived)
    extend(report.obligation, until=arrived + 48 * HOUR, reason="Mưa lũ", by=world.organiser, at=arrived + HOUR)
    assert is_late(world, arrived + 2 * HOUR)
    assert fresh(report).due_on_arrival == due_of(report)


def test_an_extension_that_was_there_when_it_arrived_counts(world):
    report = ready(world)
    due = due_of(report)
    extend(report.obligation, until=due + 24 * HOUR, reason="Mưa lũ", by=world.organiser, at=world.now)
    sent(world, report, due + HOUR)
    assert not is_late(world, due + 2 * HOUR)
    assert fresh(report).due_on_arrival == due + 24 * HOUR


def test_an_outage_recorded_later_forgives_what_came_after_it_began(world):
    report = ready(world)
    due = due_of(report)
    sent(world, report, due + HOUR)
    assert is_late(world, due + HOUR)
    outage = {"begins": due - 3 * HOUR, "ends": due, "reason": "mất điện", "by": world.organiser}
    actions.record_outage(world.campaign, **outage, at=due + 5 * HOUR)
    assert not is_late(world, due + 5 * HOUR)
    assert fresh(report).due_on_arrival == due + 3 * HOUR


@pytest.mark.parametrize("begins", [-2, 5])
def test_an_outage_forgives_neither_what_came_before_it_nor_what_was_due_before_it(world, begins):
    report = ready(world)
    due = due_of(report)
    sent(world, report, due + (-3 if begins < 0 else 7) * HOUR)
    outage = {"begins": due + begins * HOUR, "ends": due + (begins + 1) * HOUR, "reason": "x", "by": world.organiser}
    actions.record_outage(world.campaign, **outage, at=due + 9 * HOUR)
    assert fresh(report).due_on_arrival == due
    assert is_late(world, due + 9 * HOUR) == (begins > 0)


def test_a_recall_takes_the_judgement_back_and_the_next_arrival_is_judged_anew(world):
    report = ready(world)
    due = due_of(report)
    sent(world, report, due + HOUR)
    actions.recall(report, by=world.head, at=due + HOUR)
    assert (fresh(report).arrived_at, fresh(report).due_on_arrival) == (None, None)
    extend(report.obligation, until=due + 24 * HOUR, reason="Mưa lũ", by=world.organiser, at=due + HOUR)
    actions.seek_approval(report, by=world.writer, at=due + 2 * HOUR)
    sent(world, report, due + 2 * HOUR)
    assert not is_late(world, due + 2 * HOUR)


def test_a_return_keeps_the_judgement_of_the_first_arrival(world):
    report = world.reviewed()
    first = fresh(report).due_on_arrival
    actions.return_for_correction(report, reasons={"1": "Sửa"}, by=world.organiser, at=world.now)
    extend(report.obligation, until=first + 24 * HOUR, reason="Mưa lũ", by=world.organiser, at=world.now)
    actions.seek_approval(report, by=world.writer, at=world.now)
    sent(world, report, first + 30 * HOUR)
    assert fresh(report).due_on_arrival == first
    assert not is_late(world, first + 30 * HOUR)


def test_a_nil_return_and_one_sent_on_behalf_are_judged_alike(world):
    report = actions.open_report(world.obligation, by=world.writer, at=world.now)
    due = due_of(report)
    actions.seek_nil_approval(report, by=world.writer, at=world.now)
    sent(world, report, due + HOUR)
    assert fresh(report).due_on_arrival == due
    assert is_late(world, due + HOUR)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(late=st.integers(-30, 30), before=st.integers(0, 40), after=st.integers(1, 40))
def test_lateness_follows_from_what_was_in_force_and_nothing_after(world, late, before, after):
    """However far a due moment is moved before and after the arrival, only the first counts."""
    owed = world.obligation
    arrived = owed.due + late * HOUR
    report = Report(obligation=owed)
    owed.extended_to = owed.due + before * HOUR if before else None
    arrive(report, arrived)
    owed.extended_to = owed.due + (before + after) * HOUR
    assert (report.arrived_at >= report.due_on_arrival) == (late >= before)
    arrive(report, arrived + 100 * HOUR)
    assert (report.arrived_at, report.due_on_arrival) == (arrived, owed.due + before * HOUR)


def test_the_boards_rows_say_of_each_body_what_is_said_of_it_alone(world):
    report = ready(world)
    sent(world, report, due_of(report) + HOUR)
    extend(report.obligation, until=due_of(report) + 48 * HOUR, reason="Mưa lũ", by=world.organiser, at=world.now)
    rows = queries.board_rows(world.organiser, world.campaign, today=world.now.date())
    owed = {one.pk: one for one in world.campaign.obligations.all()}
    assert len(rows) == len(owed) > 1
    for row in rows:
        alone = replace(queries.board_facts(owed[row.obligation_id]), has_account=row.facts.has_account)
        assert row.facts == alone
