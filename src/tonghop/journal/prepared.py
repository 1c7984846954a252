"""Statements that are written with the ORM and compiled once: for the few that run thousands of times in a minute.

Building and compiling a query costs many times what the database takes to answer it. A query here is built with marks
in place of its values, compiled when it first runs, and after that only executed; what comes back is what the ORM
gives. Everything that is not on the way of a submission is asked in the ordinary way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators

from tonghop.journal.kept import kept_cursor, this_connection

_NUMBER = 2_147_480_000  # what an id is compared with in a query that is only compiled; fits every whole-number column
_WORD = "\ufffdmark:"
_CONSTANT = -1
Value = int | str
Row = TypeVar("Row", bound=Model)


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


class Prepared:
    """A query over ids, numbers and words: Prepared(lambda pk: Report.objects.filter(pk=pk)).

    `build` is called once with a mark for each value; it must put every mark into the query as it is.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, *values: Value) -> list[tuple[Any, ...]]:
        """Return the rows of a `values_list` as tuples in Python's own types."""
        here = this_connection()
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
        here = this_connection()
        made = self._compiled[here.vendor].made
        if made is None:
            raise TypeError("a query for values makes no object")
        found = object_of(made.model, made.names, row[made.place])
        for related in made.related:
            _join(related, row, found)
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


def object_of(model: type[Row], names: Sequence[str], values: Sequence[Any]) -> Row:
    """Return the object of a row that was read, columns left out to be read when asked for, as Django makes one.

    But not through the model's `__init__`, which sets each column by itself and sends two signals that nobody hears.
    """
    found = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    found.__dict__.update(zip(names, values, strict=True), _state=state)
    return found


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
    with kept_cursor(here) as cursor:
        cursor.execute(sql, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _made(compiler: Any, here: BaseDatabaseWrapper) -> _Made:
    info, select = compiler.klass_info, compiler.select
    first, last = info["select_fields"][0], info["select_fields"][-1]
    names = tuple(selected[0].target.attname for selected in select[first : last + 1])
    related = get_related_populators(info, select, here.alias)  # type: ignore[call-arg]  # the stubs speak of a later Django
    return _Made(info["model"], names, slice(first, last + 1), tuple(related))


def _join(related: Any, row: tuple[Any, ...], whole: Model) -> None:
    """Put what was selected with an object beside it, None where there is none, as Django's RelatedPopulator does."""
    values = related.reorder_for_init(row) if related.reorder_for_init else row[related.cols_start : related.cols_end]
    found: Model | None = None
    if values[related.pk_idx] is not None:
        found = object_of(related.model_cls, related.init_list, values)
        for inner in related.related_populators:
            _join(inner, row, found)
        related.remote_setter(found, whole)
    related.local_setter(whole, found)


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
