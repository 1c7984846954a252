"""The world every test of the quality desk starts from."""

import pytest

import factories
from quality.desk import Desk


@pytest.fixture
def desk(db, now) -> Desk:
    province = factories.make_province(communes=4)
    return Desk(province, factories.open_campaign(province), now)
