"""A world in one file: the chats, their files, who has read what, and the desk's database, if there is one."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from sandbox.base.model import Json
from sandbox.people.views import WorldViews
from sandbox.world import snapshot

FORMAT = 1
ABOUT, WORLD, READS, DATABASE, FILES = "about.json", "world.json", "reads.json", "desk.db", "files/"


class Beside(Protocol):
    """Something that belongs to the demo beside chats and desk, and is kept with them: Jira, the mails."""

    def dump(self) -> Json: ...

    def contents(self) -> dict[str, bytes]: ...

    def restore(self, state: Json, files: dict[str, bytes]) -> None: ...

    def begin_again(self) -> None:
        """Be as at first: the world that is loaded has none of it."""


Besides = Mapping[str, Beside]
"""By the names that they have in the file."""


class NoWorld(Exception):
    """This file holds no world that this program can show; the sentence says why."""


@dataclass(frozen=True)
class Stored:
    """What a file says of the world in it."""

    now: int
    """Its desk time."""
    saved: int
    """The machine's time at which it was saved."""


def write(
    path: Path, views: WorldViews, stored: Stored, database: Path | None, besides: Besides = MappingProxyType({})
) -> None:
    """Write it whole or not at all."""
    unfinished = path.with_suffix(".part")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as box:
        about = {"format": FORMAT, "now": stored.now, "saved": stored.saved}
        for name, said in ((ABOUT, about), (WORLD, snapshot.dump(views.world)), (READS, views.reads)):
            box.writestr(name, json.dumps(said, ensure_ascii=False))
        for file_id, data in snapshot.contents(views.world).items():
            box.writestr(FILES + file_id, data)
        if database is not None:
            box.write(database, DATABASE)
        for called, beside in besides.items():
            box.writestr(f"{called}.json", json.dumps(beside.dump(), ensure_ascii=False))
            for name, data in beside.contents().items():
                box.writestr(f"{called}/{name}", data)
    unfinished.rename(path)


def read(path: Path, views: WorldViews, besides: Besides = MappingProxyType({})) -> Stored:
    """Make the world what it is in the file; return what the file says of it."""
    with _opened(path) as (box, stored):
        state: Json = json.loads(box.read(WORLD))
        data = {row["file_id"]: box.read(FILES + row["file_id"]) for row in state["files"]}
        snapshot.restore(views.world, state, data)
        views.reads = json.loads(box.read(READS))
        for called, beside in besides.items():
            _read_beside(box, called, beside)
    return stored


def _read_beside(box: zipfile.ZipFile, called: str, beside: Beside) -> None:
    names, within = box.namelist(), f"{called}/"
    if f"{called}.json" not in names:
        beside.begin_again()
        return
    files = {one.removeprefix(within): box.read(one) for one in names if one.startswith(within)}
    beside.restore(json.loads(box.read(f"{called}.json")), files)


def about(path: Path) -> Stored:
    """Return what a file says of the world in it."""
    with _opened(path) as (_, stored):
        return stored


def take_database(path: Path, target: Path) -> bool:
    """Put the database that is in the file there; return whether there was one."""
    with _opened(path) as (box, _):
        if DATABASE not in box.namelist():
            return False
        target.write_bytes(box.read(DATABASE))
        return True


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Stored]]:
    try:
        with zipfile.ZipFile(path) as box:
            said = json.loads(box.read(ABOUT))
            if said.get("format") != FORMAT:
                raise NoWorld(f"{path.name} was saved by another version")
            yield box, Stored(said["now"], said["saved"])
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NoWorld(f"{path.name} is not a whole world: {error}") from error
