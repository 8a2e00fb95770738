"""From the calendar's settings and the holiday package to the office's calendar."""

import warnings
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from bot.config.packaged import days_known
from bot.config.written import WRITTEN
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import DayException, DayRule
from helpdesk.settings.calendar import CalendarSettings

YEARS = (2020, 2035)
"""The years that are loaded; after 2035 the package knows no moon any more."""

ESTIMATED = " (estimated)"
CATEGORIES = ("public", "government")
LANGUAGES = ("en_IN", "en_US")


def _of_a_known_place(said: CalendarSettings) -> CalendarSettings:
    """Refuse a place of which the holiday package knows nothing, or would silently know less."""
    if not (said.country or said.subdivision) or days_known(said.country, said.subdivision) is not None:
        return said
    from holidays import list_supported_countries  # only for places that are not written down

    known = list_supported_countries(include_aliases=False)
    if said.country and said.country not in known:
        raise _refused("country", "no holidays are known for this country; two capital letters, or empty for none")
    if (said.country, said.subdivision) == ("IN", "OR"):
        raise _refused(
            "subdivision", 'write "OD": under the old code "OR" the holidays of Odisha are silently left out'
        )
    if said.subdivision and said.subdivision not in known.get(said.country, ()):
        raise _refused("subdivision", f"is not a part of {said.country or 'no country'}; empty for none")
    return said


def _refused(key: str, said: str) -> ValidationError:
    kind = PydanticCustomError("holidays", "{said}", {"said": said})
    return ValidationError.from_exception_data("calendar", [InitErrorDetails(type=kind, loc=(key,), input=None)])


CalendarSection = Annotated[CalendarSettings, WRITTEN, AfterValidator(_of_a_known_place)]


def build_calendar(said: CalendarSettings, timezone: str = "Asia/Kolkata") -> BusinessCalendar:
    """Return the calendar of these settings, holidays and all.

    The holidays of a year count as confirmed if `closed` or `open` names a date of it: somebody has compared that
    year with the notified list. Without a country's holidays and without a date there is nothing to be confirmed.
    """
    closed = [DayException(day.on, DayRule.CONFIG, (), day.name) for day in said.closed]
    opened = [DayException(day.on, DayRule.CONFIG, tuple(sorted(day.hours)) or None, day.name) for day in said.open]
    configured = (*closed, *opened)
    years = frozenset(each.on.year for each in configured)
    known = holiday_exceptions(said.country, said.subdivision) if said.country else ()
    return BusinessCalendar(
        timezone=timezone,
        hours=tuple(sorted(said.hours)),
        closed=frozenset(said.closed_weekdays),
        exceptions=(*known, *configured),
        confirmed_years=years if years or said.country else None,
    )


@lru_cache(maxsize=8)
def holiday_exceptions(country: str, subdivision: str) -> tuple[DayException, ...]:
    """Return the holidays of the place, read once: those that are written down, or what the package knows."""
    return tuple(_holiday(on, name) for on, name in days_known(country, subdivision) or days_of(country, subdivision))


def days_of(country: str, subdivision: str) -> tuple[tuple[date, str], ...]:
    """Return what the holiday package knows of the place: public and government holidays."""
    import holidays  # only for places that are not written down

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
    return tuple(sorted(known.items()))


def _holiday(on: date, name: str) -> DayException:
    return DayException(on, DayRule.HOLIDAY, (), name.replace(ESTIMATED, ""), ESTIMATED in name)
