"""The small campaign of the consolidation's tests, with one snapshot of it."""

import pytest

import worlds
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.models import Snapshot


@pytest.fixture
def world(db: None) -> worlds.World:
    return worlds.make_world()


@pytest.fixture
def snapshot(world: worlds.World) -> Snapshot:
    return consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
