"""The response clock: what it promises, and what moves it."""

from dataclasses import replace
from datetime import datetime

import pytest

from helpdesk.calendar.response_clock import (
    Policy,
    ResponseClock,
    counted_at,
    lower_priority,
    raise_priority,
    recompute,
    recompute_by_policy,
    rested,
    start_clock,
)
from tests.helpdesk.calendars import DESK, KOLKATA, closed, local, opened

P1 = Policy("P1", "Critical", 1, 1)
P2 = Policy("P2", "High", 1, 2, resolve_days=3)
SLOW = Policy("P9", "Some day", 3, 5)


def said(at: datetime) -> str:
    return at.astimezone(KOLKATA).strftime("%d %b %H:%M:%S").removesuffix(":00")


def clock_of(policy: Policy, start: str) -> ResponseClock:
    return start_clock(DESK, policy, local(start))


def test_a_clock_warns_at_the_target_and_is_late_at_the_due_close() -> None:
    clock = clock_of(P2, "2026-11-20 16:30")
    assert said(clock.target_at) == "21 Nov 17:30"
    assert said(clock.due_at) == "23 Nov 17:30"
    assert clock.warn_at == clock.target_at
    assert (clock.priority, clock.started_at, clock.provisional) == ("P2", local("2026-11-20 16:30"), False)


@pytest.mark.parametrize(
    ("start", "warn"),
    [
        ("2026-11-16 10:00", "16 Nov 13:30"),  # the earliest instant, not after lunch
        ("2026-11-16 08:00", "16 Nov 13:30"),
        ("2026-11-16 12:00", "17 Nov 11:00"),  # 5 h today, 7 h tomorrow: 6 h
        ("2026-11-13 16:30", "16 Nov 13:00"),  # over a shut Saturday and a Sunday
        ("2026-11-16 17:29:59", "17 Nov 13:30"),  # half of 7 h and a second, rounded up
    ],
)
def test_where_target_and_due_are_one_the_warning_comes_at_half_of_the_open_time(start: str, warn: str) -> None:
    clock = clock_of(P1, start)
    assert clock.target_at == clock.due_at
    assert said(clock.warn_at) == warn


def test_a_raised_ticket_is_due_at_the_earlier_of_the_old_and_a_fresh_promise() -> None:
    clock = clock_of(P2, "2026-11-16 11:00")  # target the 17th, due the 18th
    same_day = raise_priority(DESK, clock, P1, local("2026-11-16 12:00"))
    assert (said(same_day.target_at), said(same_day.due_at)) == ("17 Nov 17:30", "17 Nov 17:30")
    assert said(same_day.warn_at) == "17 Nov 11:00"  # half from when it was raised
    next_day = raise_priority(DESK, clock, P1, local("2026-11-17 11:00"))
    assert (said(next_day.target_at), said(next_day.due_at)) == ("17 Nov 17:30", "18 Nov 17:30")
    last_day = raise_priority(DESK, clock, P1, local("2026-11-18 17:00"))
    assert said(last_day.due_at) == "18 Nov 17:30"
    assert last_day.priority == "P1"


def test_raising_moves_target_and_due_each_by_its_own_promise() -> None:
    clock = clock_of(SLOW, "2026-11-16 09:00")  # target the 18th, due the 20th
    two = Policy("P0", "Two days", 2, 2)
    raised = raise_priority(DESK, clock, two, local("2026-11-17 12:00"))
    assert (said(raised.target_at), said(raised.due_at)) == ("18 Nov 17:30", "19 Nov 17:30")
    again = raise_priority(DESK, clock, two, local("2026-11-16 09:30"))
    assert (said(again.target_at), said(again.due_at)) == ("17 Nov 17:30", "17 Nov 17:30")
    assert recompute(DESK, raised, local("2026-11-17 12:00")) == raised


def test_a_lowered_ticket_is_counted_from_its_start() -> None:
    clock = clock_of(P1, "2026-11-16 11:00")
    lowered = lower_priority(DESK, clock, P2)
    assert lowered == clock_of(P2, "2026-11-16 11:00")
    raised = raise_priority(DESK, lowered, P1, local("2026-11-17 11:00"))
    assert lower_priority(DESK, raised, P2) == lowered


