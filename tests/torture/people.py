"""What people at work have in common: they look at what stands in the chat, and do what it offers.

Nobody does anything that they do not see offered, so a desk that breaks is waited for; who waits too long says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from itertools import count
from random import Random
from typing import TypeVar

from sandbox.base.model import Answer, Chat, Message
from sandbox.cast import Cast
from sandbox.people.person import Person
from sandbox.world.events import Event
from tests.torture.judging.record import SOLUTION, Pressed, Record, Said

PATIENCE = 300.0  # seconds: on a crowded machine a desk that is killed every few of them hardly comes to anything
AGAIN = 4.0  # seconds after which somebody tries once more what seems to have had no effect
Found = TypeVar("Found")


class Crowd:
    """What all know of each other, and what they have done."""

    def __init__(self, cast: Cast, record: Record, seed: str) -> None:
        self.cast = cast
        self.record = record
        self.seed = seed
        self.over = asyncio.Event()
        self.numbers: dict[int, Said] = {}  # tickets by their reports
        self.left_alone: set[int] = set()  # tickets that nobody touches, so that their dates come
        self._tokens = count(1)
        self._tasks: list[asyncio.Task[None]] = []

    def token(self) -> str:
        """Return a word that nobody has said before."""
        return f"mark{next(self._tokens):04d}z"

    def begin(self, hands: Iterable[Hand]) -> None:
        """Let everybody work."""
        for person in (self.cast.admin, self.cast.manager):
            person.start()
        self._tasks = [asyncio.create_task(hand.run()) for hand in hands]

    async def end(self) -> None:
        """Let everybody finish what they have begun."""
        self.over.set()
        try:
            async with asyncio.timeout(1.5 * PATIENCE):
                await asyncio.gather(*self._tasks)
        except TimeoutError:
            self.record.vain.append("people do not come to an end")
        for task in self._tasks:
            task.cancel()

    def solved(self) -> set[int]:
        """Return the tickets of which somebody has said how they were solved."""
        return {said.number for said in self.record.said if said.kind == SOLUTION and not said.refused}

    def to_solve(self) -> set[int]:
        return set(self.numbers) - self.left_alone - self.solved()


class Hand:
    """One of them."""

    def __init__(self, crowd: Crowd, person: Person) -> None:
        self.crowd = crowd
        self.person = person
        self.chance = Random(f"{crowd.seed}:{person.id}")
        self._touched: dict[tuple[int, int], tuple[int, float]] = {}

    async def run(self) -> None:
        raise NotImplementedError

    def say(
        self, kind: str, text: str, *, token: str = "", number: int = 0, to: Message | None = None
    ) -> tuple[Said, Message]:
        message = self.person.say(text) if to is None else self.person.reply(to, text)
        said = Said(kind, self.person.id, message.chat_id, message.id, token, number)
        self.crowd.record.said.append(said)
        return said, message

    async def tap(self, message: Message, label: str, number: int = 0) -> Answer | None:
        """Press, and see what is shown; sometimes twice, as people do who see nothing happen."""
        times = 2 if self.chance.random() < 0.15 else 1
        answers = await asyncio.gather(*(self._tap(message, label, number) for _ in range(times)))
        return answers[0]

    async def _tap(self, message: Message, label: str, number: int) -> Answer | None:
        tap = self.person.tap(message, label)
        assert tap.query is not None
        self._touched[message.chat_id, message.id] = (message.changed, self._now())
        pressed = Pressed(tap.query.id, self.person.id, message.chat_id, message.id, label, number)
        self.crowd.record.pressed.append(pressed)
        try:
            answer = await tap.answer(PATIENCE)
        except AssertionError:
            return None  # the checker sees it, too, if it is never answered
        pressed.text = answer.text
        return answer

    def is_new(self, message: Message) -> bool:
        """Whether it has changed since it was last pressed, or nothing came of that for long."""
        changed, at = self._touched.get((message.chat_id, message.id), (-1, 0.0))
        return message.changed != changed or self._now() - at > AGAIN

    async def see(self, chat: Chat, look: Callable[[], Found | None], seconds: float = PATIENCE) -> Found | None:
        """Wait until a chat shows something; None: it does not."""
        stirred, end = asyncio.Event(), self._now() + seconds

        def note(event: Event) -> None:
            if event.chat_id == chat.id:
                stirred.set()

        stop = self.crowd.cast.world.hub.listen(note)
        try:
            while (found := look()) is None and self._now() < end:
                stirred.clear()
                try:
                    async with asyncio.timeout(AGAIN / 4):
                        await stirred.wait()
                except TimeoutError:
                    continue
            return found
        finally:
            stop()

    def in_vain(self, what: str) -> None:
        self.crowd.record.vain.append(f"{self.person.name} waited for {what}\n{self.person.transcript()}")

    async def rest(self, longest: float) -> None:
        await asyncio.sleep(self.chance.uniform(0.0, longest))

    def of_bot(self, chat: Chat, after: int = 0) -> list[Message]:
        """Return the bot's messages there, the newest first."""
        return [m for m in reversed(chat.messages.values()) if m.by_bot and m.id > after]

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
