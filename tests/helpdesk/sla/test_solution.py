"""By when a ticket is to be solved: how that clock begins, rests, moves and ends, and what holds whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import TeamTimes
from helpdesk.calendar.table import SECOND
from helpdesk.lifecycle.evolve import evolve
from helpdesk.sla import solution
from helpdesk.sla.clocks import clock_of, reprioritised
from helpdesk.sla.next_date import WARNING_STEP, solution_date
from helpdesk.sla.recount import CALENDAR, count_anew
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.solution import SolutionDue
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


OF = replace(escalated(Priority.P3).ticket, reached_at=REACHED)
NOW = at("Tue 17 Nov 12:00")


def begun(now: datetime = REACHED, of: Ticket = OF, days: int = 5) -> SolutionRow:
    policy = replace(POLICIES[Priority.P3], resolve_days=days).of_solution("egov")
    assert policy is not None
    row = solution.begun(OFFICE, policy, of, now)
    assert row is not None
    return row


def kept(row: SolutionRow | None, now: datetime = NOW, /, **becomes: object) -> SolutionRow | None:
    return solution.kept(OFFICE, PROMISED, row, replace(OF, **becomes), now)  # type: ignore[arg-type]


def test_it_begins_when_the_ticket_reaches_the_team() -> None:
    assert begun() == SolutionRow(
        ticket=1001, cycle=1, team="egov", started_at=REACHED, priority=Priority.P3,
        target_from=REACHED, target_days=4, target_at=at("Fri 20 Nov 17:30"), warn_at=at("Fri 20 Nov 17:30"),
        due_from=REACHED, due_days=5, due_at=at("Sat 21 Nov 17:30"),
    )  # fmt: skip
    assert kept(None, REACHED) == begun()
    assert begun(of=replace(OF, reached_at=None)) == begun()
    assert begun(of=replace(OF, reached_at=NOW)) == begun(), "it can't begin later than now"


@pytest.mark.parametrize(
    ("now", "days", "due"),
    [
        ("Fri 20 Nov 11:00", 5, "Sat 21 Nov 17:30"),
        ("Fri 20 Nov 11:00", 2, "Sat 21 Nov 17:30"),
        ("Fri 20 Nov 11:00", 8, "Thu 26 Nov 17:30"),
    ],
)
def test_one_that_is_promised_later_counts_from_then_but_never_ends_before_a_business_day(
    now: str, days: int, due: str
) -> None:
    row = begun(at(now), days=days)
    assert (row.started_at, row.due_from, row.due_days) == (REACHED, REACHED, days)
    assert row.due_at == at(due)


def test_it_begins_only_with_a_team_that_has_the_ticket_and_where_something_is_promised() -> None:
    assert kept(None, status=Status.OPEN) is None
    assert kept(None, team=None) is None
    assert kept(None, priority=Priority.P4) is None


def test_begun_while_the_ticket_waits_it_rests_from_the_question_on() -> None:
    asked = at("Tue 17 Nov 11:00")
    assert kept(None, status=Status.WAITING, asked_at=asked) == replace(begun(NOW), paused_at=asked)


@pytest.mark.parametrize(
    ("solved", "outcome", "breached"),
    [
        ("Sat 21 Nov 17:30", ClockOutcome.IN_TIME, None),
        ("Sat 21 Nov 17:31", ClockOutcome.LATE, at("Sat 21 Nov 17:30")),
    ],
)
def test_it_ends_when_the_ticket_is_solved_in_time_or_late(
    solved: str, outcome: ClockOutcome, breached: datetime | None
) -> None:
    ended = kept(begun(), at("Mon 23 Nov 11:00"), status=Status.RESOLVED, resolved_at=at(solved))
    assert ended == replace(begun(), ended_at=at(solved), outcome=outcome, breached_at=breached)


def test_solved_while_it_rests_the_rest_counts() -> None:
    asked, solved = at("Tue 17 Nov 12:00"), at("Mon 23 Nov 12:00")
    ended = kept(replace(begun(), paused_at=asked), solved, status=Status.RESOLVED, resolved_at=solved)
    assert ended is not None
    assert (ended.outcome, ended.paused_at, ended.pauses) == (ClockOutcome.IN_TIME, None, ((asked, solved),))


@pytest.mark.parametrize("becomes", [{"status": Status.CLOSED}, {"priority": Priority.P4}])
def test_it_is_cancelled_with_a_ticket_that_nobody_solved_and_with_its_promise(becomes: dict[str, object]) -> None:
    resting = replace(begun(), paused_at=REACHED)
    assert kept(resting, **becomes) == replace(begun(), ended_at=NOW, outcome=ClockOutcome.CANCELLED)


def test_it_follows_the_priority() -> None:
    policy = PROMISED[Priority.P2].of_solution("egov")
    assert policy is not None
    raised = reprioritised(OFFICE, {Priority.P2: policy}, begun(), Priority.P2, NOW)
    assert raised.due_at == at("Fri 20 Nov 17:30")
    assert kept(begun(), priority=Priority.P2) == raised
    changed = {Priority.P3: replace(PROMISED[Priority.P3], resolve_days=4)}
    assert solution.kept(OFFICE, changed, begun(), OF, NOW) == begun(), "a policy moves it by a recount alone"


def test_it_goes_on_from_team_to_team_and_at_the_desk() -> None:
    assert kept(begun(), team="hudd") == replace(begun(), team="hudd")
    assert kept(begun(), status=Status.OPEN, team=None) == replace(begun(), team=solution.DESK)


def test_with_a_team_that_has_times_of_its_own_it_is_counted_by_these() -> None:
    own = {Priority.P3: replace(PROMISED[Priority.P3], teams={"hudd": TeamTimes(resolve_days=4)})}
    row = replace(begun(), warned_at=at("Tue 17 Nov 11:00"))
    moved = solution.kept(OFFICE, own, row, replace(OF, team="hudd"), NOW)
    assert moved is not None
    assert (moved.team, moved.due_at, moved.due_days) == ("hudd", at("Fri 20 Nov 17:30"), 4)
    assert (moved.warn_at, moved.warned_at) == (at("Thu 19 Nov 17:30"), None)


def test_it_rests_from_the_question_until_the_answer() -> None:
    asked = at("Tue 17 Nov 11:00")
    rests = kept(begun(), status=Status.WAITING, asked_at=asked)
    assert rests == replace(begun(), paused_at=asked)
    assert kept(rests, at("Wed 18 Nov 12:00"), status=Status.WAITING, asked_at=NOW) == rests
    assert kept(begun(), status=Status.WAITING) == replace(begun(), paused_at=NOW)
    back = at("Thu 19 Nov 11:00")
    again = kept(rests, back)
    assert again is not None
    assert clock_of(again).pauses == ((asked, back),)
    assert again == replace(
        begun(), pauses=((asked, back),), target_at=at("Wed 25 Nov 17:30"), warn_at=at("Wed 25 Nov 17:30"),
        due_at=at("Thu 26 Nov 17:30"),
    )  # fmt: skip


@pytest.mark.parametrize("asked", [NOW, at("Tue 17 Nov 12:01")])
def test_a_rest_that_ends_where_it_began_is_none(asked: datetime) -> None:
    assert kept(replace(begun(), paused_at=asked)) == begun()


def test_a_warning_that_lies_ahead_again_after_a_rest_is_given_again() -> None:
    row = replace(begun(), warned_at=at("Wed 18 Nov 17:30"), paused_at=at("Thu 19 Nov 12:00"))
    again = kept(row, at("Fri 20 Nov 12:00"))
    assert again is not None
    assert (again.warn_at, again.warned_at) == (at("Mon 23 Nov 17:30"), None)


@pytest.mark.parametrize(
    ("becomes", "ended", "told"),
    [
        ({"solve_by": None}, False, (SolutionDue(NOW, None, at("Sat 21 Nov 17:30")),)),
        ({"solve_by": at("Fri 20 Nov 17:30")}, False, (SolutionDue(NOW, None, at("Sat 21 Nov 17:30")),)),
        ({"solve_by": at("Sat 21 Nov 17:30")}, False, ()),
        ({"solve_by": at("Sat 21 Nov 17:30")}, True, (SolutionDue(NOW, None, None),)),
        ({"solve_by": None}, True, ()),
        ({"solve_by": None, "status": Status.RESOLVED}, False, ()),
    ],
)
def test_it_is_told_where_the_ticket_says_something_else_and_is_not_over(
    becomes: dict[str, object], ended: bool, told: tuple[Fact, ...]
) -> None:
    row = solution.ended(begun(), NOW) if ended else begun()
    assert solution.told(replace(OF, **becomes), row, NOW) == told  # type: ignore[arg-type]


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
