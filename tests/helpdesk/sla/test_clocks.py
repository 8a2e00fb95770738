"""What moves a team's response clock: every row of the table, on one calendar with lunch, Sundays and a holiday."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from helpdesk.calendar.response_clock import Policy, ResponseClock, TeamTimes
from helpdesk.sla.clocks import answered, arrived, cancelled, clock_of, is_running, moved_to, reprioritised
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.rows import ClockRow
from helpdesk.ticket.ticket import Priority, Ticket
from tests.helpdesk.office import OFFICE, POLICIES, at, ticket
from tests.helpdesk.sla.revised import with_day

REACHED = at("Mon 16 Nov 11:00")
P3_DUE = at("Wed 18 Nov 17:30")


def clock(priority: Priority = Priority.P3, reached: datetime = REACHED, **known: object) -> ClockRow:
    started = arrived(OFFICE, POLICIES[priority], ticket(), "egov", reached)
    return replace(started, **known)  # type: ignore[arg-type]


def back(former: ClockRow, now: datetime, of: Ticket | None = None) -> ClockRow:
    elsewhere = arrived(OFFICE, POLICIES[Priority.P3], ticket(cycle=1), "hudd_tech", at("Tue 17 Nov 12:00"))
    return arrived(OFFICE, POLICIES[Priority.P3], of or ticket(cycle=2), "egov", now, [former, elsewhere])


def test_the_clock_starts_when_the_ticket_reaches_the_team() -> None:
    started = clock()
    assert (started.cycle, started.team, started.started_at) == (1, "egov", REACHED)
    assert (started.target_at, started.due_at) == (at("Tue 17 Nov 17:30"), P3_DUE)
    assert started.warn_at == started.target_at
    assert is_running(started)


def test_a_p1_is_warned_of_when_half_of_its_working_time_has_passed() -> None:
    assert clock(Priority.P1, at("Mon 16 Nov 10:00")).warn_at == at("Mon 16 Nov 13:30")


@pytest.mark.parametrize(
    ("when", "outcome", "breached"),
    [
        (at("Mon 16 Nov 11:00"), ClockOutcome.IN_TIME, None),
        (at("Wed 18 Nov 17:29:59"), ClockOutcome.IN_TIME, None),
        (P3_DUE, ClockOutcome.IN_TIME, None),
        (at("Wed 18 Nov 17:30:01"), ClockOutcome.LATE, P3_DUE),
        (at("Fri 20 Nov 11:00"), ClockOutcome.LATE, P3_DUE),
    ],
)
def test_the_first_response_stops_the_clock_met_or_late(
    when: datetime, outcome: ClockOutcome, breached: datetime | None
) -> None:
    stopped = answered(clock(), when)
    assert (stopped.ended_at, stopped.outcome, stopped.breached_at) == (when, outcome, breached)


def test_a_finished_clock_keeps_what_was_promised() -> None:
    stopped = answered(clock(), at("Tue 17 Nov 11:00"))
    later = at("Fri 20 Nov 11:00")
    assert answered(stopped, later) == stopped
    assert cancelled(stopped, later) == stopped
    assert reprioritised(OFFICE, POLICIES, stopped, Priority.P1, later) == stopped


def test_an_answer_dated_before_the_breach_takes_it_away() -> None:
    late = clock(breached_at=P3_DUE)
    stopped = answered(late, at("Wed 18 Nov 17:29"))
    assert (stopped.outcome, stopped.breached_at) == (ClockOutcome.IN_TIME, None)


def test_forwarding_cancels_the_old_clock_and_starts_a_fresh_one() -> None:
    old = cancelled(clock(), at("Tue 17 Nov 12:00"))
    assert (old.outcome, old.breached_at) == (ClockOutcome.CANCELLED, None)
    assert old.ended_at == at("Tue 17 Nov 12:00")
    new = arrived(OFFICE, POLICIES[Priority.P3], ticket(cycle=1), "hudd_tech", at("Tue 17 Nov 12:00"), [old])
    assert (new.team, new.cycle, new.due_at) == ("hudd_tech", 2, at("Thu 19 Nov 17:30"))


def test_sent_back_to_a_team_that_had_it_its_old_due_time_stands() -> None:
    again = back(cancelled(clock(), at("Tue 17 Nov 12:00")), at("Wed 18 Nov 12:00"))
    assert (again.cycle, again.due_at, again.started_at) == (3, P3_DUE, at("Wed 18 Nov 12:00"))
    assert is_running(again)
    assert again.outcome is None


@pytest.mark.parametrize("order", [1, -1])
def test_of_many_stays_with_a_team_the_last_one_s_due_time_stands(order: int) -> None:
    first = cancelled(clock(), at("Mon 16 Nov 12:00"))
    last = cancelled(clock(reached=at("Thu 19 Nov 12:00"), cycle=3), at("Thu 19 Nov 13:00"))
    now = at("Fri 20 Nov 11:00")
    again = arrived(OFFICE, POLICIES[Priority.P3], ticket(cycle=4), "egov", now, [first, last][::order])
    assert again.due_at == last.due_at


@pytest.mark.parametrize(("breached", "due"), [(None, at("Thu 19 Nov 17:30")), (P3_DUE, P3_DUE)])
def test_a_day_closed_while_it_was_away_puts_off_what_is_not_recorded_as_late(
    breached: datetime | None, due: datetime
) -> None:
    stay = cancelled(clock(breached_at=breached), at("Tue 17 Nov 12:00"))
    again = arrived(with_day(18), POLICIES[Priority.P3], ticket(cycle=1), "egov", at("Thu 19 Nov 11:00"), [stay])
    assert (again.due_at, again.breached_at) == (due, breached)


def test_it_stands_even_if_it_has_passed_and_a_breach_is_not_counted_twice() -> None:
    late = cancelled(clock(breached_at=P3_DUE), at("Thu 19 Nov 12:00"))
    again = back(late, at("Fri 20 Nov 12:00"))
    assert (again.due_at, again.breached_at) == (P3_DUE, P3_DUE)


def test_a_team_that_had_answered_in_time_is_not_late_because_the_ticket_came_back() -> None:
    kept = answered(clock(), at("Mon 16 Nov 12:00"))
    assert back(kept, at("Wed 18 Nov 12:00")).due_at == P3_DUE
    assert back(kept, at("Fri 20 Nov 12:00")).due_at == at("Mon 23 Nov 17:30")


@pytest.mark.parametrize(
    ("comes_back", "due"), [("Wed 18 Nov 17:29:59", P3_DUE), ("Wed 18 Nov 17:30", at("Fri 20 Nov 17:30"))]
)
def test_what_it_had_answered_in_time_is_promised_anew_from_the_due_time_on(comes_back: str, due: datetime) -> None:
    kept = answered(clock(), at("Mon 16 Nov 12:00"))
    assert back(kept, at(comes_back)).due_at == due


@pytest.mark.parametrize(
    ("former", "now_is", "due"),
    [
        (
            Priority.P3,
            Priority.P1,
            at("Tue 17 Nov 17:30"),
        ),  # raised while elsewhere: a fresh promise, if it is sooner
        (Priority.P1, Priority.P3, at("Wed 18 Nov 17:30")),  # lowered: counted from its first arrival
        (Priority.P3, Priority.P4, P3_DUE),
    ],
)
def test_sent_back_after_a_change_of_priority_its_old_due_time_moves_as_a_running_one(
    former: Priority, now_is: Priority, due: datetime
) -> None:
    stay = cancelled(clock(former), at("Mon 16 Nov 12:00"))
    of = ticket(cycle=2, priority=now_is)
    again = arrived(OFFICE, POLICIES[now_is], of, "egov", at("Mon 16 Nov 16:00"), [stay])
    assert (again.due_at, again.priority, again.cycle) == (due, now_is, 3)
    assert again.started_at == at("Mon 16 Nov 16:00")


def test_a_raised_priority_is_due_at_the_earlier_of_the_old_time_and_a_fresh_promise() -> None:
    raised = reprioritised(OFFICE, POLICIES, clock(), Priority.P1, at("Mon 16 Nov 12:00"))
    assert (raised.due_at, raised.priority) == (at("Tue 17 Nov 17:30"), Priority.P1)
    close = reprioritised(OFFICE, POLICIES, clock(), Priority.P1, at("Wed 18 Nov 17:00"))
    assert close.due_at == P3_DUE


def test_a_lowered_priority_is_counted_from_the_start_and_a_recorded_breach_stays() -> None:
    late = clock(Priority.P1, breached_at=at("Tue 17 Nov 17:30"))
    lowered = reprioritised(OFFICE, POLICIES, late, Priority.P4, at("Wed 18 Nov 11:00"))
    assert (lowered.due_at, lowered.breached_at) == (P3_DUE, at("Tue 17 Nov 17:30"))
    assert answered(lowered, at("Wed 18 Nov 12:00")).outcome == ClockOutcome.LATE


def test_a_priority_that_is_lowered_after_a_bounce_wins_no_time() -> None:
    again = back(cancelled(clock(), at("Mon 16 Nov 12:00")), at("Wed 18 Nov 12:00"))
    lowered = reprioritised(OFFICE, POLICIES, again, Priority.P4, at("Wed 18 Nov 12:30"))
    assert (lowered.due_at, lowered.due_from, lowered.started_at) == (P3_DUE, REACHED, again.started_at)
    raised = reprioritised(OFFICE, POLICIES, again, Priority.P1, at("Wed 18 Nov 12:30"))
    assert reprioritised(OFFICE, POLICIES, raised, Priority.P3, at("Wed 18 Nov 13:00")).due_at == P3_DUE


def test_a_warning_that_lies_ahead_again_is_given_again() -> None:
    warned = clock(Priority.P1, at("Mon 16 Nov 10:00"), warned_at=at("Mon 16 Nov 13:30"))
    lowered = reprioritised(OFFICE, POLICIES, warned, Priority.P4, at("Mon 16 Nov 15:00"))
    assert lowered.warned_at is None
    assert clock_of(lowered).warn_at == at("Mon 16 Nov 17:30")


@pytest.mark.parametrize("now", [at("Mon 16 Nov 17:30"), at("Wed 18 Nov 11:00")], ids=["due now", "long past"])
def test_a_warning_that_does_not_lie_ahead_is_not_given_again(now: datetime) -> None:
    given = at("Mon 16 Nov 13:30")
    warned = clock(Priority.P1, at("Mon 16 Nov 10:00"), warned_at=given)
    lowered = reprioritised(OFFICE, POLICIES, warned, Priority.P4, now)
    assert (lowered.warn_at, lowered.warned_at) == (at("Mon 16 Nov 17:30"), given)


def test_a_clock_of_no_known_priority_is_counted_from_the_start_like_a_lowered_one() -> None:
    unknown = replace(clock(Priority.P1), priority=None)
    assert reprioritised(OFFICE, POLICIES, unknown, Priority.P3, at("Mon 16 Nov 12:00")).due_at == P3_DUE


def test_a_clock_of_no_known_priority_keeps_its_due_time_when_its_ticket_comes_back() -> None:
    unknown = replace(cancelled(clock(), at("Mon 16 Nov 12:00")), priority=None)
    of = ticket(cycle=2, priority=Priority.P1)
    again = arrived(OFFICE, POLICIES[Priority.P1], of, "egov", at("Mon 16 Nov 16:00"), [unknown])
    assert (again.due_at, again.priority) == (P3_DUE, Priority.P1)


def test_a_team_s_own_times_hold_after_a_change_of_priority() -> None:
    own = Policy("P1", "Critical", 1, 1, teams={"egov": TeamTimes(due_days=4)})
    lowered = reprioritised(OFFICE, {Priority.P4: own}, clock(), Priority.P4, at("Mon 16 Nov 12:00"))
    assert lowered.due_at == at("Fri 20 Nov 17:30")


def test_reopened_it_has_a_new_cycle_and_a_fresh_promise() -> None:
    again = arrived(OFFICE, POLICIES[Priority.P3], ticket(cycle=1), "egov", at("Fri 20 Nov 12:00"))
    assert (again.cycle, again.due_at) == (2, at("Mon 23 Nov 17:30"))


def test_a_row_says_all_of_its_clock() -> None:
    row = clock(Priority.P1, started_at=at("Mon 16 Nov 15:00"), due_from=at("Mon 16 Nov 12:00"), provisional=True)
    assert clock_of(row) == ResponseClock(
        priority="P1",
        started_at=at("Mon 16 Nov 15:00"),
        target_from=REACHED,
        target_days=row.target_days,
        due_from=at("Mon 16 Nov 12:00"),
        due_days=row.due_days,
        target_at=row.target_at,
        due_at=row.due_at,
        warn_at=row.warn_at or row.due_at,
        provisional=True,
    )
    assert row.warn_at not in (None, row.target_at, row.due_at)


def test_a_row_takes_all_times_of_a_moved_clock() -> None:
    moved = ResponseClock(
        priority="P2",
        started_at=REACHED,
        target_from=at("Mon 16 Nov 12:00"),
        target_days=3,
        due_from=at("Mon 16 Nov 13:00"),
        due_days=4,
        target_at=at("Thu 19 Nov 17:30"),
        due_at=at("Fri 20 Nov 17:30"),
        warn_at=at("Fri 20 Nov 11:00"),
        provisional=True,
    )
    assert clock_of(moved_to(clock(), moved)) == moved


def test_a_row_from_before_all_of_it_was_written_down_counts_from_its_start() -> None:
    row = clock(warn_at=None)
    old = clock_of(replace(row, priority=None, target_from=None, due_from=None))
    assert (old.priority, old.target_from, old.due_from, old.warn_at) == ("P4", REACHED, REACHED, row.target_at)
