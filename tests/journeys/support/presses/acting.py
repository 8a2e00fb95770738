"""What the story does again and again: find the button that was shown, fill in a form, ask for access."""

from __future__ import annotations

from handlers.base.callback_data import Button, decode
from sandbox.base.model import Chat, Message
from sandbox.people.person import Person
from tests.journeys.support.presses.shown import encoded
from tests.journeys.support.presses.stage import Stage


def carrying(chat: Chat, button: Button) -> Message:
    """Return the last message of a chat that carries such a button."""
    for message in reversed(chat.messages.values()):
        for row in message.buttons:
            for shown in row:
                press = decode(encoded(shown))
                if press is not None and press.what is button:
                    return message
    raise AssertionError(f"nothing in {chat} carries {button}")


async def asks(stage: Stage, person: Person) -> Message:
    """Let a stranger ask for access; return what the admin sees of it."""
    person.start()
    await stage.settle()
    await stage.tap(person, person.last(), "Ask for access")
    return carrying(stage.desk.cast.admin.private, Button.ACCESS_ROLE)


async def form(stage: Stage, operator: Person, text: str, last: str = "Escalate", *, again: bool = False) -> Message:
    """Fill a form in (``again``: every button twice); return the operator's own message about the ticket."""
    await stage.say(operator, text)
    for _ in range(9):
        card = carrying(operator.private, Button.FORM)
        if last in str(card.labels):
            break
        wanted = ("Ramesh", "ULB employee", "Technical: Infrastructure", "Another, or none", "Done")
        await stage.tap(operator, card, next(label for label in wanted if label in str(card.labels)), again=again)
    await stage.tap(operator, carrying(operator.private, Button.FORM), last, again=again)
    return operator.last()


def card_of(stage: Stage, number: int, group: Chat | None = None) -> Message:
    """Return a ticket's card in a group, HUDD's unless another is named."""
    chat = group or stage.desk.cast.hudd_tech
    cards = [m for m in chat.messages.values() if m.by_bot and f"MUK-{number}" in m.text and "'m:" in str(m.buttons)]
    return cards[-1]
