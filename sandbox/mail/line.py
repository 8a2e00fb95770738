"""The line of a mailbox to who reads it, and what can go wrong on it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

NEWS = (b" EXISTS", b" RECENT")


@dataclass
class LineFaults:
    """What goes wrong on all lines of a mailbox, as long as it is set."""

    mute: bool = False  # it never says by itself that something has come
    poison: bytes = b""  # a mail that holds this ends the connection whenever it is handed out


class FaultyWriter(asyncio.StreamWriter):
    """Writes to a client, but what the faults spoil."""

    def __init__(self, line: asyncio.StreamWriter, reader: asyncio.StreamReader, faults: LineFaults) -> None:
        transport = line.transport
        super().__init__(transport, transport.get_protocol(), reader, asyncio.get_running_loop())
        self._faults = faults
        self.hangs = False  # nothing more is said on it, and nobody hangs up

    def write(self, data: bytes | bytearray | memoryview) -> None:
        said = bytes(data)
        if self.hangs:
            return
        if self._faults.poison and self._faults.poison in said:
            self.transport.abort()
        elif not (self._faults.mute and said.startswith(b"*") and any(news in said for news in NEWS)):
            super().write(said)

    def writelines(self, data: Iterable[bytes | bytearray | memoryview]) -> None:
        self.write(b"".join(data))
