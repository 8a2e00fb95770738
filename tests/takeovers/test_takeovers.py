"""The campaign in small: one of each, nothing is lost, and the figures say what they should."""

from __future__ import annotations

import pytest

from tests.takeovers.__main__ import main
from tests.takeovers.figures import Figures, percentile


@pytest.mark.parametrize(("share", "value"), [(50, 25.0), (98, 49.0), (99, 50.0), (100, 50.0)])
def test_a_percentile_is_one_of_what_was_measured(share: float, value: float) -> None:
    assert percentile([float(n) for n in range(50, 0, -1)], share) == value


def test_one_that_is_too_slow_or_lost_is_not_good_enough() -> None:
    good = Figures({"kill": 5.0}, {"kill": [1.0, 2.0]})
    assert good.hold
    assert not Figures({"kill": 5.0}, {"kill": [1.0, 6.0]}).hold
    assert not Figures({"kill": 5.0}, {"kill": [1.0]}, lost=1).hold
    assert "| kill | 2 | 1.0 | 2.0 | 5 |" in good.table()


@pytest.mark.long
@pytest.mark.postgres
def test_one_of_each_is_followed_in_time_and_nothing_is_lost() -> None:
    assert main(["--kills", "2", "--stops", "1", "--hangs", "1", "--failovers", "1", "--seed", "1"]) == 0
