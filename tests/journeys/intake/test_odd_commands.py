"""Whatever letters somebody writes, anywhere that takes words: something is answered, and nothing is given up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from storage.tables.transport import outbox, updates
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press

ODD = (
    "1️⃣open", "\u20e3", "\ufe0f\u200d", "\u0301\u0345", "a\0b", "\U0010fffd\ue000egov", "%_%\\",
    "'; DROP TABLE tickets; --", '" OR "a*"', "{ $id } &lt;b> <b>", "☝️🇮🇳", "ରୋ\u0b4d\u0b3c ☝", "क\u094d\u200d",
    "٩٤٣٧٠١٢٣٤٥", "９４３７０１２３４５", "²³¹½Ⅷ", "\u202eevil\u2066", ".\n\t\r\x0b", "x" * 4096, "á" * 300,
    "\u0378\U000e0fff", "0x9", "1e400", "-1", "NaN",
)  # fmt: skip
PLACES = (
    "/find {}",
    "/caller {}",
    "/status {}",
    "/why {}",
    "/summary {}",
    "/mine {}",
    "/language {}",
    "{}",
    "/start {}",
)


async def failed(desk: Desk) -> Sequence[object]:
    """Return what was given up, by its reason."""
    async with desk.app.database.reading() as store:
        rows = await store.connection.execute(select(outbox.c.refusal).where(outbox.c.state == "failed"))
        acts = await store.connection.execute(select(updates.c.error).where(updates.c.outcome == "failed"))
        return [why for (why,) in (*rows, *acts) if str(why).startswith("E-")]


# What a SPOC writes is read by the same readers: of them each third here.
@pytest.mark.parametrize(
    ("who", "odd"),
    [("operator", ODD), ("spoc_jatni", ODD[::3]), pytest.param("spoc_jatni", ODD, marks=pytest.mark.long)],
    ids=["operator", "spoc", "spoc-all"],
)
async def test_no_words_of_anybody_are_given_up(desk: Desk, who: str, odd: tuple[str, ...]) -> None:
    await open_ticket(desk)
    person = getattr(desk.cast, who)
    for words in odd:
        for place in PLACES:
            person.say(place.format(words)[:4096])
    await desk.settle()
    assert await failed(desk) == []


async def test_no_answer_to_the_forms_questions_and_no_reply_of_a_team_is_given_up(desk: Desk) -> None:
    await open_ticket(desk)
    card = await card_in(desk, desk.cast.hudd_tech)
    await press(desk, desk.cast.hudd_engineer, card, "Claim")
    for words in ODD:
        desk.cast.hudd_engineer.reply(card, words)
        desk.cast.operator.say("/new")
        desk.cast.operator.say(words)
        desk.cast.operator.say(f"9437055555 Sita {words}, Jatni {words}")
        desk.cast.operator.say(words)
        desk.cast.operator.say("/cancel")
        desk.cast.operator.say("1001")
        await desk.settle()
    assert await failed(desk) == []
