"""The instants behind a wall clock: on ordinary days, on those on which it jumps, and as whole seconds of UTC."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.table import from_seconds, to_seconds, utc, wall_clock, wall_seconds
from helpdesk.calendar.written import read_day, read_time, read_weekday
from tests.helpdesk.calendars import KOLKATA, close, hours, opened

BERLIN = ZoneInfo("Europe/Berlin")
SECONDS = [0, 9 * 3600 + 30 * 60 + 15, 2 * 3600 + 1800, 86_399, 86_400]
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize("zone", [KOLKATA, BERLIN])
@pytest.mark.parametrize("second", SECONDS)
def test_a_wall_clock_shows_its_second_at_that_instant(zone: ZoneInfo, second: int) -> None:
    on = date(2026, 11, 16)
    shown = datetime.combine(on, time(0), zone) + timedelta(seconds=second)
    assert from_seconds(wall_seconds(zone, on, second)) == shown


@pytest.mark.parametrize(
    "on", [date(2026, 11, 16), FORWARD, BACK, FORWARD - timedelta(days=1), BACK - timedelta(days=1)]
)
@pytest.mark.parametrize("zone", [KOLKATA, BERLIN])
def test_a_day_s_clock_says_what_each_second_says(zone: ZoneInfo, on: date) -> None:
    clock = wall_clock(zone, on)
    found = [clock(second) for second in SECONDS]
    assert found == [wall_seconds(zone, on, second) for second in SECONDS]
    assert {type(second) for second in found} == {int}


@pytest.mark.parametrize(
    ("on", "hour", "minute", "instant"),
    [
        (FORWARD, 1, 59, datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (FORWARD, 2, 0, datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (FORWARD, 2, 30, datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),  # the clock jumps over it
        (FORWARD, 3, 0, datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (BACK, 2, 30, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of two
        (BACK, 3, 0, datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_what_the_clock_jumps_over_is_the_jump_and_of_two_the_first_counts(
    on: date, hour: int, minute: int, instant: datetime
) -> None:
    assert from_seconds(wall_seconds(BERLIN, on, hour * 3600 + minute * 60)) == instant


def test_instants_are_whole_seconds_of_utc() -> None:
    at = datetime(2026, 11, 16, 15, 30, 0, 999_999, tzinfo=KOLKATA)
    assert utc(at) == datetime(2026, 11, 16, 10, tzinfo=UTC)
    assert utc(at).tzinfo is UTC
    assert type(to_seconds(at)) is int
    assert from_seconds(to_seconds(at)) == utc(at)


def test_a_day_that_opens_at_the_normal_closing_ends_when_it_closes() -> None:
    noon = BusinessCalendar("Asia/Kolkata", hours("09:00-12:00"), exceptions=(opened("2026-11-16", "12:00-16:00"),))
    assert close(noon, "2026-11-16 08:00", 1) == "2026-11-16 16:00"


def test_what_is_written_otherwise_is_told_how_it_is_written() -> None:
    cases: tuple[tuple[Callable[[Any], object], object, str], ...] = (
        (read_weekday, "some day", 'a weekday is written like "sun"'),
        (read_day, "some day", 'a day is written like "2026-06-15'),
        (read_time, "noon", 'a time of day is written like "18:00"'),
        (read_time, 18, 'a time of day is written like "18:00"'),
    )
    for read, text, told in cases:
        with pytest.raises(ValueError, match=f"^{told}"):
            read(text)
