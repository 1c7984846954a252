"""Finding the full names of people's committees ("UBND xã Bắc Hà") in a text, whatever the tone's placement."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

_HEAD = re.compile(
    r"\b(?:UBND|(?:ủy|uỷ)\s+ban\s+nhân\s+dân)\s+(?P<kind>xã|phường|đặc\s+khu)\s+"
    r"(?P<name>[^\W\d_]+(?:[ \u00a0-]+[^\W\d_]+){0,4})",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"^\s*(?:UBND|(?:ủy|uỷ)\s+ban\s+nhân\s+dân)\s+", re.IGNORECASE)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class UnitName:
    """A full name as it stands in a text: text[start:end]. `key` is its plain form: "xã bắc hà"."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=20_000)
def syllable_key(word: str) -> str:
    """Return the lower-case syllable with its tone at the end, so that "hoà" and "hòa" are one."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = "".join(c for c in parts if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)) + tones


def name_key(name: str) -> str:
    """Return the plain form of "UBND xã Bắc Hà" or "Xã Bắc Hà": kind and place name, without the office."""
    place = _OFFICE.sub("", unicodedata.normalize("NFC", name))
    return " ".join(syllable_key(word) for word in re.split(r"[\s\u00a0-]+", place.strip()))


def unit_names(text: str, known: Collection[str]) -> Iterator[UnitName]:
    """Yield each full name whose longest form is in `known` (keys of name_key); unknown names are passed over.

    "UBND xã Văn Bàn Thượng" is not "UBND xã Văn Bàn": a further capitalised word makes it another name.
    """
    for match in _HEAD.finditer(text):
        words = list(re.finditer(r"[^\W\d_]+", match["name"]))
        shouting = match[0].isupper()
        if not words[0][0][0].isupper():
            continue
        kind = " ".join(syllable_key(w) for w in match["kind"].split())
        for count in range(len(words), 0, -1):
            key = " ".join([kind, *(syllable_key(w[0]) for w in words[:count])])
            longer = count < len(words) and words[count][0][0].isupper() and not shouting
            if key in known and not longer:
                yield UnitName(match.start(), match.start("name") + words[count - 1].end(), key)
                break
