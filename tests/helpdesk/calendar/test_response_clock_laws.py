"""The laws of the response clock, on random calendars: raised, closed, recomputed."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy, raise_priority, recompute, start_clock
from helpdesk.calendar.rules import DayException, DayRule
from tests.helpdesk.calendars import calendars, instants

policies = st.tuples(st.integers(1, 3), st.integers(0, 3)).map(
    lambda days: Policy("Px", "Any", days[0], days[0] + days[1])
)


@lru_cache
def declared(base: date) -> st.SearchStrategy[list[DayException]]:
    """Draw days that an admin declares closed or open."""
    days = [base + timedelta(days=each) for each in range(25)]
    known = [DayException(on, DayRule.ADMIN, hours) for on in days for hours in ((), None)]
    return st.lists(st.sampled_from(known), min_size=1, max_size=4)


@st.composite
def changes(draw: st.DrawFn) -> tuple[BusinessCalendar, BusinessCalendar, list[datetime]]:
    """Draw a calendar, the same with changed days, and three instants in order."""
    calendar, base = draw(calendars())
    changed = calendar.with_exceptions(draw(declared(base)))
    return calendar, changed, sorted(draw(instants(calendar, base)) for _ in range(3))


@given(changes(), policies, policies)
def test_recomputing_twice_changes_nothing_and_never_hastens(
    change: tuple[BusinessCalendar, BusinessCalendar, list[datetime]], first: Policy, second: Policy
) -> None:
    calendar, changed, (start, raised_at, announced) = change
    clock = start_clock(calendar, first, start)
    raised = raise_priority(calendar, clock, second, raised_at)
    assert raised.due_at <= clock.due_at
    assert raised.due_at > raised_at or raised.due_at == clock.due_at

    for old in (clock, raised):
        assert recompute(calendar, old, announced) == old
        new = recompute(changed, old, announced)
        assert recompute(changed, new, announced) == new
        assert new.due_at >= min(old.due_at, changed.close_of_business_day(announced, 1).at)
        assert old.started_at <= new.warn_at <= new.target_at <= new.due_at
        assert new.due_at.tzinfo is UTC
