"""A story that a process may die in: people who wait for what they should see, and what must be true at the end."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from sandbox.base.model import Chat, Message
from sandbox.cast import Cast
from sandbox.people.person import Person
from storage.database import Database
from storage.tables.people import drafts, prompts
from storage.tables.texts import notes
from storage.tables.tickets import journal, tickets
from storage.tables.transport import outbox, updates

PATIENCE = 60.0  # seconds in which a killed bot is back and has gone on, on a crowded machine
FACTS = ("opened", "escalated", "claimed", "responded", "spoke", "resolved")
FORM = ("ULB employee", "Technical: Infrastructure", "Escalate")


def ticket_id(number: int) -> str:
    """Return a ticket's ID in words."""
    return f"MUK-{number}"


def offers(label: str) -> Callable[[Message], bool]:
    """Return whether a message has such a button."""
    return lambda message: message.by_bot and label in str(message.labels)


async def play(cast: Cast, number: int) -> None:
    """Open a ticket, claim it and solve it; nobody does anything before they see that it can be done."""
    operator, engineer, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    operator.say(f"94370{number:05d} Ramesh, Puri, site does not open in any office")
    for label in FORM:
        operator.tap(await operator.see(offers(label), timeout=PATIENCE), label)
    await operator.see(ticket_id(number), timeout=PATIENCE)
    card = await engineer.see(about(number, "Claim"), group, timeout=PATIENCE, fresh=False)
    engineer.tap(card, "Claim")
    held = await engineer.see(about(number, "has it since"), group, timeout=PATIENCE)
    engineer.tap(held, "Resolve")
    prompt = await engineer.see(f"how was {ticket_id(number)}", group, timeout=PATIENCE)
    engineer.reply(prompt, "Router restarted")
    await operator.see(about(number, "is solved by"), timeout=PATIENCE, fresh=False)
    await engineer.see(about(number, "Solved"), group, timeout=PATIENCE, fresh=False)


def about(number: int, words: str) -> Callable[[Message], bool]:
    """Return whether a message is about a ticket and says, or offers, this."""

    def fits(message: Message) -> bool:
        return message.by_bot and ticket_id(number) in message.text and words in f"{message.text} {message.labels}"

    return fits


@dataclass(frozen=True)
class Left:
    """What a story left behind in the database."""

    numbers: list[int]
    facts: Counter[tuple[int, str]]
    notes: Counter[tuple[int, str]]
    updates: Counter[str]
    owed: Counter[str]
    forms: int
    prompts: int

    @property
    def busy(self) -> bool:
        """Whether something is still to be done."""
        return bool(self.updates["stored"] or self.owed["waiting"] or self.owed["sending"])


async def look(url: str) -> Left:
    """Read what there is now, beside the running bot."""
    database = Database.open(url, alone=False)
    try:
        async with database.reading() as store:
            run = store.connection.execute
            return Left(
                numbers=sorted((await run(select(tickets.c.number))).scalars()),
                facts=Counter((r.ticket, r.name) for r in await run(select(journal))),
                notes=Counter((r.ticket, r.kind.value) for r in await run(select(notes))),
                updates=Counter((await run(select(updates.c.outcome))).scalars()),
                owed=Counter((await run(select(outbox.c.state))).scalars()),
                forms=len((await run(select(drafts.c.id).where(drafts.c.ended_at.is_(None)))).all()),
                prompts=len((await run(select(prompts.c.id))).all()),
            )
    finally:
        await database.close()


async def quiet(url: str, cast: Cast) -> Left:
    """Wait until everything that happened is confirmed, acted on and sent."""
    async with asyncio.timeout(PATIENCE):
        await cast.world.updates.drained()
        while (left := await look(url)).busy:  # noqa: ASYNC110 - another process: it tells nobody when it is done
            await asyncio.sleep(0.1)
    return left


def cards_of(chat: Chat, number: int) -> list[Message]:
    """Return the messages that show a ticket in a chat."""
    return [m for m in chat.messages.values() if m.by_bot and ticket_id(number) in m.text and not m.deleted]


async def check(url: str, cast: Cast, number: int, *, kills: int) -> None:
    """Everything that was acknowledged is there, once; a kill may double one message, and a press heals it."""
    left = await quiet(url, cast)
    assert left.numbers == list(range(1001, number + 1))
    expected = Counter((n, name) for n in left.numbers for name in FACTS)
    assert left.facts == expected
    assert left.notes == Counter((n, kind) for n in left.numbers for kind in ("description", "resolution"))
    assert set(left.updates) <= {"done", "ignored"}, left.updates
    assert not left.owed["failed"], left.owed
    assert (left.forms, left.prompts) == (0, 0)
    for n in left.numbers:
        told = cards_of(cast.operator.private, n)
        cards = cards_of(cast.hudd_tech, n)
        assert told
        assert cards
        assert sum("is solved by" in m.text for m in told) in range(1, 2 + kills)
        assert len(cards) <= 1 + kills
    await heal(url, cast, left.numbers)


async def heal(url: str, cast: Cast, numbers: list[int]) -> None:
    """Press a button of each doubled card: then one is left, and it shows what is true."""
    for number in numbers:
        while len(copies := cards_of(cast.hudd_tech, number)) > 1:
            stale = next(m for m in copies if "Solved" not in m.text)
            cast.hudd_engineer.tap(stale, stale.labels[0][0])
            await _gone(cast.hudd_engineer, stale)
        (card,) = cards_of(cast.hudd_tech, number)
        assert "Solved" in card.text
    for who, chat in ((cast.operator, cast.operator.private), (cast.hudd_engineer, cast.hudd_tech)):
        for stale in [m for m in chat.messages.values() if offers("Cancel")(m)]:  # a form or question that is over
            who.tap(stale, "Cancel")
            await _gone(who, stale)
    assert not (await quiet(url, cast)).owed["failed"]


async def _gone(person: Person, message: Message) -> None:
    await person.see_gone(message, timeout=PATIENCE)
