"""A photo in place of words: at every question of the form it is kept, said to be, and the question stays."""

from __future__ import annotations

from sandbox.base.model import Message
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import Walk, card_in


def question_of(card: Message) -> list[str]:
    """Return the buttons of the open question: they tell which it is, and that it is still open."""
    return [label for row in card.labels for label in row]


async def photo(desk: Desk, walk: Walk, caption: str = "") -> Message:
    walk.operator.send_photo(caption=caption) if caption else walk.operator.send_photo()
    await desk.settle()
    return walk.card


async def shown_and_kept(desk: Desk, walk: Walk, files: int) -> None:
    """Send a photo at the question that is open; it stays open, and the photo is among the form's."""
    before = question_of(walk.card)
    card = await photo(desk, walk)
    asked = question_of(card)
    assert [label for label in asked if label != "✔️ Done"] == [label for label in before if label != "✔️ Done"]
    assert f"📎 {files}" in card.text or (files == 1 and "📎" in card.text)


async def test_a_photo_at_each_question_is_kept_and_answers_none(desk: Desk) -> None:
    operator = desk.cast.operator
    walk, files = Walk(desk, operator), 0
    await walk.say("/new")

    async def sends() -> None:
        nonlocal files
        files += 1
        await shown_and_kept(desk, walk, files)

    await sends()  # who calls?
    await walk.say("9437012345")
    await sends()  # the name
    await walk.say("Ramesh")
    await sends()  # the town
    await walk.tap("Not listed")
    await sends()  # its name
    await walk.say("Nirakarpur")
    await sends()  # who is calling
    await walk.tap("ULB employee")
    await sends()  # the sort
    await walk.tap("Technical: Infrastructure")
    await sends()  # what is wrong, or the review: photos say something already
    if "Done" in str(walk.card.labels):
        await walk.say("Site does not open in any office")
        await walk.tap("Done")
    await sends()  # the review
    assert "📤 Escalate" in question_of(walk.card)
    for step in ("Change", "Diagnosis", "Details", "Keep", "Solved"):
        await walk.tap(step)
        await sends()
        await walk.tap("Back")
    await walk.tap("Escalate")
    async with desk.app.database.reading() as store:
        kept = await store.texts.files(1001)
        assert len(kept) == files
    assert f"📎 {files}" in (await card_in(desk, desk.cast.hudd_tech)).text


async def test_a_caption_answers_the_question_and_its_photo_is_kept(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say("9437012345 Ramesh, Jatni, site does not open in any office")
    for label in ("ULB employee", "Technical: Infrastructure"):
        await walk.tap(label)
    await walk.tap("Diagnosis")
    card = await photo(desk, walk, "Cable is loose")
    assert "Cable is loose" in card.text
    assert "📤 Escalate" in question_of(card), "the diagnosis is answered"
    await walk.tap("Solved")
    card = await photo(desk, walk, "Plugged it in again")
    assert "logged as solved" in card.text
    async with desk.app.database.reading() as store:
        assert len(await store.texts.files(1001)) == 2
