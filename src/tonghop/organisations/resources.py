"""The room's shipped tables, read once and only when they are asked for."""

from functools import lru_cache
from importlib import resources

from tonghop.organisations.rules.old_communes import OldCommunes
from tonghop.organisations.rules.shipped import parse_place_names


@lru_cache(maxsize=1)
def shipped_old_communes() -> OldCommunes:
    """Return the communes of before 01/7/2025, with what each became."""
    return OldCommunes(_text("old_communes.txt"), parse_place_names(_text("places.csv")))


def _text(name: str) -> str:
    return (resources.files("tonghop.organisations") / "data" / name).read_text(encoding="utf-8")
