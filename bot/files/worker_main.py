"""The other process: it is told a job in a line on its input, makes the files, and says in a line which.

Each job loads what it needs and no more: that takes longer than the job itself. A job that fails ends the
process, and what it says on its way out tells why.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.base.sealing import Seal

KINDNESS = 10  # a press is always more urgent than a table
TOO_BIG = 49_000_000  # bytes; Telegram takes 50 MB from a bot

Files = list[dict[str, str]]
Urls = tuple[str, str | None]  # of the database, and of a replica of it


def make_export(urls: Urls, folder: Path, order: Mapping[str, Any], recipients: Sequence[str]) -> Files:
    """Write the tickets that ``order`` names; raise ``ValueError`` if Telegram would not take the file."""
    from bot.files.export_order import write

    path = folder / str(order["name"])
    asyncio.run(write(urls, path, order))
    if seal := Seal(tuple(recipients)):
        seal(path, seal.named(path))
        path.unlink()
        path = seal.named(path)
    if path.stat().st_size > TOO_BIG:
        raise ValueError(f"the file has {path.stat().st_size:,} bytes")
    return [{"kind": "document", "name": path.name}]


def make_charts(_urls: Urls, folder: Path, order: Mapping[str, Any], _recipients: Sequence[str]) -> Files:
    """Draw the pictures of a summary; matplotlib is loaded here and nowhere else: the bot never waits for it."""
    from bot.files.charts import draw

    return [{"kind": "photo", "name": path.name} for path in draw(folder, order)]


JOBS: dict[str, Callable[[Urls, Path, Mapping[str, Any], Sequence[str]], Files]] = {
    "export": make_export,
    "charts": make_charts,
}


def main() -> None:
    """Do one job after the other, until no more can come."""
    os.nice(KINDNESS)
    os.umask(0o077)
    for line in sys.stdin:
        told = json.loads(line)
        made = JOBS[told["job"]](tuple(told["urls"]), Path(told["folder"]), told["order"], told["recipients"])
        sys.stdout.write(json.dumps(made) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
