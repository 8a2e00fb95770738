"""An aiosqlite, or an SQLAlchemy, whose private parts mean something else is refused, by name and version."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

import aiosqlite
import pytest

from storage.engine.driver_guard import UnfitDriver, check, check_compiled

ROOT = Path(__file__).parents[3]


class Known:
    """A connection as far as the look at it goes."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        self._connection: Any = None
        self._thread: Any = Thread(target=connector)

    @property
    def _conn(self) -> Any:
        return self._connection

    async def _execute(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return fn(*args, **kwargs)


class PlainExecute(Known):
    def _execute(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return fn(*args, **kwargs)


class ExecuteOfSql(Known):
    async def _execute(self, sql: str, parameters: Any) -> Any:
        return sql, parameters


class ConnIsAMethod(Known):
    def _conn(self) -> Any:
        return self._connection


class ConnIsSomethingElse(Known):
    @property
    def _conn(self) -> Any:
        return self._thread


class ThreadInAPool(Known):
    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        del self._thread


class ThreadRunsAtOnce(Known):
    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self._thread = Thread(target=lambda: None)
        self._thread.start()
        self._thread.join()


class OpenAtOnce(Known):
    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self._connection = "a connection"


class NoConnection(Known):
    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        del self._connection


class MadeOfAPath(Known):
    def __init__(self, path: str) -> None:
        super().__init__(lambda: sqlite3.connect(path), 64)


def driver(connection: type, version: str = "9.9.9") -> ModuleType:
    module = ModuleType("aiosqlite")
    module.Connection = connection  # type: ignore[attr-defined]
    module.__version__ = version  # type: ignore[attr-defined]
    return module


@pytest.mark.parametrize("fit", [aiosqlite, driver(Known)], ids=["the installed one", "the stand-in as it should be"])
def test_a_driver_that_is_as_it_was_is_taken(fit: ModuleType) -> None:
    check(fit)


@pytest.mark.parametrize(
    ("connection", "said"),
    [
        (PlainExecute, "_execute is no coroutine function"),
        (ExecuteOfSql, r"_execute\(.*\).* does not take a function and its arguments"),
        (ConnIsAMethod, "_conn is no property"),
        (ConnIsSomethingElse, "_conn is not what Connection._connection holds"),
        (ThreadInAPool, "_thread is no thread"),
        (ThreadRunsAtOnce, "_thread runs before"),
        (OpenAtOnce, "_connection is not None before"),
        (NoConnection, "_connection is not None before"),
        (MadeOfAPath, r"Connection\(connector, iter_chunk_size=...\) is refused"),
    ],
)
def test_a_driver_that_means_something_else_is_refused(connection: type, said: str) -> None:
    with pytest.raises(UnfitDriver, match=said) as refused:
        check(driver(connection))
    assert "aiosqlite 9.9.9 does not fit" in str(refused.value)
    assert "requirements.lock" in str(refused.value), "it says what to do"


def test_the_look_at_the_driver_is_taken_when_the_connection_is_imported(tmp_path: Path) -> None:
    (tmp_path / "aiosqlite.py").write_text("__version__ = '9.9.9'\nclass Connection:\n    pass\n", encoding="utf-8")
    script = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]; import storage.engine.one_hop"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "UnfitDriver: aiosqlite 9.9.9 does not fit" in done.stderr


class Compiled:
    """A statement as SQLAlchemy compiles it, as far as the look at it goes; what it is told is otherwise."""

    def __init__(self, **otherwise: Any) -> None:
        one, many = "bind of one", "bind of many"
        self.positional, self.positiontup, self.binds = True, ["one", "many"], {"one": one, "many": many}
        self.bind_names, self.post_compile_params = {one: "one", many: "many"}, frozenset({many})
        self.literal_execute_params, self.insert_prefetch, self.update_prefetch = frozenset[str](), (), ()
        self.escaped_bind_names: dict[str, str] = {}
        self.__dict__ |= otherwise

    def construct_params(self, params: Any, extracted_parameters: Any, *, escape_names: bool) -> Any:
        assert extracted_parameters is None
        assert not escape_names
        return params


class AnotherSignature(Compiled):
    def construct_params(self, params: Any) -> Any:  # type: ignore[override]
        return params


LIBRARY = ModuleType("sqlalchemy")
LIBRARY.__dict__["__version__"] = "2.2.0"


def test_a_statement_as_it_is_known_is_taken() -> None:
    check_compiled(LIBRARY, Compiled())


@pytest.mark.parametrize(
    ("compiled", "what"),
    [
        (Compiled(positional=False), "positional"),
        (Compiled(positiontup=["many", "one"]), "positiontup"),
        (Compiled(positiontup=None), "TypeError"),
        (Compiled(binds={"one": "bind of one"}), "binds"),
        (Compiled(post_compile_params=frozenset()), "post_compile_params"),
        (Compiled(bind_names={}), "KeyError"),
        (Compiled(update_prefetch=("one",)), "update_prefetch"),
        (AnotherSignature(), "TypeError"),
        (object(), "AttributeError"),
    ],
)
def test_a_statement_that_is_compiled_otherwise_is_refused_by_name_and_version(compiled: Any, what: str) -> None:
    with pytest.raises(UnfitDriver, match=rf"sqlalchemy 2\.2\.0 does not fit storage/engine/short_way\.py: .*{what}"):
        check_compiled(LIBRARY, compiled)


def test_the_look_at_sqlalchemy_is_taken_when_the_short_way_is_imported(tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from sqlalchemy.sql.compiler import SQLCompiler; "
        "SQLCompiler.construct_params = lambda compiled, params=None: params; import storage.engine.short_way"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "does not fit storage/engine/short_way.py" in done.stderr
