"""`python -m bench transport`: that both ways are really gone, and counted."""

from bench import transport


async def test_both_ways_make_their_calls_and_are_measured() -> None:
    costs = await transport.measure(20)
    assert set(costs) == {(way, in_flight) for way in transport.WAYS for in_flight in transport.IN_FLIGHT}
    assert all(cpu > 0 and wall > 0 for cpu, wall in costs.values())
