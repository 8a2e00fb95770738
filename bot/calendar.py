"""From the words of the configuration and the holiday package to the office's calendar."""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from helpdesk.business_hours import BusinessCalendar
from helpdesk.calendar_rules import (
    ClosedWeekday,
    DayException,
    Hours,
    Source,
    check_hours,
    parse_closed_weekday,
)

YEARS = (2020, 2035)
"""The years that are loaded; after 2035 the package knows no moon any more."""

ESTIMATED = " (estimated)"
CATEGORIES = ("public", "government")
LANGUAGES = ("en_IN", "en_US")
RENAMED = {("IN", "OR"): "OD"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSettings:
    """The `[calendar]` of the configuration, as it is written there."""

    timezone: str = "Asia/Kolkata"
    hours: Sequence[str] = ("10:00-13:30", "14:00-17:30")
    closed_weekdays: Sequence[str] = ("sun", "sat:2", "sat:4")
    country: str = "IN"
    subdivision: str = "OD"
    closed: Sequence[str] = ()
    open: Sequence[str] = ()


def build_calendar(settings: CalendarSettings, *, confirmed_through: date | None = None) -> BusinessCalendar:
    """Return the calendar of the settings; a bad item is refused by its path.

    The holidays count as confirmed up to the end of the last year of which `closed` or `open` names a date
    (somebody has compared that year with the notified list), or, if they name none, that the package knows.
    """
    hours = _hours(settings.hours, "calendar.hours")
    configured = *_closed(settings.closed), *_opened(settings.open)
    _refuse_both(configured)
    last_year = max((each.on.year for each in configured), default=YEARS[1])
    known = holiday_exceptions(settings.country, settings.subdivision) if settings.country else ()
    try:
        return BusinessCalendar(
            timezone=_timezone(settings.timezone),
            hours=hours,
            closed=frozenset(_weekday(each) for each in settings.closed_weekdays),
            exceptions=(*known, *configured),
            confirmed_through=confirmed_through or date(last_year, 12, 31),
        )
    except ValueError as error:
        raise ValueError(_at("calendar", str(error))) from None


@lru_cache(maxsize=8)
def holiday_exceptions(country: str, subdivision: str) -> tuple[DayException, ...]:
    """Return what the holiday package knows of the place, loaded once: public and government holidays."""
    entity = _entity(country, subdivision)
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


def parse_hours(text: str) -> Hours:
    """Return the span that `10:00-13:30` writes; `24:00` is the midnight that ends the day."""
    opens, dash, closes = text.strip().partition("-")
    try:
        return Hours(_time(opens), time(0) if closes.strip() == "24:00" else _time(closes))
    except ValueError as error:
        shown = error if dash and "before" in str(error) else "write a span as 10:00-13:30"
        raise ValueError(f"{text!r} is no span of hours: {shown}") from None


def parse_exception(text: str, source: Source, *, is_open: bool) -> DayException:
    """Return the exception that `2026-06-15 Raja Sankranti` or `2026-03-31 10:00-13:30 Audit` writes."""
    words = text.split()
    try:
        on = date.fromisoformat(words.pop(0) if words else "")
    except ValueError:
        raise ValueError(f"{text!r} does not begin with a date like 2026-06-15") from None
    spans = []
    while is_open and words and words[0][0].isdigit() and "-" in words[0]:
        spans.append(parse_hours(words.pop(0)))
    hours = (tuple(spans) or None) if is_open else ()
    return DayException(on, source, hours, " ".join(words))


def _entity(country: str, subdivision: str) -> type[holidays.HolidayBase]:
    if country not in holidays.list_supported_countries():
        raise ValueError(f"calendar.country: the holidays package knows no country {country!r}")
    entity: type[holidays.HolidayBase] = getattr(holidays, country)
    if subdivision and subdivision not in entity.subdivisions:
        new = RENAMED.get((country, subdivision))
        hint = f"write {new!r}" if new else "it knows " + ", ".join(entity.subdivisions)
        raise ValueError(f"calendar.subdivision: the holidays package knows no {subdivision!r}: {hint}")
    return entity


def _holiday(on: date, name: str) -> DayException:
    return DayException(on, Source.HOLIDAY, (), name.replace(ESTIMATED, ""), ESTIMATED in name)


def _hours(texts: Iterable[str], path: str) -> tuple[Hours, ...]:
    try:
        hours = tuple(parse_hours(text) for text in texts)
        check_hours(hours)
    except ValueError as error:
        raise ValueError(_at(path, str(error))) from None
    return hours


def _time(text: str) -> time:
    return time.fromisoformat(text.strip())


def _weekday(text: str) -> ClosedWeekday:
    try:
        return parse_closed_weekday(text)
    except ValueError as error:
        raise ValueError(_at("calendar.closed_weekdays", str(error))) from None


def _timezone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (LookupError, ValueError, OSError):
        raise ValueError(_at("desk.timezone", f"there is no time zone {name!r}")) from None


def _closed(texts: Iterable[str]) -> list[DayException]:
    return [_exception(text, f"calendar.closed[{index}]", False) for index, text in enumerate(texts)]


def _opened(texts: Iterable[str]) -> list[DayException]:
    return [_exception(text, f"calendar.open[{index}]", True) for index, text in enumerate(texts)]


def _exception(text: str, path: str, is_open: bool) -> DayException:
    try:
        exception = parse_exception(text, Source.CONFIG, is_open=is_open)
        check_hours(exception.hours or ())
    except ValueError as error:
        raise ValueError(_at(path, str(error))) from None
    return exception


def _refuse_both(configured: Iterable[DayException]) -> None:
    seen: set[date] = set()
    for each in configured:
        if each.on in seen:
            raise ValueError(_at("calendar", f"{each.on} stands twice in closed and open"))
        seen.add(each.on)


def _at(path: str, problem: str) -> str:
    return problem if problem.startswith(("calendar.", "desk.")) else f"{path}: {problem}"
