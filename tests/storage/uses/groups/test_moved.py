"""Groups and topics that are somewhere else, or no more, without anybody's press: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from helpdesk.conversation import Prompt
from helpdesk.desk.desk import Desk
from helpdesk.notify.on_clock import Reminder, ReminderKind
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency, ask_slot, prompt_slot
from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.people.chats import ChatTrouble, KnownChat, TroubleKind
from helpdesk.settings.settings import Summary
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD
from tests.storage.factories import MONDAY, enter, escalated
from tests.storage.uses.playing import (
    OPERATOR,
    SHARED,
    Step,
    Use,
    holds,
    kept,
    staffed,
    stands,
)

OLD, NEW = -1, -100
IN_TOPICS = replace(SHARED, teams=(EGOV, replace(HUDD, chat_id=OLD, thread_id=8)))
BY_FILE = replace(IN_TOPICS, linked_by_file={"egov": OLD, "hudd": OLD, "desk": -9}, owned=frozenset({"desk.chat_id"}))
PLANNED = (Summary(OLD, time(18), "all", "day", "Managers"), Summary(-7, time(18), "team:egov", "week"))
BY_GROUP = Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=OLD)
NITA = Person(26, "Nita", memberships=frozenset({BY_GROUP}))


def gone(thread_id: int, chat_id: int = OLD) -> Use:
    return lambda d: d.moved_groups.topic_gone(chat_id, thread_id)


async def moves(desk: Desk) -> object:
    """The group moves while a word waits for it, which moves with it."""
    waits = OutboxMessage(
        chat_id=OLD, kind=MessageKind.TEXT, urgency=Urgency.PING, ticket=1001, facts={"key": "waits"}
    )
    await desk.store.outbox.owe(waits)
    return await desk.moved_groups.moved(OLD, NEW)


MOVED: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "one to the other", lambda d: d.moves.escalate(1002, OPERATOR, "hudd")),
    ("10:02", "the group moves, while more waits", moves),
    ("10:03", "said again", lambda d: d.moved_groups.moved(OLD, NEW)),
    ("10:04", "the desk's own", lambda d: d.moved_groups.moved(-9, -90)),
    ("10:05", "nobody's", lambda d: d.moved_groups.moved(-77, -78)),
]
TOPICS: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "one to the other", lambda d: d.moves.escalate(1002, OPERATOR, "hudd")),
    ("10:02", "a topic of nobody", gone(99)),
    ("10:03", "of no group", gone(99, -77)),
    ("10:04", "its topic", gone(7)),
    ("10:05", "the other's: the group is the first team's", gone(8)),
    ("10:06", "of a group of one", gone(99)),
    ("10:07", "of the desk's group", gone(99, -9)),
]


async def _asked(unit: UnitOfWork) -> None:
    """Let questions stand in the group that is to move: of people and of the clock; two are held by others."""
    caller = await staffed(unit)
    await enter(unit, NITA)
    for number in (1001, 1002):
        await kept(unit, number, caller)
    await unit.tickets.add(escalated(1003, status=Status.RESOLVED))
    await unit.tickets.add(escalated(1004, team="other"))
    for place, person, number in ((OLD, 21, 1001), (OLD, 22, 1001), (NEW, 22, 1002), (OLD, 23, 1002)):
        asked = Prompt(chat_id=place, person=person, action="comment", ticket=number, facts={}, asked_at=MONDAY)
        row = await unit.prompts.ask(asked)
        if person != 23:
            slot = prompt_slot(row)
            await stands(unit, Posted(chat_id=place, message_id=600 + row, kind=MessageKind.PROMPT, slot=slot))
    still = Reminder(ticket=1001, kind=ReminderKind.STALE, cycle=1, due_at=MONDAY, say_at=MONDAY, team="egov")
    for number in (1001, 1003, 1004):
        await unit.reminders.add(replace(still, ticket=number))
    await unit.reminders.take([one.id for one in await unit.reminders.waiting(MONDAY)])
    for number in (1001, 1002, 1003, 1004):
        slot = ask_slot(number, OLD)
        await stands(unit, Posted(chat_id=OLD, message_id=700 + number, kind=MessageKind.REMINDER, slot=slot))
    await unit.chats.put(KnownChat(chat_id=OLD, type="group", title="Both teams", added_by=51))
    trouble = ChatTrouble(chat_id=OLD, trouble=TroubleKind.SILENCED, why="", since=MONDAY, told=True)
    await unit.chat_troubles.put(trouble)


async def test_what_is_in_a_group_moves_with_it(unit: UnitOfWork) -> None:
    await _asked(unit)
    await holds(unit, "groups/moved", MOVED, replace(IN_TOPICS, summaries=PLANNED))


async def test_a_group_that_the_file_names_moves_all_the_same(unit: UnitOfWork) -> None:
    await _asked(unit)
    steps: list[Step] = [*MOVED[:3], ("10:03", "and again", lambda d: d.moved_groups.moved(NEW, -101)), MOVED[4]]
    await holds(unit, "groups/moved_by_file", steps, replace(BY_FILE, summaries=PLANNED))


async def test_a_team_whose_topic_is_gone_works_in_the_group_if_it_is_nobodys(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in (1001, 1002):
        await kept(unit, number, caller)
    await holds(unit, "groups/topics", TOPICS, IN_TOPICS)


async def test_a_team_that_had_a_topic_for_itself_works_in_the_group(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    steps: list[Step] = [MOVED[0], ("10:01", "its topic", gone(7))]
    await holds(unit, "groups/topic_of_one", steps, SHARED)


async def test_a_team_that_had_a_topic_by_the_file_works_in_the_group(unit: UnitOfWork) -> None:
    await staffed(unit)
    steps: list[Step] = [("10:01", "its topic", gone(7))]
    await holds(unit, "groups/topic_of_one_by_file", steps, replace(SHARED, linked_by_file={"egov": OLD}))


async def test_the_admins_hear_that_the_file_names_a_topic_that_is_gone(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "groups/topics_by_file", TOPICS[4:6], BY_FILE)
