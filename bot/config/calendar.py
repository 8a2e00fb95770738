"""From the words of the configuration and the holiday package to the office's calendar."""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from bot.config import values
from bot.config.sections import Calendar
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import ClosedWeekday, DayException, DayRule, Hours

YEARS = (2020, 2035)
"""The years that are loaded; after 2035 the package knows no moon any more."""

ESTIMATED = " (estimated)"
CATEGORIES = ("public", "government")
LANGUAGES = ("en_IN", "en_US")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSettings:
    """The `[calendar]` of the configuration and the desk's time zone; values as they are written, or read."""

    timezone: str = "Asia/Kolkata"
    hours: Sequence[str | values.Hours] = ("10:00-13:30", "14:00-17:30")
    closed_weekdays: Sequence[str | values.Weekday] = ("sun", "sat:2", "sat:4")
    country: str = "IN"
    subdivision: str = "OD"
    closed: Sequence[str | values.SpecialDay] = ()
    open: Sequence[str | values.SpecialDay] = ()


def build_calendar(settings: CalendarSettings) -> BusinessCalendar:
    """Return the calendar of the settings; what can't be read is refused by the configuration's own models.

    The holidays count as confirmed up to the end of the last year of which `closed` or `open` names a date
    (somebody has compared that year with the notified list), or, if they name none, that the package knows.
    """
    said = Calendar.model_validate({name: getattr(settings, name) for name in Calendar.model_fields})
    days = *((day, ()) for day in said.closed), *((day, _spans(day.hours) or None) for day in said.open)
    configured = [DayException(day.on, DayRule.CONFIG, hours, day.name) for day, hours in days]
    last_year = max((each.on.year for each in configured), default=YEARS[1])
    known = holiday_exceptions(said.country, said.subdivision) if said.country else ()
    return BusinessCalendar(
        timezone=settings.timezone,
        hours=_spans(said.hours),
        closed=frozenset(ClosedWeekday(day.day, day.nth or 0) for day in said.closed_weekdays),
        exceptions=(*known, *configured),
        confirmed_through=date(last_year, 12, 31),
    )


def _spans(hours: Iterable[values.Hours]) -> tuple[Hours, ...]:
    return tuple(Hours(span.opens, span.closes) for span in hours)


@lru_cache(maxsize=8)
def holiday_exceptions(country: str, subdivision: str) -> tuple[DayException, ...]:
    """Return what the holiday package knows of the place, loaded once: public and government holidays."""
    entity: type[holidays.HolidayBase] = getattr(holidays, country)
    with warnings.catch_warnings():
        # it warns that it knows fewer years of some countries; nothing could be done about it here
        warnings.simplefilter("ignore", UserWarning)
        known = holidays.country_holidays(
            country,
            subdiv=subdivision or None,
            years=range(YEARS[0], YEARS[1] + 1),
            categories=tuple(each for each in CATEGORIES if each in entity.supported_categories),
            language=next((each for each in LANGUAGES if each in entity.supported_languages), None),
        )
    return tuple(_holiday(on, name) for on, name in sorted(known.items()))


def _holiday(on: date, name: str) -> DayException:
    return DayException(on, DayRule.HOLIDAY, (), name.replace(ESTIMATED, ""), ESTIMATED in name)
