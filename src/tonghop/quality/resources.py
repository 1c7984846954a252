"""The room's shipped data: thresholds and word lists of the checks, read once."""

from functools import lru_cache
from importlib import resources

from tonghop.quality.rules.settings import Settings


@lru_cache(maxsize=1)
def shipped_settings() -> Settings:
    """Return the thresholds and word lists that hold where a campaign has no others."""
    data = resources.files("tonghop.quality") / "data"
    fields = sorted((data / "subjects").iterdir(), key=lambda file: file.name)
    net = "\n".join(file.read_text(encoding="utf-8") for file in fields)
    return Settings.parse((data / "checks.yaml").read_text(encoding="utf-8"), net)
