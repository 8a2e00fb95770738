"""What systemd is told, one datagram a word: that the process is up, that it is alive, that it stops.

The whole protocol is this (sd_notify(3)), so no library is brought along for it. Loaded only under NOTIFY_SOCKET.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Mapping

from bot.base.monotonic import Machine

log = logging.getLogger(__name__)

OFTEN = 3  # times in the span after which systemd takes a process for hung


class ServiceManager:
    """Tells the service manager how the process is; a word that can't be sent is done without."""

    def __init__(self, environ: Mapping[str, str], *, machine: Machine | None = None) -> None:
        address = environ["NOTIFY_SOCKET"]
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._every = int(environ.get("WATCHDOG_USEC") or 0) / 1e6 / OFTEN
        self._machine = machine or Machine()
        self._stopping = asyncio.Event()

    def say(self, word: str) -> None:
        """Send one word, such as ``READY=1``."""
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sock:
                sock.setblocking(False)
                sock.sendto(word.encode(), self._address)
        except OSError as error:
            log.warning("systemd can't be told %s: %s", word, error)

    async def feed(self, live: Callable[[], bool]) -> None:
        """Say that it is up, then that it is alive, for as long as it is: from then on systemd ends a hung one."""
        self.say("READY=1")
        while self._every and not self._stopping.is_set():
            if live():
                self.say("WATCHDOG=1")
            await self._machine.wait(self._stopping, self._every)

    def end(self) -> None:
        """Say that it stops."""
        self._stopping.set()
        self.say("STOPPING=1")
