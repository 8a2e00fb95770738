"""A word that very many tickets bear: the newest are looked at, and beginnings of other words are not added."""

from __future__ import annotations

from helpdesk.desk.desk import Desk
from helpdesk.text.searching import NEWEST
from helpdesk.ticket.notes import Caller
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import SETTINGS, actor
from tests.storage.factories import MONDAY, note, ticket


async def test_where_enough_bear_the_word_itself_its_beginnings_are_not_looked_for(unit: UnitOfWork) -> None:
    await unit.tickets.add(ticket(1001))
    await unit.texts.add_note(note("The bills are wrong", ticket=1001))
    for number in range(1002, 1002 + NEWEST):
        await unit.tickets.add(ticket(number))
        await unit.texts.add_note(note("The bill is wrong", ticket=number))
    desk = Desk(unit, SETTINGS, MONDAY)
    found = [t.number for t in (await desk.search.find(actor("operator"), "bill")).tickets]
    assert 1001 not in found
    assert set(found) <= set(range(1002, 1002 + NEWEST))
    assert 1001 in [t.number for t in (await desk.search.find(actor("operator"), "bills")).tickets]
    assert (await desk.search.find(actor("operator"), "bill receipt")).loosely
    caller = await unit.texts.keep_caller(Caller(name="Bill"))
    await unit.tickets.add(ticket(2001, caller=caller))
    assert 2001 in [t.number for t in (await desk.search.find(actor("operator"), "bill")).tickets]
    assert 2001 not in [t.number for t in (await desk.search.find(actor("spoc"), "bill")).tickets]


async def test_of_very_many_that_are_open_all_are_found(unit: UnitOfWork) -> None:
    for number in range(1001, 1002 + NEWEST):
        await unit.tickets.add(ticket(number))
        await unit.texts.add_note(note("The bill is wrong", ticket=number))
    found = await Desk(unit, SETTINGS, MONDAY).search.find(actor("operator"), "bill")
    assert 1001 in [t.number for t in found.tickets]
