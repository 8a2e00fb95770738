"""`python -m bench press`: that it presses a whole desk and counts; how soon is for the bench itself to tell."""

from bench.base.figures import all_held, share
from bench.press import PressFigures, measure


async def test_it_presses_alone_among_those_that_wait_and_while_they_wait() -> None:
    figures = await measure(crowd=5, rounds=1, idle=2, rest=0.0)
    assert (len(figures.idle), len(figures.among), len(figures.far), len(figures.bare)) == (2, 6, 6, 2)
    assert min(*figures.floor, *figures.idle, *figures.among, *figures.stream, *figures.bare, 1.0) > 0


def test_the_goal_is_for_what_is_pressed_while_others_wait() -> None:
    quick, slow = [0.1] * 20, [0.1] * 18 + [0.3] * 2
    assert all_held(PressFigures(quick, slow, quick, quick, quick, quick, quick).figures())
    assert not all_held(PressFigures(quick, quick, slow, quick, quick, quick, quick).figures())
    assert not all_held(PressFigures(quick, quick, quick, slow, quick, quick, quick).figures())
    assert not all_held(PressFigures(quick, quick, quick, quick, slow, quick, quick).figures())


def test_a_press_alone_is_held_to_a_bare_call() -> None:
    floor, alone = [0.1] * 20, [0.7] * 20
    assert not all_held(PressFigures(floor, alone, floor, floor, floor, floor, floor).figures())
    assert not all_held(PressFigures(floor, floor, floor, floor, floor, floor, alone).figures())


def test_nineteen_of_twenty_are_within_the_ninety_fifth_share() -> None:
    assert share([*range(100)], 0.95) == 95
    assert share([7], 0.95) == 7
