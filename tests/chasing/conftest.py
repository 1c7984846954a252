import pytest
from chasing_scene import Scene, make_scene


@pytest.fixture
def scene(db, now) -> Scene:
    return make_scene(now)
