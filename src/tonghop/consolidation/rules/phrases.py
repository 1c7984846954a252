"""The wording of the draft as data: patterns by kind of figure and unit, never one a code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from tonghop.consolidation.rules.facts import FORMS
from tonghop.kernel.numbers import format_count


@dataclass(frozen=True)
class Phrases:
    """The parsed phrases; `get("coverage.whole")` names one, `say` fills one in."""

    data: Mapping[str, Any]

    @classmethod
    def parse(cls, text: str) -> "Phrases":
        """Return the phrases of a YAML text."""
        return cls(yaml.safe_load(text))

    def get(self, path: str) -> Any:
        """Return what stands at a dotted path; KeyError where nothing does."""
        found: Any = self.data
        for step in path.split("."):
            found = found[step]
        return found

    def say(self, path: str, **values: object) -> str:
        """Return the phrase with its places filled."""
        return str(self.get(path)).format(**values)

    def how_many(self, counts: Mapping[str, int]) -> str:
        """Return "37 xã, phường và 02 sở, ban, ngành" of counts by form; kinds without any are left out."""
        named = [f"{format_count(n)} {self.get(f'units.{form}')}" for form in FORMS if (n := counts.get(form, 0))]
        return str(self.get("units.and")).join(named)


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
