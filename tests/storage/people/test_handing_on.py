"""What is lent comes back to whose it was at first, through however many hands it went meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

from helpdesk.desk.desk import Desk
from helpdesk.people.actors import EVERYTHING, Membership, Person, Role
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, enter, escalated

RAVI, ANITA, THIRD = PEOPLE["member"].id, PEOPLE["colleague"].id, 24
CLAIMED = {"status": Status.CLAIMED, "claimed_at": MONDAY, "responded_at": MONDAY}


async def test_a_chain_of_colleagues_who_are_off_comes_back_to_its_first_holder(unit: UnitOfWork) -> None:
    third = Person(THIRD, "Third", memberships=frozenset({Membership(Role.MEMBER, team="egov")}))
    await enter(unit, PEOPLE["member"], PEOPLE["colleague"], third)
    await unit.tickets.add(escalated(1001, claimed_by=RAVI, **CLAIMED))
    await unit.tickets.add(escalated(1002, claimed_by=ANITA, **CLAIMED))
    ravi, anita = actor("member"), actor("colleague")
    desk = Desk(unit, SETTINGS, MONDAY)
    await desk.handover.hand_over(ravi, "egov", ANITA, date(2026, 11, 20))
    assert await desk.handover.off_until(RAVI) is not None
    assert await desk.handover.off_until(ANITA) is None
    await desk.handover.hand_over(anita, "egov", THIRD, date(2026, 11, 18))

    async def holders() -> list[tuple[int | None, int | None]]:
        found = await unit.tickets.find(EVERYTHING, team="egov")
        return [(ticket.claimed_by, ticket.lent_by) for ticket in sorted(found, key=lambda t: t.number)]

    assert await holders() == [(THIRD, RAVI), (THIRD, ANITA)]

    wednesday = Desk(unit, SETTINGS, MONDAY + timedelta(days=2, hours=1))
    assert await wednesday.handover.owe_returns() == 1
    assert [t.number for t in await wednesday.handover.take_back(2, anita)] == [1002]
    assert await holders() == [(THIRD, RAVI), (ANITA, None)]

    friday = Desk(unit, SETTINGS, MONDAY + timedelta(days=4, hours=1))
    assert await friday.handover.off_until(RAVI) is None
    assert await friday.handover.owe_returns() == 1
    assert [t.number for t in await friday.handover.take_back(1, ravi)] == [1001]
    assert await holders() == [(RAVI, None), (ANITA, None)]


async def test_what_is_handed_back_to_its_lender_is_lent_no_more(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["member"], PEOPLE["colleague"])
    await unit.tickets.add(escalated(1001, claimed_by=RAVI, **CLAIMED))
    desk = Desk(unit, SETTINGS, MONDAY)
    await desk.handover.hand_over(actor("member"), "egov", ANITA, date(2026, 11, 20))
    await desk.handover.hand_over(actor("colleague"), "egov", RAVI)
    (ticket,) = await unit.tickets.find(EVERYTHING)
    assert (ticket.claimed_by, ticket.lent_by, ticket.lent_until) == (RAVI, None, None)
