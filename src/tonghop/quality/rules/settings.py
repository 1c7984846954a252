"""Thresholds and word lists of the checks: shipped as data, changed for a campaign by an operator."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.numbers import format_number, parse_number
from tonghop.kernel.text import nfc, standard_spelling
from tonghop.quality.rules.subjects import Subjects

MOST_WORDS = 500
LONGEST = 60  # code points of one phrase
MOST = 1_000_000
_BOUNDS = {"share": (0, 1), "count": (1, MOST), "factor": (1, MOST)}
_LETTER = re.compile(r"[^\W\d_]")

Value = float | tuple[str, ...]
"""What a setting holds: a threshold, or a list of phrases."""


class WrongSettings(NotPossible):
    """Some of the values given cannot be gone by; `problems` says of each setting, by name, what is wrong."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Say the first in full and how many more there are."""
        more = f" Còn {len(problems) - 1} chỗ khác cũng phải sửa." if len(problems) > 1 else ""
        super().__init__(f"Chưa lưu. {next(iter(problems.values()))}{more}")
        self.problems = dict(problems)


@dataclass(frozen=True)
class Settings:
    """What the checks go by: `numbers` and `words` by name, `kinds` of the numbers, `titles` for the page.

    `subjects` is the net of words; it is the same for all campaigns.
    """

    numbers: Mapping[str, float]
    words: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]
    kinds: Mapping[str, str]
    subjects: Subjects = field(default_factory=Subjects)

    @classmethod
    def parse(cls, text: str, subjects: str = "") -> "Settings":
        """Return the settings of a YAML text: numbers by name {value, kind, title}, words by name {value, title}.

        `subjects` is the text of the net of words, see Subjects.parse.
        """
        given = yaml.safe_load(text)
        return cls(
            numbers={name: float(entry["value"]) for name, entry in given["numbers"].items()},
            words={name: tuple(map(str, entry["value"])) for name, entry in given["words"].items()},
            titles={name: entry["title"] for kind in ("numbers", "words") for name, entry in given[kind].items()},
            kinds={name: entry["kind"] for name, entry in given["numbers"].items()},
            subjects=Subjects.parse(subjects),
        )

    def __getitem__(self, name: str) -> float:
        """Return a threshold."""
        return self.numbers[name]

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return what finds any phrase of a list as whole words, longest first, in standard spelling."""
        return phrases_pattern(self.words[name])

    def value(self, name: str) -> Value:
        """Return a threshold or a list by its name."""
        return self.numbers[name] if name in self.numbers else self.words[name]

    def changed(self, given: Mapping[str, Any]) -> "Settings":
        """Return the settings with other values: numbers (as written, or as numbers), lists of phrases.

        Raises WrongSettings, naming every value that no check could go by.
        """
        found: dict[str, Value] = {}
        problems: dict[str, str] = {}
        for name, value in given.items():
            try:
                found[name] = self._checked(name, value)
            except NotPossible as error:
                problems[name] = str(error)
        if problems:
            raise WrongSettings(problems)
        return self._with(found)

    def with_kept(self, kept: Mapping[str, Any]) -> "Settings":
        """Return the settings with what a campaign keeps; a name that is no longer shipped is passed over."""
        known = {name: value for name, value in kept.items() if name in self.titles}
        return self._with({n: tuple(v) if isinstance(v, list) else float(v) for n, v in known.items()})

    def beside(self, other: "Settings") -> dict[str, Any]:
        """Return by name, fit for JSON, what differs from the other settings."""
        values = {name: self.value(name) for name in self.titles if self.value(name) != other.value(name)}
        return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}

    def _with(self, found: Mapping[str, Value]) -> "Settings":
        numbers = {name: value for name, value in found.items() if isinstance(value, float)}
        words = {name: value for name, value in found.items() if isinstance(value, tuple)}
        return replace(self, numbers={**self.numbers, **numbers}, words={**self.words, **words})

    def _checked(self, name: str, value: Any) -> Value:
        if name in self.numbers:
            return _number(self.titles[name], value, self.kinds[name])
        if name in self.words:
            return _phrases(self.titles[name], value)
        raise NotPossible(f"Không có ngưỡng nào tên “{name[:40]}”.", advice="Hãy tải lại trang rồi sửa lại.")


def written(value: float) -> str:
    """Return a threshold as a person writes it: "0,75", "1.000"."""
    return format_number(Decimal(str(value)))


def range_of(kind: str) -> str:
    """Return between what a threshold of a kind may lie, in words."""
    least, most = _BOUNDS[kind]
    span = f"từ {least} đến {most}" if most < MOST else f"từ {least} trở lên"
    return f"số nguyên {span}" if kind == "count" else f"số {span}"


def _number(title: str, value: Any, kind: str) -> float:
    try:
        number = Decimal(str(value)) if isinstance(value, int | float) else parse_number(str(value))
    except NotPossible as error:
        shown = f"“{str(value).strip()[:40]}” không phải là một số" if str(value).strip() else "ô để trống"
        raise NotPossible(f"“{title}”: {shown}.", advice=f"Hãy nhập {range_of(kind)}.") from error
    least, most = _BOUNDS[kind]
    if not least <= number <= most or (kind == "count" and number != number.to_integral_value()):
        raise NotPossible(f"“{title}”: {format_number(number)} không dùng được.", advice=f"Hãy nhập {range_of(kind)}.")
    return float(number)


def _phrases(title: str, value: Sequence[str]) -> tuple[str, ...]:
    phrases = tuple(
        dict.fromkeys(" ".join(nfc(str(phrase)).split()).lower() for phrase in value if str(phrase).strip())
    )
    if not phrases or len(phrases) > MOST_WORDS:
        raise NotPossible(
            f"“{title}”: danh sách có {len(phrases)} cụm từ, phải có từ 1 đến {MOST_WORDS}.",
            advice="Hãy viết mỗi dòng một cụm từ.",
        )
    wrong = next((p for p in phrases if len(p) > LONGEST or not _LETTER.search(p)), None)
    if wrong is not None:
        raise NotPossible(
            f"“{title}”: dòng “{wrong[:40]}” không phải là một cụm từ.",
            advice=f"Hãy viết mỗi dòng một cụm từ có chữ cái, không quá {LONGEST} ký tự.",
        )
    return phrases


@lru_cache(maxsize=200)
def phrases_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the phrases as whole words, the longest first; meant for standard spelling."""
    spelled = sorted({standard_spelling(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelled))})(?!\w)", re.IGNORECASE)
