"""`python -m bench update`: that both bots act and are told apart; what it costs is for the bench itself to tell."""

import pytest

from bench.base.figures import all_held
from bench.update import GOALS, UpdateCost, UpdateFigures, measure


@pytest.mark.timeout(120)
async def test_it_counts_what_each_kind_of_update_costs_beside_a_bot_of_an_evening() -> None:
    figures = await measure(people=3, flood=30, watched=2)
    assert set(figures.kinds) == set(GOALS)
    assert figures.alone > 0
    assert figures.behind > 0
    assert set(figures.echoes) == {"stock PTB"}
    assert min(cost.acted for cost in (figures.floor, *figures.kinds.values(), *figures.echoes.values())) > 0


def test_the_goal_is_for_each_kind_by_itself() -> None:
    floor = UpdateCost(0.002, 200.0)
    within = {kind: UpdateCost(0.002 * goal, 400.0) for kind, goal in GOALS.items()}
    assert all_held(UpdateFigures(floor, within, alone=0.05, behind=0.05).figures())
    assert not all_held(UpdateFigures(floor, within, alone=0.05, behind=0.07).figures())
    for kind in GOALS:
        for cost in (UpdateCost(0.002 * GOALS[kind] * 1.01, 400.0), UpdateCost(0.002, 399.0)):
            assert not all_held(UpdateFigures(floor, within | {kind: cost}, 0.05, 0.05).figures())
