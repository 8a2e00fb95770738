"""What people look at, and what an erasure has done: all that each use leaves."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import func, select, update

from helpdesk.desk.desk import Desk
from helpdesk.desk.search.erasure_report import TO_REPORT, ErasureReports, note_export
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, view_slot
from helpdesk.people.actors import Actor
from helpdesk.people.chats import KnownChat
from helpdesk.ticket.notes import Caller, NoteAudience
from helpdesk.ticket.ticket import Status
from storage.tables.transport import outbox, posted
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD
from tests.helpdesk.cast import actor as someone
from tests.helpdesk.office import at
from tests.storage.factories import escalated, ticket
from tests.storage.uses.playing import (
    OPERATOR,
    RAVI,
    SECOND,
    SHARED,
    SPOC,
    TOPIC,
    Step,
    Use,
    holds,
    kept,
    said,
    staffed,
)
from tests.storage.uses.test_erasing import COUNTED

MOVED = replace(OPERATOR.person, memberships=RAVI.person.memberships)
IN_TEAM, EVE = someone("member"), someone("stranger")
UNLINKED = replace(SHARED, teams=(replace(EGOV, key="none", chat_id=None), TOPIC, HUDD))


def mine(by: Actor, limit: int | None = None) -> Use:
    return lambda d: d.views.mine(by, limit=limit)


def brings(number: int, *, asked_in: int, fresh: bool = False) -> Use:
    """Have a ticket's card near a message; it came long ago, if it is not fresh."""

    async def bring(desk: Desk) -> object:
        store = desk.store
        assert isinstance(store, UnitOfWork)
        if not fresh:
            await store.connection.execute(update(posted).values(posted_at=at("Mon 2 Nov 10:00")))
        return await desk.views.bring_card(await desk.recorder.get(number), TOPIC, asked_in=asked_in)

    return bring


def shows(number: int, *, note: int | None = None, but: str | None = None) -> Use:
    return lambda d: d.views.show_again(number, Urgency.PING, note=note, but=but)


def opens(number: int, by: Actor) -> Use:
    async def view(desk: Desk) -> object:
        found = await desk.recorder.get(number)
        await desk.views.open_view(found, by)
        return await desk.views.send_files(found, by)

    return view


async def ours(desk: Desk) -> None:
    await desk.tickets.comment(1001, OPERATOR, said(desk, "Ours", *"XYZV"), NoteAudience.DESK)


VIEWS: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "claimed", lambda d: d.tickets.claim(1001, RAVI)),
    ("10:02", "what waits", lambda d: d.views.queue(IN_TEAM)),
    ("10:03", "not by a stranger", lambda d: d.views.queue(EVE)),
    ("10:04", "hers", mine(IN_TEAM)),
    ("10:05", "in the group", mine(RAVI)),
    ("10:06", "the operator's", mine(OPERATOR)),
    ("10:07", "no more than one", mine(OPERATOR, 1)),
    ("10:08", "the town's", mine(SPOC)),
    ("10:09", "of no town", mine(EVE)),
    ("10:10", "missing cards", lambda d: d.views.owe_missing_cards()),
    ("10:11", "none is", lambda d: d.views.owe_missing_cards()),
    ("10:20", "a card that came just now", brings(1001, asked_in=22, fresh=True)),
    ("10:21", "that is near", brings(1001, asked_in=21)),
    ("10:22", "that is far above", brings(1001, asked_in=22)),
    ("10:23", "of which there is none", brings(1005, asked_in=99)),
    ("10:30", "a view", opens(1001, OPERATOR)),
    ("10:31", "another below", opens(1001, OPERATOR)),
    ("10:32", "for the desk alone", ours),
    ("10:33", "in the group", opens(1001, RAVI)),
    ("10:33", "by the desk", opens(1001, SECOND)),
    ("10:33", "by who said it, of the team now", opens(1001, replace(OPERATOR, person=MOVED))),
    ("10:34", "again", shows(1001)),
    ("10:35", "but one", shows(1001, but=view_slot(1001, 11))),
    ("10:36", "a note's words", shows(1001, note=2)),
    ("10:37", "of none", shows(1001, note=99)),
    ("10:38", "the private views", lambda d: d.views.show_views_again(1001)),
    ("10:40", "solved", lambda d: d.tickets.resolve(1001, RAVI, said(d, "Done"))),
    ("10:40", "hers is none", mine(IN_TEAM)),
    ("10:40", "the operator's without it", mine(OPERATOR)),
    ("10:40", "one withdrawn", lambda d: d.endings.withdraw(1002, OPERATOR, confirmed=True)),
    ("10:40", "one less", mine(OPERATOR)),
    ("10:40", "the town's, too", mine(SPOC)),
    ("10:41", "its words", shows(1001, note=3)),
    ("10:42", "of a ticket that is gone", shows(1099)),
]  # fmt: skip
CHATS = [-1, -2, -5, 11, 12, *range(101, 107)]


