"""Whatever letters a call is written in: the review appears, the ticket opens, and its words find it."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from storage.search import word_index
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import Walk, card_in, open_ticket, press

KEYCAP = "muster roll 1️⃣open 2️⃣save fails"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (KEYCAP, "open"),
        ("page 3⃣blank since 👩‍💻login", "login"),
        ("ମଷ୍ଟର 1️⃣ରୋଲ ଖୋଲୁନାହିଁ", "ରୋଲ"),
        ("कार्य ☝️आदेश नहीं खुलता", "आदेश"),
        ("a\u0345b \u20e3 \ufe0f Ⓐbc 🇮🇳zebra", "zebra"),
        ("zebra\0crossing \U0010fffdlost", "crossing"),
    ],
)
async def test_a_call_in_any_letters_becomes_a_ticket_that_its_words_find(desk: Desk, said: str, asked: str) -> None:
    operator = desk.cast.operator
    operator.start()
    await open_ticket(desk, text=f"9437012345 Ramesh, Jatni, {said}")
    assert "MUK-1001" in (await card_in(desk, desk.cast.hudd_tech)).text
    for typed in (f"/find {asked}", f"/find {said}"):
        operator.say(typed)
        await desk.settle()
        assert "MUK-1001" in operator.messages()[-1].text, ascii(typed)
    walk = Walk(desk, operator)
    await walk.say(f"9437012346 Sita, Jatni, {said}")
    for label in ("ULB employee", "Technical: Infrastructure"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    assert "Escalate" in str(walk.card.labels)


async def test_a_form_whose_similar_tickets_cannot_be_looked_up_is_shown_without_them(desk: Desk) -> None:
    operator = desk.cast.operator
    operator.start()
    await open_ticket(desk)
    database = desk.app.database
    async with database.unit() as unit:
        await unit.connection.execute(text("DROP TABLE ticket_words"))
    walk = Walk(desk, operator)
    await walk.say("9437012346 Sita, Jatni, site does not open in any office")
    for label in ("ULB employee", "Technical: Infrastructure"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    assert "Escalate" in str(walk.card.labels)
    assert "MUK-1001" not in walk.card.text
    desk.cast.admin.say("/doctor")
    await desk.settle()
    assert "similar tickets (" in desk.cast.admin.messages()[-1].text
    async with database.unit() as unit:
        await unit.connection.run_sync(word_index.create)
    await press(desk, operator, walk.card, "Escalate")
    assert "MUK-1002" in operator.messages()[-1].text
