"""Statements that are written with the ORM and compiled once: for the few that run thousands of times in a minute.

Building and compiling a query costs many times what the database takes to answer it. A query here is built with marks
in place of its values, compiled when it first runs, and after that only executed; what comes back is what the ORM
gives. Everything that is not on the way of a submission is asked in the ordinary way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import local
from types import NoneType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, CharField, Field, Model, QuerySet, TextField
from django.db.models.query import get_related_populators

_NUMBER = 2_147_480_000  # what an id is compared with in a query that is only compiled; fits every whole-number column
_WORD = "\ufffdmark:"
_CONSTANT = -1
Value = int | str
_NOTHING: Mapping[str, str] = {}
_KEPT = local()


@dataclass(frozen=True)
class _Made:
    """How a row becomes an object: the model, its columns' names and place in the row, and what comes with it."""

    model: type[Model]
    names: tuple[str, ...]
    place: slice
    related: tuple[Any, ...]


@dataclass(frozen=True)
class _Compiled:
    """A statement for one kind of database.

    Its text; its parameters, each with the place of the value that is put there or _CONSTANT; how what comes back
    becomes Python's values, by place; and how a row becomes an object, None where the query asks for values.
    """

    sql: str
    parameters: tuple[tuple[Any, int], ...]
    converters: tuple[tuple[int, Any, Any], ...]
    made: _Made | None


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table that is written to, and the types of Python that go to the database as they are."""

    name: str
    attribute: str
    field: Field[Any, Any]
    as_it_is: frozenset[type]


class _Kept(CursorWrapper):
    """A thread's cursor over one connection, for every statement here; making one for each took 4 % of a submission."""

    def __exit__(self, *_: object) -> None:
        """Stay open."""


class Prepared:
    """A query over ids, numbers and words: Prepared(lambda pk: Report.objects.filter(pk=pk)).

    `build` is called once with a mark for each value; it must put every mark into the query as it is.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, *values: Value) -> list[tuple[Any, ...]]:
        """Return the rows of a `values_list` as tuples in Python's own types."""
        here = _here()
        compiled = self._compiled.get(here.vendor) or self._compile(values, here)
        given = [value if place == _CONSTANT else values[place] for value, place in compiled.parameters]
        rows = _answer(here, compiled.sql, given)
        return [_converted(row, compiled.converters, here) for row in rows] if compiled.converters else rows

    def row(self, *values: Value) -> tuple[Any, ...] | None:
        """Return the first row, None where there is none."""
        return next(iter(self.rows(*values)), None)

    def object(self, *values: Value) -> Any:
        """Return the first row as the model's object with what `select_related` names, None where there is none."""
        row = self.row(*values)
        if row is None:
            return None
        here = _here()
        made = self._compiled[here.vendor].made
        if made is None:
            raise TypeError("a query for values makes no object")
        found = made.model.from_db(here.alias, made.names, row[made.place])
        for related in made.related:
            related.populate(row, found)
        return found

    def _compile(self, values: Sequence[Value], here: BaseDatabaseWrapper) -> _Compiled:
        query = self._build(*(_mark(place, value) for place, value in enumerate(values))).query
        compiler = query.get_compiler(connection=here)
        sql, parameters = compiler.as_sql()
        asked = [selected[0] for selected in compiler.select[: compiler.col_count]]
        found = compiler.get_converters(asked)
        compiled = _Compiled(
            sql,
            tuple((parameter, _place_of(parameter)) for parameter in parameters),
            tuple((place, convert, part) for place, (converts, part) in found.items() for convert in converts),
            _made(compiler, here) if query.default_cols else None,
        )
        self._compiled[here.vendor] = compiled
        return compiled


def insert(row: Model, **written: str) -> None:
    """Insert a new row as it stands and give it its id; the database's constraints hold, no signal is sent.

    `written` holds fields whose text for the database is at hand: JSON that was already written to be hashed. Their
    values are read from the database when somebody asks the row for them.
    """
    here = _here()
    sql, columns = _insertion(type(row), here.vendor)
    with _cursor(here) as cursor:
        cursor.execute(sql, _stored(row, columns, here, written))
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, here.alias  # noqa: SLF001 - what saving would say of it
    for name in written:
        del row.__dict__[name]


def insert_all(rows: Sequence[Model]) -> None:
    """Insert new rows of one table that bring their own ids, in one statement; no signal is sent."""
    if not rows:
        return
    here = _here()
    sql, columns = _insertion_of_all(type(rows[0]), len(rows), here.vendor)
    with _cursor(here) as cursor:
        cursor.execute(sql, [value for row in rows for value in _stored(row, columns, here)])


def update(row: Model, *names: str) -> None:
    """Write the named fields of a row that is there; no signal is sent."""
    here = _here()
    sql, columns = _change(type(row), names, here.vendor)
    with _cursor(here) as cursor:
        cursor.execute(sql, [*_stored(row, columns, here), row.pk])