def test_a_closure_moves_an_open_clock_later() -> None:
    clock = clock_of(P2, "2026-11-16 11:00")
    shut = DESK.with_exceptions([closed("2026-11-18", "Cyclone")])
    moved = recompute(shut, clock, local("2026-11-17 09:00"))
    assert (said(moved.target_at), said(moved.due_at)) == ("17 Nov 17:30", "19 Nov 17:30")
    assert moved.warn_at == moved.target_at


def test_a_target_never_moves_behind_the_due_time_of_a_raised_ticket() -> None:
    clock = clock_of(Policy("P4", "Low", 2, 3), "2026-11-16 11:00")  # target the 18th, due the 19th
    raised = raise_priority(DESK, clock, P1, local("2026-11-17 11:00"))  # both are the 18th now
    assert (raised.target_from, raised.due_from) == (clock.started_at, local("2026-11-17 11:00"))
    moved = recompute(DESK.with_exceptions([closed("2026-11-17")]), raised, local("2026-11-16 12:00"))
    assert (said(moved.target_at), said(moved.due_at)) == ("18 Nov 17:30", "18 Nov 17:30")


@pytest.mark.parametrize(
    ("announced", "due"),
    [
        ("2026-11-13 09:00", "14 Nov 17:30"),  # a business day is left: the 14th itself, newly open
        ("2026-11-13 11:00", "14 Nov 17:30"),
        (
            "2026-11-14 11:00",
            "16 Nov 17:30",
        ),  # one business day from the announcement, and that was the old one
        ("2026-11-16 11:00", "16 Nov 17:30"),  # no later than it was promised
    ],
)
def test_what_would_move_earlier_leaves_a_business_day_from_the_announcement(announced: str, due: str) -> None:
    clock = clock_of(P1, "2026-11-13 16:30")
    working_saturday = DESK.with_exceptions([opened("2026-11-14")])
    moved = recompute(working_saturday, clock, local(announced))
    assert said(moved.due_at) == due
    assert recompute(working_saturday, moved, local(announced)) == moved


def test_an_earlier_due_time_stops_at_one_business_day_from_the_announcement() -> None:
    clock = clock_of(Policy("P5", "Slow", 1, 5), "2026-11-13 16:30")  # due Fri 20
    open_weekend = DESK.with_exceptions([opened("2026-11-14"), opened("2026-11-15")])
    assert said(recompute(open_weekend, clock, local("2026-11-14 11:00")).due_at) == "18 Nov 17:30"
    assert said(recompute(open_weekend, clock, local("2026-11-18 11:00")).due_at) == "19 Nov 17:30"
    assert said(recompute(open_weekend, clock, local("2026-11-19 11:00")).due_at) == "20 Nov 17:30"


def test_a_changed_policy_moves_an_open_clock_under_the_same_protection() -> None:
    clock = clock_of(P2, "2026-11-16 11:00")
    assert recompute_by_policy(DESK, clock, SLOW, local("2026-11-16 12:00")).due_at == local("2026-11-21 17:30")
    hasty = replace(P2, target_days=1, due_days=1)
    assert recompute_by_policy(DESK, clock, hasty, local("2026-11-16 12:00")).due_at == local("2026-11-17 17:30")
    assert recompute_by_policy(DESK, clock, hasty, local("2026-11-17 12:00")).due_at == clock.due_at


def test_a_message_counts_at_its_date_but_not_outside_the_clock() -> None:
    clock = clock_of(P1, "2026-11-16 11:00")
    now = local("2026-11-16 15:00")
    assert counted_at(clock.started_at, local("2026-11-16 12:00"), now) == local("2026-11-16 12:00")
    assert counted_at(clock.started_at, local("2026-11-16 16:00"), now) == now
    assert counted_at(clock.started_at, local("2026-11-16 09:00"), now) == clock.started_at


