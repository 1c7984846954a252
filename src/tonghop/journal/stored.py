"""Rows that are written by statements made once: beside `prepared`, for the few that are written by the thousand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, CharField, Field, Model, TextField

from tonghop.journal.kept import kept_cursor, this_connection
from tonghop.journal.prepared import Row, object_of

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table that is written to, and the types of Python that go to the database as they are."""

    name: str
    attribute: str
    field: Field[Any, Any]
    as_it_is: frozenset[type]


def insert(model: type[Row], written: Mapping[str, str] = _NOTHING, **given: Any) -> Row:
    """Insert a new row of these values, by their columns' names, and return its object.

    What is not given is the field's default. The database's constraints hold, no signal is sent.
    `written` holds fields whose text for the database is at hand: JSON that was already written to be hashed. Their
    values are read from the database when somebody asks the row for them.
    """
    here = this_connection()
    sql, columns = _insertion(model, here.vendor)
    values = _complete(columns, given, written)
    with kept_cursor(here) as cursor:
        cursor.execute(sql, _stored(values, columns, here, written))
        ((key,),) = cursor.fetchall()
    return object_of(model, [_key(model).attribute, *values], [key, *values.values()])


def insert_all(model: type[Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert new rows whose ids are the field's default, in one statement; no signal is sent."""
    if not rows:
        return
    here = this_connection()
    sql, columns = _insertion_of_all(model, len(rows), here.vendor)
    with kept_cursor(here) as cursor:
        cursor.execute(sql, [value for row in rows for value in _stored(_complete(columns, row), columns, here)])


def update(row: Model, *names: str) -> None:
    """Write the named fields of a row that is there; no signal is sent."""
    here = this_connection()
    sql, columns = _change(type(row), names, here.vendor)
    with kept_cursor(here) as cursor:
        values = {column.attribute: getattr(row, column.attribute) for column in columns}
        cursor.execute(sql, [*_stored(values, columns, here), row.pk])


@lru_cache(maxsize=32)
def _insertion(model: type[Model], _vendor: str) -> tuple[str, tuple[_Column, ...]]:
    columns = tuple(column for column in _columns(model) if not column.field.primary_key)
    names, places = ", ".join(_quoted(c.field.column) for c in columns), ", ".join(["%s"] * len(columns))
    key = _quoted(_key(model).field.column)
    return f"INSERT INTO {_table(model)} ({names}) VALUES ({places}) RETURNING {key}", columns  # noqa: S608 - names of our own


@lru_cache(maxsize=32)
def _insertion_of_all(model: type[Model], count: int, _vendor: str) -> tuple[str, tuple[_Column, ...]]:
    columns = _columns(model)
    names, places = ", ".join(_quoted(c.field.column) for c in columns), ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_table(model)} ({names}) VALUES {', '.join([f'({places})'] * count)}", columns  # noqa: S608 - likewise


@lru_cache(maxsize=32)
def _change(model: type[Model], names: tuple[str, ...], _vendor: str) -> tuple[str, tuple[_Column, ...]]:
    named = {column.name: column for column in _columns(model)}
    columns = tuple(named[name] for name in names)
    changes = ", ".join(f"{_quoted(column.field.column)} = %s" for column in columns)
    key = _quoted(_key(model).field.column)
    return f"UPDATE {_table(model)} SET {changes} WHERE {key} = %s", columns  # noqa: S608 - likewise


@lru_cache(maxsize=32)
def _columns(model: type[Model]) -> tuple[_Column, ...]:
    fields = model._meta.concrete_fields  # noqa: SLF001 - the documented way to a model's fields
    return tuple(_Column(field.name, str(field.attname), field, _as_it_is(field)) for field in fields)


def _as_it_is(field: Field[Any, Any]) -> frozenset[type]:
    if isinstance(field, CharField | TextField):
        return frozenset({str, NoneType})
    return frozenset({bool, NoneType}) if isinstance(field, BooleanField) else frozenset()


def _quoted(name: object) -> str:
    return this_connection().ops.quote_name(str(name))


def _key(model: type[Model]) -> _Column:
    return next(column for column in _columns(model) if column.field.primary_key)


def _table(model: type[Model]) -> str:
    return _quoted(model._meta.db_table)  # noqa: SLF001 - likewise


def _complete(
    columns: Sequence[_Column], given: Mapping[str, Any], written: Mapping[str, str] = _NOTHING
) -> dict[str, Any]:
    """Return a row's values by the names of its columns but for what is written; raise TypeError for one it has not."""
    values = {
        column.attribute: given[column.attribute] if column.attribute in given else column.field.get_default()
        for column in columns
        if column.name not in written
    }
    if not values.keys() >= given.keys():
        raise TypeError(f"no such columns: {sorted(given.keys() - values.keys())}")
    return values


def _stored(
    values: Mapping[str, Any],
    columns: Sequence[_Column],
    here: BaseDatabaseWrapper,
    written: Mapping[str, str] = _NOTHING,
) -> list[Any]:
    stored = []
    for column in columns:
        value = written[column.name] if column.name in written else values[column.attribute]
        ready = column.name in written or type(value) in column.as_it_is
        stored.append(value if ready else column.field.get_db_prep_save(value, here))
    return stored
