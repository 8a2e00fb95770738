"""A stage for the matrix of presses: a desk set up in the chat, every button brought before somebody, and pressed.

Whatever the bot shows is written down with its buttons, so that each can be pressed again later by anybody.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from handlers.base.callback_data import Button, decode
from helpdesk.desk.desk import Desk as DeskRules
from helpdesk.people.actors import EVERYTHING, Actor, Place, Where
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import UNRESOLVED
from sandbox.base.model import Answer, Chat, Message
from sandbox.people.buttons import find_button
from sandbox.people.person import Person
from sandbox.world.events import Event
from storage.tables import schema
from storage.unit_of_work import UnitOfWork
from tests.journeys.conftest import Desk
from tests.journeys.support.presses.shown import KEPT, SHOWS, Shown, Silent, State, encoded, shape

PATIENCE = 90.0  # seconds


LONGEST = 600  # letters of rows in a fault


@dataclass
class Stage:
    """The desk, what it has shown, and what is wrong with its answers."""

    desk: Desk
    shown: dict[Button, list[Shown]] = field(default_factory=dict)
    pressed: set[Button] = field(default_factory=set)
    presses: int = 0
    faults: list[str] = field(default_factory=list)
    others: dict[int, Person] = field(default_factory=dict)  # who is not of the cast
    _changes: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.desk.sandbox.world.hub.listen(self._note)

    def _note(self, event: Event) -> None:
        message = event.message
        if event.kind in ("new", "edit", "delete"):
            self._changes[event.chat_id] = self._changes.get(event.chat_id, 0) + 1
        if event.kind not in ("new", "edit") or message is None or not message.by_bot:
            return
        for button in (button for row in message.buttons for button in row):
            press = decode(button.get("callback_data"))
            if press is not None:
                shown = Shown(self.desk.sandbox.world.chats[message.chat_id], message, encoded(button), press)
                known = self.shown.setdefault(press.what, [])
                if all((s.chat, s.message, s.data) != (shown.chat, shown.message, shown.data) for s in known):
                    known.append(shown)

    @property
    def settings(self) -> Settings:
        """The desk's settings with the groups that were linked in the chat."""
        cast = self.desk.cast
        groups = {"hudd_tech": cast.hudd_tech, "egov": cast.egov, "master_trainers": cast.master_trainers}
        settings = self.desk.app.settings
        return replace(settings, teams=tuple(replace(team, chat_id=groups[team.key].id) for team in settings.teams))

    # -- acting

    async def settle(self) -> None:
        """Wait until all has come of what was done; a chart or a table is made by a process of its own meanwhile."""
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    return await self.desk.settle()
                except AssertionError:
                    continue

    async def say(self, person: Person, text: str, chat: Chat | None = None) -> Message:
        """Write, and return the last message of the bot there."""
        person.say(text, chat)
        await self.settle()
        return person.last(chat)

    async def reply(self, person: Person, message: Message, text: str) -> None:
        person.reply(message, text)
        await self.settle()

    async def tap(self, person: Person, message: Message, wanted: str, *, again: bool = True) -> Answer:
        """Press a button twice, as hasty thumbs do: the second press must be answered and change nothing."""
        button = find_button(message, wanted)
        assert button is not None, f"no {wanted} in {message}"
        data = encoded(button)
        chat = self.desk.sandbox.world.chats[message.chat_id]
        answer, stirred = await self.press(person, chat, message, data)
        self.judge(person, data, answer, stirred=stirred)
        if again:
            before = await self.state()
            second, _ = await self.press(person, chat, message, data)
            self.judge(person, f"{data} again", second, stirred=stirred)
            if decode(data) is None or decode(data).what is not Button.CALLER:  # type: ignore[union-attr]
                self.same(before, await self.state(), f"{data} again by {person.name}: {second.text}")
        return answer

    async def press(self, person: Person, chat: Chat, message: Message, data: str) -> tuple[Answer, bool]:
        """Press whatever data under a message; return the answer, and whether anything was to be seen of it."""
        press = decode(data)
        if press is not None:
            self.pressed.add(press.what)
        stirred: list[Event] = []
        stop = self.desk.sandbox.world.hub.listen(
            lambda event: stirred.append(event) if event.kind in ("new", "edit", "delete") else None
        )
        self.presses += 1
        answer = await person.forge(chat, message.id, data).answer(timeout=20)
        await self.settle()
        stop()
        return answer, bool(stirred)

    async def over(self, *, days: int) -> None:
        """Let days pass and every ticket come to its end: solved by its team or the desk, and closed."""
        self.desk.clock.advance(days=days)
        async with self.desk.app.database.unit() as unit:
            use = DeskRules(unit, self.settings, self.desk.clock.now())
            for ticket in await unit.tickets.find(EVERYTHING, statuses=UNRESOLVED, limit=500):
                await use.endings.withdraw(ticket.number, await self._operator(unit), confirmed=True)
        await self.settle()

    async def _operator(self, unit: UnitOfWork) -> Actor:
        person = await unit.people.get(self.desk.cast.operator.id)
        assert person is not None
        return Actor(person, Place(Where.PRIVATE, person.id))

    def owner(self, shown: Shown) -> Person:
        """Return somebody whose button it is: whose chat it is, or a member of that team."""
        cast = self.desk.cast
        if shown.chat.is_private:
            known = {person.id: person for person in cast.people}
            return known.get(shown.chat.id) or self.others[shown.chat.id]
        members = {
            cast.hudd_tech.id: cast.hudd_engineer, cast.egov.id: cast.egov_developer,
            cast.master_trainers.id: cast.master_trainer,
        }  # fmt: skip
        return members[shown.chat.id]

    def changes(self, chat: Chat) -> int:
        """Return how often the bot has said or changed something in a chat."""
        return self._changes.get(chat.id, 0)

    # -- judging

    def judge(self, person: Person, what: str, answer: Answer, *, stirred: bool) -> None:
        """Note an answer that tells a person nothing, or what no person should read."""
        text = answer.text or ""
        if not (text or answer.url or stirred):
            self.faults.append(f"{what} by {person.name}: neither a word nor anything to see")
        if "{" in text or "None" in text or "E-" in text or text.strip() != text:
            self.faults.append(f"{what} by {person.name}: odd words {text!r}")

    async def press_all(self, person: Person, shown: Sequence[Shown], chat: Chat | None = None) -> list[Silent]:
        """Press buttons where they were shown, or copied into another chat under the bot's last message there.

        Return those that were answered without a word: what is to be seen of them is looked at one by one.
        """
        silent = []
        for one in shown:
            place = chat or one.chat
            message = one.message if one.chat is place else person.last(place)
            self.presses += 1
            answer = await person.forge(place, message.id, one.data).answer(timeout=PATIENCE)
            self.judge(person, one.data, answer, stirred=True)
            if not (answer.text or answer.url) and one.press.what not in SHOWS:
                silent.append((person, place, message, one.data))
        return silent

    async def look_at(self, silent: Sequence[Silent]) -> None:
        """Press once more, one by one, what was answered without a word: there must be something to see."""
        await self.settle()
        for person, place, message, data in silent:
            answer, stirred = await self.press(person, place, message, data)
            self.judge(person, f"{data} in {place.title or 'private'}", answer, stirred=stirred)

    def same(self, before: State, after: State, what: str) -> None:
        """Note what has changed where nothing may."""
        for name in KEPT:
            new = [row for row in after[name] if row not in before[name]]
            gone = [row for row in before[name] if row not in after[name]]
            if new or gone:
                self.faults.append(f"{what} changed {name}: {str(gone)[:LONGEST]} became {str(new)[:LONGEST]}")

    async def state(self) -> State:
        """Return all that counts of the database."""
        async with self.desk.app.database.reading() as store:
            run = store.connection.execute
            return {name: [tuple(row) for row in await run(select(getattr(schema, name)))] for name in KEPT}

    async def check(self) -> None:
        """Nothing failed inside, every press was answered once, and no answer was at fault."""
        await self.settle()
        async with self.desk.app.database.reading() as store:
            run = store.connection.execute
            failed = (await run(select(schema.updates.c.error).where(schema.updates.c.outcome == "failed"))).scalars()
            assert not list(failed)
        answers = self.desk.sandbox.calls.of("answerCallbackQuery")
        assert len({call.params["callback_query_id"] for call in answers}) == len(answers)
        assert all(call.ok for call in answers)
        found, self.faults = self.faults, []
        assert not found, "\n".join(found)

    def newest(self, *buttons: Button) -> Sequence[Shown]:
        """Return one button of each kind and argument, as it was shown last."""
        kinds: dict[tuple[str, str], Shown] = {}
        for button in buttons or tuple(Button):
            for shown in self.shown.get(button, ()):
                kinds[button.value, shape(shown.press)] = shown
        return list(kinds.values())
