"""Which characters the vendored font can show, and what stands for the others: a PDF/A may hold no missing glyph."""

import struct
from functools import lru_cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
NOT_SHOWN = "□"
_ALIKE = str.maketrans({"➢": "►", "➤": "►", "▶": "►", "⇒": "→", "➔": "→", "✓": "√", "✔": "√", "☑": "√", "☐": "□"})
_FORMAT_4 = 4
_LAST_SEGMENT = 0xFFFF


def showable(value: Any) -> Any:
    """Return the JSON value with each character that the font lacks replaced by one alike, else by "□"."""
    if isinstance(value, str):
        known = coverage()
        return "".join(c if ord(c) in known or c == "\n" else NOT_SHOWN for c in value.translate(_ALIKE))
    if isinstance(value, dict):
        return {key: showable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [showable(item) for item in value]
    return value


@lru_cache(maxsize=1)
def coverage() -> frozenset[int]:
    """Return the code points that Tinos has; its four styles have the same (a test compares them)."""
    return read_coverage((FONTS / "Tinos-Regular.ttf").read_bytes())


def read_coverage(font: bytes) -> frozenset[int]:
    """Return the code points in a TrueType font's character map (format 4, the Basic Multilingual Plane)."""
    table = _character_map(font)
    for number in range(struct.unpack_from(">H", table, 2)[0]):
        (offset,) = struct.unpack_from(">I", table, 4 + 8 * number + 4)
        if struct.unpack_from(">H", table, offset)[0] == _FORMAT_4:
            return frozenset(_segments(table, offset))
    raise ValueError("the font has no character map of format 4")


def _character_map(font: bytes) -> bytes:
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == b"cmap":
            return font[offset : offset + length]
    raise ValueError("the font has no character map")


def _segments(table: bytes, start: int) -> set[int]:
    """Return the code points of the segments that lead to a glyph other than 0, the missing one."""
    count = struct.unpack_from(">H", table, start + 6)[0] // 2
    ends_at = start + 14
    found: set[int] = set()
    for number in range(count):
        places = [ends_at + 2 * number + gap for gap in (0, 2 * count + 2, 4 * count + 2, 6 * count + 2)]
        last, first, delta, offset = (struct.unpack_from(">H", table, place)[0] for place in places)
        if first == _LAST_SEGMENT:
            continue
        for code in range(first, last + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", table, places[3] + offset + 2 * (code - first))
            if (glyph + delta if glyph or not offset else 0) & 0xFFFF:
                found.add(code)
    return found
