"""`python -m bench sends`: that all that is counted is really sent, while the others wait on."""

from bench import sends


async def test_what_is_counted_is_sent_and_the_others_wait() -> None:
    assert await sends.measure(50, 1) > 0
