"""`python -m bench catch-up`: that all that waited is stored and acts."""

from bench.catch_up import CatchUp, measure


async def test_what_waited_is_stored_and_acts() -> None:
    found = await measure(updates=20)
    assert 0 < found.stored <= found.acted
    assert found.floor > 0


def test_each_of_the_goals_counts() -> None:
    good = CatchUp(floor=40.0, stored=4.0, acted=59.0, before=100.0, after=109.0)
    bad = CatchUp(floor=40.0, stored=6.0, acted=61.0, before=100.0, after=111.0)
    assert [figure.held for figure in good.figures()] == [None, True, True, None, None, True]
    assert [figure.held for figure in bad.figures()] == [None, False, False, None, None, False]
