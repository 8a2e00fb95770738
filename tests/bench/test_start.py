"""`python -m bench start`: that it starts a whole program and waits for it; how soon, the bench itself tells."""

from bench.start import StartFigures, measure


def figures(*, imported: float = 2.0, first_poll: float = 4.0, megabytes: float = 70.0) -> StartFigures:
    return StartFigures(floor=1.0, help=0.5, due=2.0, imported=imported, first_poll=first_poll, megabytes=megabytes)


async def test_it_starts_a_desk_and_waits_for_its_first_poll() -> None:
    found = await measure(rounds=1, uncounted=0)
    assert min(found.floor, found.help, found.due, found.imported, found.first_poll) > 0
    assert found.megabytes > 10


def test_each_of_the_three_goals_counts() -> None:
    assert figures().holds
    assert not figures(imported=3.0).holds
    assert not figures(first_poll=6.0).holds
    assert not figures(megabytes=90.0).holds
    assert "MISSED" in str(figures(megabytes=90.0))
