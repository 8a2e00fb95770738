"""Whatever happens to a ticket, in whatever order: by when it is to be solved is the close of a counted day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.table import SECOND
from helpdesk.lifecycle.evolve import evolve
from helpdesk.sla import solution
from helpdesk.sla.next_date import WARNING_STEP, solution_date
from helpdesk.sla.recount import CALENDAR, count_anew
from helpdesk.ticket.rows import Dated, SolutionRow
from helpdesk.ticket.ticket import Priority, Status, Ticket
from tests.helpdesk.office import OFFICE, POLICIES, at
from tests.helpdesk.sla.revised import escalated, revised, with_day
from tests.helpdesk.sla.waiting import RHYTHM

REACHED = at("Mon 16 Nov 11:00")
DAYS = {Priority.P1: 1, Priority.P2: 3, Priority.P3: 5, Priority.P4: 0}
PROMISED = {priority: replace(policy, resolve_days=DAYS[priority]) for priority, policy in POLICIES.items()}
STEPS = st.one_of(
    st.sampled_from(list(Priority)),  # another priority
    st.sampled_from(["ask", "answer", "forward", "return"]),
    st.integers(17, 30),  # a day of November is closed, or open
)


def after(step: Priority | str, ticket: Ticket, hours: int) -> Ticket:
    now = REACHED + timedelta(hours=hours)
    if isinstance(step, Priority):
        return replace(ticket, priority=step)
    if step == "ask":
        return replace(ticket, status=Status.WAITING, asked_at=ticket.asked_at or now)
    if step == "return":
        return replace(ticket, status=Status.OPEN, team=None, asked_at=None)
    team = "hudd" if step == "forward" else ticket.team
    return replace(ticket, status=Status.ESCALATED if team else ticket.status, team=team, asked_at=None)


def counts(calendar: BusinessCalendar, row: SolutionRow) -> bool:
    return calendar.next_close(row.due_at - SECOND).at == row.due_at


@given(st.lists(st.tuples(STEPS, st.integers(0, 30), st.booleans()), max_size=8))
def test_it_is_always_the_close_of_a_counted_day_and_kept_twice_is_kept_once(
    history: list[tuple[Priority | str | int, int, bool]],
) -> None:
    ticket, calendar, hours = escalated(Priority.P3).ticket, OFFICE, 0
    ticket = replace(ticket, reached_at=REACHED)
    row = solution.kept(calendar, PROMISED, None, ticket, REACHED)
    for step, passed, is_open in history:
        hours += passed
        now = REACHED + timedelta(hours=hours)
        running = row if row is not None and row.ended_at is None else None
        if isinstance(step, int):
            calendar = with_day(step, is_open=is_open)
            change = revised(CALENDAR, calendar, policies=PROMISED, announced_at=now)
            anew = count_anew(Dated(ticket, None, None, running), change, now)
            ticket, row = evolve(ticket, anew.facts), anew.solution
            assert anew.solution_date == solution_date(ticket, row, change.rhythm)
        else:
            ticket = after(step, ticket, hours)
            row = solution.kept(calendar, PROMISED, running, ticket, now)
        if row is None or row.ended_at is not None:
            continue
        assert solution.kept(calendar, PROMISED, row, ticket, now) == row
        assert counts(calendar, row)
        assert row.target_at <= row.due_at
        assert (row.paused_at is not None) == (ticket.status is Status.WAITING)


@given(st.integers(0, 100), st.integers(1, 100))
def test_a_rest_never_brings_it_nearer_and_of_a_night_takes_nothing(asked: int, waited: int) -> None:
    ticket = replace(escalated(Priority.P3).ticket, reached_at=REACHED)
    row = solution.kept(OFFICE, PROMISED, None, ticket, REACHED)
    since, until = REACHED + timedelta(hours=asked), REACHED + timedelta(hours=asked + waited)
    rests = solution.kept(OFFICE, PROMISED, row, replace(ticket, status=Status.WAITING, asked_at=since), since)
    assert row is not None
    assert rests is not None
    assert solution_date(ticket, rests, RHYTHM) is None
    again = solution.kept(OFFICE, PROMISED, rests, ticket, until)
    assert again is not None
    assert again.due_at >= row.due_at
    if OFFICE.between(since, until) == timedelta(0):
        assert again.due_at == row.due_at
    assert solution.due_if_answered(OFFICE, rests, until) == again.due_at
    date = solution_date(ticket, again, RHYTHM)
    assert date is not None
    assert date.step == WARNING_STEP
