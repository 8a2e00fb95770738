"""When a chat's trouble begins, is told, and ends; whatever the order in which it is heard of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete

from helpdesk.desk.desk import Desk
from helpdesk.notify.ticket_texts import RaisedToP1
from helpdesk.outbox import MessageKind, Posted, Urgency, card_slot, own_slot
from helpdesk.people.chats import TroubleKind
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS
from tests.storage.factories import MONDAY, enter, escalated, owed

EGOV = next(team.chat_id or 0 for team in SETTINGS.teams if team.key == "egov")
NOBODYS = -777
ADMIN = 51


def desk_of(unit: UnitOfWork, minutes: int = 0) -> Desk:
    return Desk(unit, SETTINGS, MONDAY + timedelta(minutes=minutes))


async def told(unit: UnitOfWork) -> list[str]:
    return [key for chat, key in await owed(unit) if chat == ADMIN]


REMOVED, SILENCED, REFUSED, CLOSED = (f"chat-{t}" for t in ("removed", "silenced", "refused", "closed"))
BACK = "chat-regained"
# What is heard at which minute ("ok": something went well), and what the admins are told of it.
STORIES: dict[str, tuple[list[tuple[int, TroubleKind | str]], list[str]]] = {
    "once": ([(0, TroubleKind.SILENCED), (1, TroubleKind.SILENCED)], [SILENCED]),
    "begins and ends": ([(0, TroubleKind.SILENCED), (9, "ok"), (10, "ok")], [SILENCED, BACK]),
    "a second time": ([(0, TroubleKind.SILENCED), (9, "ok"), (10, TroubleKind.REFUSED)], [SILENCED, BACK, REFUSED]),
    "comes and goes": (
        [
            (0, TroubleKind.SILENCED),
            (1, "ok"),
            (2, TroubleKind.SILENCED),
            (3, "ok"),
            (4, TroubleKind.SILENCED),
            (5, "ok"),
        ],
        [SILENCED, BACK, SILENCED, BACK],
    ),
    "goes on an hour after it was told last": (
        [
            (0, TroubleKind.SILENCED),
            (1, "ok"),
            (2, TroubleKind.SILENCED),
            (3, "ok"),
            (4, TroubleKind.SILENCED),
            (61, TroubleKind.SILENCED),
            (62, TroubleKind.SILENCED),
        ],
        [SILENCED, BACK, SILENCED, BACK, SILENCED],
    ),
    "calm for an hour": (
        [
            (0, TroubleKind.SILENCED),
            (1, "ok"),
            (2, TroubleKind.SILENCED),
            (3, "ok"),
            (70, TroubleKind.SILENCED),
            (71, "ok"),
            (72, TroubleKind.SILENCED),
        ],
        [SILENCED, BACK, SILENCED, BACK, SILENCED, BACK, SILENCED],
    ),
    "gets clearer": (
        [(0, TroubleKind.REFUSED), (1, TroubleKind.REMOVED), (2, TroubleKind.SILENCED)],
        [REFUSED, REMOVED],
    ),
    "gets no vaguer": ([(0, TroubleKind.REMOVED), (1, TroubleKind.REFUSED)], [REMOVED]),
}


@pytest.mark.parametrize(("heard", "said"), STORIES.values(), ids=STORIES)
async def test_the_admins_are_told_of_each_trouble_and_its_end_but_not_all_the_time(
    unit: UnitOfWork, heard: list[tuple[int, TroubleKind | str]], said: list[str]
) -> None:
    await enter(unit, PEOPLE["admin"])
    for minute, what in heard:
        desk = desk_of(unit, minute)
        if isinstance(what, TroubleKind):
            assert await desk.chat_troubles.hindered(EGOV, what, "said by Telegram")
        else:
            await desk.chat_troubles.reached(EGOV)
    assert await told(unit) == said


async def test_a_topics_trouble_is_its_own(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"])
    desk = desk_of(unit)
    await desk.chat_troubles.hindered(EGOV, TroubleKind.CLOSED, thread_id=7)
    assert not await desk.chat_troubles.reached(EGOV, 8)
    assert not await desk.chat_troubles.reached(EGOV)
    assert [(t.chat_id, t.thread_id) for t in await unit.chat_troubles.lasting()] == [(EGOV, 7)]
    assert await desk.chat_troubles.reached(EGOV, 7)
    assert await unit.chat_troubles.lasting() == []
    assert await told(unit) == [CLOSED, BACK]


@pytest.mark.parametrize(("chat", "kept"), [(NOBODYS, False), (12345, False), (ADMIN, True), (EGOV, True)])
async def test_what_is_owed_stays_owed_where_somebody_works(unit: UnitOfWork, chat: int, *, kept: bool) -> None:
    await enter(unit, PEOPLE["admin"])
    assert await desk_of(unit).chat_troubles.hindered(chat, TroubleKind.BLOCKED) is kept
    assert [t.chat_id for t in await unit.chat_troubles.lasting()] == [chat] * kept
    assert await told(unit) == ["chat-blocked"] * (chat == EGOV), "of people the admins hear nothing"


async def test_what_is_owed_waits_for_somebody_who_has_yet_to_meet_the_bot(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["operator"])
    assert await desk_of(unit).chat_troubles.hindered(11, TroubleKind.REMOVED, "chat not found")
    assert [t.chat_id for t in await unit.chat_troubles.lasting()] == [11]


async def test_the_tickets_that_wait_are_those_without_a_card_and_those_of_which_something_new_is_owed(
    unit: UnitOfWork,
) -> None:
    for number in (1001, 1002, 1003):
        await unit.tickets.add(escalated(number))
    for number in (1001, 1003):
        there = Posted(chat_id=EGOV, message_id=number, kind=MessageKind.CARD, ticket=number)
        await unit.outbox.take_slot(card_slot(number, EGOV), there)
    await unit.outbox.owe(RaisedToP1().message_to(EGOV, Urgency.REPLY, ticket=1001, under=card_slot(1001, EGOV)))
    await desk_of(unit).views.show_again(1003)  # an edit may come through
    await desk_of(unit).views.owe_missing_cards()
    assert list(await unit.outbox.held_up(EGOV)) == [1002, 1001]


async def test_what_shows_a_ticket_whose_card_is_held_up_is_shown_again_when_that_begins_and_ends(
    unit: UnitOfWork,
) -> None:
    await unit.tickets.add(escalated())
    desk, slot = desk_of(unit), own_slot(1001, 11)
    await desk.views.owe_missing_cards()
    await unit.outbox.take_slot(slot, Posted(chat_id=11, message_id=5, kind=MessageKind.OWN, ticket=1001, slot=slot))
    assert list(await unit.outbox.held_up(EGOV)) == [1001]
    for happens in (desk.chat_troubles.hindered(EGOV, TroubleKind.SILENCED), desk.chat_troubles.reached(EGOV)):
        await happens
        assert await unit.outbox.is_owed(slot)
        await unit.connection.execute(delete(outbox).where(outbox.c.slot == slot))
    await unit.outbox.take_slot(
        card_slot(1001, EGOV), Posted(chat_id=EGOV, message_id=6, kind=MessageKind.CARD, ticket=1001)
    )
    assert list(await unit.outbox.held_up(EGOV)) == []
