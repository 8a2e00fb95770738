"""Programs of this Python that a bench starts beside itself, so that what they cost is theirs alone."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def program(
    own: Mapping[str, str], what: Sequence[str], folder: str, python: str = sys.executable
) -> AsyncIterator[int]:
    """Start a program of this Python, or of another; give its process id; it ends with the block."""
    ours = os.pathsep.join(sys.path) if python == sys.executable else str(ROOT)
    environ = {**os.environ, "PYTHONPATH": ours, **own}
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(python, *what, cwd=folder, env=environ, stdout=nowhere)
    try:
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


def cpu_of(process: int) -> float:
    """Return the seconds of CPU that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def megabytes_of(process: int) -> float:
    """Return the memory that a process has at this moment."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024
