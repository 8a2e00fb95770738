"""How times are said: ``5:30 pm, Tue 17 Nov`` in the desk's own zone, and Telegram's live relative time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.base.catalogue import Html

# Odia's and Hindi's own am/pm words are rarely used in offices; people there write am and pm.
LOCALES = {"en": "en_GB", "or": "or_IN", "hi": "hi_IN"}


def when(at: datetime, zone: str, language: str) -> str:
    """Return an instant in words: ``5:30 pm, Tue 17 Nov``."""
    return f"{hour(at, zone)}, {day(at, zone, language)}"


def hour(at: datetime, zone: str) -> str:
    """Return the time of day in words: ``5:30 pm``."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.hour % 12 or 12}:{local.minute:02d} {'am' if local.hour < 12 else 'pm'}"


def day(at: datetime, zone: str, language: str) -> str:
    """Return the date in words: ``Tue 17 Nov``."""
    local = at.astimezone(ZoneInfo(zone))
    return _brief(local.date(), "EEE d MMM", language)


def on_date(on: date, language: str, today: date | None = None) -> str:
    """Return a date in words: ``Tue 17 Nov``; if ``today`` is of another year, with its own."""
    shape = "EEE d MMM" if today is None or today.year == on.year else "EEE d MMM y"
    return _brief(on, shape, language)


def short(on: date, language: str) -> str:
    """Return a date without its weekday: ``17 Nov``."""
    return _brief(on, "d MMM", language)


def month(on: date, language: str) -> str:
    """Return a date's month in words: ``November``."""
    return _in_words(on, "LLLL", language)


def live(at: datetime, zone: str, language: str) -> Html:
    """Return a time that Telegram keeps true by itself (``in 2 days``); older apps show the date."""
    return Html(f'<tg-time unix="{int(at.timestamp())}" format="r">{day(at, zone, language)}</tg-time>')


def _brief(on: date, shape: str, language: str) -> str:
    return _in_words(on, shape, language).replace("Sept", "Sep")


def _in_words(on: date, shape: str, language: str) -> str:
    from babel.dates import format_date  # by the first date that is said, not by a start

    return str(format_date(on, shape, locale=LOCALES.get(language, "en_GB")))
