"""The demonstration's data files, each read once: texts, slots, kinds of places, the cast."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

SECTION_FILES = ("muc-1", "muc-2", "muc-3", "muc-4", "muc-5", "muc-6", "muc-7", "muc-8", "muc-ii")


@cache
def data_file(name: str) -> dict[str, Any]:
    """Return one file of demo/data by its path without ".yaml" ("slots", "texts/han-che")."""
    text = files("tonghop.demo").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    return loaded


def texts(name: str) -> dict[str, Any]:
    """Return one pool of texts."""
    return data_file(f"texts/{name}")


@cache
def commune_sections() -> dict[str, list[dict[str, Any]]]:
    """Return a commune's positions by the name of the section's set ("chi-dao", ..., "nhiem-vu")."""
    return {texts(name)["section"]: texts(name)["positions"] for name in SECTION_FILES}
