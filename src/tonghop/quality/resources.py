"""The room's shipped data: thresholds and word lists of the checks, read once."""

from functools import lru_cache
from importlib import resources

from tonghop.quality.rules.settings import Settings


@lru_cache(maxsize=1)
def shipped_settings() -> Settings:
    """Return the thresholds and word lists that hold where a campaign has no others."""
    text = (resources.files("tonghop.quality") / "data" / "checks.yaml").read_text(encoding="utf-8")
    return Settings.parse(text)
