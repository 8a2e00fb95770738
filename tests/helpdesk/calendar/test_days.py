"""What a date is shown as, which hours and weekdays make sense, and what a priority promises of whom."""

from dataclasses import replace
from datetime import UTC, date, time

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy, TeamTimes, recompute, rested, standing, start_clock
from helpdesk.calendar.rules import ClosedWeekday, Day, DayException, DayRule, Hours, Why, WhyCode
from helpdesk.limits import Wrong
from tests.calendars import calendar_of
from tests.helpdesk.calendars import DESK, OFFICE, WEEKEND, closed, hours, local, opened

SHORT = hours("10:00-13:30")
PUJA = DayException(date(2026, 11, 18), DayRule.HOLIDAY, (), "Puja", estimated=True)


@pytest.mark.parametrize(
    ("exceptions", "day"),
    [
        ((), Day(date(2026, 11, 16), OFFICE, True, Why(WhyCode.OFFICE_HOURS, 0))),
        ((), Day(date(2026, 11, 21), OFFICE, True, Why(WhyCode.OFFICE_HOURS, 5))),
        ((), Day(date(2026, 11, 14), (), False, Why(WhyCode.NTH_WEEKDAY, 5, 2))),
        ((), Day(date(2026, 11, 22), (), False, Why(WhyCode.WEEKDAY, 6))),
        (
            (PUJA,),
            Day(date(2026, 11, 18), (), False, Why(WhyCode.EXCEPTION, 2, 0, "Puja", DayRule.HOLIDAY, estimated=True)),
        ),
        (
            (opened("2026-11-22", name="Camp"),),
            Day(date(2026, 11, 22), OFFICE, True, Why(WhyCode.SPECIAL_HOURS, 6, 0, "Camp", DayRule.ADMIN)),
        ),
        (
            (opened("2026-11-16", "10:00-13:30", source=DayRule.CONFIG),),
            Day(date(2026, 11, 16), SHORT, False, Why(WhyCode.SPECIAL_HOURS, 0, 0, "", DayRule.CONFIG)),
        ),
    ],
)
def test_a_date_is_shown_with_its_hours_and_the_rule_that_decides_it(
    exceptions: tuple[DayException, ...], day: Day
) -> None:
    assert DESK.with_exceptions(exceptions).day(day.on) == day


def test_hours_are_counted_to_the_second() -> None:
    span = Hours(time(9, 30, 15), time(17, 45, 30))
    assert (span.start, span.end) == (9 * 3600 + 30 * 60 + 15, 17 * 3600 + 45 * 60 + 30)
    assert Hours(time(0), time(0)).end == 86_400
    with pytest.raises(ValueError, match="close before"):
        Hours(time(10), time(10))
    noon = calendar_of(hours=["10:00-12:00", "12:00-14:00"], country="", subdivision="")
    assert noon.is_open(local("2026-11-16 12:00"))


def test_a_month_has_at_most_five_of_a_weekday_and_one_of_them_is_enough() -> None:
    BusinessCalendar("Asia/Kolkata", OFFICE, frozenset({ClosedWeekday(6, 5)}))
    with pytest.raises(ValueError, match="no such weekday"):
        BusinessCalendar("Asia/Kolkata", OFFICE, frozenset({ClosedWeekday(6, 6)}))
    for kept in range(1, 6):
        others = {ClosedWeekday(day, nth) for day in range(7) for nth in range(1, 6) if nth != kept}
        assert BusinessCalendar("Asia/Kolkata", OFFICE, frozenset(others)).closed == others


# -- what a priority promises --------------------------------------------------------------------------------

PLAIN = Policy("P3", "Moderate", 1, 2, 4)
OWN = replace(PLAIN, teams={"egov": TeamTimes(target_days=2, due_days=3, resolve_days=6), "hudd": TeamTimes(None, 5)})


@pytest.mark.parametrize(
    ("team", "times"), [(None, (1, 2, 4)), ("other", (1, 2, 4)), ("egov", (2, 3, 6)), ("hudd", (1, 5, 4))]
)
def test_a_team_is_promised_its_own_times_where_it_has_some(team: str | None, times: tuple[int, int, int]) -> None:
    own = OWN.of(team)
    assert (own.target_days, own.due_days, own.resolve_days) == times


