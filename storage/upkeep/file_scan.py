"""Looking through the bytes of files: what was erased must be in none of them, nor between what is in use."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

CHUNK = 1 << 20


def holding(files: Iterable[Path], wanted: Collection[str]) -> tuple[int, list[str]]:
    """Return how many of these files could be read, and the names of those in which one of these texts stands."""
    sought = [one.encode() for one in wanted] + [one.lower().encode() for one in wanted]
    read, held = 0, list[str]()
    for file in files:
        try:
            found = _holds(file, sought)
        except OSError:
            continue  # it went meanwhile
        read += 1
        if found:
            held.append(file.name)
    return read, held


def _holds(file: Path, sought: Collection[bytes]) -> bool:
    longest, before = max(map(len, sought), default=1), b""
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            here = before + chunk
            if any(one in here for one in sought):
                return True
            before = here[-longest:]
    return False