@lru_cache(maxsize=32)
def _insertion(model: type[Model], _vendor: str) -> tuple[str, tuple[_Column, ...]]:
    columns = tuple(column for column in _columns(model) if not column.field.primary_key)
    names, places = ", ".join(_quoted(c.field.column) for c in columns), ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_table(model)} ({names}) VALUES ({places}) RETURNING {_key(model)}", columns  # noqa: S608 - names of our own


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
    return f"UPDATE {_table(model)} SET {changes} WHERE {_key(model)} = %s", columns  # noqa: S608 - likewise


@lru_cache(maxsize=32)
def _columns(model: type[Model]) -> tuple[_Column, ...]:
    fields = model._meta.concrete_fields  # noqa: SLF001 - the documented way to a model's fields
    return tuple(_Column(field.name, str(field.attname), field, _as_it_is(field)) for field in fields)


def _as_it_is(field: Field[Any, Any]) -> frozenset[type]:
    if isinstance(field, CharField | TextField):
        return frozenset({str, NoneType})
    return frozenset({bool, NoneType}) if isinstance(field, BooleanField) else frozenset()


def _quoted(name: object) -> str:
    return _here().ops.quote_name(str(name))


def _key(model: type[Model]) -> str:
    return _quoted(next(column.field.column for column in _columns(model) if column.field.primary_key))


def _table(model: type[Model]) -> str:
    return _quoted(model._meta.db_table)  # noqa: SLF001 - likewise


def _here() -> BaseDatabaseWrapper:
    """Return this thread's connection itself; `django.db.connection` looks it up at each of hundreds of questions."""
    return connections[DEFAULT_DB_ALIAS]


def _cursor(here: BaseDatabaseWrapper) -> Any:
    """Return a cursor; on PostgreSQL one by which the server too keeps the statement's plan for the next time.

    Where a pooler stands between that cannot (`prepare_threshold` is None), an ordinary one.
    """
    if here.vendor != "postgresql":
        return here.cursor()
    here.close_if_health_check_failed()
    here.ensure_connection()
    if here.connection.prepare_threshold is None:
        return here.cursor()
    here.validate_thread_sharing()
    if here.queries_logged:
        return here.make_debug_cursor(_bound_by_server(here))
    kept: _Kept | None = getattr(_KEPT, "cursor", None)
    if kept is None or kept.cursor.connection is not here.connection:
        kept = _KEPT.cursor = _Kept(_bound_by_server(here), here)
    return kept


def _bound_by_server(here: BaseDatabaseWrapper) -> Any:
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415 - only where psycopg is used

    return ServerBindingCursor(here.connection)  # type: ignore[call-arg]  # the stubs leave out what it takes


def _answer(here: Any, sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return the rows; a request's first question is itself the question whether the connection still lives.

    Where it does not, the question is asked again over a new one: it changed nothing, and no transaction was open.
    """
    unasked = here.connection is not None and here.health_check_enabled and not here.health_check_done
    if not unasked or here.in_atomic_block:
        return _rows(here, sql, given)
    here.health_check_done = True
    try:
        return _rows(here, sql, given)
    except (InterfaceError, OperationalError):
        if here.is_usable():
            raise
        here.close()
        return _rows(here, sql, given)


def _rows(here: BaseDatabaseWrapper, sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
    with _cursor(here) as cursor:
        cursor.execute(sql, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _stored(
    row: Model, columns: Sequence[_Column], here: BaseDatabaseWrapper, written: Mapping[str, str] = _NOTHING
) -> list[Any]:
    values = []
    for column in columns:
        value = written[column.name] if column.name in written else getattr(row, column.attribute)
        ready = column.name in written or type(value) in column.as_it_is
        values.append(value if ready else column.field.get_db_prep_save(value, here))
    return values


def _made(compiler: Any, here: BaseDatabaseWrapper) -> _Made:
    info, select = compiler.klass_info, compiler.select
    first, last = info["select_fields"][0], info["select_fields"][-1]
    names = tuple(selected[0].target.attname for selected in select[first : last + 1])
    related = get_related_populators(info, select, here.alias)  # type: ignore[call-arg]  # the stubs speak of a later Django
    return _Made(info["model"], names, slice(first, last + 1), tuple(related))


def _mark(place: int, value: Value) -> Value:
    return f"{_WORD}{place}" if isinstance(value, str) else _NUMBER + place


def _place_of(parameter: Any) -> int:
    """Return the place of the value that the mark stands for; _CONSTANT for what is no mark."""
    if isinstance(parameter, int) and parameter >= _NUMBER:
        return parameter - _NUMBER
    if isinstance(parameter, str) and parameter.startswith(_WORD):
        return int(parameter.removeprefix(_WORD))
    return _CONSTANT


def _converted(row: Sequence[Any], converters: Sequence[tuple[int, Any, Any]], here: Any) -> tuple[Any, ...]:
    changed = list(row)
    for place, convert, expression in converters:
        changed[place] = convert(changed[place], expression, here)
    return tuple(changed)
