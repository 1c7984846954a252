"""The world every test of a report starts from."""

import pytest
from reporting import World

import factories


@pytest.fixture
def world(db, now) -> World:
    province = factories.make_province()
    return World(province, factories.open_campaign(province), now)
