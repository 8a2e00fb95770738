"""Chats that take nothing, and groups that are a team's no more: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from sqlalchemy import update

from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency, card_slot, own_slot
from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.people.chats import KnownChat, TroubleKind
from helpdesk.settings.settings import Summary
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD
from tests.storage.factories import enter, escalated
from tests.storage.uses.playing import OPERATOR, RAVI, SHARED, Step, Use, holds, kept, said, staffed, stands

GROUP, TOWNS = -1, -7
SUMMED = replace(
    SHARED,
    summaries=(Summary(TOWNS, time(18), "all", "day"), Summary(-6, time(18), "all", "day", "Managers")),
    teams=(EGOV, replace(HUDD, chat_id=GROUP, thread_id=8)),
)
SILENCED, REFUSED, REMOVED, CLOSED, BLOCKED = (
    TroubleKind.SILENCED, TroubleKind.REFUSED, TroubleKind.REMOVED, TroubleKind.CLOSED, TroubleKind.BLOCKED,
)  # fmt: skip
BY_GROUP = Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=-1)
NITA = Person(26, "Nita", memberships=frozenset({BY_GROUP}))
EARLY = Person(24, "Early", memberships=frozenset({replace(BY_GROUP, chat_id=None)}))


async def _waits(desk: Desk, chat_id: int, thread_id: int, numbers: tuple[int, ...]) -> None:
    for number in numbers:
        card = OutboxMessage(
            chat_id=chat_id, thread_id=thread_id or None, kind=MessageKind.CARD, urgency=Urgency.P3, ticket=number,
            slot=card_slot(number, chat_id),
        )  # fmt: skip
        await desk.store.outbox.owe(card)


def hindered(
    chat_id: int, trouble: TroubleKind, *waiting: int, thread_id: int = 0, elsewhere: tuple[int, ...] = ()
) -> Use:
    """A chat takes nothing, while cards of these tickets wait for it; others may wait for another topic."""

    async def hinder(desk: Desk) -> object:
        await _waits(desk, chat_id, 7, elsewhere)
        await _waits(desk, chat_id, thread_id, waiting)
        return await desk.chat_troubles.hindered(chat_id, trouble, f"it is {trouble.value}", thread_id=thread_id)

    return hinder


def reached(
    chat_id: int,
    *waiting: int,
    thread_id: int | None = None,
    ticket: int | None = None,
    elsewhere: tuple[int, ...] = (),
) -> Use:
    """Something was posted, while cards of these tickets wait."""

    async def reach(desk: Desk) -> object:
        await _waits(desk, chat_id, 7, elsewhere)
        await _waits(desk, chat_id, thread_id or 0, waiting)
        return await desk.chat_troubles.reached(chat_id, thread_id, ticket=ticket)

    return reach


async def no_card(desk: Desk) -> None:
    """Let a ticket be with the team of which no card was owed."""
    await desk.store.tickets.add(escalated(1042))


def vanishes(chat_id: int, after: timedelta, wanted: str | None = None) -> Use:
    return lambda d: d.chat_troubles.vanishing(chat_id, "Hall", after, wanted=wanted)


def stuck(number: int, slot: str, sending: str | None = None) -> Use:
    async def is_stuck(desk: Desk) -> None:
        await _waits(desk, -1, 0, (number,))
        if sending is not None:
            own = OutboxMessage(
                chat_id=11, kind=MessageKind.OWN, urgency=Urgency.P3, ticket=number, person=11, slot=sending,
                once=f"first:{number}:{desk.now}",
            )  # fmt: skip
            store = desk.store
            assert isinstance(store, UnitOfWork)
            await store.outbox.owe(own)
            await store.connection.execute(update(outbox).where(outbox.c.slot == sending).values(state="sending"))
        await desk.chat_troubles.stuck(number, slot)

    return is_stuck


TROUBLES: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "nobody's group", hindered(-77, SILENCED)),
    ("10:02", "a stranger", hindered(91, BLOCKED)),
    ("10:03", "silenced, and eleven wait", hindered(GROUP, SILENCED, 1001, *range(1011, 1022))),
    ("10:04", "still", hindered(GROUP, SILENCED, 1012)),
    ("10:05", "put out, which is clearer", hindered(GROUP, REMOVED, 1031)),
    ("10:06", "which is no clearer", hindered(GROUP, REFUSED)),
    ("10:06", "nor is this", hindered(GROUP, SILENCED)),
    ("10:07", "something arrives", reached(GROUP, 1032, ticket=1001)),
    ("10:08", "and more", reached(GROUP, ticket=1001)),
    ("10:09", "refused", hindered(GROUP, REFUSED)),
    ("10:10", "a topic is closed", hindered(GROUP, CLOSED, 1033, thread_id=8, elsewhere=(1037,))),
    ("10:11", "open again, and the whole group", reached(GROUP, 1034, thread_id=8, elsewhere=(1038,))),
    ("10:12", "a third time, too soon", hindered(GROUP, SILENCED, 1035)),
    ("10:13", "put out, and told all the same not", hindered(GROUP, REMOVED)),
    ("11:04", "not yet an hour after the last word", hindered(GROUP, SILENCED)),
    ("11:09", "an hour after", hindered(GROUP, SILENCED)),
    ("11:10", "over", reached(GROUP)),
    ("12:10", "calm for an hour", hindered(GROUP, REFUSED)),
    ("12:10", "that works", lambda d: d.chat_troubles.regained(-9)),
    ("12:11", "regained, and one has no card", lambda d: d.chat_troubles.regained(GROUP)),
    ("12:12", "once", lambda d: d.chat_troubles.regained(GROUP)),
    ("12:13", "the same again", hindered(GROUP, REFUSED, 1036)),
    ("12:14", "and over", reached(GROUP)),
    ("12:15", "a topic alone is closed", hindered(GROUP, CLOSED, 1039, thread_id=8)),
    ("12:16", "open again, and more waits elsewhere", reached(GROUP, thread_id=8, elsewhere=(1040,))),
    ("12:20", "a group of summaries", hindered(TOWNS, SILENCED)),
    ("12:21", "another", hindered(-6, SILENCED)),
    ("12:22", "regained", lambda d: d.chat_troubles.regained(TOWNS)),
    ("12:30", "the desk's own", lambda d: d.chat_troubles.lost(-9, REMOVED)),
    ("12:31", "regained", lambda d: d.chat_troubles.regained(-9)),
    ("12:40", "an operator", hindered(11, BLOCKED)),
    ("12:41", "still", hindered(11, BLOCKED)),
    ("12:41", "one without a card", no_card),
    ("12:42", "back", lambda d: d.chat_troubles.regained(11)),
    ("12:42", "asked", lambda d: d.questions.ask(1001, RAVI, said(d, "Which?"))),
    ("12:43", "away again", hindered(11, BLOCKED)),
    ("12:50", "a ticket's card is stuck", stuck(1001, "card:1001@-1")),
    ("12:51", "what shows it privately is", stuck(1001, "own:1001@11")),
    ("12:52", "while one is being sent", stuck(1001, "card:1001@-1", sending="own:1001@11")),
    ("12:53", "that which is stuck", stuck(1001, "own:1001@11", sending="own:1001@11")),
    ("12:54", "one whose first is being sent", stuck(1012, "card:1012@-1", sending="own:1012@11")),
    ("13:00", "messages vanish", vanishes(GROUP, timedelta(hours=37))),
    ("13:01", "within hours", vanishes(GROUP, timedelta(hours=5))),
    ("13:02", "no more", vanishes(GROUP, timedelta(0))),
    ("13:03", "in nobody's group", vanishes(-77, timedelta(days=7))),
    ("13:04", "that somebody wants", vanishes(-77, timedelta(days=7), "eGov")),
]
FORMER: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "claimed", lambda d: d.tickets.claim(1001, replace(RAVI, person=NITA))),
    ("10:02", "the links are as they were", lambda d: d.former_groups.follow_links()),
    ("10:03", "nobody's group is deleted", lambda d: d.former_groups.deleted(-77)),
    ("10:04", "the desk's", lambda d: d.former_groups.deleted(-9)),
    ("10:05", "the team's", lambda d: d.former_groups.deleted(-1)),
]


async def _staffed(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    await enter(unit, NITA, EARLY)
    for number in (1001, *range(1011, 1022)):
        await kept(unit, number, caller)


async def test_a_chats_trouble_begins_is_told_and_ends(unit: UnitOfWork) -> None:
    await _staffed(unit)
    await unit.chats.put(KnownChat(chat_id=GROUP, type="supergroup", title="Both teams"))
    for number in range(1031, 1041):
        await kept(unit, number, None)
        own = Posted(chat_id=11, message_id=number, kind=MessageKind.OWN, slot=own_slot(number, 11), ticket=number)
        await stands(unit, replace(own, person=11))
    await unit.tickets.add(escalated(1041))
    await holds(unit, "groups/troubles", TROUBLES, SUMMED)


async def test_groups_that_are_deleted(unit: UnitOfWork) -> None:
    await _staffed(unit)
    await holds(unit, "groups/deleted", FORMER)


async def test_a_group_that_the_file_names_is_deleted(unit: UnitOfWork) -> None:
    await _staffed(unit)
    owned = replace(SHARED, linked_by_file={"egov": -1, "desk": -9}, owned=frozenset({"desk.chat_id"}))
    await holds(unit, "groups/deleted_by_file", [*FORMER[:2], *FORMER[4:]], owned)


async def test_the_file_names_another_group(unit: UnitOfWork) -> None:
    await _staffed(unit)
    await holds(unit, "groups/first", FORMER[:2])
    elsewhere = replace(SHARED, teams=(replace(EGOV, chat_id=-50), HUDD))
    await holds(unit, "groups/elsewhere", FORMER[2:3], elsewhere)


async def test_the_file_names_no_group(unit: UnitOfWork) -> None:
    await _staffed(unit)
    await holds(unit, "groups/first", FORMER[:2])
    await holds(unit, "groups/nowhere", FORMER[2:3], replace(SHARED, teams=(replace(EGOV, chat_id=None), HUDD)))
