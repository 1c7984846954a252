"""The frame of the consolidated report as data: names of parts, recipients, fixed sentences."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Json = dict[str, Any]
_PLACE = re.compile(r"^(?:UBND|Ủy ban nhân dân) (?:tỉnh|thành phố|TP\.?) ")
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points in the order of the Vietnamese alphabet (Nghị định 30/2020, Phụ lục I, II.6)."""


@dataclass(frozen=True)
class Frame:
    """The parsed frame."""

    data: Mapping[str, Any]

    @classmethod
    def parse(cls, text: str) -> "Frame":
        """Return the frame of a YAML text."""
        return cls(yaml.safe_load(text))

    def get(self, key: str) -> Any:
        """Return what stands under a key; KeyError where nothing does."""
        return self.data[key]

    def say(self, key: str, **values: object) -> str:
        """Return the phrase with its places filled."""
        return str(self.data[key]).format(**values)


def issuer_in_full(owner: str) -> str:
    """Return "Ủy ban nhân dân tỉnh Lào Cai" of "UBND tỉnh Lào Cai"."""
    return re.sub(r"^UBND ", "Ủy ban nhân dân ", owner)


def place_of(owner: str) -> str:
    """Return "Lào Cai" of "UBND tỉnh Lào Cai": the place written before the date."""
    return _PLACE.sub("", owner)


def subject_of(title: str) -> str:
    """Return the report's subject from the campaign's title: "Tổ chức sơ kết ..." becomes "Sơ kết ..."."""
    bare = re.sub(r"^Tổ chức ", "", title.strip().rstrip("."))
    return bare[:1].upper() + bare[1:]
