"""The settings that hold are the configuration with what admins set up laid over it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import DayException, DayRule, Hours
from helpdesk.settings.overlay import Overlay, confirmed_through

TUESDAY = date(2026, 11, 24)
BY_FILE = BusinessCalendar(
    timezone="Asia/Kolkata",
    hours=(Hours(time(10), time(17, 30)),),
    exceptions=(DayException(TUESDAY, DayRule.CONFIG, (), "Holiday"),),
    confirmed_through=date(2026, 12, 31),
)
MONDAY_NIGHT = datetime(2026, 11, 23, 18, tzinfo=UTC)


def test_an_admins_day_decides_over_the_files() -> None:
    assert BY_FILE.next_opening(MONDAY_NIGHT).day == 25
    opened = Overlay(days=(DayException(TUESDAY, DayRule.ADMIN, None, "Audit"),)).calendar_over(BY_FILE)
    assert opened.next_opening(MONDAY_NIGHT).day == 24


def test_a_newer_overlay_takes_the_place_of_the_former_one() -> None:
    former = Overlay(days=(DayException(TUESDAY, DayRule.ADMIN, None, "Audit"),)).calendar_over(BY_FILE)
    assert Overlay().calendar_over(former) == BY_FILE


@pytest.mark.parametrize(
    ("known", "years", "until"),
    [
        (date(2026, 12, 31), (), date(2026, 12, 31)),
        (date(2026, 12, 31), (2027,), date(2027, 12, 31)),
        (date(2026, 12, 31), (2028, 2027), date(2028, 12, 31)),
        (date(2026, 12, 31), (2028,), date(2026, 12, 31)),
        (date(2026, 6, 30), (2026,), date(2026, 12, 31)),
        (date(2026, 6, 30), (2027,), date(2027, 12, 31)),
        (date(2026, 12, 31), (2020,), date(2026, 12, 31)),
        (None, (2027,), None),
    ],
)
def test_a_confirmed_year_counts_if_it_follows(
    known: date | None, years: tuple[int, ...], until: date | None
) -> None:
    assert confirmed_through(known, years) == until
