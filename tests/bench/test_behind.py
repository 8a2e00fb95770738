"""`python -m bench behind`: that the urgent card comes though more waits than a group may be sent."""

from bench import behind


async def test_the_urgent_card_is_waited_for_and_timed() -> None:
    assert await behind.measure(cards=15, replies=10) > 0
