"""Frozen facts to JSON values and back, by their fields: one form for the command line and for storing."""

import dataclasses
import types
import typing
from datetime import date, datetime
from typing import Any, TypeVar

T = TypeVar("T")
# Words that Python or the facts keep for themselves.
_NAMES = {
    "sender": "from",
    "receiver": "to",
    "audience": "for",
    "day": "date",
}


def to_json(value: Any) -> Any:
    """Return the value as JSON: dataclasses as objects in field order, dates and moments in ISO form."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            _NAMES.get(f.name, f.name): to_json(getattr(value, f.name))
            for f in dataclasses.fields(value)
            if f.metadata.get("json", True)
        }
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def from_json(kind: type[T], value: Any) -> T:
    """Return the fact that `to_json` wrote as `value`; raises KeyError or TypeError for anything else."""
    hints = typing.get_type_hints(kind)
    given = {
        f.name: _value(hints[f.name], value[_NAMES.get(f.name, f.name)])
        for f in dataclasses.fields(kind)  # type: ignore[arg-type]  # every caller hands in a dataclass
        if f.metadata.get("json", True)
    }
    return kind(**given)


def _value(hint: Any, value: Any) -> Any:
    if typing.get_origin(hint) is types.UnionType:
        return None if value is None else _value(typing.get_args(hint)[0], value)
    if typing.get_origin(hint) is tuple:
        return tuple(_value(typing.get_args(hint)[0], item) for item in value)
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    return from_json(hint, value) if isinstance(hint, type) and dataclasses.is_dataclass(hint) else value
