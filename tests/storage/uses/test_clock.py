"""What comes by itself, day by day: what the clock records of a ticket, and whom it tells, where and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from helpdesk.desk.desk import Desk
from helpdesk.desk.watch import Watch
from helpdesk.notify.on_clock import Listener, Reminder, ReminderKind
from helpdesk.sla.clocks import arrived
from helpdesk.sla.next_date import RESPONSE
from helpdesk.ticket.facts.promises import DelayReason
from helpdesk.ticket.rows import NextDate
from helpdesk.ticket.ticket import Priority, Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD, SETTINGS
from tests.helpdesk.office import at
from tests.storage.factories import MONDAY, escalated, speak, ticket
from tests.storage.uses.playing import (
    OPERATOR,
    RAVI,
    SHARED,
    SPOC,
    Step,
    holds,
    kept,
    said,
    staffed,
)

UNLINKED = replace(SETTINGS, chat_id=None, teams=(replace(EGOV, chat_id=None), HUDD))


async def swept(desk: Desk) -> None:
    """Record all that is true by now, and tell of it."""
    watch = Watch(desk.store, desk.settings, desk.now)
    while due := await desk.store.timers.due(desk.now, 9):
        for number, date in due:
            assert await watch.settle(number, date)
    await speak(watch)


UNANSWERED: list[Step] = [
    ("10:00", "the desk gives it to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("17:29", "nothing yet", swept),
    ("17:30", "the target is missed", swept),
    ("Tue 17 Nov 10:00", "it is said when they come", swept),
    ("Tue 17 Nov 17:30", "breached, at the very instant", swept),
    ("Tue 17 Nov 17:31", "nothing more", swept),
    ("Wed 18 Nov 10:00", "the office opens", swept),
    ("Thu 19 Nov 10:00", "a day later", swept),
    ("Fri 20 Nov 10:00", "two days later", swept),
    ("Fri 20 Nov 11:00", "claimed late", lambda d: d.tickets.claim(1001, RAVI)),
    ("Fri 20 Nov 11:10", "promised", lambda d: d.promises.promise(1001, RAVI, "d0")),
    ("Fri 20 Nov 17:31", "the promise is missed", swept),
    ("Sat 21 Nov 10:00", "and that is said", swept),
    ("Sat 21 Nov 11:00", "promised anew", lambda d: d.promises.promise(1001, RAVI, "d1", DelayReason.OTHERS)),
    ("Mon 23 Nov 10:00", "its day has come", swept),
    ("Mon 23 Nov 11:00", "asked back", lambda d: d.questions.ask(1001, RAVI, said(d, "Which?"))),
    ("Tue 24 Nov 10:00", "a holiday", swept),
    ("Wed 25 Nov 17:30", "no answer", swept),
    ("Thu 26 Nov 10:00", "and that is said", swept),
    ("Thu 26 Nov 11:00", "answered", lambda d: d.questions.answer(1001, OPERATOR, said(d, "This"))),
    ("Tue 1 Dec 10:00", "what was promised is over", swept),
    ("Tue 1 Dec 11:00", "solved", lambda d: d.tickets.resolve(1001, RAVI, said(d, "Done"))),
    ("Tue 1 Dec 11:10", "no", lambda d: d.endings.object(1001, SPOC, said(d, "No"))),
    ("Wed 2 Dec 10:00", "the desk is reminded", swept),
]

AFTER_A_STOP: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "another", lambda d: d.moves.escalate(1002, OPERATOR, "egov")),
    ("Thu 19 Nov 12:00", "all that has piled up", swept),
    ("Thu 19 Nov 12:10", "claimed", lambda d: d.tickets.claim(1002, RAVI)),
    ("Fri 20 Nov 12:00", "of the one alone", swept),
]


async def test_what_has_piled_up_is_said_at_once(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in (1001, 1002):
        await kept(unit, number, caller)
    await holds(unit, "tickets/after_a_stop", AFTER_A_STOP)


async def test_a_team_without_the_card_is_told_all_the_same_and_a_date_that_has_moved_is_left(
    unit: UnitOfWork,
) -> None:
    await staffed(unit)
    clock = arrived(SHARED.calendar, SHARED.sla[Priority.P3], ticket(), "egov", MONDAY)
    await unit.tickets.add(escalated(target_at=clock.target_at, due_at=clock.due_at))
    await unit.timers.put_clock(clock)
    await unit.timers.set_next(1001, NextDate(RESPONSE, 0, clock.target_at))
    moved = NextDate(RESPONSE, 0, MONDAY)
    steps: list[Step] = [
        ("Tue 17 Nov 09:00", "another date", lambda d: Watch(d.store, d.settings, d.now).settle(1001, moved)),
        ("Tue 17 Nov 09:01", "no ticket", lambda d: Watch(d.store, d.settings, d.now).settle(1009, moved)),
        ("Tue 17 Nov 10:00", "its target", swept),
        ("Wed 18 Nov 10:00", "it is late, and others wait for no place of their own", swept),
    ]
    await holds(unit, "tickets/without_a_card", steps)


async def test_a_ticket_that_nobody_answers(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await holds(unit, "tickets/unanswered", UNANSWERED)


async def test_a_ticket_of_a_team_without_a_group(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await holds(unit, "tickets/unanswered_unlinked", UNANSWERED[:17], UNLINKED)


async def test_what_may_not_be_said_at_night_waits_for_the_opening(unit: UnitOfWork) -> None:
    evening, night, morning = at("Mon 16 Nov 17:30"), at("Mon 16 Nov 22:00"), at("Tue 17 Nov 10:00")
    await staffed(unit)
    await unit.tickets.add(escalated(status=Status.CLAIMED, claimed_by=21, claimed_at=MONDAY, responded_at=MONDAY))
    await unit.reminders.add(
        Reminder(ticket=1001, kind=ReminderKind.STALE, cycle=1, due_at=evening, say_at=evening, team="egov")
    )
    watch = Watch(unit, SHARED, night)
    assert await watch.speak_to(Listener("egov", None)) == 0
    assert await unit.reminders.waiting(morning - timedelta(seconds=1)) == []
    assert [one.say_at for one in await unit.reminders.waiting(morning)] == [morning]


async def test_a_date_that_cannot_be_settled_is_put_off(unit: UnitOfWork) -> None:
    date, later = NextDate(RESPONSE, 0, MONDAY), at("Mon 16 Nov 12:00")
    await unit.tickets.add(escalated())
    await unit.timers.set_next(1001, date)
    watch = Watch(unit, SHARED, MONDAY)
    assert await watch.put_off(1001, date, later)
    assert await unit.timers.next_date(1001) == replace(date, at=later)
    assert not await watch.put_off(1001, date, later), "somebody was faster"
