"""What the stage asks of the desk that plays on it; who runs the demo gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from sandbox.base.model import Json
from sandbox.people.acts import NotPossible

BotState = Literal["running", "stopped", "starting"]


class Backstage(Protocol):
    """A desk in a process of its own, whose clock can be moved and whose papers can be read."""

    @property
    def state(self) -> BotState:
        """Whether its bot is at work."""
        ...

    async def start(self, now: float) -> None:
        """Start the process at this desk time; return when its bot is at work."""
        ...

    async def stop(self) -> None:
        """End the process in good order."""
        ...

    async def kill(self) -> None:
        """End the process at once, as a power cut does."""
        ...

    async def copy_to(self, target: Path) -> bool:
        """Copy the database of a desk that is not running; return whether there is one."""
        ...

    async def put(self, database: Path | None) -> None:
        """Let a desk that is not running go on with this database; None: with none, as a new one."""
        ...

    async def ask(self, what: str, **more: object) -> Json:
        """Return the desk's answer; raise ``BotAway`` if its process is not there, or goes meanwhile.

        ``moment``: {"zone", "name", "open", "opening", "closing", "next": as DESK.next, "stop": the next instant at
        which anything may come by itself | null}. ``be`` (at, runs): the clock is set, never back. ``work``: do all
        that is due now, and come to rest. ``clock`` (time): the next instant at which it is that local time.
        ``outbox``, ``tickets`` and ``ticket`` (number): as on the page; ``facts`` (after: seq | null for none):
        {"facts": [FACT with "ticket"], "last": seq, "prefix": of the tickets' keys}. ``spoken`` (says: keys of what
        is written on buttons): {"labels": {key: {language: label}}, "language": the desk's, "chats": {id: its own}}.
        """
        ...


class BotAway(NotPossible):
    """The bot's process is not running."""

    def __init__(self) -> None:
        super().__init__("the bot is not running: start it first")
