"""A way to a server that breaks when it is told to."""

from __future__ import annotations

import asyncio


class Cable:
    """It can be cut (connections break, new ones are refused) and blocked (nothing passes, and nobody is told)."""

    def __init__(self, host: str, port: int) -> None:
        self._there = (host, port)
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._free = asyncio.Event()
        self._free.set()
        self.port = 0

    async def lay(self) -> None:
        """Let connections through; at the same port, if it was cut before."""
        self._server = await asyncio.start_server(self._through, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Break all connections, and take no new ones."""
        assert self._server is not None
        self._server.close()
        self.unblock()
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    def block(self) -> None:
        """Keep what is sent, in both directions."""
        self._free.clear()

    def unblock(self) -> None:
        """Let it pass, and what was kept first."""
        self._free.set()

    async def _through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._there)
        except OSError:  # the server is away: whoever came is sent off, as by the server itself
            writer.transport.abort()
            return
        self._open |= {writer, far_writer}
        await asyncio.gather(self._copy(reader, far_writer), self._copy(far_reader, writer))
        self._open -= {writer, far_writer}

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                await self._free.wait()
                writer.write(data)
        except OSError:
            pass
        finally:
            writer.transport.abort()
