"""How far and how many days may be meant, which year, and what of a text is no date any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helpdesk.text.dates import EARLIEST, FARTHEST, LONGEST, BadDate, DateProblem, DaysSaid, read_days

TODAY = date(2026, 11, 20)  # a Friday
DAY = timedelta(days=1)


def written(first: date, last: date) -> str:
    return f"{first:%d.%m.%Y} - {last:%d.%m.%Y}"


def why_not(text: str) -> DateProblem | None:
    try:
        read_days(text, TODAY)
    except BadDate as bad:
        return bad.why
    return None


def test_days_may_be_so_many_and_not_more() -> None:
    last = TODAY + (LONGEST - 1) * DAY
    assert len(read_days(written(TODAY, last), TODAY).days) == LONGEST
    assert why_not(written(TODAY, last + DAY)) is DateProblem.TOO_LONG
    assert len(read_days(f"{written(TODAY, last - DAY)}, {last:%d.%m.%Y}", TODAY).days) == LONGEST
    assert why_not(f"{written(TODAY, last)}, {last + DAY:%d.%m.%Y}") is DateProblem.TOO_LONG


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (TODAY - EARLIEST, None),
        (TODAY - EARLIEST - DAY, DateProblem.TOO_FAR),
        (TODAY + FARTHEST, None),
        (TODAY + FARTHEST + DAY, DateProblem.TOO_FAR),
    ],
)
def test_days_may_lie_so_far_and_not_farther(on: date, why: DateProblem | None) -> None:
    assert why_not(f"{on:%d.%m.%Y}") is why


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("24—26 Dec", date(2026, 12, 24), date(2026, 12, 26), ""),
        ("20 Dec - 22 Dec 2027", date(2027, 12, 20), date(2027, 12, 22), ""),
        ("30 Dec - 2 Jan 2028", date(2027, 12, 30), date(2028, 1, 2), ""),
        ("24 Dec - 24 Dec 2027", date(2027, 12, 24), date(2027, 12, 24), ""),
        ("today - 26 Nov 2026", TODAY, date(2026, 11, 26), ""),
        ("tomorrow to the day after tomorrow", date(2026, 11, 21), date(2026, 11, 22), ""),
        ("1 Dec 2 Dec Fair", date(2026, 12, 1), date(2026, 12, 2), "Fair"),
        ("25 Dec 26.13 rupees", date(2026, 12, 25), date(2026, 12, 25), "26.13 rupees"),
        ("25 Dec 26.00 rupees", date(2026, 12, 25), date(2026, 12, 25), "26.00 rupees"),
        ("until Thursday on leave", date(2026, 11, 26), date(2026, 11, 26), "on leave"),
        ("24 Dec ;- Fair .,:", date(2026, 12, 24), date(2026, 12, 24), "Fair"),
        ("Thu. 24 Dec", date(2026, 12, 24), date(2026, 12, 24), ""),
    ],
)
def test_what_is_meant_is_read_and_the_rest_is_its_name(text: str, first: date, last: date, name: str) -> None:
    assert read_days(text, TODAY) == DaysSaid(first, last, (), name)


def test_what_may_be_hours_is_no_second_date() -> None:
    said = read_days("25 Dec 10.12-11.12 Fair", TODAY, hours=True)
    assert (said.days, [str(span) for span in said.hours]) == ((date(2026, 12, 25),), ["10:12-11:12"])


@pytest.mark.parametrize("text", ["24 (Fri) - 26 Dec", "Fri. 24 Dec", "Fri 24 - 26 Dec"])
def test_a_weekday_beside_a_date_must_be_its_own(text: str) -> None:
    assert why_not(text) is DateProblem.WRONG_WEEKDAY