def test_a_resolution_is_promised_only_if_the_policy_does_and_a_paused_day_does_not_count() -> None:
    assert P1.of_solution(None) is None
    policy = P2.of_solution(None)
    assert policy is not None
    promised = clock_of(policy, "2026-11-16 11:00")
    assert (said(promised.warn_at), said(promised.due_at)) == ("18 Nov 17:30", "19 Nov 17:30")
    paused = rested(DESK, promised, (local("2026-11-17 16:00"), local("2026-11-18 11:00")))
    assert (said(paused.warn_at), said(paused.due_at)) == ("20 Nov 17:30", "21 Nov 17:30")
    night = rested(DESK, promised, (local("2026-11-17 18:00"), local("2026-11-18 09:00")))
    assert night.due_at == promised.due_at, "it took nothing of a business day"


def test_a_policy_that_makes_no_sense_is_refused_by_name() -> None:
    for target, due in [(0, 1), (2, 1), (1, 0)]:
        with pytest.raises(ValueError, match=r"sla\.P1: target_days"):
            Policy("P1", "Critical", target, due)
    with pytest.raises(ValueError, match=r"sla\.P1: resolve_days"):
        Policy("P1", "Critical", 1, 1, -1)


def test_a_clock_beyond_the_confirmed_holidays_is_provisional() -> None:
    calendar = replace(DESK, confirmed_years=frozenset({2026}))
    assert start_clock(calendar, P2, local("2026-12-30 12:00")).provisional
    assert not start_clock(calendar, P1, local("2026-12-30 12:00")).provisional


def test_confirming_the_holidays_settles_a_provisional_clock_where_it_stands() -> None:
    doubtful = replace(DESK, confirmed_years=frozenset({2025}))
    clock = start_clock(doubtful, P1, local("2026-11-16 12:00"))
    settled = recompute(DESK, clock, local("2026-11-16 13:00"))
    assert clock.provisional
    assert settled == replace(clock, provisional=False)


@pytest.mark.parametrize(
    ("promised", "raised_to"),
    [
        (SLOW, Policy("P1", "Critical", 1, 1)),  # both move: the start alone remembers
        (Policy("P3", "Normal", 2, 5), Policy("P1", "Critical", 1, 1)),  # only the due time moves
        (Policy("P3", "Normal", 4, 5), Policy("P1", "Critical", 1, 5)),  # only the target moves
    ],
)
@pytest.mark.parametrize("came_back", [False, True])
def test_raised_and_lowered_again_it_is_counted_from_when_it_was_first_there(
    promised: Policy, raised_to: Policy, came_back: bool
) -> None:
    clock = clock_of(promised, "2026-11-16 11:00")
    raised = raise_priority(DESK, clock, raised_to, local("2026-11-17 12:00"))
    assert raised != replace(clock, priority=raised.priority), "something of it moved"
    moved_both = raised.target_from != clock.target_from and raised.due_from != clock.due_from
    if came_back and not moved_both:
        raised = replace(raised, started_at=local("2026-11-19 12:00"))
    lowered = lower_priority(DESK, raised, SLOW)
    assert (lowered.target_at, lowered.due_at) == (
        clock_of(SLOW, "2026-11-16 11:00").target_at,
        clock_of(SLOW, "2026-11-16 11:00").due_at,
    )


def test_a_raise_that_makes_both_sooner_promises_all_anew_but_the_start() -> None:
    clock = clock_of(SLOW, "2026-11-16 11:00")
    fresh = clock_of(P1, "2026-11-17 12:00")
    raised = raise_priority(DESK, clock, P1, local("2026-11-17 12:00"))
    assert raised == replace(fresh, started_at=clock.started_at)


def test_a_raise_that_makes_nothing_sooner_goes_on_counting_as_before() -> None:
    clock = clock_of(P2, "2026-11-16 11:00")  # target the 17th, due the 18th: so are the fresh ones below
    by_target = raise_priority(DESK, clock, Policy("P1", "Critical", 1, 2), local("2026-11-16 12:00"))
    by_due = raise_priority(DESK, clock, P1, local("2026-11-17 12:00"))
    assert by_target == replace(clock, priority="P1")
    assert (by_due.due_from, by_due.due_days) == (clock.due_from, clock.due_days)


def test_a_raise_into_a_confirmed_year_is_provisional_no_more() -> None:
    clock = replace(clock_of(SLOW, "2026-11-16 11:00"), provisional=True)
    assert not raise_priority(DESK, clock, P1, local("2026-11-16 12:00")).provisional
