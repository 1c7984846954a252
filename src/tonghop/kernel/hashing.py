"""How JSON is written: one canonical form and one hash, to prove what is frozen unchanged; and a readable one."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class ReadableJson(json.JSONEncoder):
    """JSON with Vietnamese letters as they are, for columns of long text that SQLite keeps as it is given.

    Escaped, the same text is half as long again and takes three times as long to read back.
    """

    def __init__(self, **options: Any) -> None:
        """Take what `json.dumps` gives, but for its wish for ASCII."""
        super().__init__(**(options | {"ensure_ascii": False}))


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
