"""Two people doing the same at once, which only PostgreSQL lets happen."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tonghop.journal.rules import SYSTEM
from tonghop.organisations.actions import establish_province, import_accounts, load_places
from tonghop.organisations.models import Organisation, Person
from tonghop.organisations.rules.accounts import AccountRow

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
]


def both_at_once(deed):
    """Run the deed in two threads, each with a connection of its own, begun together."""
    start = Barrier(2)

    def one():
        try:
            start.wait(timeout=10)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return [future.result(timeout=30) for future in [pool.submit(one), pool.submit(one)]]


def test_a_province_is_established_once(now):
    load_places(at=now)
    first, second = both_at_once(lambda: establish_province("15", by=SYSTEM, at=now))
    assert first == second
    assert Organisation.objects.count() == 121


def test_two_imports_of_the_same_unit_find_different_names(now):
    load_places(at=now)
    establish_province("15", by=SYSTEM, at=now)
    rows = [AccountRow(n, "Sở Y tế", "Vàng Thị Mai", "writer") for n in range(2, 12)]
    made = both_at_once(lambda: import_accounts(rows, by=SYSTEM, at=now))
    assert len({account.sign_in_name for accounts in made for account in accounts}) == 20
    assert Person.objects.count() == 20
