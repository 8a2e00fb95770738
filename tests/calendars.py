"""Calendars as the configuration writes them."""

from typing import Any

from pydantic import TypeAdapter

from bot.config.calendar import CalendarSection, build_calendar
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.settings.calendar import CalendarSettings

READ: TypeAdapter[CalendarSettings] = TypeAdapter(CalendarSection)


def calendar_of(**said: Any) -> BusinessCalendar:
    """Return the calendar of a `[calendar]` that says this."""
    return build_calendar(READ.validate_python(said))
