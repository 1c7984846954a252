"""Statements that are written with the ORM and compiled once: for the few that run thousands of times in a minute.

Building and compiling a query costs many times what the database takes to answer it. A query here is built with marks
in place of its values, compiled when it first runs, and after that only executed; what comes back is what the ORM
gives. Everything that is not on the way of a submission is asked in the ordinary way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model, QuerySet
from django.db.models.query import get_related_populators

_NUMBER = 2_147_480_000  # what an id is compared with in a query that is only compiled; fits every whole-number column
_WORD = "\ufffdmark:"
Value = int | str
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class _Compiled:
    """A statement for one kind of database: its text, its parameters with marks, and how rows become values."""

    sql: str
    parameters: tuple[Any, ...]
    converters: dict[int, Any]
    select: Any
    klass_info: Any


class Prepared:
    """A query over ids, numbers and words: Prepared(lambda pk: Report.objects.filter(pk=pk)).

    `build` is called once with a mark for each value; it must put every mark into the query as it is.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, *values: Value) -> list[tuple[Any, ...]]:
        """Return the rows of a `values_list` as tuples in Python's own types."""
        compiled = self._compiled.get(connection.vendor) or self._compile(values)
        with _cursor() as cursor:
            cursor.execute(compiled.sql, [_filled(p, values) for p in compiled.parameters])
            rows = cursor.fetchall()
        return [_converted(row, compiled.converters) for row in rows] if compiled.converters else rows

    def row(self, *values: Value) -> tuple[Any, ...] | None:
        """Return the first row, None where there is none."""
        return next(iter(self.rows(*values)), None)

    def object(self, *values: Value) -> Any:
        """Return the first row as the model's object with what `select_related` names, None where there is none."""
        row = self.row(*values)
        if row is None:
            return None
        compiled = self._compiled[connection.vendor]
        places = compiled.klass_info["select_fields"]
        start, end = places[0], places[-1] + 1
        names = [selected[0].target.attname for selected in compiled.select[start:end]]
        found = compiled.klass_info["model"].from_db(connection.alias, names, row[start:end])
        parts = compiled.klass_info, compiled.select, connection.alias
        for related in get_related_populators(*parts):  # type: ignore[call-arg]  # the stubs speak of a later Django
            related.populate(row, found)
        return found

    def _compile(self, values: Sequence[Value]) -> _Compiled:
        query = self._build(*(_mark(place, value) for place, value in enumerate(values))).query
        compiler = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        asked = [selected[0] for selected in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(asked)
        compiled = _Compiled(sql, tuple(parameters), converters, compiler.select, compiler.klass_info)
        self._compiled[connection.vendor] = compiled
        return compiled


def insert(row: Model, **written: str) -> None:
    """Insert a new row as it stands and give it its id; the database's constraints hold, no signal is sent.

    `written` holds fields whose text for the database is at hand: JSON that was already written to be hashed.
    """
    sql, fields = _insertion(type(row), connection.vendor)
    with _cursor() as cursor:
        cursor.execute(sql, _stored(row, fields, written))
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - what saving would say of it


def insert_all(rows: Sequence[Model]) -> None:
    """Insert new rows of one table that bring their own ids, in one statement; no signal is sent."""
    if not rows:
        return
    fields = tuple(_fields(type(rows[0])))
    places = "(" + ", ".join(["%s"] * len(fields)) + ")"
    sql = f"INSERT INTO {_table(type(rows[0]))} ({', '.join(map(_column, fields))}) VALUES "  # noqa: S608 - names of our own
    with _cursor() as cursor:
        cursor.execute(sql + ", ".join([places] * len(rows)), [v for row in rows for v in _stored(row, fields)])


def update(row: Model, *names: str) -> None:
    """Write the named fields of a row that is there; no signal is sent."""
    sql, fields = _change(type(row), names, connection.vendor)
    with _cursor() as cursor:
        cursor.execute(sql, [*_stored(row, fields), row.pk])


@lru_cache(maxsize=32)
def _insertion(model: type[Model], _vendor: str) -> tuple[str, tuple[Field[Any, Any], ...]]:
    fields = tuple(field for field in _fields(model) if not field.primary_key)
    columns, places = ", ".join(map(_column, fields)), ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {_table(model)} ({columns}) VALUES ({places}) RETURNING {_key(model)}", fields  # noqa: S608 - names of our own


@lru_cache(maxsize=32)
def _change(model: type[Model], names: tuple[str, ...], _vendor: str) -> tuple[str, tuple[Field[Any, Any], ...]]:
    named = {field.name: field for field in _fields(model)}
    fields = tuple(named[name] for name in names)
    changes = ", ".join(f"{_column(field)} = %s" for field in fields)
    return f"UPDATE {_table(model)} SET {changes} WHERE {_key(model)} = %s", fields  # noqa: S608 - likewise


def _fields(model: type[Model]) -> Sequence[Field[Any, Any]]:
    return model._meta.concrete_fields  # noqa: SLF001 - the documented way to a model's fields


def _column(field: Field[Any, Any]) -> str:
    return connection.ops.quote_name(str(field.column))


def _key(model: type[Model]) -> str:
    return _column(next(field for field in _fields(model) if field.primary_key))


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - likewise


def _cursor() -> Any:
    """Return a cursor; on PostgreSQL one by which the server too keeps the statement's plan for the next time.

    Where a pooler stands between that cannot (`prepare_threshold` is None), an ordinary one.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    if connection.connection.prepare_threshold is None:
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415 - only where psycopg is used

    raw = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]  # the stubs leave out what it takes
    return connection._prepare_cursor(raw)  # type: ignore[attr-defined]  # noqa: SLF001 - as `connection.cursor` ends


def _stored(row: Model, fields: Sequence[Field[Any, Any]], written: Mapping[str, str] = _NOTHING) -> list[Any]:
    return [
        written[field.name]
        if field.name in written
        else field.get_db_prep_save(getattr(row, field.attname), connection)
        for field in fields
    ]


def _mark(place: int, value: Value) -> Value:
    return f"{_WORD}{place}" if isinstance(value, str) else _NUMBER + place


def _filled(parameter: Any, values: Sequence[Value]) -> Any:
    if isinstance(parameter, int) and parameter >= _NUMBER:
        return values[parameter - _NUMBER]
    if isinstance(parameter, str) and parameter.startswith(_WORD):
        return values[int(parameter.removeprefix(_WORD))]
    return parameter


def _converted(row: Sequence[Any], converters: dict[int, Any]) -> tuple[Any, ...]:
    changed = list(row)
    for place, (converts, expression) in converters.items():
        for convert in converts:
            changed[place] = convert(changed[place], expression, connection)
    return tuple(changed)
