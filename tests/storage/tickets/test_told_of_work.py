"""Who is told of what happens to a ticket, where a group, an operator or a follower is not as usual."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.desk.watch import Watch
from helpdesk.notify.on_clock import Listener, Reminder, ReminderKind
from helpdesk.outbox import MessageKind, Posted, confirm_slot, is_left
from helpdesk.people.actors import Membership
from helpdesk.ticket.rows import NextDate
from helpdesk.ticket.ticket import Confirmation, Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD, PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, after, enter, escalated, note, owed, speak

UNLINKED = replace(SETTINGS, teams=(replace(EGOV, chat_id=None), HUDD))
RAVIS: dict[str, Any] = {"status": Status.CLAIMED, "claimed_by": 21, "claimed_at": MONDAY, "responded_at": MONDAY}
SOLVED: dict[str, Any] = {"status": Status.RESOLVED, "logged_by": 11, "resolved_at": MONDAY, "resolved_by": 21}


async def test_followers_are_told_unless_they_did_it_or_may_see_it_no_more(unit: UnitOfWork) -> None:
    await enter(unit, *(PEOPLE[who] for who in ("spoc", "other spoc", "member", "team's manager")))
    await unit.tickets.add(escalated())
    for person in (41, 42, 21, 31):
        await unit.following.watch(1001, person, on=True)
    await Desk(unit, SETTINGS, MONDAY).tickets.claim(1001, actor("member"))
    told = await owed(unit)
    assert [chat for chat, key in told if key == "watched-claimed"] == [31]
    assert [chat for chat, key in told if key == "spoc-taken"] == [41]  # once, in the town's own words


async def test_who_has_a_ticket_is_not_told_of_it_once_more_for_watching_it(unit: UnitOfWork) -> None:
    await enter(unit, *(PEOPLE[who] for who in ("member", "colleague", "team's manager")))
    await unit.tickets.add(escalated(**RAVIS))
    for person in (21, 31):
        await unit.following.watch(1001, person, on=True)
    await Desk(unit, SETTINGS, MONDAY).tickets.resolve(1001, actor("colleague"), Words("Done", MONDAY))
    assert [chat for chat, key in await owed(unit) if key == "watched-resolved"] == [31]


@pytest.mark.parametrize(("who", "told"), [("member", []), ("colleague", [21])])
@pytest.mark.parametrize("way", ["forward", "return"])
async def test_who_had_a_ticket_is_told_that_another_moved_it_on_and_never_of_what_they_did(
    unit: UnitOfWork, way: str, who: str, told: list[int]
) -> None:
    await enter(unit, PEOPLE["member"], PEOPLE["colleague"])
    await unit.tickets.add(escalated(**RAVIS))
    moves = Desk(unit, SETTINGS, MONDAY).moves
    if way == "forward":
        await moves.forward(1001, actor(who), "hudd", reason="not-ours")
    else:
        await moves.return_to_desk(1001, actor(who), reason="steps")
    assert [chat for chat, key in await owed(unit) if key == "lost-moved"] == told


async def test_the_operator_is_told_what_the_caller_said_to_another(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["operator"], PEOPLE["second operator"])
    await unit.tickets.add(escalated(**SOLVED))
    await Desk(unit, SETTINGS, MONDAY).endings.confirm(1001, actor("second operator"), Confirmation.UNREACHED)
    assert (11, "confirmed-unreached") in await owed(unit)


async def test_of_a_team_without_a_group_whoever_asked_gets_the_answer(unit: UnitOfWork) -> None:
    asked = RAVIS | {"status": Status.WAITING, "asked_by": 21, "asked_at": MONDAY}
    await unit.tickets.add(escalated(**asked))
    await Desk(unit, UNLINKED, MONDAY).questions.answer(1001, actor("operator"), Words("Since Monday", MONDAY))
    told = await owed(unit)
    assert (21, "answered-here") in told
    assert all(chat > 0 for chat, _ in told)


async def test_the_caller_is_asked_about_no_more_once_another_operator_opens_the_ticket_again(
    unit: UnitOfWork,
) -> None:
    gone = replace(PEOPLE["operator"], memberships=frozenset[Membership]())
    await enter(unit, gone, PEOPLE["second operator"])
    await unit.tickets.add(escalated(**SOLVED))
    question = Posted(chat_id=12, message_id=7, kind=MessageKind.CONFIRM, ticket=1001)
    await unit.outbox.take_slot(confirm_slot(1001, 12), question)
    await Desk(unit, SETTINGS, MONDAY).endings.reopen(1001, actor("second operator"), Words("Again", MONDAY))
    (left,) = await unit.outbox.about(1001, MessageKind.CONFIRM)
    assert is_left(left.slot)
    assert (12, "confirm") in await owed(unit)


async def test_a_problem_that_is_solved_without_a_word_solves_its_tickets(unit: UnitOfWork) -> None:
    await unit.tickets.add(escalated(1001, **RAVIS))
    await unit.tickets.add(escalated(1002, linked_to=1001))
    await Desk(unit, SETTINGS, MONDAY).tickets.resolve(1001, actor("member"), Words("", MONDAY))
    found = await unit.search.tickets({1001, 1002})
    assert {ticket.status for ticket in found} == {Status.RESOLVED}
    assert await unit.texts.notes(1002) == []


async def test_the_same_words_again_are_no_correction(unit: UnitOfWork) -> None:
    await unit.tickets.add(escalated())
    said = note("The roll is blank")
    said = replace(said, id=await unit.texts.add_note(said))
    view = Posted(chat_id=11, message_id=7, kind=MessageKind.VIEW, ticket=1001)
    await unit.outbox.take_slot("view:1001@11", view)
    await Desk(unit, SETTINGS, MONDAY).edits.reword(said, "The roll is blank")
    assert await owed(unit) == []
    await Desk(unit, SETTINGS, MONDAY).edits.reword(said, "The roll is empty")
    assert await owed(unit) == [(11, "view")]


async def test_claims_are_handed_over_without_a_group_to_tell(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["member"], PEOPLE["colleague"])
    await unit.tickets.add(escalated(**RAVIS))
    given = await Desk(unit, UNLINKED, MONDAY).handover.hand_over(actor("member"), "egov", 22)
    assert [ticket.claimed_by for ticket in given] == [22]
    told = await owed(unit)
    assert (22, "handed-to-you") in told
    assert all(chat > 0 for chat, _ in told)


async def test_the_clock_passes_over_a_ticket_that_is_not_there(unit: UnitOfWork) -> None:
    assert not await Watch(unit, SETTINGS, MONDAY).settle(9999, NextDate("stale", 0, MONDAY))


async def test_what_was_to_be_said_in_a_group_that_was_taken_away_is_said_nowhere(unit: UnitOfWork) -> None:
    late = escalated(due_at=after(hours=1), target_at=after(hours=1))
    await unit.tickets.add(late)
    breach = Reminder(
        ticket=1001, kind=ReminderKind.BREACH, cycle=1, due_at=after(hours=1), say_at=after(hours=1), team="egov"
    )
    await unit.reminders.add(breach)
    watch = Watch(unit, UNLINKED, after(hours=2))
    assert await unit.reminders.listeners(after(hours=2)) == [Listener("egov", None)]
    await speak(watch)
    assert await owed(unit) == []
    assert await unit.reminders.waiting(after(hours=2)) == []


async def test_a_ticket_of_a_team_that_is_no_more_is_opened_again_with_the_team_of_its_sort(unit: UnitOfWork) -> None:
    await unit.tickets.add(escalated(**(SOLVED | {"team": "gone"})))
    again = await Desk(unit, SETTINGS, MONDAY).endings.reopen(1001, actor("operator"), Words("Again", MONDAY))
    assert (again.team, again.status) == ("egov", Status.ESCALATED)
