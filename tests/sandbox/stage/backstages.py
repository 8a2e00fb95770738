"""A desk for tests of the stage: it does nothing but keep its clock, and knows when something comes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.base.model import Json
from sandbox.stage.backstage import BotAway, BotState

DAY = 86_400


@dataclass
class PaperDesk:
    """``comes``: the instants at which something happens by itself; ``done``: the instants at which it was done."""

    comes: list[float] = field(default_factory=list)
    done: list[float] = field(default_factory=list)
    state: BotState = "running"
    now: float = 0.0
    runs: bool = True
    asked: list[str] = field(default_factory=list)
    facts: list[Json] = field(default_factory=list)
    labels: Json = field(default_factory=dict)
    chats: Json = field(default_factory=dict)
    paper: bytes | None = None
    may_stop: asyncio.Event | None = None
    """If there is one, it stops only once this is set."""

    async def start(self, now: float) -> None:
        self.state, self.now = "running", now

    async def stop(self) -> None:
        if self.may_stop is not None:
            await self.may_stop.wait()
        self.state = "stopped"

    async def kill(self) -> None:
        self.state = "stopped"

    async def copy_to(self, target: Path) -> bool:
        assert self.state == "stopped"
        if self.paper is not None:
            target.write_bytes(self.paper)  # noqa: ASYNC240 - a few letters
        return self.paper is not None

    async def put(self, database: Path | None) -> None:
        assert self.state == "stopped"
        self.paper = database.read_bytes() if database else None  # noqa: ASYNC240 - a few letters

    async def ask(self, what: str, **more: object) -> Json:
        if self.state != "running":
            raise BotAway
        self.asked.append(what)
        if what == "be":
            self.now = max(self.now, float(str(more["at"])))
            self.runs = bool(more["runs"])
        elif what == "work":
            self.done += [at for at in self.comes if at <= self.now]
            self.comes = [at for at in self.comes if at > self.now]
        elif what == "clock":
            hours, minutes = str(more["time"]).split(":")
            at = self.now - self.now % DAY + int(hours) * 3600 + int(minutes) * 60
            return {"at": at if at > self.now else at + DAY}
        elif what == "facts":
            after = more["after"]
            new = [] if after is None else self.facts[int(str(after)) :]
            return {"facts": new, "last": len(self.facts), "prefix": "MUK"}
        elif what == "spoken":
            return {"labels": self.labels, "chats": self.chats, "language": "en"}
        return self._moment()

    def _moment(self) -> Json:
        stop = min((at for at in self.comes if at > self.now), default=None)
        return {
            "now": self.now,
            "zone": "UTC",
            "name": "Desk of paper",
            "language": "en",
            "open": True,
            "opening": self.now + DAY,
            "closing": self.now + DAY // 2,
            "next": None if stop is None else {"at": stop, "what": "it comes", "ticket": None},
            "stop": stop,
        }
