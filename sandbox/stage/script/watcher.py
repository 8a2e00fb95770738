"""Lists of steps on the stage: what happens is told to them, and the page is told when they have changed."""

from __future__ import annotations

import asyncio
import contextlib
import tomllib
from collections.abc import Callable
from pathlib import Path

from sandbox.base.model import Json
from sandbox.people.acts import NotPossible
from sandbox.people.wants import NotThere
from sandbox.stage.backstage import Backstage
from sandbox.stage.script.buttons import DATA, Spoken, buttons
from sandbox.stage.script.checklist import Checklist, Step, first_open
from sandbox.stage.script.hands import Control, Hands
from sandbox.world.events import Event
from sandbox.world.world import World

GUIDE = DATA / "guide.toml"
GATHERED = 0.3  # seconds in which what happens is one reason to look at the journal
PATIENCE = 20.0  # seconds until what was done shows as done
AGAIN = 20  # times at most that a step's deeds are done until it is


def steps_of(path: Path, *, empty: bool = False) -> tuple[Step, ...]:
    """Read the steps of a script; those for a desk that begins ``empty`` are for no other."""
    rows = tomllib.loads(path.read_text("utf-8"))["step"]
    return tuple(Step.of_row(row) for row in rows if empty or not row.get("empty"))


class Watcher:
    """Ticks one list off. `tell` has it shown; nothing that happened before it began counts."""

    def __init__(
        self, list_: Checklist, world: World, backstage: Backstage, control: Control, tell: Callable[[Json], None]
    ) -> None:
        self.list = list_
        self.hands = Hands(world, lambda: self.list.words, control)
        self._backstage = backstage
        self._tell = tell
        self._seen: int | None = None
        self._prefix = ""
        self._stirred = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None
        self._shown: Json = {}
        self._stop_listening = world.hub.listen(self._hear)

    def json(self) -> Json:
        return self.list.json(self.hands)

    async def begin(self) -> None:
        """The bot is at work: what happens from now on counts."""
        if self._watching is None:
            self._watching = asyncio.create_task(self._watch(), name="the steps")
        await self._look()

    async def again(self) -> None:
        """Begin anew: nothing is done yet."""
        self.forget()
        await self._look()
        self.show()

    def forget(self) -> None:
        """Nothing is done yet, and nothing that happened counts: another world is shown."""
        self.list.again()
        self._seen = None
        self._stirred.set()

    async def end(self) -> None:
        self._stop_listening()
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    def note(self, what: str) -> None:
        """Something was done on the page."""
        self.list.hear_note(what)
        self._stirred.set()

    async def do(self, name: str) -> None:
        """Do a step for the person; return when it is done."""
        step = next((step for step in self.list.steps if step.id == name), None)
        if step is None:
            raise NotThere("no such step")
        following = self.list.next
        if step.id in self.list.done:
            return
        if following is not step:
            raise NotPossible("an earlier step is open")
        first = first_open(step, self.hands)
        deeds = step.do[step.do.index(first) :] if first is not None else ()
        for _ in range(AGAIN if step.again else 1):
            await self.hands.do_all(deeds)
            await self._look()
            if step.id in self.list.done:
                break
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while step.id not in self.list.done:
                    await asyncio.sleep(GATHERED)
                    await self._look()
        self.show()

    def _hear(self, event: Event) -> None:
        self.list.hear_event(event)
        self._stirred.set()

    async def _watch(self) -> None:
        while True:
            await self._stirred.wait()
            await asyncio.sleep(GATHERED)
            self._stirred.clear()
            await self._look()
            self.show()

    async def _look(self) -> None:
        """Read in the journal what is new, and in which languages the desk speaks."""
        with contextlib.suppress(NotPossible):
            says = [known.says for known in buttons().values() if known.says]
            self.hands.spoken = Spoken(**await self._backstage.ask("spoken", says=says))
            found = await self._backstage.ask("facts", after=self._seen)
            self._seen = found["last"]
            for fact in found["facts"]:
                self.list.hear_fact(fact, found["prefix"])

    def show(self) -> None:
        """Tell the page, if something has changed."""
        shown = self.json()
        if shown != self._shown:
            self._shown = shown
            self._tell(shown)
