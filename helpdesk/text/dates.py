"""Dates as people type them: ``24 Dec``, ``24.12.2026``, ``2026-12-24``, ``tomorrow``, ``Thu``, ``24-26 Dec``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from helpdesk.calendar.rules import Hours
from helpdesk.text import date_words as ways
from helpdesk.text.date_words import MONTHS, NEAR_DAYS, WEEKDAYS, WEEKDAYS_BEFORE
from helpdesk.text.hours import begins_with_hours, read_hours, speaks_of_hours
from helpdesk.text.words import clean
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.ticket import western_digits

LONGEST = 31  # days at a time
FARTHEST = timedelta(days=2 * 366)
EARLIEST = timedelta(days=366)
RECENT = timedelta(days=7)  # so far back a date without a year is this one, not next year's
NAME = 60  # letters of a day's name


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
    UNCLEAR_HOURS = "unclear-hours"  # only a part of the day is meant, and it is not said from when until when
    WRONG_WEEKDAY = "wrong-weekday"  # that day is another day of the week


@dataclass
class BadDate(HelpdeskError):
    """The text names no day that can be meant."""

    why: DateProblem


@dataclass(frozen=True, slots=True)
class DaysSaid:
    """Days with what was said of them: those from ``first`` to ``last`` but for the ones ``left_out`` of a list."""

    first: date
    last: date
    hours: tuple[Hours, ...] = ()
    name: str = ""
    left_out: frozenset[date] = frozenset()

    @property
    def days(self) -> tuple[date, ...]:
        """Return every day, in order."""
        return tuple(on for on in _each(self.first, self.last) if on not in self.left_out)

    @property
    def runs(self) -> tuple[tuple[date, date], ...]:
        """Return them as first and last of those that follow one another."""
        runs: list[tuple[date, date]] = []
        for on in self.days:
            follows = runs and on - runs[-1][1] == timedelta(days=1)
            runs[-1:] = [(runs[-1][0], on)] if follows else [*runs[-1:], (on, on)]
        return tuple(runs)


def read_days(text: str, today: date, *, hours: bool | None = False) -> DaysSaid:
    """Return the day or days at the beginning of a text, the spans of ``hours`` after them, and the rest as a name.

    A date without a year is the next such day from a week ago on, a weekday the next one after today. ``hours``: they
    must follow, or (None) they may. Raise ``BadDate``.
    """
    plain = " ".join(western_digits(clean(text)).replace("–", "-").replace("—", "-").split())
    plain = ways.UNTIL_WORD.sub("", plain, count=1) if ways.UNTIL_WORD.match(plain) else plain
    days, rest = _listed(plain, today)
    first, last = min(days), max(days)
    if len(days) > LONGEST:
        raise BadDate(DateProblem.TOO_LONG)
    if not today - EARLIEST <= first <= last <= today + FARTHEST:
        raise BadDate(DateProblem.TOO_FAR)
    spans: tuple[Hours, ...] = ()
    if hours is not False:
        try:
            spans, rest = read_hours(rest)
        except ValueError:
            if hours:
                raise BadDate(DateProblem.BAD_HOURS) from None
    if hours is None and not spans and speaks_of_hours(rest):
        raise BadDate(DateProblem.UNCLEAR_HOURS)
    if hours and not spans:
        raise BadDate(DateProblem.NO_HOURS)
    left_out = frozenset(_each(first, last)) - days
    return DaysSaid(first, last, spans, rest.strip(" ,;:-.")[:NAME].strip(), left_out)


def _listed(text: str, today: date) -> tuple[set[date], str]:
    """Return all days of a list, and what follows it."""
    before = _match(ways.DAYS_OF_ONE, text)
    first, last, rest = _dated(text[before.end() :] if before else text, today)
    days = set(_each(first, last))
    days |= {_made(first.year, first.month, int(day)) for day in re.findall(r"\d+", before["days"] if before else "")}
    near = _match(f"{ways.NEAR}|{ways.NAMED}", text) is not None
    while True:
        found, behind = _match(ways.LISTED, rest), _match(ways.BEHIND, rest)
        if found is None and _stands_beside(rest):
            found = re.match(r"\s+", rest)
        if found and _goes_on(rest[found.end() :], near=near):
            more, rest = _listed(rest[found.end() :], today)
            days |= more
        elif behind and not near:
            _check_weekday(last, behind["behind1"])
            rest = rest[behind.end() :]
        else:
            return days, rest


def _goes_on(text: str, *, near: bool) -> bool:
    """Whether another day of a list stands here: a weekday alone only after another, for it may be part of a name."""
    following = ways.WAYS if near else (*(ways.BEFORE + way for way in ways.DATED), *ways.SHORT)
    before = _match(ways.DAYS_OF_ONE, text)
    return any(_match(way, text[before.end() if before else 0 :]) for way in following)


def _stands_beside(text: str) -> bool:
    """Whether a whole date follows with only a blank before it: "25 Dec 26 Dec"."""
    dated = [_match(ways.BEFORE + way, text[1:]) for way in ways.DATED] if text[:1] == " " else []
    found = [said for said in dated if said]
    months = [int(said.groupdict().get("number1") or 1) for said in found]
    return any(0 < month <= len(MONTHS) for month in months) and not begins_with_hours(text)


def _each(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))


def _dated(text: str, today: date) -> tuple[date, date, str]:
    """Return what ``_range`` does; "Mon 10.00-13.00" is a weekday with hours, and no date."""
    try:
        first, last, rest = _range(text, today)
    except BadDate as bad:
        weekday = _match(ways.NAMED, text)
        if bad.why is not DateProblem.IMPOSSIBLE or weekday is None or not begins_with_hours(text[weekday.end() :]):
            raise
        first = last = _date(weekday.groupdict(), "1", today)
        rest = text[weekday.end() :]
    if last < first:
        raise BadDate(DateProblem.BACKWARDS)
    if (last - first).days >= LONGEST:
        raise BadDate(DateProblem.TOO_LONG)
    return first, last, rest


def _range(text: str, today: date) -> tuple[date, date, str]:
    for one in ways.WAYS:
        for other in ways.WAYS:
            found = _match(one + ways.TO + other.replace("#", "2"), text)
            if found is not None:
                return (*_two(found.groupdict(), today), text[found.end() :])
    for short in ways.SHORT:
        found = _match(short, text)
        if found is not None:
            last = _date(found.groupdict(), "2", today)
            first = _made(last.year, last.month, int(found["first"]))
            _check_weekday(first, found["before1"], found["behind1"])
            return first, last, text[found.end() :]
    for one in ways.WAYS:
        found = _match(one, text)
        if found is not None:
            on = _date(found.groupdict(), "1", today)
            return on, on, text[found.end() :]
    raise BadDate(DateProblem.UNREADABLE)


def _match(way: str, text: str) -> re.Match[str] | None:
    return re.match(way.replace("#", "1"), text, re.IGNORECASE)


def _number(word: str, of: Iterable[str]) -> int:
    return next(n for n, names in enumerate(of) if re.fullmatch(names, word, re.IGNORECASE))


def _check_weekday(on: date, *said: str | None) -> None:
    if any(name and _number(name, WEEKDAYS_BEFORE) != on.weekday() for name in said):
        raise BadDate(DateProblem.WRONG_WEEKDAY)


def _two(said: dict[str, str | None], today: date) -> tuple[date, date]:
    """Return both ends; a year that stands once is meant for both, and without any the last follows the first."""
    last_year = said.get("year2")
    if last_year and not said.get("year1"):
        last = _date(said, "2", today)
        first = _date(said | {"year1": last_year}, "1", today)
        return (_date(said | {"year1": str(last.year - 1)}, "1", today) if first > last else first), last
    first = _date(said, "1", today)
    from_today = said.get("word2") or said.get("amount2")
    return first, _date(said, "2", today if from_today else first)


def _date(said: dict[str, str | None], end: str, today: date) -> date:
    on = _meant(said, end, today)
    _check_weekday(on, said.get(f"before{end}"), said.get(f"behind{end}"))
    return on


def _meant(said: dict[str, str | None], end: str, today: date) -> date:
    word = said.get(f"word{end}")
    if word:
        return today + timedelta(days=[*NEAR_DAYS][_number(word, NEAR_DAYS.values())])
    amount = said.get(f"amount{end}")
    if amount:
        count = int(amount) if amount.isdigit() else _number(amount, ways.AMOUNTS) + 1
        return today + timedelta(days=count * (7 if said.get(f"weeks{end}") else 1))
    weekday = said.get(f"weekday{end}")
    if weekday:
        return today + timedelta(days=(_number(weekday, WEEKDAYS) - today.weekday() - 1) % 7 + 1)
    name, day = said.get(f"month{end}"), int(said[f"day{end}"] or 0)
    month = _number(name, MONTHS) + 1 if name else int(said.get(f"number{end}") or 0)
    year = said.get(f"year{end}")
    if year:
        return _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for coming in range(today.year - 1, today.year + 9):  # 29 February comes again within eight years
        on = _made_or_none(coming, month, day)
        if on is not None and on >= today - RECENT:
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
