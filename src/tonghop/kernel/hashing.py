"""One canonical JSON and one hash, so that whatever is frozen can be proved unchanged."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Any) -> bytes:
    """Return UTF-8 JSON with sorted keys and no spaces; equal values give equal bytes. Floats are refused."""
    _refuse_floats(value)
    return _CANONICAL.encode(value).encode()


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def hash_of(value: Any) -> str:
    """Return the SHA-256 of the value's canonical JSON."""
    return sha256(canonical_json(value))


def _refuse_floats(value: Any) -> None:
    """Raise TypeError for a float anywhere in the value; exact types first, for nearly all that is frozen is text."""
    waiting: list[Any] = [value]
    for item in waiting:  # which grows as it is walked
        kind = type(item)
        if kind is str or kind is int:
            continue
        if kind is dict or isinstance(item, Mapping):
            waiting.extend(item.values())
        elif isinstance(item, list | tuple):
            waiting.extend(item)
        elif isinstance(item, float):
            raise TypeError("floats have no canonical form; write numbers as strings")
