"""A comment that others may read than before: who is told, and from whose chats it goes."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import insert

from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, Posted
from helpdesk.ticket.notes import NoteAudience
from storage.tables.transport import shown
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY
from tests.storage.uses.playing import (
    ANITA,
    HARI,
    MANAGER,
    OPERATOR,
    RAVI,
    SECOND,
    SHARED,
    SPOC,
    Step,
    holds,
    kept,
    said,
    staffed,
    stands,
)

DESK, TEAMS, TOWN = NoteAudience.DESK, NoteAudience.TEAMS, NoteAudience.TOWN
PAGES = (
    Posted(chat_id=-9, message_id=701, kind=MessageKind.VIEW, slot="view:1001@-9", ticket=1001),
    Posted(chat_id=21, message_id=702, kind=MessageKind.HISTORY, slot="history:1001@21", ticket=1001, person=21),
    Posted(chat_id=41, message_id=703, kind=MessageKind.WHOLE, slot="whole:1001@41", ticket=1001, person=41),
    Posted(chat_id=99, message_id=704, kind=MessageKind.WHOLE, slot="whole:1001@99", ticket=1001, person=99),
)
FILES = {22: 705, -1: 706, -2: 707, -9: 708, 99: 709}
GROUP = replace(RAVI, anonymous=True)

ADDRESSED: list[Step] = [
    ("10:00", "Ravi writes", lambda d: d.tickets.comment(1001, RAVI, said(d, "It is the server", "C"))),
    ("10:01", "no such comment", lambda d: d.addressing.address(1001, OPERATOR, 1, TOWN)),
    ("10:02", "not Anita's", lambda d: d.addressing.address(1001, ANITA, 3, TOWN)),
    ("10:03", "nor the town's", lambda d: d.addressing.address(1001, SPOC, 3, TOWN)),
    ("10:04", "as it is", lambda d: d.addressing.address(1001, RAVI, 3, TEAMS)),
    ("10:05", "for the town", lambda d: d.addressing.address(1001, RAVI, 3, TOWN)),
    ("10:06", "the manager asks to be told", lambda d: d.following.watch(1001, MANAGER, on=True)),
    ("10:10", "for the desk alone", lambda d: d.addressing.address(1001, SECOND, 3, DESK)),
    ("10:20", "for the teams again", lambda d: d.addressing.address(1001, OPERATOR, 3, TEAMS)),
    ("10:30", "the group writes", lambda d: d.tickets.comment(1001, GROUP, said(d, "From us all", "G"))),
    ("10:31", "as anybody of it may", lambda d: d.addressing.address(1001, ANITA, 5, TOWN)),
    ("10:32", "but no other team", lambda d: d.addressing.address(1001, HARI, 5, DESK)),
]


async def test_a_comment_that_others_may_read(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    desk = Desk(unit, SHARED, MONDAY)
    for number, team in ((1001, "egov"), (1002, "hudd")):
        await kept(unit, number, caller)
        await desk.moves.escalate(number, OPERATOR, team)
    await desk.links.link(1002, OPERATOR, 1001)
    await unit.following.watch(1001, 41, on=True)
    await desk.tickets.claim(1001, ANITA)
    await stands(unit, *PAGES)
    await stands(unit, *(Posted(chat_id=chat, message_id=n, kind=MessageKind.FILES) for chat, n in FILES.items()))
    for chat, message in FILES.items():
        row = {"chat_id": chat, "message_id": message, "what": "file", "number": 3}
        await unit.connection.execute(insert(shown).values(row))
    await holds(unit, "tickets/addressed", ADDRESSED)
