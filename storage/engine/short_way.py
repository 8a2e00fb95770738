"""The short way of a statement to SQLite: SQLAlchemy builds it and learns to read its rows, then only its values go.

It is for statements that are built once and asked for often. What is built anew for each use, or needs more than its
values, goes SQLAlchemy's own way, which takes twice the processor's time. What is used of a compiled statement is of
SQLAlchemy 2.1, and no promise of its: it is looked at here, and the tests hold that both ways find the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy
from sqlalchemy import Executable, Select, TupleType, bindparam, column, select
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.engine.result import IteratorResult, ResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import driver_guard
from storage.engine.one_hop import OneHopConnection

SAMPLE: Select[Any] = select(column("a")).where(
    column("b") == bindparam("one"), column("c").in_(bindparam("many", expanding=True))
)
driver_guard.check_compiled(sqlalchemy, SAMPLE.compile(dialect=sqlite_dialect()))  # before anything leans on it

Given = Mapping[str, Any]

QUICK = 0.001  # seconds: what takes less may be done in the loop's own thread
PROOFS = 3  # how often in a row it took less; after each time that it did not, four times as often
MOST_PROOFS = 768  # but not more: a disk that was slow on some days of a year is quick on all others
FORGIVEN = 200  # after so many in a row that the loop did quickly the machine was busy with something else, for once
TOO_LONG = 0.05  # seconds: nobody else waits so long for what the machine was busy with
MOST = 4  # how long a list may be: for each length there is a plan
UNFIT_VALUE = (ValueError, LookupError, TypeError, AttributeError)  # raised by what makes a value fit its column
NOTHING: Given = {}


class Rows(IteratorResult[Any]):
    """What a statement has found. ``rowcount``: how many rows it has changed."""

    def __init__(self, metadata: ResultMetaData, rows: Sequence[Any], rowcount: int) -> None:
        super().__init__(metadata, iter(rows))
        self.rowcount = rowcount


class Pace:
    """Whether a statement is quick, by how long it took so far."""

    def __init__(self) -> None:
        self._needed = self._left = PROOFS
        self._in_a_row = 0

    @property
    def is_quick(self) -> bool:
        """Whether the loop may wait for it."""
        return self._left <= 0

    def took(self, seconds: float) -> None:
        """It was run once more."""
        if seconds < QUICK:
            self._in_a_row += self.is_quick  # in the thread it may have waited for the disk: that earns nothing
            self._left -= 1
            return
        if self._in_a_row < FORGIVEN or seconds >= TOO_LONG:
            self._needed = self._left = min(4 * self._needed, MOST_PROOFS)
        self._in_a_row = 0

    def failed(self) -> None:
        """It was run once more and raised: it may have waited for somebody, and is not forgiven."""
        self._in_a_row = 0
        self.took(QUICK)


class Plan:
    """A statement as it goes to the driver, with lists of so many values, and what reads its rows."""

    def __init__(self, result: Any, given: Given) -> None:
        context, compiled = result.context, result.context.compiled
        values = compiled.construct_params(
            given, extracted_parameters=context.extracted_parameters, escape_names=False
        )
        self.sql = str(context.statement)
        self.names = frozenset(given)
        self.pace = Pace()
        self.metadata: ResultMetaData = result._metadata
        many = lists_of(compiled)
        self._values = [
            (
                name if name in given else None,
                values[name],
                compiled.binds[name].type.dialect_impl(context.dialect).bind_processor(context.dialect),
                name in many,
            )
            for name in compiled.positiontup
        ]

    def values(self, given: Given) -> list[Any]:
        """Return what goes with the statement, in its order."""
        found: list[Any] = []
        for name, fixed, process, many in self._values:
            value = fixed if name is None else given[name]
            if many:
                found.extend(value if process is None else map(process, value))
            else:
                found.append(value if process is None else process(value))
        return found


class Way:
    """What is known of one statement."""

    def __init__(self) -> None:
        self._lists: tuple[str, ...] = ()
        self._plans: dict[tuple[int, ...], Plan] = {}

    def plan(self, given: Given) -> Plan | None:
        """Return how it goes with values of this shape; None: that is not known."""
        found = self._plans.get(self._shape(given))
        return found if found is not None and found.names == given.keys() else None

    def learn(self, result: Any, given: Given) -> None:
        """Learn from how SQLAlchemy did it."""
        compiled = result.context.compiled
        if compiled is not None and _is_plain(compiled):
            self._lists = lists_of(compiled)
            shape = self._shape(given)
            if max(shape, default=0) <= MOST:
                self._plans[shape] = Plan(result, given)

    def _shape(self, given: Given) -> tuple[int, ...]:
        return tuple([len(given.get(name, ())) for name in self._lists]) if self._lists else ()


def lists_of(compiled: Any) -> tuple[str, ...]:
    """Return the names of the lists that a statement is given."""
    return tuple(compiled.bind_names[one] for one in compiled.post_compile_params)


def _is_plain(compiled: Any) -> bool:
    """Whether nothing but its values changes from one time to the next."""
    more = (compiled.literal_execute_params, compiled.insert_prefetch, compiled.update_prefetch)
    special = any(one.callable is not None for one in compiled.binds.values())
    tuples = any(isinstance(one.type, TupleType) for one in compiled.post_compile_params)
    return compiled.positional and not (any(more) or special or tuples or compiled.escaped_bind_names)


# What comes a second time was built once: its way is worth knowing. None: it came once. Each goes with its statement.
WAYS: WeakKeyDictionary[Executable, Way | None] = WeakKeyDictionary()


class ShortConnection(AsyncConnection):
    """A connection to SQLite on which statements that are known go the short way."""

    async def execute(self, statement: Any, parameters: Any = None, *, execution_options: Any = None) -> Any:
        """Run a statement."""
        given = NOTHING if parameters is None else parameters
        driver = self._driver
        if driver is None or execution_options is not None or not isinstance(given, dict):
            return await super().execute(statement, parameters, execution_options=execution_options)
        way = WAYS.get(statement)
        plan = way.plan(given) if way is not None else None
        if plan is None:
            result = await super().execute(statement, parameters)
            if statement not in WAYS:
                WAYS[statement] = None
            else:
                WAYS[statement] = way = way or Way()
                way.learn(result, given)
            return result
        try:
            values = plan.values(given)
        except UNFIT_VALUE:
            return await super().execute(statement, parameters)  # which says what is wrong with it
        return await self._ask(driver, plan, values)

    @property
    def _driver(self) -> OneHopConnection | None:
        raw = self.sync_connection
        driver = raw.connection.driver_connection if raw is not None and raw.in_transaction() else None
        return driver if isinstance(driver, OneHopConnection) else None

    async def _ask(self, driver: OneHopConnection, plan: Plan, values: list[Any]) -> Rows:
        raw = self.sync_connection
        for hear in raw.dispatch.before_cursor_execute if raw is not None else ():
            hear(raw, None, plan.sql, tuple(values), None, False)
        try:
            answer = await driver.ask(plan.sql, values, here=plan.pace.is_quick)
        except sqlite3.Error as error:
            plan.pace.failed()  # the thread may wait for somebody, the loop not again
            gone = self.dialect.is_disconnect(error, None, None)  # type: ignore[arg-type]
            if gone:
                await self.invalidate(error)
            raise DBAPIError.instance(
                plan.sql, values, error, sqlite3.Error,
                hide_parameters=self.sync_engine.hide_parameters, connection_invalidated=gone, dialect=self.dialect,
            ) from error  # fmt: skip
        plan.pace.took(answer.seconds)
        return Rows(plan.metadata, answer.rows, answer.changed)
