"""The small campaign whose reports are in every standing, as a fixture."""

import pytest

import worlds


@pytest.fixture
def world(db: None) -> worlds.World:
    return worlds.make_world()
