"""Two clerks at once: two numbers, one after the other; one paper, one number."""

import pytest
from issuing import DAY, make_desk

import factories
import worlds
from races import at_once
from tonghop.consolidation.actions import consolidate
from tonghop.documents.actions import issue_document, keep_register, mark_received
from tonghop.documents.models import IssuedDocument
from tonghop.documents.rules.issuing import Numbering
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture
def desk():
    world = worlds.make_world()
    consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    return make_desk(world)


def numbers():
    return sorted(IssuedDocument.objects.values_list("number", flat=True))


def test_two_clerks_take_the_next_number_at_once(desk):
    owner = desk.world.province.owner
    keep_register(owner, numbering=Numbering.ONE_RUN, by=desk.clerk, at=worlds.SEEN_AT)
    other = factories.viewer_in(owner, Role.CLERK)
    report, letter = desk.waiting(), desk.waiting("transmittal")
    results = at_once(
        lambda: issue_document(report, number=None, day=DAY, by=desk.clerk, at=worlds.SEEN_AT),
        lambda: issue_document(letter, number=None, day=DAY, by=other, at=worlds.SEEN_AT),
    )
    assert sorted(made.number for made in results) == numbers() == [1, 2]


def test_two_clerks_enter_the_same_number_or_issue_the_same_paper_at_once(desk):
    other = factories.viewer_in(desk.world.province.owner, Role.CLERK)
    report = desk.waiting()
    results = at_once(
        lambda: issue_document(report, number=7, day=DAY, by=desk.clerk, at=worlds.SEEN_AT),
        lambda: issue_document(report, number=8, day=DAY, by=other, at=worlds.SEEN_AT),
    )
    assert [isinstance(one, NotPossible) for one in results].count(True) == 1
    assert len(numbers()) == Entry.objects.filter(event="document.issued").count() == 1


def test_received_twice_at_once_is_received_once(desk):
    issued = desk.issued()
    at_once(
        *[
            lambda: mark_received(issued, organisation_id=desk.ministry.pk, by=desk.receiver, at=worlds.SEEN_AT)
            for _ in range(2)
        ]
    )
    assert Entry.objects.filter(event="document.received").count() == 1
