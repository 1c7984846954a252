"""How JSON is written: one canonical form and one hash, to prove what is frozen unchanged."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def canonical_text(value: Any) -> str:
    """Return JSON with sorted keys and no spaces; equal values give equal text. Floats are refused."""
    _refuse_floats(value)
    return _CANONICAL.encode(value)


def canonical_json(value: Any) -> bytes:
    """Return the canonical text in UTF-8: what is hashed."""
    return canonical_text(value).encode()


def canonical_object(members: Mapping[str, str]) -> str:
    """Return the canonical text of an object, of whose members the canonical texts are given."""
    return "{" + ",".join(f"{_CANONICAL.encode(name)}:{members[name]}" for name in sorted(members)) + "}"


def canonical_list(items: Iterable[str]) -> str:
    """Return the canonical text of a list, of whose items the canonical texts are given."""
    return f"[{','.join(items)}]"


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
