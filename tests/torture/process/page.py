"""A page of memory that campaign and process share: what time it is, and at which point the process is to end.

It is a file that is mapped, so a full disk does not touch it, and whatever was written before a kill is there.
"""

from __future__ import annotations

import mmap
import os
import signal
import struct
from pathlib import Path

SIZE = 512
STEP, COUNTDOWN, NAME = struct.Struct("<d"), struct.Struct("<i"), struct.Struct("<256p")
AT_STEP, AT_COUNTDOWN, AT_NAME = 0, 8, 16
ANY = "*"


class Page:
    """Both sides open the same file; the campaign makes it."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        if new:
            path.write_bytes(bytes(SIZE))
        self.path = path
        descriptor = os.open(path, os.O_RDWR)
        try:
            self._memory = mmap.mmap(descriptor, SIZE)
        finally:
            os.close(descriptor)

    @property
    def step(self) -> float:
        """By how many seconds the desk's clock is ahead of one that was never moved."""
        value: float = STEP.unpack_from(self._memory, AT_STEP)[0]
        return value

    @step.setter
    def step(self, seconds: float) -> None:
        STEP.pack_into(self._memory, AT_STEP, seconds)

    @property
    def is_armed(self) -> bool:
        """Whether a process is still to end at a point."""
        return bool(COUNTDOWN.unpack_from(self._memory, AT_COUNTDOWN)[0] > 0)

    def arm(self, name: str, nth: int) -> None:
        """Have whoever reaches the point of this name for the nth time from now end there; ``*`` is any point."""
        NAME.pack_into(self._memory, AT_NAME, name.encode()[:255])
        COUNTDOWN.pack_into(self._memory, AT_COUNTDOWN, nth)

    def disarm(self) -> None:
        """Let everybody live."""
        COUNTDOWN.pack_into(self._memory, AT_COUNTDOWN, 0)

    def is_last(self, name: str) -> bool:
        """Count that a point was reached; return whether it is the one at which to end."""
        left: int = COUNTDOWN.unpack_from(self._memory, AT_COUNTDOWN)[0]
        if left <= 0:
            return False
        wanted = NAME.unpack_from(self._memory, AT_NAME)[0].decode()
        if wanted not in (ANY, name):
            return False
        COUNTDOWN.pack_into(self._memory, AT_COUNTDOWN, left - 1)
        return left == 1


def end_here() -> None:
    """SIGKILL to oneself: not one more instruction is carried out."""
    os.kill(os.getpid(), signal.SIGKILL)
