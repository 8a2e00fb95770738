"""Which group is whose: admins are asked and told once, and what is posted follows a group to its new id."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from helpdesk.conversation import Prompt
from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, Posted, prompt_slot
from helpdesk.people.actors import Membership, Person, Role
from helpdesk.people.chats import ChatTrouble, KnownChat, LinkWish, TroubleKind, question_slot
from helpdesk.settings.settings import Summary
from helpdesk.ticket.errors import Gone
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, enter, escalated, owed

OTHER_ADMIN = Person(52, "Other admin", memberships=frozenset({Membership(Role.ADMIN)}))
GROUP, NEW, DESK = -5, -99, -9
MET = KnownChat(chat_id=GROUP, type="supergroup", title="Field staff")
ASKED = replace(MET, asked_at=MONDAY, added_by=51)


def desk_of(unit: UnitOfWork) -> Desk:
    return Desk(unit, SETTINGS, MONDAY)


@pytest.mark.parametrize("chat", [None, MET, replace(ASKED, answer="no")], ids=["unknown", "not asked", "answered"])
async def test_a_group_about_which_no_question_is_open_is_brought_before_nobody(
    unit: UnitOfWork, chat: KnownChat | None
) -> None:
    await enter(unit, PEOPLE["admin"])
    if chat is not None:
        await unit.chats.put(chat)
    await desk_of(unit).groups.looked_at(GROUP, members=3, username=None, title="Field staff")
    assert await owed(unit) == []


async def test_an_answer_is_shown_only_to_admins_who_were_asked(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"], OTHER_ADMIN)
    chat = await unit.chats.put(ASKED)
    question = Posted(chat_id=51, message_id=5, kind=MessageKind.QUESTION)
    await unit.outbox.take_slot(question_slot(chat.id, 51), question)
    await desk_of(unit).groups.decline(chat.id, actor("admin"))
    assert await owed(unit) == [(51, "question")]


async def test_a_group_is_taken_from_a_team_once_and_tickets_without_a_card_there_need_none(unit: UnitOfWork) -> None:
    await unit.tickets.add(escalated())
    desk = desk_of(unit)
    await desk.groups.unlink("egov", actor("admin"))
    with pytest.raises(Gone, match="chat"):
        await desk.groups.unlink("egov", actor("admin"))
    assert await owed(unit) == []


async def test_the_desks_own_group_is_linked_already(unit: UnitOfWork) -> None:
    own = replace(MET, chat_id=DESK)
    wish = await desk_of(unit).groups.wants_linking(own, by=Person(51, "Eve"), team=None, thread_id=None)
    assert wish is LinkWish.LINKED
    assert await unit.lookups.waiting() == []


async def test_the_desks_own_group_moves_without_a_word_about_cards(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"])
    desk = desk_of(unit)
    assert await desk.moved_groups.moved(DESK, NEW)
    assert desk.settings.chat_id == NEW
    assert await owed(unit) == [(51, "group-moved")]


async def test_summaries_follow_a_group_that_is_no_teams_and_every_process_learns_it(unit: UnitOfWork) -> None:
    plan = Summary(GROUP, time(18), "all", "day", "Managers")
    planned = replace(SETTINGS, summaries=(plan,))
    await Desk(unit, planned, MONDAY).moved_groups.moved(GROUP, NEW)
    overlay = await unit.setup.overlay()
    assert overlay.version == 1
    assert overlay.over(planned).summaries == (replace(plan, chat_id=NEW),)
    await Desk(unit, overlay.over(planned), MONDAY).moved_groups.moved(GROUP, NEW)
    assert await unit.setup.version() == 1


async def test_summaries_that_the_file_plans_stay_where_it_says(unit: UnitOfWork) -> None:
    plans = (Summary(GROUP, time(18), "all", "day"),)
    await Desk(unit, replace(SETTINGS, summaries=plans, owned=frozenset({"summaries"})), MONDAY).moved_groups.moved(
        GROUP, NEW
    )
    assert await unit.setup.version() == 0


async def test_nobody_is_told_of_a_chat_that_works_again_but_is_not_linked(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"])
    await unit.chats.put(MET)
    await unit.chat_troubles.put(ChatTrouble(chat_id=GROUP, trouble=TroubleKind.SILENCED, why="", since=MONDAY))
    await desk_of(unit).chat_troubles.regained(GROUP)
    assert await unit.chat_troubles.lasting() == []
    assert await owed(unit) == []


@pytest.mark.parametrize("chat", [GROUP, -1], ids=["nobody's", "one team's"])
async def test_what_was_for_a_topic_of_no_team_goes_to_the_group(unit: UnitOfWork, chat: int) -> None:
    assert await desk_of(unit).moved_groups.topic_gone(chat, 7)
    assert await unit.setup.version() == 0


@pytest.mark.parametrize(
    ("chat", "warned"), [(-1, ["chat-timer"]), (GROUP, [])], ids=["a team's group", "nobody's group"]
)
async def test_the_admins_are_warned_of_a_timer_where_the_desk_works(
    unit: UnitOfWork, chat: int, warned: list[str]
) -> None:
    await enter(unit, PEOPLE["admin"])
    troubles = desk_of(unit).chat_troubles
    await troubles.vanishing(chat, "Hall", timedelta(days=1))
    await troubles.vanishing(chat, "Hall", timedelta(0))
    assert await owed(unit) == [(51, key) for key in warned]


async def test_a_group_is_known_by_its_new_title(unit: UnitOfWork) -> None:
    await unit.chats.put(MET)
    for chat in (GROUP, NEW):
        await desk_of(unit).groups.retitled(chat, "Hall")
    known = await unit.chats.known(GROUP)
    assert known is not None
    assert known.title == "Hall"
    assert await unit.chats.known(NEW) is None


async def test_questions_that_wait_move_with_their_group_and_confirming_presses_do_not(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["member"], PEOPLE["colleague"], PEOPLE["admin"])
    await unit.tickets.add(escalated())
    for person, action in ((21, "resolve"), (22, "confirm-resolve"), (51, "resolve")):
        prompt = Prompt(chat_id=-1, person=person, action=action, ticket=1001, facts={}, asked_at=MONDAY)
        number = await unit.prompts.ask(prompt)
        if action == "resolve":
            there = Posted(chat_id=-1, message_id=number, kind=MessageKind.PROMPT)
            await unit.outbox.take_slot(prompt_slot(number), there)
    newer = Prompt(chat_id=NEW, person=51, action="ask", ticket=1001, facts={}, asked_at=MONDAY)
    await unit.prompts.ask(newer)
    await desk_of(unit).moved_groups.moved(-1, NEW)
    assert await unit.prompts.in_chat(-1) == []
    assert {(p.person, p.action) for p in await unit.prompts.in_chat(NEW)} == {(21, "resolve"), (51, "ask")}
    assert [row for row in await owed(unit) if row[1] == "prompt"] == [(NEW, "prompt")]
