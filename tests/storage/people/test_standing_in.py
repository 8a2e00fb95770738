"""Whom the bot can't reach is not waited for: what waits for them goes to the others of the desk, and stays owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.people.chats import TroubleKind
from helpdesk.settings.settings import Settings
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD, PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, enter, escalated, owed, ticket

OLIVIA, OMAR, RAVI, ADMIN, GROUP = 11, 12, 21, 51, -1
MINE = escalated(logged_by=OLIVIA)
NO_GROUP = replace(SETTINGS, teams=(replace(EGOV, chat_id=None), HUDD))


def desk_of(unit: UnitOfWork, minutes: int = 0, settings: Settings = SETTINGS) -> Desk:
    return Desk(unit, settings, MONDAY + timedelta(minutes=minutes))


async def news(unit: UnitOfWork, *keys: str) -> list[tuple[int, str]]:
    return [row for row in await owed(unit) if row[1] in (*keys, "question-passed-on")]


async def ask(unit: UnitOfWork, settings: Settings = SETTINGS) -> None:
    member = actor("member", "egov" if settings is SETTINGS else "private")
    await desk_of(unit, 1, settings).questions.ask(1001, member, Words("Which browser?", MONDAY))


@pytest.fixture
async def unit_of_two(unit: UnitOfWork) -> UnitOfWork:
    await enter(unit, PEOPLE["operator"], PEOPLE["second operator"], PEOPLE["admin"], PEOPLE["member"])
    await unit.tickets.add(MINE)
    return unit


@pytest.mark.parametrize("trouble", [TroubleKind.BLOCKED, TroubleKind.REMOVED])
async def test_a_question_to_whom_the_bot_cannot_reach_goes_to_the_others_and_the_asker_is_told(
    unit_of_two: UnitOfWork, trouble: TroubleKind
) -> None:
    unit = unit_of_two
    await ask(unit)
    assert await news(unit, "asked") == [(OLIVIA, "asked")]
    await desk_of(unit, 2).chat_troubles.hindered(OLIVIA, trouble)
    assert await news(unit, "asked") == [(OLIVIA, "asked"), (OMAR, "asked"), (GROUP, "question-passed-on")]


async def test_a_question_that_comes_while_they_are_away_goes_to_both_at_once(unit_of_two: UnitOfWork) -> None:
    unit = unit_of_two
    await desk_of(unit).chat_troubles.hindered(OLIVIA, TroubleKind.BLOCKED)
    await ask(unit)
    assert await news(unit, "asked") == [(OLIVIA, "asked"), (OMAR, "asked"), (GROUP, "question-passed-on")]


async def test_an_asker_whose_team_has_no_group_is_told_in_private(unit_of_two: UnitOfWork) -> None:
    unit = unit_of_two
    await desk_of(unit).chat_troubles.hindered(OLIVIA, TroubleKind.BLOCKED)
    await ask(unit, NO_GROUP)
    assert (RAVI, "question-passed-on") in await news(unit)


async def test_who_comes_and_goes_has_it_passed_on_once(unit_of_two: UnitOfWork) -> None:
    unit = unit_of_two
    await ask(unit)
    for minute in range(3):
        await desk_of(unit, minute).chat_troubles.hindered(OLIVIA, TroubleKind.BLOCKED)
        await desk_of(unit, minute).chat_troubles.regained(OLIVIA)
    assert await news(unit, "asked") == [(OLIVIA, "asked"), (OMAR, "asked"), (GROUP, "question-passed-on")]


async def test_with_no_other_operator_the_admins_stand_in(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["operator"], PEOPLE["admin"], PEOPLE["member"])
    await unit.tickets.add(MINE)
    await ask(unit)
    await desk_of(unit).chat_troubles.hindered(OLIVIA, TroubleKind.BLOCKED)
    assert (ADMIN, "asked") in await news(unit, "asked")


async def test_with_nobody_else_it_stays_owed_to_the_one_who_is_meant(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["operator"], PEOPLE["member"])
    await unit.tickets.add(MINE)
    await ask(unit)
    await desk_of(unit).chat_troubles.hindered(OLIVIA, TroubleKind.BLOCKED)
    assert await news(unit, "asked") == [(OLIVIA, "asked"), (GROUP, "question-passed-on")]


async def test_what_came_back_and_what_is_solved_goes_to_the_others_too_while_nobody_has_read_it(
    unit_of_two: UnitOfWork,
) -> None:
    unit = unit_of_two
    await unit.tickets.add(escalated(1002, logged_by=OLIVIA))
    await unit.tickets.add(ticket(1003, logged_by=OLIVIA))
    await unit.tickets.add(escalated(1004, logged_by=OLIVIA))
    member = actor("member", "egov")
    await desk_of(unit).moves.return_to_desk(1001, member, reason="steps")
    await desk_of(unit).moves.return_to_desk(1004, member, words=Words("It is the browser", MONDAY))
    await desk_of(unit).tickets.resolve(1002, member, Words("The disk was changed", MONDAY))
    await desk_of(unit, 1).chat_troubles.hindered(OLIVIA, TroubleKind.BLOCKED)
    told = await news(unit, "returned", "confirm")
    theirs = ("confirm", "returned", "returned")
    assert sorted(told) == [(person, what) for person in (OLIVIA, OMAR) for what in theirs]


async def test_what_is_asked_of_others_stays_with_them(unit_of_two: UnitOfWork) -> None:
    unit = unit_of_two
    await ask(unit)
    await desk_of(unit).chat_troubles.hindered(OMAR, TroubleKind.BLOCKED)
    assert await news(unit, "asked") == [(OLIVIA, "asked")]


async def test_what_they_have_read_is_theirs_but_for_questions(unit_of_two: UnitOfWork) -> None:
    unit = unit_of_two
    await unit.tickets.add(escalated(1002, logged_by=OLIVIA))
    member = actor("member", "egov")
    await desk_of(unit).moves.return_to_desk(1001, member, reason="steps")
    await desk_of(unit).tickets.resolve(1002, member, Words("The disk was changed", MONDAY))
    await unit.connection.execute(update(outbox).values(state="sent"))
    await desk_of(unit, 1).chat_troubles.hindered(OLIVIA, TroubleKind.BLOCKED)
    assert await news(unit, "returned", "confirm") == []


async def test_of_who_is_no_operator_any_more_nothing_is_passed_on(unit_of_two: UnitOfWork) -> None:
    unit = unit_of_two
    await unit.tickets.add(escalated(1002, logged_by=ADMIN))
    await desk_of(unit, 1).questions.ask(1002, actor("member", "egov"), Words("Which browser?", MONDAY))
    asked = await news(unit, "asked")
    assert asked == [(OLIVIA, "asked"), (OMAR, "asked")]
    await desk_of(unit, 2).chat_troubles.hindered(ADMIN, TroubleKind.BLOCKED)
    assert await news(unit, "asked") == asked


async def test_if_nobody_can_be_reached_all_operators_are_owed_it(unit_of_two: UnitOfWork) -> None:
    unit = unit_of_two
    await unit.tickets.add(escalated(1002, logged_by=RAVI))
    for person in (OLIVIA, OMAR, ADMIN):
        await desk_of(unit).chat_troubles.hindered(person, TroubleKind.BLOCKED)
    await desk_of(unit, 1).questions.ask(1002, actor("member", "egov"), Words("Which browser?", MONDAY))
    assert await news(unit, "asked") == [(OLIVIA, "asked"), (OMAR, "asked")]
