"""How what is open grew day by day, and where one column of its ages gives way to the next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helpdesk.reports.trends import DayFlow, Turned, flows, opened_before
from tests.helpdesk.office import at

DAYS = [date(2026, 11, day) for day in (16, 17, 18)]


def test_what_is_open_is_counted_backwards_from_the_last_day() -> None:
    turned = [Turned(opened=4, resolved=1, ended=1), Turned(opened=2, resolved=3, ended=5, reopened=1), Turned(1)]
    assert flows(DAYS, turned, 9) == [
        DayFlow(DAYS[0], 4, 1, 10),
        DayFlow(DAYS[1], 2, 3, 8),
        DayFlow(DAYS[2], 1, 0, 9),
    ]
    assert [day.growth for day in turned] == [3, -2, 1]
    with pytest.raises(ValueError, match="zip"):
        flows(DAYS, turned[:2], 9)


def test_ages_end_after_a_day_three_a_week_and_thirty() -> None:
    now = at("Mon 30 Nov 12:00")
    assert opened_before(now) == [now - timedelta(days=days) for days in (1, 3, 7, 30)]
