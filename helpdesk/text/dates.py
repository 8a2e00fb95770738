"""Dates as people type them: ``24 Dec``, ``24.12.2026``, ``2026-12-24``, ``tomorrow``, ``Thu``, ``24-26 Dec``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from helpdesk.calendar.rules import Hours, check_hours
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.ticket import western_digits

LONGEST = 31  # days at a time
FARTHEST = timedelta(days=2 * 366)
EARLIEST = timedelta(days=366)
NAME = 60  # letters of a day's name

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month#>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day#>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?P<year#>\d{4})\b)?"
# By their number from Monday; in Odia and Hindi written out only, since their short forms are other words, too.
WEEKDAYS = (
    r"mon(?:day)?|सोमवार|ସୋମବାର",
    r"tue(?:s(?:day)?)?|मंगलवार|मङ्गलवार|ମଙ୍ଗଳବାର",
    r"wed(?:nesday)?|बुधवार|ବୁଧବାର",
    r"thu(?:r(?:s(?:day)?)?)?|गुरुवार|गुरूवार|बृहस्पतिवार|ଗୁରୁବାର",
    r"fri(?:day)?|शुक्रवार|ଶୁକ୍ରବାର",
    r"sat(?:urday)?|शनिवार|ଶନିବାର",
    r"sun(?:day)?|रविवार|इतवार|ରବିବାର",
)
# Not the beginning of a longer word; vowel signs are none of \\w.
_WEEKDAY = rf"(?P<weekday#>{'|'.join(WEEKDAYS)})(?![\w\u0900-\u0963\u0966-\u097f\u0b00-\u0b7f])\.?"
_UNTIL = re.compile(r"(?:until|till|on)\s+", re.IGNORECASE)
# The ways to write one date; # is a number, so that two dates fit into one pattern.
_WAYS = (
    r"(?P<word#>today|tomorrow)\b",
    r"(?P<year#>\d{4})-(?P<number#>\d{1,2})-(?P<day#>\d{1,2})\b",
    r"(?P<day#>\d{1,2})(?P<dot#>[./-])(?P<number#>\d{1,2})(?P=dot#)(?P<year#>\d{4}|\d{2})\b",
    r"(?P<day#>\d{1,2})[./](?P<number#>\d{1,2})\b(?![./:]\d)\.?",
    _DAY + r"\s*" + _MONTH + _YEAR,
    _MONTH + r"\s*" + _DAY + r"\b" + _YEAR,
    _WEEKDAY,
)
_TO = r"\s*(?:-|to\b|till\b|until\b)\s*"
_FIRST = r"(?P<first>\d{1,2})(?:st|nd|rd|th)?" + _TO
# 24-26 Dec, 24 to 26.12.2026: the month stands once.
_SHORT = tuple(
    _FIRST + way for way in (r"(?P<day#>\d{1,2})[./](?P<number#>\d{1,2})[./](?P<year#>\d{4})\b", *_WAYS[3:5])
)
_SPAN = re.compile(r"[\s,;]*(\d{1,2})(?:[:.](\d{2}))?\s*-\s*(\d{1,2})(?:[:.](\d{2}))?(?![\d:.])")


class DateProblem(StrEnum):
    """Why a text names no day."""

    UNREADABLE = "unreadable"  # no date at its beginning
    IMPOSSIBLE = "impossible"  # 31 November
    BACKWARDS = "backwards"  # the last day lies before the first
    TOO_LONG = "too-long"
    TOO_FAR = "too-far"  # years ahead, or long gone
    BAD_HOURS = "bad-hours"  # they overlap, or close before they open
    PAST = "past"  # a day to come was asked for
    NO_HOURS = "no-hours"  # special hours were asked for


@dataclass
class BadDate(HelpdeskError):
    """The text names no day that can be meant."""

    why: DateProblem


@dataclass(frozen=True, slots=True)
class DaysSaid:
    """Consecutive days with what was said of them."""

    first: date
    last: date
    hours: tuple[Hours, ...] = ()
    name: str = ""

    @property
    def days(self) -> tuple[date, ...]:
        """Return every day, in order."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def read_days(text: str, today: date, *, hours: bool = False) -> DaysSaid:
    """Return the day or days at the beginning of a text, the spans of ``hours`` after them, and the rest as a name.

    A date without a year is the next such day from today on, a weekday the next one after today. Raise ``BadDate``.
    """
    plain = " ".join(western_digits(unicodedata.normalize("NFC", text)).replace("–", "-").replace("—", "-").split())
    plain = _UNTIL.sub("", plain, count=1) if _UNTIL.match(plain) else plain
    first, last, rest = _dated(plain, today)
    if last < first:
        raise BadDate(DateProblem.BACKWARDS)
    if (last - first).days >= LONGEST:
        raise BadDate(DateProblem.TOO_LONG)
    if not today - EARLIEST <= first <= last <= today + FARTHEST:
        raise BadDate(DateProblem.TOO_FAR)
    spans, rest = _spans(rest) if hours else ((), rest)
    if hours and not spans:
        raise BadDate(DateProblem.NO_HOURS)
    return DaysSaid(first, last, spans, rest.strip(" ,;:-.")[:NAME].strip())


