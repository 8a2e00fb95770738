"""The bot's process, forked from one that has loaded everything: to load it takes longer than the rest of a start."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Self

from bot.demo.line import opened

FORKS = get_context("forkserver")
LOADED = "bot.demo.child"  # there; the demo itself has no use for a whole desk
FORKS.set_forkserver_preload([LOADED])


class ForkedBot:
    """The demo's end of the line to a bot's process."""

    def __init__(self, process: ForkServerProcess, heard: StreamReader, said: StreamWriter) -> None:
        self._heard = heard
        self.pid = process.pid
        self._process = process
        self._said = said
        self._hung_up = False

    @classmethod
    async def begin(cls, environ: Mapping[str, str], *, longest: int) -> Self:
        """Fork one with these settings; ``longest``: bytes of a line that is heard."""
        ours, theirs = FORKS.Pipe()
        process = FORKS.Process(target=_live, args=(theirs, dict(environ)))
        await asyncio.to_thread(process.start)
        theirs.close()
        return cls(process, *await opened(ours, longest))

    async def listen(self) -> bytes:
        """Return the next line that it says, nothing once it is gone."""
        try:
            return await self._heard.readline()
        except ConnectionError:  # it was killed before it had heard all that was said to it
            return b""

    async def say(self, line: bytes) -> None:
        """Say this; nobody may be there to hear it, or it may be told nothing more."""
        if self._hung_up:
            return
        try:
            self._said.write(line)
            await self._said.drain()
        except ConnectionError:
            return  # whoever reads sees the end of it

    def hang_up(self) -> None:
        """Say no more: it comes to its end."""
        self._hung_up = True
        self._said.write_eof()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    async def ended(self) -> None:
        """Wait until it has ended."""
        await asyncio.to_thread(self._process.join)
        self._process.close()
        self._said.close()


def _live(line: Connection, environ: Mapping[str, str]) -> None:
    from bot.demo.child import live

    live(line, environ)
