"""A detector of leaks: what comes into somebody's private chat from a moment on, and what of it should not have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from handlers.base.callback_data import Button
from sandbox.people.person import Person
from sandbox.world.events import Event
from tests.journeys.conftest import Desk
from tests.journeys.support.presses.shown import encoded

ARGUMENTS = {
    Button.CONFIRM: ":yes", Button.RATE: ":5", Button.ESCALATE_TO: ":egov", Button.HAND_TO: ":hudd_tech.2202",
    Button.MUTE: ":opened.off", Button.PROMISE: ":v.d1", Button.PRIORITY: ":v.P1", Button.DATA: ":o",
    Button.SUMMARY: ":d", Button.EXPORT: ":d", Button.FIND: ":p.0", Button.FORM: ":review.p.P1",
    Button.QUEUE: ":0", Button.MINE: ":o.0", Button.PROMPT_ANSWER: ":yes", Button.LANGUAGE: ":or",
    Button.PAGE: ":people", Button.ACT: ":remove", Button.ACCESS_ROLE: ":operator",
    Button.GROUP_YES: ":hudd_tech", Button.BURST: ":c", Button.CALLER_LANGUAGE: ":or", Button.FOR: ":1.town",
    Button.MAIL_ADD: ":1001", Button.MAIL_REFUSE: ":other-office", Button.MY_MAIL: ":off",
}  # fmt: skip


@dataclass
class Leaks:
    """Hears all that the bot says or changes in a private chat, and every answer to a press there."""

    desk: Desk
    person: Person
    secrets: tuple[str, ...]
    found: list[str] = field(default_factory=list)
    heard: int = 0
    _known: dict[int, str] = field(default_factory=dict)
    _act: str = ""

    def __post_init__(self) -> None:
        self._known = {message.id: message.text for message in self.person.messages()}
        self.desk.sandbox.world.hub.listen(self._note)

    def _note(self, event: Event) -> None:
        message, answer = event.message, event.answer
        if answer is not None and event.only_for == self.person.id:
            self._look(answer.text or "")
        if message is None or message.chat_id != self.person.id or not message.by_bot:
            return
        if event.kind not in ("new", "edit") or self._known.get(message.id) == message.text:
            return  # only its buttons have changed
        self._known[message.id] = message.text
        self._look(message.text)

    def _look(self, said: str) -> None:
        self.heard += 1
        plain = "".join(said.split()).casefold()
        self.found += [f"{self._act}: {secret} in {said!r}" for secret in self.secrets if secret.casefold() in plain]

    async def after(self, act: str) -> None:
        """Wait until all has come of what was done, and know it by this name."""
        self._act = act
        await self.desk.settle()

    async def press_all_that_stands(self) -> None:
        """Press every button of every message in the chat, one by one."""
        for message in list(self.person.messages()):
            for data in [encoded(button) for row in message.buttons for button in row]:
                if data:
                    self._act = f"the press {data}"
                    await self.person.forge(self.person.private, message.id, data).answer()
                    await self.desk.settle()

    async def forge(self, numbers: Collection[int]) -> None:
        """Press every button that there is, about all of these numbers, under the last message."""
        message = self.person.last()
        for button in Button:
            self._act = f"a forged press of {button.name}"
            every = [f"{button.value}:{number}{ARGUMENTS.get(button, '')}" for number in numbers]
            taps = [self.person.forge(self.person.private, message.id, data) for data in every]
            for tap in taps:
                await tap.answer()
        await self.desk.settle()

    def none(self) -> None:
        """Raise what was leaked, if anything; something must have been heard at all."""
        assert not self.found, "\n".join(self.found)
        assert self.heard, "the detector has heard nothing"
