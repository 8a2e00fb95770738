"""When somebody who is off is back: the days that are offered, and the opening of the day of return."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.settings.absences import back_at, return_day
from helpdesk.text.dates import BadDate, DateProblem
from tests.helpdesk.calendars import hours
from tests.helpdesk.office import OFFICE, at

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(("code", "days"), [("d1", 1), ("d3", 3), ("d7", 7), ("d2", None)])
def test_the_days_that_are_offered_are_counted_from_today(code: str, days: int | None) -> None:
    assert return_day(code, TODAY) == (None if days is None else TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("on", "back"),
    [
        (date(2026, 11, 17), "Tue 17 Nov 10:00"),
        (date(2026, 11, 22), "Mon 23 Nov 10:00"),  # a Sunday
        (date(2026, 12, 1), "Tue 1 Dec 10:00"),
    ],
)
def test_one_is_back_when_the_office_opens_on_that_day_or_next(on: date, back: str) -> None:
    assert back_at(OFFICE, on, at("Mon 16 Nov 15:20:30")) == at(back)


def test_where_the_office_never_shuts_one_is_back_at_midnight_even_after_the_clocks_were_changed() -> None:
    berlin = BusinessCalendar(timezone="Europe/Berlin", hours=hours("00:00-00:00"))
    twice = datetime(2026, 10, 25, 2, 30, 15, tzinfo=ZoneInfo("Europe/Berlin"), fold=1)
    assert back_at(berlin, date(2026, 10, 26), twice) == datetime(2026, 10, 26, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("on", [TODAY, date(2026, 11, 15)])
def test_one_is_back_on_a_later_day(on: date) -> None:
    with pytest.raises(BadDate) as refused:
        back_at(OFFICE, on, at("Mon 16 Nov 15:20"))
    assert refused.value.args == BadDate(DateProblem.PAST).args
