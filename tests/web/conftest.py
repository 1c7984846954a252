"""The office every test of a page starts from, with its clock on 06/5/2026 at 10:00."""

import pytest
from django.core.cache import cache

from office import Office, make_office
from tonghop.journal import clock


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture(autouse=True)
def _nobody_has_tried_before():
    cache.clear()  # how often somebody tried to sign in


@pytest.fixture
def office(db, now) -> Office:
    return make_office(now)
