"""Hours behind a date are read as people write them; a part of a day that can't be told never closes the whole."""

from __future__ import annotations

from datetime import date, time

import pytest

from helpdesk.calendar.rules import Hours
from helpdesk.text.dates import BadDate, DateProblem, read_days
from helpdesk.text.hours import read_hours

TODAY = date(2026, 11, 20)  # a Friday
EVE = date(2026, 12, 24)


def test_hours_may_end_at_midnight() -> None:
    assert read_days("15 Dec 20:00-24:00", TODAY, hours=True).hours == (Hours(time(20), time(0)),)


@pytest.mark.parametrize(
    ("text", "spans", "name"),
    [
        ("24 Dec 10:00-13:30 Audit", ["10:00-13:30"], "Audit"),
        ("24 Dec 10 am - 1 pm Audit", ["10:00-13:00"], "Audit"),
        ("24 Dec: 2-4 pm", ["14:00-16:00"], ""),
        ("24 Dec from 10 to 13 Audit", ["10:00-13:00"], "Audit"),
        ("24 Dec Audit", [], "Audit"),
        ("24 Dec 13-10 Audit", [], "13-10 Audit"),
    ],
)
def test_hours_are_read_where_they_may_follow(text: str, spans: list[str], name: str) -> None:
    said = read_days(text, TODAY, hours=None)
    assert ([str(span) for span in said.hours], said.name) == (spans, name)


@pytest.mark.parametrize(
    ("text", "opens", "closes", "name"),
    [
        ("24 Dec (10:00 - 13:00) Camp", time(10), time(13), "Camp"),
        ("24 Dec 10 to 1", time(10), time(13), ""),
        ("24 Dec 10.30 to 1.30", time(10, 30), time(13, 30), ""),
        ("24 Dec 10 ରୁ 1", time(10), time(13), ""),
        ("24 Dec 10 बजे से 1 बजे", time(10), time(13), ""),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, opens: time, closes: time, name: str) -> None:
    said = read_days(text, TODAY, hours=None)
    assert (said.first, said.hours, said.name) == (EVE, (Hours(opens, closes),), name)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2-4 pm", "14:00-16:00"),
        ("10-1 pm", "10:00-13:00"),
        ("10 am-1", None),
        ("1-1 pm", "01:00-13:00"),
        ("12-1 pm", "12:00-13:00"),
        ("12 am-1 am", "00:00-01:00"),
        ("10-10", "10:00-22:00"),
        ("11-10", "11:00-22:00"),
        ("0-1", "00:00-01:00"),
        ("12-12 pm", None),
        ("12-10", None),
        ("13-10", None),
        ("8 pm-9", None),
        ("9-12.30", "09:00-12:30"),
        ("9-12 am", "09:00-24:00"),
    ],
)
def test_the_half_of_the_day_is_the_one_that_makes_sense(text: str, span: str | None) -> None:
    try:
        spans, rest = read_hours(text)
    except ValueError:
        spans, rest = (), ""
    assert ([str(each) for each in spans], rest) == ([span] if span else [], "")


@pytest.mark.parametrize(
    "said",
    [
        "after 2 pm", "2pm onwards", "till 1 pm", "half day", "half-day", "morning", "closed from 14:00", "1st half",
        "ଅଧା ଦିନ", "आधा दिन", "@ 2pm", "2 बजे के बाद",
    ],
)  # fmt: skip
def test_a_part_of_a_day_that_cannot_be_told_is_refused_and_never_the_whole_day(said: str) -> None:
    with pytest.raises(BadDate) as bad:
        read_days(f"24 Dec {said}", TODAY, hours=None)
    assert bad.value.why is DateProblem.UNCLEAR_HOURS
    assert read_days(f"24 Dec {said}", TODAY).days == (EVE,)


@pytest.mark.parametrize("text", ["Mon 10-13 Camp", "Mon 10.00-13.00 Camp", "monday, 10:00-13:00 Camp"])
def test_special_hours_are_read_after_a_weekday(text: str) -> None:
    said = read_days(text, TODAY, hours=True)
    assert (said.first, [str(span) for span in said.hours], said.name) == (
        date(2026, 11, 23), ["10:00-13:00"], "Camp",
    )  # fmt: skip
