"""Ways that many journeys walk: opening a ticket, counted; claiming it; solving it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.base.model import Answer, Chat, Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk

TROUBLE = "9437012345 Ramesh, Jatni, site does not open in any office"

GROUP_OF = {
    "Functional": "master_trainers",
    "Technical: Infrastructure": "hudd_tech",
    "Technical: App / iFIX": "egov",
    "Bug": "egov",
    "Enhancement": "egov",
}


@dataclass
class Walk:
    """One operator filling in a form; counts what it costs."""

    desk: Desk
    operator: Person
    messages: int = 0
    presses: int = 0
    shown: list[str] = field(default_factory=list)

    async def say(self, text: str) -> Message:
        """Write, and return the form's card as it comes below."""
        self.messages += 1
        await self.desk.settle()  # a reply to what was said before would come below the card
        self.operator.say(text)
        await self.desk.settle()
        return self.card

    async def tap(self, label: str) -> Message:
        """Press a button of the form's card, and return the last message as it stands then."""
        self.presses += 1
        await self.operator.tap(self.card, label).answer()
        await self.desk.settle()
        return self.card

    @property
    def card(self) -> Message:
        """The last message of the chat: the form's card is always that."""
        return self.operator.messages()[-1]


async def open_ticket(
    desk: Desk, *, operator: Person | None = None, text: str = TROUBLE, nature: str = "Technical: Infrastructure"
) -> Message:
    """Open a ticket the short way and return the operator's own message about it."""
    walk = Walk(desk, operator or desk.cast.operator)
    await walk.say(text)
    for _ in range(8):
        if "Escalate" in str(walk.card.labels):
            break
        await walk.tap(_next_button(walk.card, nature))
    return await walk.tap("Escalate")


def _next_button(card: Message, nature: str) -> str:
    wanted = ("Ramesh", "ULB employee", nature, "Another, or none", "Done")
    return next(label for label in wanted if label in str(card.labels))


async def card_in(desk: Desk, group: Chat, ticket_id: str = "MUK-1001") -> Message:
    """Return a ticket's card in a group."""
    await desk.settle()
    member = desk.cast.manager
    return next(m for m in member.messages(group) if ticket_id in m.text and m.buttons)


async def press(desk: Desk, person: Person, message: Message, label: str) -> Answer:
    """Press a button, wait until all has come of it, and return what the presser saw at once."""
    answer = await person.tap(message, label).answer()
    await desk.settle()
    return answer
