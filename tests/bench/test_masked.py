"""`python -m bench masked`: that both lengths are masked and counted."""

from bench import masked


def test_the_long_text_is_held_to_the_short_one() -> None:
    short, long = masked.measure("digits alone", "9437012345", 100, 1000)
    assert short.value > 0
    assert long.times is not None
    assert long.held is not None
