"""Where a round is played: Telegram's look-alike, the processes, the ways between them, and how each is broken."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from sandbox.base.clock import DatedClock
from sandbox.cast import Cast, build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.events import Event
from storage.engine.addresses import spread
from storage.engine.errors import StorageError
from tests.journeys.support.running.cable import Cable
from tests.journeys.support.running.processes import write_config
from tests.postgres.full import full
from tests.postgres.pair import Pair
from tests.postgres.server import PostgresServer
from tests.torture import troubles
from tests.torture.judging.record import tries_of
from tests.torture.process.child import BEGINNING
from tests.torture.process.page import ANY, Page
from tests.torture.process.victim import Victim
from tests.torture.troubles import Trouble, wire_fault
from tests.waiting import until

PASSED = 150  # points that may pass until a process comes to its own, or it is killed wherever it is
LONGEST = 15.0  # seconds, too: a desk at rest passes few
OPERATORS = {2002: "Nirmala", 2003: "Gopal"}  # beside the cast's own
DAILY = '[[summaries]]\nchat_id = {id}\nat = "18:00"\nscope = "all"\nevery = "day"\n'
OPERATOR = '[[people]]\ntelegram_id = {id}\nname = "{name}"\nroles = ["operator"]\n'


Server = PostgresServer | Pair | None


@dataclass
class Ground:
    """All that can be broken, and how often it was."""

    sandbox: Sandbox
    cast: Cast
    url: str  # as the checker reads it, without a cable
    victims: list[Victim]
    page: Page
    to_telegram: Cable
    to_base: Cable | None
    server: Server
    operators: list[Person]
    began: float
    done: Counter[str] = field(default_factory=Counter)
    posts: Counter[int] = field(default_factory=Counter)
    updates: list[int] = field(default_factory=list)
    latest: datetime = BEGINNING
    odd: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)  # the troubles as they came

    def now(self) -> datetime:
        """Return the desk's time."""
        return BEGINNING + timedelta(seconds=int(time.monotonic() - self.began + self.page.step))

    async def suffer(self, trouble: Trouble) -> None:
        """Let it go wrong, and be over; what dies is started again."""
        self._look_for_the_dead()
        self.story.append(f"{time.monotonic() - self.began:7.2f} {trouble}")
        victim = self.victims[trouble.which % len(self.victims)]
        if trouble.kind in troubles.KILLS:
            await self._spare()
            victim = await self._kill(trouble, victim)
            await self._follow(victim)
        else:
            await self._ways()[trouble.kind](trouble, victim)
        self.done[trouble.kind] += 1

    async def _kill(self, trouble: Trouble, victim: Victim) -> Victim:
        """Kill one: at its point, or wherever it is if that does not come; return which."""
        if trouble.kind == troubles.KILL_NOW:
            await asyncio.sleep(trouble.seconds)
        else:
            self.page.arm(trouble.point or ANY, trouble.nth)
            if not await self._dies() and trouble.kind == troubles.KILL:  # it may be a point of the start
                victim.kill()
                self.done[troubles.KILL_NOW] += 1
                await self._follow(victim)
                await self._dies()
            self.page.disarm()
        dead = self._dead()
        victim = dead if dead is not None else victim
        victim.kill()
        self.story.append(f"{time.monotonic() - self.began:7.2f} dead at {(victim.killed_at or ['?'])[-1]}")
        return victim

    async def _dies(self) -> bool:
        """Return whether a process comes to the point at which it is to end."""
        before = self._passed()
        with suppress(TimeoutError):
            await until(lambda: self._dead() is not None or self._passed() > before + PASSED, seconds=LONGEST)
        return self._dead() is not None

    def _passed(self) -> int:
        return sum(victim.reached.total() for victim in self.victims)

    async def _spare(self) -> None:
        """Let what has died twice act before the next kill: an update at which a process dies thrice is given up."""
        with suppress(TimeoutError, StorageError, SQLAlchemyError, OSError):
            async with asyncio.timeout(LONGEST):
                while await tries_of(self.url) > 1:  # noqa: ASYNC110 - another process: it tells nobody
                    await asyncio.sleep(0.1)

    async def _follow(self, victim: Victim) -> None:
        """Start it again; where others wait, only after one of them has had the time to take over."""
        if len(self.victims) > 1:
            await asyncio.sleep(2.0)
        victim.start()

    def _dead(self) -> Victim | None:
        return next((victim for victim in self.victims if victim.code is not None), None)

    def _look_for_the_dead(self) -> None:
        """Who has ended though nobody killed it is begun again, and said."""
        dead = self._dead()
        if dead is not None:
            self.odd.append(f"the process ended by itself with {dead.code}: {dead.output[-2000:]}")
            dead.start()

    def _ways(self) -> dict[str, Callable[[Trouble, Victim], Awaitable[None]]]:
        return {
            troubles.HANG: self._hang, troubles.CUT: self._cut, troubles.BLOCK: self._block,
            troubles.CUT_BASE: self._cut_base, troubles.RESTART: self._restart, troubles.FULL: self._full,
            troubles.CLOCK: self._step, troubles.WIRE: self._wire, troubles.PEACE: self._rest,
            troubles.FAILOVER: self._failover,
        }  # fmt: skip

    async def _rest(self, trouble: Trouble, _victim: Victim) -> None:
        await asyncio.sleep(trouble.seconds)

    async def _hang(self, trouble: Trouble, victim: Victim) -> None:
        victim.freeze()
        await asyncio.sleep(trouble.seconds)
        victim.thaw()

    async def _cut(self, trouble: Trouble, _victim: Victim) -> None:
        await self.to_telegram.cut()
        await asyncio.sleep(trouble.seconds)
        await self.to_telegram.lay()

    async def _block(self, trouble: Trouble, _victim: Victim) -> None:
        self.to_telegram.block()
        await asyncio.sleep(trouble.seconds)
        self.to_telegram.unblock()

    async def _cut_base(self, trouble: Trouble, _victim: Victim) -> None:
        assert self.to_base is not None
        await self.to_base.cut()
        await asyncio.sleep(trouble.seconds)
        await self.to_base.lay()

    async def _restart(self, trouble: Trouble, _victim: Victim) -> None:
        assert isinstance(self.server, PostgresServer)
        await asyncio.to_thread(self.server.crash)
        await asyncio.sleep(trouble.seconds)
        await asyncio.to_thread(self.server.start_again)

    async def _failover(self, trouble: Trouble, _victim: Victim) -> None:
        assert isinstance(self.server, Pair)
        await asyncio.to_thread(self.server.primary.kill)
        await asyncio.sleep(trouble.seconds)
        await asyncio.to_thread(self.server.replica.promote)

    async def _full(self, trouble: Trouble, victim: Victim) -> None:
        async with full(self.url) if isinstance(self.server, PostgresServer) else victim.starved():
            await asyncio.sleep(trouble.seconds)

    async def _step(self, trouble: Trouble, _victim: Victim) -> None:
        self.latest = max(self.latest, self.now())
        self.page.step += trouble.seconds
        self.latest = max(self.latest, self.now())
        clock = self.sandbox.world.clock
        assert isinstance(clock, DatedClock)
        clock.set(max(clock.now(), self.now().timestamp()))  # Telegram's own clock never goes back

    async def _wire(self, trouble: Trouble, _victim: Victim) -> None:
        self.sandbox.faults.order(wire_fault(trouble))

    def note(self, event: Event) -> None:
        """Count what the bot posts."""
        if event.kind == "new" and event.message is not None and event.message.by_bot:
            self.posts[event.chat_id] += 1

    def note_update(self) -> None:
        self.updates.append(self.sandbox.world.updates.pending[-1].id)


