"""Hands that do what a script says, as a person would: write, press the button that is there, move the clock."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sandbox.base.model import Chat, Json, Message, User
from sandbox.cast import GROUPS, MANAGERS_CHANNEL_ID, PEOPLE
from sandbox.people import acts
from sandbox.people.acts import NotPossible
from sandbox.stage.script.buttons import Spoken, buttons
from sandbox.world.world import World

PATIENCE = 65.0  # seconds until what is to be pressed must be there: whoever troubles the bot on purpose has to wait
ANSWERED = 10.0  # seconds until a press must be answered
CHATS = {name: row[0] for name, row in GROUPS.items()} | {"channel": MANAGERS_CHANNEL_ID}

T = TypeVar("T")
Control = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done. ``tap``: the button to press, by its name in ``data/buttons.toml``."""

    who: str = ""
    place: str = ""
    say: str = ""
    tap: str = ""
    under: str = ""
    """The button of the message that is replied to."""
    of: str = ""
    """What stands in that message, in every language."""
    ticket: str = "{number}"
    """Whose button it is."""
    also: str = ""
    """Who presses the same button at the same moment, and comes too late."""
    control: str = ""
    """In the place of a person's doing: ``clock:next``, ``clock:18:00``, ``bot:kill``, ``day:play``."""

    @classmethod
    def of_row(cls, row: Mapping[str, object]) -> Deed:
        given = {("place" if name == "in" else name): value for name, value in row.items()}
        return cls(**given)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Spot:
    """A button that is there now."""

    message: Message
    row: int
    column: int
    data: str

    @property
    def label(self) -> str:
        return str(self.message.buttons[self.row][self.column]["text"])


class Hands:
    """`words`: what stands for `{key}` and the like at this moment; `control`: moves what is no chat."""

    def __init__(self, world: World, words: Callable[[], Mapping[str, str]], control: Control) -> None:
        self._world = world
        self._words = words
        self._control = control
        self.spoken = Spoken()
        """What is written on the desk's buttons now."""

    async def do_all(self, deeds: Sequence[Deed]) -> None:
        """Do one after the other, from where it stands: what is not asked any more is passed over."""
        left = list(deeds)
        while left:
            if left[0].tap:
                left = left[await self._seen(partial(self._at, left)) :]
            await self.do(left.pop(0))

    def _at(self, deeds: Sequence[Deed]) -> int | None:
        """Return the last of these presses whose button is there."""
        there = [place for place, deed in enumerate(deeds) if deed.tap and self.spot(deed) is not None]
        return max(there, default=None)

    async def do(self, deed: Deed) -> None:
        """Do it as soon as it can be done; raise ``NotPossible`` if that is never."""
        if deed.control:
            await self._control(deed.control)
        elif deed.tap:
            await self._press(deed)
        else:
            target = await self._seen(lambda: self.target(deed)) if deed.of or deed.under else None
            acts.say(self._world, self.user(deed), self.chat(deed), self.filled(deed.say), reply_to=target)

    def user(self, deed: Deed) -> User:
        return self._world.users[PEOPLE[deed.who][0]]

    def chat(self, deed: Deed) -> Chat:
        chat = self._world.chats[CHATS[deed.place] if deed.place else self.user(deed).id]
        return chat if chat.migrated_to is None else self._world.chats[chat.migrated_to]

    def filled(self, text: str) -> str:
        """Return the text with what its places stand for now."""
        for name, word in self._words().items():
            text = text.replace(f"{{{name}}}", word)
        return text

    def told(self, text: str, deeds: Sequence[Deed]) -> str:
        """Return the text for people: a deed's button in it by what is written on it, or will be once it is there."""
        for deed in deeds:
            if f"{{{deed.tap}}}" in text:
                spot = self.spot(deed)
                label = spot.label if spot else self.spoken.label(deed.tap, self.chat(deed).id)
                text = text.replace(f"{{{deed.tap}}}", label)
        return self.filled(text)

    def spot(self, deed: Deed) -> Spot | None:
        """Return the button that is to be pressed, in the latest message that has it."""
        return next((found for message in self._latest(deed) if (found := self._in(message, deed.tap, deed))), None)

    def target(self, deed: Deed) -> Message | None:
        """Return the latest message of the bot to which this is a reply."""
        of = self.filled(deed.of)
        fits = (one for one in self._latest(deed) if one.by_bot and of in one.text)
        return next((one for one in fits if not deed.under or self._in(one, deed.under, deed)), None)

    def _latest(self, deed: Deed) -> Iterable[Message]:
        return reversed(self.chat(deed).messages.values())

    def _in(self, message: Message, name: str, deed: Deed) -> Spot | None:
        known, ticket = buttons()[name], self.filled(deed.ticket)
        for row, line in enumerate(message.buttons):
            for column, button in enumerate(line):
                if known.carries(str(button.get("callback_data", "")), ticket):
                    return Spot(message, row, column, button["callback_data"])
        return None

    async def _press(self, deed: Deed) -> None:
        spot = await self._seen(lambda: self.spot(deed))
        chat, pressers = self.chat(deed), [deed.who, *([deed.also] if deed.also else [])]
        queries = [
            acts.press(self._world, self._world.users[PEOPLE[who][0]], chat, spot.message.id, spot.data)
            for who in pressers
        ]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ANSWERED):
                for query in queries:
                    await query.answered.wait()

    async def _seen(self, look: Callable[[], T | None]) -> T:
        """Wait, without polling, until something is there."""
        stirred = asyncio.Event()
        stop = self._world.hub.listen(lambda _: stirred.set())
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := look()) is None:
                    stirred.clear()
                    await stirred.wait()
                return found
        except TimeoutError:
            raise NotPossible("what is to be pressed or answered is not there") from None
        finally:
            stop()


def shown(spot: Spot) -> Json:
    """Return where a button is, for the page; by its label the page sees whether it is still that one."""
    return {"message": spot.message.id, "row": spot.row, "column": spot.column, "label": spot.label}
