"""By when a business day is over: the worked table, festivals, and which days count."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import ClosedWeekday, DayException, DayRule, Hours
from tests.helpdesk.calendars import DESK, OFFICE, WEEKEND, close, closed, hours, local, opened, said

PUJA = DESK.with_exceptions(closed(f"2026-10-{day}", "Durga Puja") for day in range(17, 25))


@pytest.mark.parametrize(
    ("start", "one", "two"),
    [
        ("2026-11-20 16:30", "2026-11-21 17:30", "2026-11-23 17:30"),  # the 3rd Saturday follows, open
        ("2026-11-13 16:30", "2026-11-16 17:30", "2026-11-17 17:30"),  # the 2nd Saturday follows, shut
        ("2026-11-14 11:00", "2026-11-16 17:30", "2026-11-17 17:30"),  # on the shut Saturday
        ("2026-11-24 11:00", "2026-11-25 17:30", "2026-11-26 17:30"),  # on a holiday
        ("2026-11-16 08:00", "2026-11-16 17:30", "2026-11-17 17:30"),
        ("2026-11-16 09:59:59", "2026-11-16 17:30", "2026-11-17 17:30"),
        ("2026-11-16 10:00:00", "2026-11-16 17:30", "2026-11-17 17:30"),  # exactly at the opening
        ("2026-11-16 10:00:00.9", "2026-11-16 17:30", "2026-11-17 17:30"),  # instants are whole seconds
        ("2026-11-16 10:00:01", "2026-11-17 17:30", "2026-11-18 17:30"),
        ("2026-11-16 13:45", "2026-11-17 17:30", "2026-11-18 17:30"),  # at lunch
        ("2026-11-16 17:29:59", "2026-11-17 17:30", "2026-11-18 17:30"),  # one second before closing
        ("2026-11-16 17:30:00", "2026-11-17 17:30", "2026-11-18 17:30"),
        ("2026-11-16 18:00", "2026-11-17 17:30", "2026-11-18 17:30"),
        ("2026-11-16 23:59:59", "2026-11-17 17:30", "2026-11-18 17:30"),
        ("2026-11-23 12:00", "2026-11-25 17:30", "2026-11-26 17:30"),  # a holiday follows
        ("2026-11-27 17:00", "2026-11-30 17:30", "2026-12-01 17:30"),  # the 4th Saturday and Sunday follow
        ("2026-12-31 16:30", "2027-01-01 17:30", "2027-01-02 17:30"),  # the year's end, a 1st Saturday
        ("2027-01-30 11:00", "2027-02-01 17:30", "2027-02-02 17:30"),  # a 5th Saturday is open
        ("2028-02-28 11:00", "2028-02-29 17:30", "2028-03-01 17:30"),  # a leap day
    ],
)
def test_n_business_days_are_the_close_of_the_nth_day_that_opens_from_then_on(start: str, one: str, two: str) -> None:
    assert close(DESK, start, 1) == one
    assert close(DESK, start, 2) == two


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2026-10-16 16:00", 1, "2026-10-26 17:30"),  # nine days shut: eight of Puja and a Sunday
        ("2026-10-16 10:00", 1, "2026-10-16 17:30"),
        ("2026-10-16 10:00", 2, "2026-10-26 17:30"),
        ("2026-10-20 12:00", 2, "2026-10-27 17:30"),
    ],
)
def test_a_long_festival_is_stepped_over(start: str, n: int, due: str) -> None:
    assert close(PUJA, start, n) == due


def test_five_days_are_found_far_ahead_and_far_back_of_the_first_question() -> None:
    calendar = BusinessCalendar("Asia/Kolkata", OFFICE, WEEKEND)
    for start, due in [("2026-11-16 10:00", "2026-11-20 17:30"), ("2066-11-15 12:00", "2066-11-20 17:30")]:
        assert close(calendar, start, 5) == due
    assert close(calendar, "1966-11-14 10:00", 5) == "1966-11-18 17:30"
    assert close(calendar, "2026-11-16 10:00", 1000) == close(DESK, "2026-11-16 10:00", 999)


def test_years_without_a_business_day_are_crossed() -> None:
    shut = [DayException(date(2026, 11, 17) + timedelta(days=each), DayRule.ADMIN) for each in range(700)]
    closing, inside = local("2026-11-16 17:30"), local("2027-06-16 17:00")
    assert said(DESK.with_exceptions(shut).next_close(closing).at) == "2028-10-17 17:30"
    assert said(DESK.with_exceptions(shut).next_opening(closing)) == "2028-10-17 10:00"
    assert said(DESK.with_exceptions(shut).add(inside, timedelta(hours=1))) == "2028-10-17 11:00"
    assert close(DESK.with_exceptions(shut), "2026-11-16 12:00", 1) == "2028-10-17 17:30"


def test_the_end_of_all_dates_is_said_and_not_searched_for_ever() -> None:
    with pytest.raises(OverflowError, match="calendar ends"):
        DESK.close_of_business_day(datetime(9999, 12, 29, 20, tzinfo=UTC), 3)


@pytest.mark.parametrize(
    ("exception", "due"),
    [
        (opened("2026-11-15"), "2026-11-15 17:30"),  # a Sunday, specially open
        (opened("2026-11-15", "10:00-13:30"), "2026-11-16 17:30"),  # a short opening does not count
        (opened("2026-11-15", "10:00-13:30", "14:00-17:00"), "2026-11-16 17:30"),
        (
            opened("2026-11-15", "09:00-16:00"),
            "2026-11-15 16:00",
        ),  # as long as a normal day, and it ends earlier
        (
            opened("2026-11-15", "09:00-20:00"),
            "2026-11-15 17:30",
        ),  # a lengthened day ends at the normal closing
        (opened("2026-11-15", "17:00-00:00"), "2026-11-15 17:30"),
    ],
)
def test_a_day_counts_if_it_is_open_as_long_as_a_normal_one(exception: DayException, due: str) -> None:
    assert close(DESK.with_exceptions([exception]), "2026-11-14 12:00", 1) == due


def test_a_day_that_opens_after_the_normal_closing_ends_when_it_closes() -> None:
    evening = BusinessCalendar(
        "Asia/Kolkata", hours("09:00-12:00"), exceptions=(opened("2026-11-16", "13:00-17:00"),)
    )
    assert close(evening, "2026-11-16 08:00", 1) == "2026-11-16 17:00"


def test_a_shortened_day_does_not_count_but_its_hours_are_open_time() -> None:
    calendar = DESK.with_exceptions([opened("2026-11-17", "10:00-12:00", name="Storm")])
    assert close(calendar, "2026-11-16 12:00", 1) == "2026-11-18 17:30"
    assert calendar.is_open(local("2026-11-17 11:00"))
    whole_day = calendar.between(local("2026-11-17 00:00"), local("2026-11-18 00:00"))
    assert whole_day == timedelta(hours=2)


@pytest.mark.parametrize(
    ("exceptions", "is_open"),
    [
        ([closed("2026-11-17", source=DayRule.HOLIDAY)], False),
        ([closed("2026-11-17", source=DayRule.HOLIDAY), opened("2026-11-17", source=DayRule.CONFIG)], True),
        ([opened("2026-11-17", source=DayRule.CONFIG), closed("2026-11-17", source=DayRule.HOLIDAY)], True),
        ([closed("2026-11-17", source=DayRule.ADMIN), opened("2026-11-17", source=DayRule.CONFIG)], False),
        ([closed("2026-11-17"), opened("2026-11-17")], True),  # of one source, the later
        ([opened("2026-11-17"), closed("2026-11-17")], False),
        ([opened("2026-11-14", source=DayRule.HOLIDAY), closed("2026-11-17")], False),
    ],
)
def test_the_most_specific_source_decides_a_date(exceptions: list[DayException], is_open: bool) -> None:
    assert DESK.with_exceptions(exceptions).is_open(local("2026-11-17 11:00")) is is_open


def test_an_exception_opens_an_nth_weekday() -> None:
    calendar = DESK.with_exceptions([opened("2026-11-14", source=DayRule.CONFIG)])
    assert close(calendar, "2026-11-13 16:30", 1) == "2026-11-14 17:30"


def test_what_lies_in_a_year_that_nobody_confirmed_is_provisional() -> None:
    calendar = BusinessCalendar("Asia/Kolkata", OFFICE, WEEKEND, confirmed_years=frozenset({2026}))
    assert not calendar.close_of_business_day(local("2026-12-30 11:00"), 1).provisional
    assert calendar.close_of_business_day(local("2026-12-30 11:00"), 2).provisional
    assert calendar.is_provisional(date(2027, 1, 1))
    assert not calendar.is_provisional(date(2026, 12, 31))
    assert calendar.close_of_business_day(local("2025-12-29 11:00"), 1).provisional
    assert not DESK.close_of_business_day(local("2050-12-30 11:00"), 1).provisional


def test_what_makes_no_sense_is_refused() -> None:
    naive = datetime(2026, 11, 20, 16, 30)  # noqa: DTZ001 - the naive time is what is refused
    with pytest.raises(ValueError, match="time zone"):
        DESK.is_open(naive)
    with pytest.raises(ValueError, match="n >= 1"):
        DESK.close_of_business_day(local("2026-11-16 10:00"), 0)
    with pytest.raises(ValueError, match="backwards"):
        DESK.add(local("2026-11-16 10:00"), timedelta(seconds=-1))
    with pytest.raises(ValueError, match=r"^a calendar needs hours$"):
        BusinessCalendar("Asia/Kolkata", ())
    with pytest.raises(ValueError, match="overlap"):
        BusinessCalendar("Asia/Kolkata", hours("10:00-13:30", "13:00-17:30"))
    with pytest.raises(ValueError, match="close before"):
        Hours(time(13), time(10))
    with pytest.raises(ValueError, match="whole seconds"):
        Hours(time(10, tzinfo=UTC), time(11))
    with pytest.raises(ValueError, match=r"^closed_weekdays leaves no day of the week open$"):
        BusinessCalendar("Asia/Kolkata", OFFICE, frozenset(ClosedWeekday(day) for day in range(7)))
    with pytest.raises(ValueError, match="no such weekday"):
        BusinessCalendar("Asia/Kolkata", OFFICE, frozenset({ClosedWeekday(7)}))


def test_one_fifth_weekday_a_quarter_is_enough_to_find_a_deadline() -> None:
    rules = {ClosedWeekday(day) for day in range(6)} | {ClosedWeekday(6, nth) for nth in range(1, 5)}
    calendar = BusinessCalendar("Asia/Kolkata", OFFICE, frozenset(rules))
    assert close(calendar, "2026-11-16 12:00", 1) == "2026-11-29 17:30"
    assert close(calendar, "2026-11-29 12:00", 2) == "2027-05-30 17:30"


def test_calendars_of_equal_values_are_equal_whatever_they_were_asked() -> None:
    other = BusinessCalendar("Asia/Kolkata", OFFICE, WEEKEND, DESK.exceptions)
    assert DESK.is_open(local("2026-11-16 12:00"))
    assert other == DESK
    assert hash(other) == hash(DESK)
    assert str(OFFICE[0]) == "10:00-13:30"
