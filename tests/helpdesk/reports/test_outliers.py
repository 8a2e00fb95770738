"""What stands out: three at least, half as many again as usual, and more than chance would bring."""

from __future__ import annotations

import pytest

from helpdesk.reports.outliers import Outlier, outliers


@pytest.mark.parametrize(
    ("before", "count", "outstanding"),
    [
        (0, 2, False),
        (0, 3, True),
        (64, 24, False),  # usual are 16, and chance brings up to 8 more
        (64, 25, True),
        (400, 149, False),  # usual are 100: chance brings up to 20 more, but half as many again are 150
        (400, 150, True),
    ],
)
def test_what_stands_out_is_three_at_least_half_as_many_again_and_more_than_chance(
    before: int, count: int, outstanding: bool
) -> None:
    found = outliers({"JA": count}, {"JA": before}, 0.25)
    assert list(found) == ([Outlier("JA", count, before / 4)] if outstanding else [])


def test_what_was_never_there_before_is_held_against_nothing() -> None:
    assert list(outliers({"JA": 3}, {"PU": 1}, 0.25)) == [Outlier("JA", 3, 0.0)]


def test_three_at_most_are_named_the_most_striking_first_and_alike_ones_by_name() -> None:
    now = {"DL": 5, "KH": 9, "BB": 5, "AA": 5, "PU": 40}
    assert [one.key for one in outliers(now, {"PU": 80}, 0.25)] == ["PU", "KH", "AA"]
