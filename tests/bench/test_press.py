"""`python -m bench press`: that it presses a whole desk and counts; how soon is for the bench itself to tell."""

from bench.press import PressFigures, measure, share


async def test_it_presses_alone_among_those_that_wait_and_while_they_wait() -> None:
    figures = await measure(crowd=5, rounds=1, idle=2)
    assert (len(figures.idle), len(figures.among)) == (2, 6)
    assert min(*figures.floor, *figures.idle, *figures.among, *figures.stream, 1.0) > 0


def test_the_goal_is_for_what_is_pressed_while_others_wait() -> None:
    quick, slow = [0.1] * 20, [0.1] * 18 + [0.6] * 2
    assert PressFigures(quick, slow, quick, quick).holds
    assert not PressFigures(quick, quick, slow, quick).holds
    assert not PressFigures(quick, quick, quick, slow).holds
    assert "MISSED" in str(PressFigures(quick, quick, quick, slow))


def test_nineteen_of_twenty_are_within_the_ninety_fifth_share() -> None:
    assert share([*range(100)], 0.95) == 95
    assert share([7], 0.95) == 7
