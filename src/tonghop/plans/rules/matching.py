"""Which task answers which heading: titles compared by pairs of folded words, less what the whole plan is about."""

import re
from itertools import pairwise

from tonghop.kernel.text import fold

# Words that any heading may have.
_EMPTY = frozenset((
    "ve", "viec", "cong", "tac", "thuc", "hien", "danh", "gia", "tinh", "hinh", "cac", "cua", "va", "theo",
    "trong", "tren", "cho", "voi", "den", "tu", "co", "duoc", "tiep", "tuc", "tang", "cuong", "nang", "cao",
    "day", "manh", "to", "chuc", "trien", "khai", "xay", "dung", "ket", "qua", "noi", "nhiem", "vu", "giai",
    "phap", "chu", "yeu", "nhung", "mot", "so", "ra", "soat", "tong", "hop",
))  # fmt: skip
_BRACKETS = re.compile(r"\([^()]*\)")
ENOUGH = 0.3


def pairs(title: str, common: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the pairs of neighbouring words that carry the title's meaning; `common` ones are left out."""
    words = [word for word in fold(_BRACKETS.sub(" ", title)).split() if word not in _EMPTY]
    found = frozenset(f"{a} {b}" for a, b in pairwise(words)) or frozenset(words)
    return found - common or found


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the smaller title is in the other, 0..1; one shared pair of a long title is little."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
