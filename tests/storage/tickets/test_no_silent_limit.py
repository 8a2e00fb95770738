"""However many there are, none is left out without a word."""

from __future__ import annotations

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.people.actors import EVERYTHING, Membership, Person, Role
from helpdesk.settings.overlay import Change
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import UNRESOLVED, Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, enter, escalated, note, ticket

MANY = 230
CLAIMED = {"status": Status.CLAIMED, "claimed_by": 21, "claimed_at": MONDAY, "responded_at": MONDAY}


async def test_solving_a_ticket_solves_all_that_are_linked_to_it_and_opening_it_again_opens_them(
    unit: UnitOfWork,
) -> None:
    await enter(unit, PEOPLE["member"], PEOPLE["operator"])
    await unit.tickets.add(escalated(1001, **CLAIMED))
    for number in range(2000, 2000 + MANY):
        await unit.tickets.add(escalated(number, linked_to=1001, **CLAIMED))
    await Desk(unit, SETTINGS, MONDAY).tickets.resolve(1001, actor("member"), Words("", MONDAY))
    assert await unit.tickets.find(EVERYTHING, linked_to=1001, statuses=UNRESOLVED) == []
    await Desk(unit, SETTINGS, MONDAY).endings.reopen(1001, actor("member"), Words("It is back", MONDAY))
    again = await unit.tickets.find(EVERYTHING, linked_to=1001)
    assert {t.status for t in again} == {Status.ESCALATED}
    assert len(again) == MANY
    assert len(await unit.texts.notes(2000, frozenset({NoteKind.REASON}))) == 1


async def test_the_queue_and_ones_own_list_hold_every_ticket(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["member"], PEOPLE["operator"])
    for number in range(2000, 2000 + MANY):
        await unit.tickets.add(escalated(number, **CLAIMED))
    desk = Desk(unit, SETTINGS, MONDAY)
    assert len(await desk.views.queue(actor("member"))) == MANY
    assert len(await desk.views.mine(actor("member"))) == MANY
    assert len(await desk.handover.claims_of(actor("member"), "egov")) == MANY


async def test_a_board_counts_every_ticket_of_its_team(unit: UnitOfWork) -> None:
    for number in range(2000, 3010):
        await unit.tickets.add(ticket(number, team="egov", status=Status.ESCALATED))
    assert len((await Desk(unit, SETTINGS, MONDAY).boards.board("egov")).unclaimed) == 1010


async def test_people_and_changes_of_the_setup_are_all_there_to_be_paged(unit: UnitOfWork) -> None:
    operator = frozenset({Membership(Role.OPERATOR)})
    await enter(unit, *(Person(number, f"Operator {number}", memberships=operator) for number in range(1, MANY + 1)))
    for number in range(MANY):
        await unit.setup.note(Change(MONDAY, 51, "invited", {"invitation": number}))
    assert len(await unit.people.everybody()) == MANY
    assert len(await unit.setup.changes()) == MANY


async def test_every_town_that_tickets_name_and_the_list_does_not_is_told(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["operator"])
    for number in range(2000, 2510):
        await unit.tickets.add(ticket(number, ulb=None))
        await unit.texts.add_note(note(f"Town {number}", ticket=number, kind=NoteKind.PLACE))
    assert len(await Desk(unit, SETTINGS, MONDAY).lists.unlisted()) == 510
