"""The month's world as a file: the one that comes with the program, or one that is made here, once.

An older program's month is as good as a newer one's: a desk goes on with what an older one has left. Only a file that
can't be read any more is made anew, with a name that tells from what.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bot.demo.month.make import MAKER
from sandbox.stage import world_file
from sandbox.stage.world_file import NoWorld

HOME = Path(__file__).parents[3]
SHIPPED = HOME / "bot/demo/data/month.world"  # `make month` makes it
MADE_OF = (
    "bot/demo", "bot/defaults.toml", "handlers/locales", "sandbox/cast.py", "sandbox/world",
    "sandbox/stage/world_file.py", "storage/migrations/versions",
)  # fmt: skip
"""What makes a difference to the world that is made here."""
ENDINGS = (".py", ".toml", ".ftl")

Tell = Callable[[float], None]


class NotMade(Exception):
    """The month could not be made; what was wrong is on the terminal."""


async def month(folder: Path, tell: Tell) -> Path:
    """Return the file of the month's world; it is made if there is none, and `tell` hears how far that is."""
    if await asyncio.to_thread(_is_readable, SHIPPED):
        return SHIPPED
    path = folder / f"month-{await asyncio.to_thread(_mark)}.world"
    if await asyncio.to_thread(path.exists):
        return path
    command = (sys.executable, "-m", MAKER, str(path))
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, cwd=HOME, start_new_session=True)
    try:
        if process.stdout is None:
            raise RuntimeError("the maker of the month has no voice")
        while line := await process.stdout.readline():
            tell(float(json.loads(line)["progress"]))
        if await process.wait() != 0:
            raise NotMade
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    await asyncio.to_thread(_forget_others, path)
    return path


def _is_readable(path: Path) -> bool:
    try:
        world_file.about(path)
    except (NoWorld, OSError):
        return False
    return True


def _forget_others(path: Path) -> None:
    for old in set(path.parent.glob("month-*.world")) - {path}:
        old.unlink()


def _mark() -> str:
    found = hashlib.sha256(_version().encode())
    for path in _files():
        found.update(path.relative_to(HOME).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for name in MADE_OF:
        place = HOME / name
        every = [place] if place.is_file() else sorted(place.rglob("*"))
        yield from (path for path in every if path.suffix in ENDINGS)


def _version() -> str:
    try:
        return version("mukta-helpdesk")
    except PackageNotFoundError:
        return ""
