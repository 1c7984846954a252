"""The running totals always equal a fresh sum over what is accepted, whatever happened before."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reporting import DOCUMENT, World, fresh

import factories
from tonghop.campaigns.models import Campaign
from tonghop.organisations.permissions import Role
from tonghop.reports import actions
from tonghop.reports.models import AcceptedValue, Tally
from tonghop.reports.rules.tally import Change, Counted, counted_values, tally_changes

CODES = ("BM.01", "BM.02", "BM.03")
FIGURE = st.one_of(
    st.none(),
    st.just({"none": "Chưa thống kê"}),
    st.integers(0, 10**9).map(str),
)


def fresh_sums():
    sums = {}
    for row in AcceptedValue.objects.all():
        total, given_, none = sums.get((row.form, row.code), (Decimal(0), 0, 0))
        sums[row.form, row.code] = (
            total + (row.value or 0),
            given_ + (row.value is not None),
            none + (row.value is None),
        )
    return sums


def kept_sums():
    rows = {(t.form, t.code): (t.total, t.given, t.none) for t in Tally.objects.all()}
    return {key: sums for key, sums in rows.items() if sums != (0, 0, 0)}


def test_acceptance_spreads_the_figures_and_moves_the_totals(world):
    report = world.accepted(values={"BM.01": "42", "BM.02": {"none": "Chưa có"}})
    assert [(v.code, v.value, v.none_reason) for v in AcceptedValue.objects.all()] == [
        ("BM.01", Decimal(42), ""),
        ("BM.02", None, "Chưa có"),
    ]
    assert kept_sums() == {("commune", "BM.01"): (42, 1, 0), ("commune", "BM.02"): (0, 0, 1)}
    assert fresh(report).counted == fresh(report).latest


def test_the_accepted_version_counts_until_the_next_is_accepted(world):
    report = world.accepted(values={"BM.01": "42"})
    actions.reopen(report, reason="Bổ sung số liệu", by=world.organiser, at=world.now)
    assert kept_sums() == {("commune", "BM.01"): (42, 1, 0)}
    actions.save_values(report, values={"BM.01": "", "BM.03": "7"}, seen={"BM.01": "42"}, by=world.writer, at=world.now)
    actions.seek_approval(report, by=world.writer, at=world.now)
    actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    actions.start_review(report, by=world.organiser, at=world.now)
    assert kept_sums() == {("commune", "BM.01"): (42, 1, 0)}
    actions.accept(report, by=world.organiser, at=world.now)
    assert kept_sums() == {("commune", "BM.03"): (7, 1, 0)}
    assert list(AcceptedValue.objects.values_list("code", flat=True)) == ["BM.03"]


def test_units_of_one_form_add_up_and_the_other_form_stays_apart(world):
    world.accepted(values={"BM.01": "42"})
    _accept(world, world.province.communes[1], {"BM.01": "8"})
    _accept(world, world.province.departments[1], {"TTHC.01": "5"})
    assert kept_sums() == {("commune", "BM.01"): (50, 2, 0), ("department", "TTHC.01"): (5, 1, 0)}
    assert fresh_sums() == kept_sums()


@given(
    steps=st.lists(
        st.tuples(st.integers(0, 1), st.dictionaries(st.sampled_from(CODES), FIGURE, max_size=3)),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_sequence_of_acceptances_the_totals_equal_a_fresh_sum(world, django_db_blocker, steps):
    Tally.objects.all().delete()
    AcceptedValue.objects.all().delete()
    campaign = factories.open_campaign(world.province, key=f"dot-{Campaign.objects.count()}")
    here = World(world.province, campaign, world.now)
    for place, values in steps:
        _accept(here, world.province.communes[place], values)
        assert fresh_sums() == kept_sums()


FIGURES = st.dictionaries(
    st.sampled_from(CODES),
    st.one_of(st.just({"none": "vì"}), st.decimals(0, 10**12, places=4).map(lambda d: {"value": f"{d.normalize():f}"})),
)


@given(before=FIGURES, after=FIGURES)
def test_changes_lead_from_the_old_totals_to_the_new(before, after):
    was, now = counted_values(before), counted_values(after)
    changes = tally_changes(was, now)
    for code in CODES:
        change = changes.get(code, Change())
        assert _value(was, code) + change.total == _value(now, code)
        assert (code in was) + change.given + change.none == (code in now)
    assert list(changes) == sorted(changes)
    assert tally_changes(was, was) == {}


def _value(values: dict[str, Counted], code: str) -> Decimal:
    return (values[code].value or Decimal(0)) if code in values else Decimal(0)


def _accept(world, organisation, values):
    """Bring the body's report, new or accepted before, to acceptance with these figures."""
    head = factories.viewer_in(organisation, Role.HEAD)
    obligation = factories.obligation_of(world.campaign, organisation)
    report = actions.open_report(obligation, by=head, at=world.now)
    if report.state == "accepted":
        report = actions.reopen(report, reason="Sửa", by=world.organiser, at=world.now)
    report, problems = actions.save_values(
        report, values={**dict.fromkeys(CODES), **values}, seen=report.values, by=head, at=world.now
    )
    assert problems == []
    verb = actions.seek_approval if report.values else actions.seek_nil_approval
    verb(report, by=head, at=world.now)
    actions.submit_report(report, document=DOCUMENT, by=head, at=world.now)
    if fresh(report).state == "submitted":
        actions.start_review(report, by=world.organiser, at=world.now)
    actions.accept(report, by=world.organiser, at=world.now)