def begins(chats: int = 11, **states: str) -> Use:
    """Begin a report of messages in these chats; each is in a state."""

    async def begin(desk: Desk) -> None:
        rows = await _in_states(desk, states)
        owed = {row: (chat, row) for row, chat in rows.items()}
        said_in = {chat: 2 for chat in CHATS[:chats]} if not states else {11: 1}
        caller = Caller(phone="+919437012345", email="ramesh@jatni.example")
        await ErasureReports(desk.recorder).begin(51, caller, owed, said_in, {12: 1})

    return begin


async def _in_states(desk: Desk, states: dict[str, str]) -> dict[int, int]:
    store, rows = desk.store, {}
    assert isinstance(store, UnitOfWork)
    for name, state in states.items():
        chat = int(name.removeprefix("to").replace("_", "-"))
        await store.outbox.owe(
            OutboxMessage(chat_id=chat, kind=MessageKind.BARE, urgency=Urgency.PING, facts={"x": 1})
        )
        row = (await store.connection.execute(select(func.max(outbox.c.id)))).scalar_one()
        await store.connection.execute(update(outbox).where(outbox.c.id == row).values(state=state))
        rows[row] = chat
    return rows


def tells(*copies: str, waiting: tuple[int, ...] = (), **how: object) -> Use:
    """Tell of what is done, while rows of these chats wait still."""

    async def tell(desk: Desk) -> object:
        store = desk.store
        assert isinstance(store, UnitOfWork)
        if waiting:
            await store.connection.execute(
                update(outbox).where(outbox.c.chat_id.in_(waiting)).values(state="waiting")
            )
        return await ErasureReports(desk.recorder).tell_due(copies, **how)  # type: ignore[arg-type]

    return tell


async def two_in_one(desk: Desk) -> None:
    """Begin a report of two messages that are stuck in one chat."""
    rows = [next(iter(await _in_states(desk, {"to12": "failed"}))) for _ in range(2)]
    await ErasureReports(desk.recorder).begin(51, Caller(), {row: (12, row) for row in rows}, {}, {})


async def uncounted(desk: Desk) -> None:
    """Let a report wait as it was written before exports were counted."""
    await ErasureReports(desk.recorder).begin(51, Caller(), {}, {}, {})
    waiting = json.loads(str(await desk.store.key_values.get(TO_REPORT)))
    del waiting[0]["exported"]
    await desk.store.key_values.put(TO_REPORT, json.dumps(waiting))


REPORTED: list[Step] = [
    ("10:00", "nothing to tell", tells()),
    ("10:01", "an export of the terminal", lambda d: note_export(d.store, d.now.date(), "all.csv")),
    ("10:02", "all is done", begins(to11="sent", to_1="sent", to12="failed", to_2="unknown")),
    ("10:03", "told", tells("a.bak", files=3, in_files=("b.log",))),
    ("10:04", "two, of which one waits", begins(to11="sent", to21="waiting", to22="sending")),
    ("10:05", "and one is done", begins(to_5="sent")),
    ("10:06", "of the one", tells(waiting=(21,))),
    ("10:13", "not yet", tells(waiting=(21,))),
    ("10:14", "after ten minutes", tells(waiting=(21,))),
    ("10:20", "in many chats", begins()),
    ("10:21", "ten are named", tells(*(f"{n}.bak" for n in range(11)))),
    ("10:21", "in ten", begins(10)),
    ("10:21", "all are", tells()),
    ("10:21", "two in one chat", two_in_one),
    ("10:21", "are two", tells()),
    ("10:21", "from before exports were counted", uncounted),
    ("10:21", "of none", tells()),
    ("10:22", "many exports", lambda d: _exports(d)),
    ("10:23", "of nothing", begins(to_77="failed")),
    ("10:24", "ten are named", tells()),
]


async def _exports(desk: Desk) -> None:
    for number in range(101):
        await note_export(desk.store, desk.now.date(), f"{number}.csv")


async def test_what_people_look_at(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    await kept(unit, 1001, caller)
    await unit.tickets.add(ticket(1002, logged_by=11))
    await unit.tickets.add(ticket(1003, logged_by=11, ulb="DHE"))
    await unit.tickets.add(escalated(1005))
    await unit.tickets.add(escalated(1006, team="none"))
    await unit.tickets.add(escalated(1007, status=Status.RESOLVED))
    await holds(unit, "search/views", VIEWS, UNLINKED)


async def test_what_an_erasure_has_done_is_told_once(unit: UnitOfWork) -> None:
    await staffed(unit)
    await unit.chats.put(KnownChat(chat_id=-5, type="supergroup", title="Field staff"))
    await holds(unit, "search/reported", REPORTED, unsaid=COUNTED)


async def test_a_report_says_how_much_was_looked_through(unit: UnitOfWork) -> None:
    await staffed(unit)
    desk = Desk(unit, SHARED, at("Mon 16 Nov 10:00"))
    await ErasureReports(desk.recorder).begin(51, Caller(), {}, {}, {})
    looked = json.loads(str(await unit.key_values.get(TO_REPORT)))[0]
    assert await ErasureReports(desk.recorder).tell_due(())
    told = (await unit.connection.execute(select(outbox.c.facts))).scalar_one()
    assert 0 not in (looked["tables"], looked["rows"])
    assert (told["tables"], told["rows"]) == (looked["tables"], looked["rows"])
