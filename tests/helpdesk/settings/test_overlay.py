"""The settings that hold are the configuration with what admins set up laid over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import DayException, DayRule, Hours
from helpdesk.settings.overlay import Overlay
from helpdesk.settings.overlay_lists import Item
from helpdesk.settings.settings import Module
from tests.helpdesk.cast import SETTINGS

TUESDAY = date(2026, 11, 24)
BY_FILE = BusinessCalendar(
    timezone="Asia/Kolkata",
    hours=(Hours(time(10), time(17, 30)),),
    exceptions=(DayException(TUESDAY, DayRule.CONFIG, (), "Holiday"),),
    confirmed_years=frozenset({2026}),
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
    ("known", "years", "confirmed"),
    [
        ({2026}, {2027}, {2026, 2027}),
        ({2026}, {2028}, {2026, 2028}),
        (set(), {2028}, {2028}),
        ({2026}, {2020}, {2020, 2026}),
    ],
)
def test_a_year_that_a_person_confirmed_counts_by_itself(
    known: set[int], years: set[int], confirmed: set[int]
) -> None:
    by_file = replace(BY_FILE, confirmed_years=frozenset(known))
    calendar = Overlay(confirmed_years=frozenset(years)).calendar_over(by_file)
    assert {year for year in range(2019, 2031) if not calendar.is_provisional(date(year, 12, 31))} == confirmed


def test_where_nothing_is_to_be_confirmed_no_year_is_provisional() -> None:
    calendar = Overlay(confirmed_years=frozenset({2027})).calendar_over(replace(BY_FILE, confirmed_years=None))
    assert not calendar.is_provisional(TUESDAY)


def test_days_and_lists_lie_over_the_settings_together() -> None:
    overlay = Overlay(
        days=(DayException(TUESDAY, DayRule.ADMIN, None, "Audit"),),
        items={"modules": [Item(key="bill", body={"key": "bill", "name": "Bills", "words": []})]},
    )
    settings = overlay.over(replace(SETTINGS, calendar=BY_FILE))
    assert settings.calendar == overlay.calendar_over(BY_FILE)
    assert settings == replace(SETTINGS, calendar=settings.calendar, modules=(Module("bill", "Bills"),))
