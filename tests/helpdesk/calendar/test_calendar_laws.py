"""The laws of the calendar, on random calendars with lunch and changed clocks, against a naive walk."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar, Pause
from helpdesk.calendar.rules import DayException, DayRule
from tests.helpdesk.calendars import OFFICE, calendars, dates, instants
from tests.helpdesk.naive_calendar import NaiveCalendar

Case = tuple[BusinessCalendar, datetime, datetime, int]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a calendar, two instants in order and a number of days."""
    calendar, base = draw(calendars())
    early, late = sorted((draw(instants(calendar, base)), draw(instants(calendar, base))))
    return calendar, early, late, draw(st.integers(1, 4))


@st.composite
def paused_cases(draw: st.DrawFn) -> tuple[Case, tuple[Pause, ...]]:
    """Draw a case with up to three pauses, which may overlap or be empty."""
    calendar, base = draw(calendars())
    edges = draw(st.lists(instants(calendar, base), min_size=2, max_size=8))
    early, late = sorted(edges[:2])
    pauses = tuple((min(pair), max(pair)) for pair in zip(edges[2::2], edges[3::2], strict=False))
    return (calendar, early, late, draw(st.integers(1, 4))), pauses


@given(cases())
def test_a_deadline_is_monotone_and_closes_exactly_n_counted_days_as_the_naive_walk_says(case: Case) -> None:
    calendar, early, late, n = case
    naive = NaiveCalendar(calendar)
    due, day = naive.close_of_business_day(early, n)
    deadline = calendar.close_of_business_day(early, n)

    assert deadline.at == due
    assert deadline.at.tzinfo is UTC
    assert deadline.provisional == calendar.is_provisional(day)
    assert deadline.at <= calendar.close_of_business_day(late, n).at
    whole = [on for on in walk(early, due) if naive.counts(on) and inside(naive, on, early, due)]
    assert len(whole) == n
    assert whole[-1] == day


@given(cases(), st.data())
def test_a_closure_never_moves_a_deadline_earlier_and_a_working_day_never_later(
    case: Case, data: st.DataObject
) -> None:
    calendar, start, _, n = case
    due = calendar.close_of_business_day(start, n).at
    on = data.draw(dates(calendar.local(start).date() - timedelta(days=2)))
    closing = calendar.with_exceptions([DayException(on, DayRule.ADMIN, ())])
    assert closing.close_of_business_day(start, n).at >= due

    opening = closing.with_exceptions([DayException(on, DayRule.ADMIN, None)])
    assert opening.close_of_business_day(start, n).at <= closing.close_of_business_day(start, n).at


@given(paused_cases(), st.integers(0, 200_000))
def test_open_time_adds_up_as_in_the_naive_walk_with_and_without_pauses(
    drawn: tuple[Case, tuple[Pause, ...]], seconds: int
) -> None:
    (calendar, early, late, n), pauses = drawn
    naive, span = NaiveCalendar(calendar), timedelta(seconds=seconds)

    assert calendar.between(early, late) == naive.between(early, late)
    assert calendar.between(early, late, pauses) == naive.between(early, late, pauses)
    assert calendar.add(early, span, pauses) == naive.add(early, span, pauses)
    for breaks in ((), pauses):
        assert calendar.between(early, calendar.add(early, span, breaks), breaks) == span
    assert calendar.close_of_business_day(early, n, pauses).at == naive.close_of_business_day(early, n, pauses)[0]


@given(cases())
def test_open_and_shut_are_as_in_the_naive_walk(case: Case) -> None:
    calendar, early, late, _ = case
    naive = NaiveCalendar(calendar)
    for at in (early, late):
        assert calendar.is_open(at) == naive.is_open(at)
        assert calendar.next_opening(at) == naive.next_opening(at)
    half = calendar.half_way(early, late)
    assert early <= half <= late
    assert calendar.between(early, half) - calendar.between(half, late) in (
        timedelta(0),
        timedelta(seconds=1),
    )


@given(cases())
def test_a_story_is_without_gaps_and_its_open_segments_are_the_open_time(case: Case) -> None:
    calendar, early, late, _ = case
    story = calendar.story(early, late)
    assert [each.begins for each in story] == [early, *(each.ends for each in story[:-1])][: len(story)]
    assert (story[-1].ends if story else early) == late
    total = sum((each.ends - each.begins for each in story if each.kind == "open"), timedelta(0))
    assert total == calendar.between(early, late)


@settings(max_examples=settings().max_examples // 5)
@given(st.dates(date(1971, 1, 1), date(2200, 1, 1)), st.dates(date(1971, 1, 1), date(2200, 1, 1)))
def test_the_table_that_was_built_first_never_shows_in_an_answer(one: date, other: date) -> None:
    at, elsewhere = (datetime(each.year, each.month, each.day, 5, tzinfo=UTC) for each in (one, other))
    used = BusinessCalendar("Asia/Kolkata", OFFICE)
    used.next_opening(elsewhere)
    fresh = BusinessCalendar("Asia/Kolkata", OFFICE)
    assert used.close_of_business_day(at, 3) == fresh.close_of_business_day(at, 3)


def walk(start: datetime, due: datetime) -> list[date]:
    first, last = start.date() - timedelta(days=1), due.date() + timedelta(days=1)
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def inside(naive: NaiveCalendar, on: date, start: datetime, due: datetime) -> bool:
    return naive.spans_on(on)[0][0] >= start and naive.closes_for_deadlines(on) <= due
