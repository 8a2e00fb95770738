"""`python -m bench sla`: that it measures what it says; how fast is for the bench itself to tell."""

import sys

import pytest

from bench.base.figures import all_held
from bench.sla import SlaFigures, measure, run
from tests.calendars import calendar_of

CALENDAR = calendar_of()


def test_every_way_is_measured() -> None:
    figures = measure(CALENDAR, starts=40)
    assert min(figures.floor, figures.deadlines, figures.clocks, figures.walk) > 0
    assert figures.businesstimedelta is not None


def test_it_runs_without_the_yardstick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "businesstimedelta", None)
    figures = run(CALENDAR, starts=40)
    assert not [figure for figure in figures if "businesstimedelta" in figure.what]
    assert len(figures) == 4


def test_the_goals_are_a_share_of_the_floor_and_a_multiple_of_the_others() -> None:
    assert all_held(SlaFigures(1000, 150, 1, 1, 3).figures())
    assert not all_held(SlaFigures(1000, 149, 1, 1, None).figures())
    assert not all_held(SlaFigures(1000, 150, 1, 1, 3.1).figures())
