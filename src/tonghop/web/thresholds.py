"""The page of thresholds as fields: what stands in each, what is wrong with it, and what was previewed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import QueryDict

from tonghop.kernel.hashing import hash_of
from tonghop.quality.queries import CheckWorth, Threshold, ThresholdsPage


@dataclass(frozen=True, slots=True)
class Field:
    """One setting with the text that stands in its box and what is wrong with it ("" where nothing is)."""

    threshold: Threshold
    text: str
    problem: str

    @property
    def rows(self) -> int:
        """How high the box of a list is."""
        return max(3, min(12, len(self.text.splitlines()) + 1))

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than what is in force."""
        return _lines(self.text) != _lines(self.threshold.now)

    @property
    def is_own(self) -> bool:
        """Whether what is in force is another than what is shipped."""
        return self.threshold.now != self.threshold.shipped


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The fields of one check; open on the page where something in it is not as shipped."""

    check: str
    title: str
    fields: tuple[Field, ...]
    worth: CheckWorth | None

    @property
    def is_open(self) -> bool:
        """Whether there is something to see: a change, a problem, or a value of the campaign's own."""
        return any(one.problem or one.is_changed or one.is_own for one in self.fields)

    @property
    def own(self) -> int:
        """How many of its settings are the campaign's own."""
        return sum(one.is_own for one in self.fields)


@dataclass(frozen=True)
class Posted:
    """What a person sent: the text of each box, when the settings were last set as they saw it, what they previewed."""

    texts: Mapping[str, str] = field(default_factory=dict)
    seen: datetime | None = None
    previewed: str = ""

    def values(self, page: ThresholdsPage) -> dict[str, Any]:
        """Return the values as the room takes them: a number as written, a list of phrases."""
        return {
            threshold.name: text.splitlines() if threshold.is_list else text
            for threshold in page.thresholds
            if (text := self.texts.get(threshold.name)) is not None
        }

    @property
    def mark(self) -> str:
        """What a preview of these texts is known by."""
        return hash_of({name: _lines(text) for name, text in self.texts.items()})


def posted_in(given: QueryDict, page: ThresholdsPage) -> Posted:
    """Return what was sent; a box that is not there stays as it is in force."""
    texts = {one.name: given.get(_box(one.name), one.now) for one in page.thresholds}
    try:
        seen = datetime.fromisoformat(given.get("da-dat", ""))
    except ValueError:
        seen = None
    return Posted(texts, seen, given.get("da-xem", ""))


def field_groups(page: ThresholdsPage, texts: Mapping[str, str], problems: Mapping[str, str]) -> Iterator[FieldGroup]:
    """Yield the groups of fields with what stands in each box."""
    for group in page.groups:
        fields = (Field(one, texts.get(one.name, one.now), problems.get(one.name, "")) for one in group.thresholds)
        yield FieldGroup(group.check, group.title, tuple(fields), group.worth)


def _box(name: str) -> str:
    return f"nguong-{name}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
