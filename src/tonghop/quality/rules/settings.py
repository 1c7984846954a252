"""Thresholds and word lists of the checks: shipped as data, changed for a campaign by an operator."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import yaml

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import standard_spelling

MOST_WORDS = 500
MOST = 1_000_000


@dataclass(frozen=True)
class Settings:
    """What the checks go by: `numbers` and `words` by name, `titles` for the page that shows them."""

    numbers: Mapping[str, float]
    words: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]

    @classmethod
    def parse(cls, text: str) -> "Settings":
        """Return the settings of a YAML text: {numbers: {name: {value, title}}, words: {name: {value, title}}}."""
        given = yaml.safe_load(text)
        return cls(
            numbers={name: float(entry["value"]) for name, entry in given["numbers"].items()},
            words={name: tuple(map(str, entry["value"])) for name, entry in given["words"].items()},
            titles={name: entry["title"] for kind in ("numbers", "words") for name, entry in given[kind].items()},
        )

    def __getitem__(self, name: str) -> float:
        """Return a threshold."""
        return self.numbers[name]

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return what finds any phrase of a list as whole words, longest first, in standard spelling."""
        return phrases_pattern(self.words[name])

    def changed(self, given: Mapping[str, Any]) -> "Settings":
        """Return the settings with a campaign's own values; raises NotPossible for what no check could go by."""
        numbers = {name: _number(self.titles[name], value) for name, value in given.items() if name in self.numbers}
        words = {name: _phrases(self.titles[name], value) for name, value in given.items() if name in self.words}
        if strange := sorted(given.keys() - numbers.keys() - words.keys()):
            raise NotPossible(f"Không có ngưỡng nào tên “{strange[0]}”.", advice="Hãy tải lại trang rồi sửa lại.")
        return replace(self, numbers={**self.numbers, **numbers}, words={**self.words, **words})

    @cached_property
    def as_given(self) -> dict[str, Any]:
        """Return all values by name, as a campaign would store them."""
        return {**self.numbers, **{name: list(words) for name, words in self.words.items()}}


def _number(title: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise NotPossible(f"“{title}”: “{value}” không phải là một số.", advice="Hãy nhập một số.") from error
    if not 0 <= number <= MOST:
        raise NotPossible(f"“{title}”: số phải từ 0 trở lên.", advice="Hãy nhập lại.")
    return number


def _phrases(title: str, value: Sequence[str]) -> tuple[str, ...]:
    phrases = tuple(dict.fromkeys(" ".join(str(phrase).split()).lower() for phrase in value if str(phrase).strip()))
    if not phrases or len(phrases) > MOST_WORDS:
        raise NotPossible(
            f"“{title}”: danh sách phải có từ 1 đến {MOST_WORDS} cụm từ.", advice="Hãy viết mỗi dòng một cụm từ."
        )
    return phrases


@lru_cache(maxsize=200)
def phrases_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the phrases as whole words, the longest first; meant for standard spelling."""
    spelled = sorted({standard_spelling(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelled))})(?!\w)", re.IGNORECASE)