@pytest.mark.parametrize(("days", "target"), [(1, 1), (2, 1), (3, 2), (6, 5)])
def test_of_a_solution_is_warned_a_business_day_before_its_end(days: int, target: int) -> None:
    promised = replace(PLAIN, resolve_days=days).of_solution(None)
    assert promised is not None
    assert (promised.target_days, promised.due_days) == (target, days)


def test_solutions_are_promised_by_the_priority_or_of_a_team() -> None:
    none = replace(PLAIN, resolve_days=0)
    of_egov = replace(none, teams={"egov": TeamTimes(resolve_days=3)})
    assert [policy.promises_solutions for policy in (PLAIN, none, of_egov)] == [True, False, True]
    assert none.of_solution("egov") is None
    assert of_egov.of_solution("hudd") is None
    promised = of_egov.of_solution("egov")
    assert promised is not None
    assert promised.due_days == 3


@pytest.mark.parametrize(
    ("known", "short", "whole"),
    [
        ({"target_days": 3}, "due_days must", "sla.P3: target_days must"),
        (
            {"teams": {"egov": TeamTimes(target_days=3)}},
            "teams.egov: due_days must",
            "sla.P3.teams.egov: target_days",
        ),
    ],
)
def test_due_before_target_is_refused_and_said_of_what(known: dict[str, object], short: str, whole: str) -> None:
    with pytest.raises(Wrong) as refused:
        replace(PLAIN, **known)  # type: ignore[arg-type]
    assert (refused.value.said.startswith(short), refused.value.key) == (True, "due-before-target")
    assert str(refused.value).startswith(whole)
    with pytest.raises(ValueError, match=r"sla\.P3\.teams\.egov: resolve_days"):
        replace(PLAIN, teams={"egov": TeamTimes(resolve_days=-1)})


# -- a clock that rests, and one that stands -----------------------------------------------------------------

START = local("2026-11-16 11:00")
TUESDAY = (local("2026-11-17 11:00"), local("2026-11-17 12:00"))
ONE_DAY = Policy("P1", "Critical", 1, 1)


def test_days_on_which_a_clock_rested_do_not_count_at_its_start_nor_later() -> None:
    clock = start_clock(DESK, PLAIN, START, (TUESDAY,))
    assert (clock.target_at, clock.due_at) == (local("2026-11-18 17:30"), local("2026-11-19 17:30"))
    again = recompute(DESK.with_exceptions([closed("2026-11-18")]), clock, START)
    assert (again.target_at, again.due_at) == (local("2026-11-19 17:30"), local("2026-11-20 17:30"))
    assert rested(DESK, start_clock(DESK, PLAIN, START), TUESDAY) == clock


def test_a_clock_of_one_day_that_stands_or_rests_is_warned_of_when_half_of_its_time_is_over() -> None:
    clock = start_clock(DESK, ONE_DAY, local("2026-11-16 17:30"))
    shut = DESK.with_exceptions([closed("2026-11-17")])
    moved = standing(shut, clock)
    assert (moved.due_at, moved.warn_at) == (local("2026-11-18 17:30"), local("2026-11-18 13:30"))
    assert standing(DESK, clock) == clock
    paused = rested(DESK, clock, TUESDAY)
    assert (paused.due_at, paused.warn_at) == (local("2026-11-18 17:30"), local("2026-11-18 10:30"))


def test_what_moves_into_a_year_that_nobody_confirmed_is_provisional() -> None:
    desk = BusinessCalendar("Asia/Kolkata", OFFICE, WEEKEND, confirmed_years=frozenset({2026}))
    clock = start_clock(desk, ONE_DAY, local("2026-12-30 17:30"))
    assert (clock.due_at, clock.provisional) == (local("2026-12-31 17:30"), False)
    rest = (local("2026-12-31 11:00"), local("2026-12-31 12:00"))
    assert standing(desk.with_exceptions([closed("2026-12-31")]), clock).provisional
    assert rested(desk, clock, rest).provisional
    assert start_clock(desk, ONE_DAY, local("2027-01-01 11:00").astimezone(UTC)).provisional
