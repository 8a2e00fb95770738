"""`python -m bench start`: that it starts a whole program and waits for it; how soon, the bench itself tells."""

from bench.base.figures import all_held
from bench.start import StartFigures, measure


def figures(
    *, imported: float = 2.0, first_poll: float = 0.9, megabytes: float = 70.0, help_: float = 0.09
) -> StartFigures:
    return StartFigures(floor=1.0, help=help_, due=2.0, imported=imported, first_poll=first_poll, megabytes=megabytes)


async def test_it_starts_a_desk_and_waits_for_its_first_poll() -> None:
    found = await measure(rounds=1, uncounted=0)
    assert min(found.floor, found.help, found.due, found.imported, found.first_poll) > 0
    assert found.megabytes > 10


def test_each_of_the_goals_counts() -> None:
    assert all_held(figures().figures())
    assert not all_held(figures(imported=3.0).figures())
    assert not all_held(figures(first_poll=1.1).figures())
    assert not all_held(figures(megabytes=90.0).figures())
    assert not all_held(figures(help_=0.2).figures())
