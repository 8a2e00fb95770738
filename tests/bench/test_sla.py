"""`python -m bench sla`: that it measures what it says; how fast is for the bench itself to tell."""

import sys

import pytest

from bench.sla import SlaFigures, measure, run
from tests.calendars import calendar_of

CALENDAR = calendar_of()


def test_every_way_is_measured() -> None:
    figures = measure(CALENDAR, starts=40)
    assert min(figures.floor, figures.deadlines, figures.clocks, figures.walk) > 0
    assert figures.businesstimedelta is not None


def test_it_runs_without_the_yardstick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "businesstimedelta", None)
    text, _ = run(CALENDAR, starts=40)
    assert "not installed" in text


def test_the_goals_are_a_share_of_the_floor_and_a_multiple_of_the_others() -> None:
    assert SlaFigures(1000, 150, 1, 1, 3).holds
    assert not SlaFigures(1000, 149, 1, 1, None).holds
    assert not SlaFigures(1000, 150, 1, 1, 3.1).holds
    assert "goal" in run(CALENDAR, starts=40)[0]
