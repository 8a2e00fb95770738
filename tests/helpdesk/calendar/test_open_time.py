"""When the office is open: lunch, nights, pauses, the clocks that change, and the story that is told."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import DayRule, Hours, WhyCode
from tests.helpdesk.calendars import DESK, KOLKATA, OFFICE, hours, local, opened, said


@pytest.mark.parametrize(
    ("at", "opening"),
    [
        ("2026-11-16 09:59:59", "2026-11-16 10:00"),
        ("2026-11-16 10:00", "2026-11-16 10:00"),
        ("2026-11-16 13:29:59", "2026-11-16 13:29:59"),
        ("2026-11-16 13:30", "2026-11-16 14:00"),
        ("2026-11-16 17:30", "2026-11-17 10:00"),
        ("2026-11-13 20:00", "2026-11-16 10:00"),
        ("2026-11-23 17:30", "2026-11-25 10:00"),
    ],
)
def test_the_next_opening_is_now_while_the_office_is_open(at: str, opening: str) -> None:
    assert said(DESK.next_opening(local(at))) == opening
    assert DESK.is_open(local(at)) is (at == opening)


@pytest.mark.parametrize(
    ("at", "closing"),
    [
        ("2026-11-16 08:00", "2026-11-16 17:30"),
        ("2026-11-16 17:29:59", "2026-11-16 17:30"),
        ("2026-11-16 17:30", "2026-11-17 17:30"),
        ("2026-11-14 11:00", "2026-11-16 17:30"),
    ],
)
def test_the_next_close_is_todays_while_today_is_open(at: str, closing: str) -> None:
    assert said(DESK.next_close(local(at)).at) == closing


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        (
            "2026-11-16 10:00",
            timedelta(hours=3, minutes=30),
            "2026-11-16 13:30",
        ),  # the earliest: not after lunch
        ("2026-11-16 10:00", timedelta(hours=3, minutes=30, seconds=1), "2026-11-16 14:00:01"),
        ("2026-11-16 13:45", timedelta(0), "2026-11-16 13:45"),
        ("2026-11-16 13:45", timedelta(minutes=1), "2026-11-16 14:01"),
        ("2026-11-16 10:00", timedelta(hours=7), "2026-11-16 17:30"),
        ("2026-11-13 17:00", timedelta(hours=1), "2026-11-16 10:30"),
        ("2026-11-16 10:00", timedelta(microseconds=1), "2026-11-16 10:00:01"),
    ],
)
def test_open_time_is_added_across_lunch_nights_and_shut_days(start: str, span: timedelta, end: str) -> None:
    assert said(DESK.add(local(start), span)) == end


def test_open_time_between_two_instants_is_negative_backwards() -> None:
    early, late = local("2026-11-13 17:00"), local("2026-11-16 14:30")
    assert DESK.between(early, late) == timedelta(hours=4, minutes=30)
    assert DESK.between(late, early) == -timedelta(hours=4, minutes=30)
    assert DESK.between(local("2026-11-14 00:00"), local("2026-11-15 23:00")) == timedelta(0)
    assert DESK.between(early, early) == timedelta(0)


def test_open_time_is_counted_over_years_at_once() -> None:
    calendar = replace(DESK)  # that has counted nothing yet
    first, then, last = (local(f"{year}-11-16 10:00") for year in (2026, 2027, 2028))
    assert calendar.between(first, last) == DESK.between(first, then) + DESK.between(then, last)


def test_half_way_is_the_earliest_instant_and_counts_open_time_only() -> None:
    assert said(DESK.half_way(local("2026-11-16 10:00"), local("2026-11-16 17:30"))) == "2026-11-16 13:30"
    assert said(DESK.half_way(local("2026-11-13 15:30"), local("2026-11-16 17:30"))) == "2026-11-16 12:30"
    assert said(DESK.half_way(local("2026-11-14 15:30"), local("2026-11-15 17:30"))) == "2026-11-14 15:30"


def test_pauses_are_breaks_in_the_calendar() -> None:
    noon, evening = local("2026-11-16 12:00"), local("2026-11-16 18:00")
    pause = (noon, local("2026-11-16 15:00"))
    overlapping = (local("2026-11-16 14:30"), local("2026-11-16 15:30"))
    asleep = (local("2026-11-16 20:00"), local("2026-11-17 09:00"))
    empty = (noon, noon)
    start = local("2026-11-16 10:00")
    assert DESK.between(start, evening, [pause, overlapping, asleep, empty]) == timedelta(hours=4)
    assert said(DESK.add(start, timedelta(hours=2), [pause])) == "2026-11-16 12:00"
    assert said(DESK.add(start, timedelta(hours=3), [overlapping, pause])) == "2026-11-16 16:30"
    assert said(DESK.add(evening, timedelta(hours=1), [pause])) == "2026-11-17 11:00"
    morning = (local("2026-11-17 10:00"), local("2026-11-17 11:00"))
    assert said(DESK.add(evening, timedelta(hours=1), [pause, morning])) == "2026-11-17 12:00"
    assert said(DESK.close_of_business_day(start, 2, [pause, asleep]).at) == "2026-11-18 17:30"
    assert said(DESK.close_of_business_day(start, 2, [asleep]).at) == "2026-11-17 17:30"
    longer = DESK.with_exceptions([opened("2026-11-16", "10:00-20:00")])
    overtime = (local("2026-11-16 18:00"), local("2026-11-16 19:00"))
    assert said(longer.close_of_business_day(start, 1, [overtime]).at) == "2026-11-16 17:30"


def test_instants_come_back_in_utc_whatever_zone_they_came_in() -> None:
    start = datetime(2026, 11, 20, 16, 30, tzinfo=KOLKATA)
    at = DESK.close_of_business_day(start, 1).at
    assert at == datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    assert at.tzinfo is UTC
    assert DESK.next_opening(start).tzinfo is UTC
    assert DESK.local(at).hour == 17


def test_a_month_can_be_listed_day_by_day() -> None:
    calendar = DESK.with_exceptions([opened("2026-11-15", "10:00-12:00", name="Fair")])
    shown = {on: calendar.day(date(2026, 11, on)) for on in (12, 14, 15, 22, 24)}
    assert [(on, day.why.code, day.counts) for on, day in shown.items()] == [
        (12, WhyCode.OFFICE_HOURS, True),
        (14, WhyCode.NTH_WEEKDAY, False),
        (15, WhyCode.SPECIAL_HOURS, False),
        (22, WhyCode.WEEKDAY, False),
        (24, WhyCode.EXCEPTION, False),
    ]
    assert shown[14].why.nth == 2
    assert shown[15].hours == hours("10:00-12:00")
    assert (shown[24].why.name, shown[24].why.source) == ("Guru Nanak's Jayanti", DayRule.HOLIDAY)


def test_a_story_has_a_segment_per_shut_date_with_its_reason() -> None:
    story = DESK.story(local("2026-11-13 16:30"), local("2026-11-16 17:30"))
    assert [(said(each.begins)[5:], said(each.ends)[5:], str(each.kind), each.why.code) for each in story] == [
        ("11-13 16:30", "11-13 17:30", "open", WhyCode.OFFICE_HOURS),
        ("11-13 17:30", "11-14 00:00", "closed", WhyCode.OUTSIDE_HOURS),
        ("11-14 00:00", "11-15 00:00", "closed", WhyCode.NTH_WEEKDAY),
        ("11-15 00:00", "11-16 00:00", "closed", WhyCode.WEEKDAY),
        ("11-16 00:00", "11-16 10:00", "closed", WhyCode.OUTSIDE_HOURS),
        ("11-16 10:00", "11-16 13:30", "open", WhyCode.OFFICE_HOURS),
        ("11-16 13:30", "11-16 14:00", "lunch", WhyCode.LUNCH),
        ("11-16 14:00", "11-16 17:30", "open", WhyCode.OFFICE_HOURS),
    ]


def test_a_night_between_two_open_days_is_one_segment_and_a_holiday_is_named() -> None:
    night = DESK.story(local("2026-11-16 17:30"), local("2026-11-17 10:00"))
    assert [(said(each.begins), said(each.ends)) for each in night] == [("2026-11-16 17:30", "2026-11-17 10:00")]
    [holiday] = DESK.story(local("2026-11-24 08:00"), local("2026-11-24 20:00"))
    assert (str(holiday.kind), holiday.why.name) == ("holiday", "Guru Nanak's Jayanti")
    assert [each.counts for each in (*night, holiday)] == [True, False]
    assert DESK.story(local("2026-11-24 08:00"), local("2026-11-24 08:00")) == []


def test_hours_that_the_clock_jumped_over_are_not_open() -> None:
    berlin = BusinessCalendar("Europe/Berlin", hours("02:15-02:45"))
    midnight = datetime(2026, 3, 28, 23, tzinfo=UTC)  # the clocks go from 2 to 3 on the 29th
    assert berlin.next_opening(midnight) == datetime(2026, 3, 30, 0, 15, tzinfo=UTC)
    story = berlin.story(midnight, datetime(2026, 3, 29, 22, tzinfo=UTC))
    assert [(str(each.kind), each.why.code) for each in story] == [("closed", WhyCode.NO_SUCH_TIME)]


def test_a_date_that_a_zone_left_out_is_shut() -> None:
    apia = BusinessCalendar("Pacific/Apia", OFFICE)
    due = apia.close_of_business_day(datetime(2011, 12, 30, 9, tzinfo=UTC), 1)  # Thu 29 Dec, 23:00; then Saturday
    assert due.at == datetime(2011, 12, 31, 3, 30, tzinfo=UTC)


def test_a_day_may_end_at_midnight_and_never_close() -> None:
    always = BusinessCalendar("Europe/Berlin", (Hours(time(0), time(0)),))
    start = datetime(2026, 10, 24, 22, tzinfo=UTC)  # midnight; the clocks go back that night
    assert always.close_of_business_day(start, 1).at == start + timedelta(hours=25)
    assert always.between(start, start + timedelta(days=3)) == timedelta(days=3)
    assert always.next_opening(start) == start
