"""A small file that remembers, outside of a database, which desk is in it and how far its numbers went.

It is kept beside a SQLite file and beside the settings file, so that one of the two outlives the database.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from storage.engine import sqlite
from storage.engine.addresses import PORT, hosts_of

log = logging.getLogger(__name__)

SUFFIX = "-desk"
HERE = "here"  # the database beside which the file lies


@dataclass(frozen=True, slots=True)
class Marker:
    """A desk's own id, and the last number that its tickets were known to have; None: there was no ticket yet."""

    desk: str
    last: int | None = None


class Markers:
    """The files that remember the desk of one database."""

    def __init__(self, places: Sequence[tuple[Path, str]]) -> None:
        self._places = places  # a file, and the name under which this database stands in it
        self._written: Marker | None = None

    @classmethod
    def of(cls, url: str, settings: Path | None = None) -> Markers:
        """Return those of a database; ``settings`` is the file that names it."""
        parsed = make_url(url)
        places = []
        if parsed.get_backend_name() == "sqlite":
            path = sqlite.path_of(parsed)
            name = str(path)
            places.append((path.with_name(path.name + SUFFIX), HERE))
        else:
            name = f"{hosts_of(parsed, PORT)}/{parsed.database}"
        # Without a settings file nothing is left lying about, but for what has no other place.
        if settings is not None and (settings.exists() or not places):
            path = settings.absolute()
            places.append((path.with_name(path.name + SUFFIX), name))
        return cls(places)

    def read(self) -> Marker | None:
        """Return what is remembered: the desk that the nearest file names, and the highest number that any has."""
        found = [marker for place in self._places if (marker := _entry(*place)) is not None]
        if not found:
            return None
        desk = found[0].desk
        lasts = [marker.last for marker in found if marker.desk == desk and marker.last is not None]
        return Marker(desk, max(lasts, default=None))

    def write(self, marker: Marker) -> None:
        """Remember this; a place that can't be written to is done without, which is said if none can."""
        if marker == self._written:
            return
        refused = [error for path, name in self._places if (error := _put(path, name, marker)) is not None]
        self._written = marker
        for error in refused:
            level = logging.WARNING if len(refused) == len(self._places) else logging.INFO
            log.log(level, "which desk this is can't be remembered outside of its database: %s", error)


def _entry(path: Path, name: str) -> Marker | None:
    said = _entries(path).get(name)
    if not isinstance(said, dict) or not isinstance(said.get("desk"), str):
        return None
    last = said.get("last")
    return Marker(said["desk"], last if isinstance(last, int) else None)


def _entries(path: Path) -> dict[str, object]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("%s can't be read (%s); it is left out", path, error)
        return {}
    return said if isinstance(said, dict) else {}


def _put(path: Path, name: str, marker: Marker) -> OSError | None:
    """Write one entry, wholly or not at all; return what was in the way."""
    new = path.with_name(f"{path.name}.new")
    entries = _entries(path) | {name: {"desk": marker.desk, "last": marker.last}}
    try:
        with os.fdopen(os.open(new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(json.dumps(entries, indent=1, sort_keys=True) + "\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        return error
    return None