def _dated(text: str, today: date) -> tuple[date, date, str]:
    """Return what ``_range`` does; a weekday before a date ("Thu 24 Dec") only says once more which day it is."""
    said = re.match(_numbered(_WEEKDAY, 1) + r"[\s,]+(?=\S)", text, re.IGNORECASE)
    if said is not None:
        rest = text[said.end() :]
        try:
            return _range(rest, today)
        except BadDate as bad:
            if bad.why is DateProblem.IMPOSSIBLE and _SPAN.match(rest) is None:
                raise
    return _range(text, today)


def _range(text: str, today: date) -> tuple[date, date, str]:
    for one in _WAYS:
        for other in _WAYS:
            found = re.match(_numbered(one, 1) + _TO + _numbered(other, 2), text, re.IGNORECASE)
            if found is not None:
                return (*_two(found.groupdict(), today), text[found.end() :])
    for short in _SHORT:
        found = re.match(_numbered(short, 2), text, re.IGNORECASE)
        if found is not None:
            last = _date(found.groupdict(), "2", today)
            return _made(last.year, last.month, int(found["first"])), last, text[found.end() :]
    for one in _WAYS:
        found = re.match(_numbered(one, 1), text, re.IGNORECASE)
        if found is not None:
            on = _date(found.groupdict(), "1", today)
            return on, on, text[found.end() :]
    raise BadDate(DateProblem.UNREADABLE)


def _numbered(way: str, number: int) -> str:
    return way.replace("#", str(number))


def _two(said: dict[str, str | None], today: date) -> tuple[date, date]:
    """Return both ends; a year that stands once is meant for both, and without any the last follows the first."""
    last_year = said.get("year2")
    if last_year and not said.get("year1") and not said.get("word1"):
        last = _date(said, "2", today)
        first = _date(said | {"year1": last_year}, "1", today)
        return (_date(said | {"year1": str(last.year - 1)}, "1", today) if first > last else first), last
    first = _date(said, "1", today)
    return first, _date(said, "2", first if not said.get("word2") else today)


def _date(said: dict[str, str | None], end: str, today: date) -> date:
    word = said.get(f"word{end}")
    if word:
        return today + timedelta(days=word.lower() == "tomorrow")
    weekday = said.get(f"weekday{end}")
    if weekday:
        number = next(n for n, names in enumerate(WEEKDAYS) if re.fullmatch(names, weekday, re.IGNORECASE))
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    name, day = said.get(f"month{end}"), int(said[f"day{end}"] or 0)
    month = MONTHS.index(name.lower()) + 1 if name else int(said.get(f"number{end}") or 0)
    year = said.get(f"year{end}")
    if year:
        return _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for coming in range(today.year, today.year + 9):  # 29 February comes again within eight years
        on = _made_or_none(coming, month, day)
        if on is not None and on >= today:
            return on
    raise BadDate(DateProblem.IMPOSSIBLE)


def _made(year: int, month: int, day: int) -> date:
    on = _made_or_none(year, month, day)
    if on is None:
        raise BadDate(DateProblem.IMPOSSIBLE)
    return on


def _made_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spans(text: str) -> tuple[tuple[Hours, ...], str]:
    spans: list[Hours] = []
    while (found := _SPAN.match(text)) is not None:
        numbers = [int(n or 0) for n in found.groups()]
        try:
            spans.append(Hours(time(numbers[0], numbers[1]), time(numbers[2] % 24, numbers[3])))
            check_hours(spans)
        except ValueError:
            raise BadDate(DateProblem.BAD_HOURS) from None
        text = text[found.end() :]
    return tuple(spans), text