@asynccontextmanager
async def ground_on(url: str, folder: Path, server: Server, processes: int) -> AsyncIterator[Ground]:
    """Open everything; nothing of it runs afterwards."""
    began = time.monotonic()
    async with Sandbox(clock=DatedClock(BEGINNING.timestamp()), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        more = [Person(sandbox.world, sandbox.world.add_user(*one)) for one in OPERATORS.items()]
        operators = [cast.operator, *more]
        to_telegram = Cable("127.0.0.1", sandbox.port)
        await to_telegram.lay()
        to_base, through = await _to_base(url)
        page = Page(folder / "page", new=True)
        victims = []
        for number in range(processes):
            path = folder / f"desk{number or ''}.toml"
            write_config(
                path, sandbox, cast, through,
                telegram={"token": sandbox.token, "api_url": f"http://127.0.0.1:{to_telegram.port}"},
                health={"listen": "127.0.0.1:0"},
            )  # fmt: skip
            with path.open("a", encoding="utf-8") as config:
                config.writelines(OPERATOR.format(id=person.id, name=person.name) for person in operators[1:])
                config.write(DAILY.format(id=cast.managers_channel.id))
            victims.append(Victim(path, page, began))
        ground = Ground(sandbox, cast, spread(url), victims, page, to_telegram, to_base, server, operators, began)
        stop = sandbox.world.hub.listen(ground.note)
        deaf = sandbox.world.updates.when_put(ground.note_update)
        try:
            yield ground
        finally:
            stop()
            deaf()
            for victim in victims:
                await victim.close()
            await to_telegram.cut()
            if to_base is not None:
                await to_base.cut()


async def _to_base(url: str) -> tuple[Cable | None, str]:
    """Return the way to a database server, and its address through that; to several hosts there is no such way."""
    parts = urlsplit(url)
    if "," in parts.netloc or not parts.port:
        return None, url
    cable = Cable(str(parts.hostname), parts.port)
    await cable.lay()
    return cable, url.replace(f":{parts.port}/", f":{cable.port}/")
