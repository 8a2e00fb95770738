"""A shift of an operator, with a caller on the line all the time: every word reaches the ticket of its caller."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from helpdesk.intake.as_json import from_json
from helpdesk.people.actors import EVERYTHING
from sandbox.base.model import Message
from storage.tables.people import people
from tests.journeys.conftest import Desk
from tests.journeys.days.shift import ENGLISH, ODIA, Call, Shift
from tests.journeys.support.ways import card_in

GROUP_OF = {"functional": "master_trainers", "infrastructure": "hudd_tech", "bug": "egov"}
Logged = tuple[str | None, str | None, str | None, str]


@dataclass
class AtTheDesk:
    """The operator at the phone; ``known`` is what the desk must know of each ticket so far."""

    desk: Desk
    shift: Shift
    known: dict[int, Logged] = field(default_factory=dict)
    written: dict[int, Message] = field(default_factory=dict)
    waiting: list[tuple[Call, Message, int]] = field(default_factory=list)

    @property
    def card(self) -> Message:
        return self.desk.cast.operator.messages()[-1]

    async def tap(self, code: str) -> None:
        """Press the button of the last message that carries a code."""
        offered = [str(b.get("callback_data", "")) for row in self.card.buttons for b in row]
        data = next((data for data in offered if data.endswith(f".{code}") or data.endswith(f":{code}")), None)
        assert data is not None, f"{code} is not among {offered}\n{self.card.text}"
        await self.desk.cast.operator.tap(self.card, data).answer()
        await self.desk.settle()

    async def take(self, call: Call) -> None:
        """Write what the caller says, with its slip put right; the form shows that and nothing of another call."""
        operator = self.desk.cast.operator
        said = operator.say(call.slip or call.line)
        await self.desk.settle()
        if call.into is not None:
            await self.tap("another_caller")
        if call.slip is not None:
            operator.edit(said, call.line)
            await self.desk.settle()
        assert call.words in self.card.text
        assert call.name in self.card.text
        (form,) = [form for form in await self.forms() if form[1] == call.name]
        assert form == logged(call)
        self.waiting.append((call, said, 0))

    async def answer(self, up_to: int | None = None) -> None:
        """Give the answers of the form that was taken last, or as many of them."""
        call, said, given = self.waiting[-1]
        for code in call.way[given:up_to]:
            if "caller.no_number" in str(self.card.buttons):
                await self.tap("no_number")
            await self.tap(code)
        if "no_module" in str(self.card.buttons) and up_to is None:
            await self.tap("no_module")
        self.waiting[-1] = (call, said, len(call.way[:up_to]))

    async def end(self) -> None:
        """Send, keep or solve it: from now on it is a ticket, and the only new one."""
        await self.answer()
        call, said, _ = self.waiting.pop()
        number = 1001 + len(self.known)
        await self.tap(f"review.{call.ends}")
        if call.ends == "keep":
            await self.tap("no_date")
        elif call.ends == "solved":
            self.desk.cast.operator.say(self.shift.how)
            await self.desk.settle()
        self.known[number], self.written[number] = logged(call), said
        assert f"MUK-{number}" in self.card.text
        assert await self.tickets() == self.known
        assert len(await self.forms()) == len(self.waiting)
        if call.ends == "escalate":
            group = getattr(self.desk.cast, GROUP_OF[call.way[1].partition(".")[2]])
            card = await card_in(self.desk, group, f"MUK-{number}")
            assert call.words in card.text
            assert call.contact is None or call.contact[3:] not in card.text.replace(" ", "")

    async def resume(self) -> None:
        """Go back to the form that was interrupted."""
        self.desk.cast.operator.say("/new")
        await self.desk.settle()
        await self.tap(next(str(b["callback_data"]) for row in self.card.buttons for b in row).rpartition(":")[2])
        assert self.waiting[-1][0].words in self.card.text

    async def edit_later(self, call: Call, number: int) -> None:
        """Edit the line of a ticket that is sent: its words follow, a number is said to stay as it was.

        What the new number is stays in the words, hidden from the group: it may be what was meant.
        """
        assert call.later is not None
        before, (contact, name, ulb, _) = self.card.id, self.known[number]
        self.desk.cast.operator.edit(self.written[number], call.later)
        await self.desk.settle()
        self.known[number] = (contact, name, ulb, call.words_then or call.later)
        group = getattr(self.desk.cast, GROUP_OF[call.way[1].partition(".")[2]])
        card = await card_in(self.desk, group, f"MUK-{number}")
        if call.words_then is not None:
            assert call.words_then in card.text
            assert self.card.id == before
        else:
            assert call.later.split(" ")[0] not in card.text
            assert f"MUK-{number}" in self.card.text
            assert self.shift.stays in self.card.text
        assert await self.tickets() == self.known

    async def tickets(self) -> dict[int, Logged]:
        """Return what the database holds of every ticket."""
        found: dict[int, Logged] = {}
        async with self.desk.app.database.reading() as store:
            for ticket in await store.tickets.find(EVERYTHING, limit=50):
                caller = await store.texts.caller(ticket.caller) if ticket.caller is not None else None
                assert caller is not None
                first = (await store.texts.notes(ticket.number))[0]
                found[ticket.number] = (caller.phone or caller.email, caller.name, ticket.ulb, first.text)
        return found

    async def forms(self) -> list[Logged]:
        """Return what the open forms hold."""
        async with self.desk.app.database.reading() as store:
            drafts = await store.drafts.open_of(self.desk.cast.operator.id)
        forms = [from_json(draft.body) for draft in drafts]
        return [(form.phone or form.email, form.name, form.ulb, form.description) for form in forms]


def logged(call: Call) -> Logged:
    return call.contact, call.name, call.ulb, call.words


@pytest.mark.parametrize("shift", [ENGLISH, ODIA], ids=lambda shift: shift.language)
async def test_each_of_twelve_calls_becomes_the_ticket_that_was_meant(desk: Desk, shift: Shift) -> None:
    at = AtTheDesk(desk, shift)
    await choose(desk, shift)
    for call, following in zip(shift.calls, (*shift.calls[1:], None), strict=True):
        await at.take(call)
        if following is not None and following.into is not None:
            await at.answer(following.into)
            continue
        await at.end()
        if at.waiting:
            await at.resume()
            await at.end()
    assert not await at.forms()
    assert len(at.known) == 12
    by_words = {words: number for number, (*_, words) in at.known.items()}
    for call in shift.calls:
        if call.later is not None:
            await at.edit_later(call, by_words[call.words])


async def choose(desk: Desk, shift: Shift) -> None:
    operator = desk.cast.operator
    operator.say("/language")
    await desk.settle()
    await operator.tap(operator.last(), {"or": "ଓଡ଼ିଆ", "en": "English"}[shift.language]).answer()
    await desk.settle()
    async with desk.app.database.reading() as store:
        query = select(people.c.language).where(people.c.id == operator.id)
        assert (await store.connection.execute(query)).scalar_one() == shift.language
