"""How a bench says what it measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.base.figures import Figure, against, all_held, growth, write

FLOOR = Figure(what="floor: a bare row", value=2.0, unit="ms")


@pytest.mark.parametrize(
    ("figure", "held"),
    [
        (FLOOR, None),
        (Figure(what="alone", value=5.0, unit="s", most=5.0), True),
        (Figure(what="alone", value=5.1, unit="s", most=5.0), False),
        (against(FLOOR, "beside", 4.0, most=2.0), True),
        (against(FLOOR, "beside", 4.1, most=2.0), False),
        (against(FLOOR, "beside", 0.8, least=0.4), True),
        (against(FLOOR, "beside", 0.7, least=0.4), False),
    ],
    ids=str,
)
def test_a_goal_is_of_the_times_where_there_is_a_floor_and_else_of_the_value(
    figure: Figure, held: bool | None
) -> None:
    assert figure.held is held
    assert ("MISSED" in str(figure)) is (held is False)


def test_what_grows_is_held_to_what_was_measured_first() -> None:
    first, second, third = growth("ms", [("10", 1.0), ("100", 1.2), ("1000", 1.4)], 1.3)
    assert (first.held, second.held, third.held) == (None, True, False)
    assert all_held([first, second])
    assert not all_held([first, second, third])


def test_the_file_says_what_the_table_says(tmp_path: Path) -> None:
    write(tmp_path / "figures.json", {"written": [FLOOR, against(FLOOR, "ours", 5.0, most=2.0)]})
    floor, ours = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["written"]
    assert (floor["what"], floor["value"], floor["unit"], floor["held"]) == ("floor: a bare row", 2.0, "ms", None)
    assert (ours["times"], ours["most"], ours["held"]) == (2.5, 2.0, False)
