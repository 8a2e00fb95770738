"""`python -m bench press`: how soon a press is answered, by a whole desk, alone and among three hundred waiting."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from time import perf_counter

from bench.base.bare_telegram import BareTelegram, pressed
from bench.base.desks import FIRST_OPERATOR, desk, open_a_ticket
from bench.base.figures import Figure, against, share
from bench.base.people import BenchPeople, SandboxPlace, sandbox
from bot.app import App
from bot.base.clock import DeskClock
from bot.base.logs import set_up
from bot.config.load import load
from bot.config.model import Config
from bot.config.rehearsal import rehearsal_config
from bot.inbound.inbound_queue import BURST
from handlers.base.callback_data import Button, Press, encode

CROWD = 300
ROUNDS = 3
IDLE = 30
EVERY = 0.2
GOAL = 250.0  # milliseconds, p95 of what is pressed while three hundred wait
ROUND_TRIP = 0.1  # seconds, of a network such as a state's office has
ALONE = 6.0  # times the floor
WARM = 5  # presses that are not counted: what is done once is done then
CALL = "9437012345 Ramesh, Jatni, muster roll does not open in any office"


@dataclass(slots=True)
class PressFigures:
    """Seconds from press to answer; ``floor``: a bare call of the same Bot API by the same process."""

    floor: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    among: list[float] = field(default_factory=list)
    stream: list[float] = field(default_factory=list)
    far: list[float] = field(default_factory=list)
    bare_floor: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    """The same from a bare Bot API: nobody's screen is drawn, and the press is not the sandbox's to make."""

    def figures(self) -> list[Figure]:
        """Return the rows of the table: of each way half of the presses, and nineteen of twenty."""
        floor = Figure(
            what="floor: a bare getMe, there and back, p50", value=share(self.floor, 0.5) * 1000, unit="ms"
        )
        alone = share(self.idle, 0.5) * 1000
        rows = [
            floor,
            against(floor, "a press alone, p50", alone, most=ALONE),
            against(floor, "a press alone, p95", share(self.idle, 0.95) * 1000),
        ]
        for what, seconds in (
            (f"a press among {CROWD} that wait", self.among),
            (f"one every {EVERY:g} s while they wait", self.stream),
            (f"among {CROWD}, calls taking {ROUND_TRIP * 1000:.0f} ms", self.far),
        ):
            rows += [
                against(floor, f"{what}, p50", share(seconds, 0.5) * 1000),
                Figure(what=f"{what}, p95", value=share(seconds, 0.95) * 1000, unit="ms", most=GOAL),
            ]
        floor = Figure(
            what="floor: the same on a bare Bot API, p50", value=share(self.bare_floor, 0.5) * 1000, unit="ms"
        )
        alone = share(self.bare, 0.5) * 1000
        return [*rows, floor, against(floor, "a press alone there, handed out and answered", alone, most=ALONE)]


def run() -> list[Figure]:
    """Return what was measured."""
    set_up("text", "ERROR", secrets=())
    return asyncio.run(measure()).figures()


async def measure(*, crowd: int = CROWD, rounds: int = ROUNDS, idle: int = IDLE, rest: float = BURST) -> PressFigures:
    """Open a desk on a database of its own, and press."""
    figures = await _in_the_sandbox(crowd, rounds, idle, rest)
    await _on_a_bare_api(figures, idle)
    return figures


async def _on_a_bare_api(figures: PressFigures, idle: int) -> None:
    """Let so many operators press the same button, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        async with BareTelegram() as telegram:
            app = App(load(None, desk(telegram, Path(folder) / "bench.db", idle + WARM)), DeskClock())
            try:
                await app.start()
                await open_a_ticket(telegram)
                for number in range(idle + WARM):
                    await app.settle()
                    asked = await _timed(app.bot.get_me())
                    press = [pressed(FIRST_OPERATOR + number, telegram.button("Claim"))]
                    answered = asyncio.create_task(telegram.until_answered())
                    await asyncio.sleep(0)
                    begun = perf_counter()
                    telegram.feed(press)
                    await answered
                    if number >= WARM:
                        figures.bare.append(perf_counter() - begun)
                        figures.bare_floor.append(asked)
            finally:
                await app.stop()


async def _timed(call: Awaitable[object]) -> float:
    begun = perf_counter()
    await call
    return perf_counter() - begun


