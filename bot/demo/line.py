"""The line between the demo and its bot's process, as each of them opens its end."""

from __future__ import annotations

import asyncio
import os
import socket
from asyncio import StreamReader, StreamWriter
from multiprocessing.connection import Connection


async def opened(line: Connection, longest: int) -> tuple[StreamReader, StreamWriter]:
    """Return the line as asyncio reads and writes it; ``longest``: bytes of what is read at a time."""
    with line:
        end = socket.socket(fileno=os.dup(line.fileno()))
    return await asyncio.open_connection(sock=end, limit=longest)
