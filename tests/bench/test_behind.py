"""`python -m bench behind`: that the urgent card comes before what waits; a minute that is used up is the bench's."""

from bench import behind


async def test_the_urgent_card_is_waited_for_and_timed() -> None:
    assert await behind.measure(cards=6, replies=4, spent=3) > 0
