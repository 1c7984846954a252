"""The room's shipped data: the frame of the consolidated report, read once."""

from functools import lru_cache
from importlib import resources

from tonghop.documents.rules.frame import Frame


@lru_cache(maxsize=1)
def report_frame() -> Frame:
    """Return the shipped frame."""
    text = (resources.files("tonghop.documents") / "data" / "report.yaml").read_text(encoding="utf-8")
    return Frame.parse(text)