async def _in_the_sandbox(crowd: int, rounds: int, idle: int, rest: float) -> PressFigures:
    with tempfile.TemporaryDirectory() as folder:
        async with sandbox(crowd) as place:
            app = App(_config(place, Path(folder)), DeskClock())
            people = BenchPeople(place)
            try:
                await app.start()
                await people.watch("operator", "hudd_engineer", "second_hudd_engineer")
                return await _Bench(app, people, rest).measure(rounds, idle)
            finally:
                await people.close()
                await app.stop()


def _config(place: SandboxPlace, folder: Path) -> Config:
    people = [
        {"telegram_id": place.people["operator"], "name": "Sunita", "roles": ["operator"]},
        {"telegram_id": place.people["admin"], "name": "Rashmi", "roles": ["admin"]},
    ]
    database = f"sqlite+aiosqlite:///{folder / 'bench.db'}"
    return rehearsal_config(
        api_url=place.api_url, token=place.token, database_url=database, teams=place.groups, people=people
    )


class _Bench:
    """A desk with one ticket that is claimed and given back, and one form whose priority is changed, in turn."""

    def __init__(self, app: App, people: BenchPeople, rest: float) -> None:
        self._app = app
        self._rest = rest
        self._people = people
        self._operator = people.place.people["operator"]
        self._group = people.place.groups["hudd_tech"]
        self._figures = PressFigures()

    async def measure(self, rounds: int, idle: int) -> PressFigures:
        await self._open()
        presses = cycle(await self._presses())
        for _ in range(idle):
            self._figures.floor.append(await _timed(self._app.bot.get_me()))
        for _, (person, chat, button) in zip(range(idle), presses, strict=False):
            self._figures.idle.append(await self._people.timed(person, chat, **button))
            await self._app.settle()
        for _ in range(rounds):
            six, others = await self._crowded(presses)
            self._figures.among += six
            self._figures.stream += others
        await self._people.slow(ROUND_TRIP)
        for _ in range(rounds):
            self._figures.far += (await self._crowded(presses))[0]
        return self._figures

    async def _crowded(
        self, presses: Iterator[tuple[str, int, dict[str, object]]]
    ) -> tuple[list[float], list[float]]:
        """Let the crowd and six presses be there at one instant; then press on while the crowd waits.

        Before that these few people rest: nobody presses as often as they have, and may at once.

        Return the seconds of the six, and of the others.
        """
        await asyncio.sleep(self._rest)
        async with self._app.database.unit():  # nothing is taken in meanwhile
            await self._people.crowd_says("/start")
            pressed = [
                await self._people.press(p, chat, **button)
                for _, (p, chat, button) in zip(range(6), presses, strict=False)
            ]
        begun = perf_counter()
        took = [at - begun for at in await asyncio.gather(*pressed)]
        pressing: list[asyncio.Task[float]] = []
        # These presses wait, too: on a slow machine there would always be one.
        while self._app.worker.waiting > sum(not press.done() for press in pressing):
            person, chat, button = next(presses)
            pressing.append(asyncio.create_task(self._people.timed(person, chat, **button)))
            await asyncio.sleep(EVERY)
        return took, await asyncio.gather(*pressing)

    async def _open(self) -> None:
        """Escalate one ticket as an operator does, and leave a second form open at its review."""
        for labels in (("ULB employee", "Infrastructure", "Escalate"), ("Infrastructure",)):  # Ramesh is known then
            await self._people.say(self._operator, CALL)
            for label in labels:
                await self._people.timed("operator", self._operator, **await self._find(label))
        await self._find("P1")

    async def _find(self, label: str) -> dict[str, int]:
        return await self._people.find("operator", self._operator, label)

    async def _presses(self) -> list[tuple[str, int, dict[str, object]]]:
        card = (await self._people.find("hudd_engineer", self._group, "Claim"))["message"]
        number = self._app.settings.first_number
        p1, p2 = [dict[str, object](await self._find(label)) for label in ("P1", "P2")]
        claim, release = (
            dict[str, object]({"message": card, "data": encode(Press(what, number))})
            for what in (Button.CLAIM, Button.RELEASE)
        )
        return [
            ("operator", self._operator, p1),
            ("hudd_engineer", self._group, claim),
            ("second_hudd_engineer", self._group, claim),
            ("operator", self._operator, p2),
            ("hudd_engineer", self._group, release),
        ]
