"""The room's shipped data: the frames of the consolidated report, of what goes with it, and of notices; read once."""

from functools import lru_cache
from importlib import resources

from tonghop.documents.rules.frame import Frame


@lru_cache(maxsize=1)
def report_frame() -> Frame:
    """Return the frame of the consolidated report."""
    return _shipped("report.yaml")


@lru_cache(maxsize=1)
def companions_frame() -> Frame:
    """Return the frame of the papers that go with it."""
    return _shipped("companions.yaml")


@lru_cache(maxsize=1)
def notices_frame() -> Frame:
    """Return the frame of the notices to the bodies that report."""
    return _shipped("notices.yaml")


def _shipped(name: str) -> Frame:
    return Frame.parse((resources.files("tonghop.documents") / "data" / name).read_text(encoding="utf-8"))
