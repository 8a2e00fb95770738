"""What is too long for a card: shortened, with a way to read the whole; no text makes a message fail."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk, card_in, press

ODD = '<b>&" ରୋଲ୍ 🙂 שלום '


async def _opened(desk: Desk, words: str, more: str) -> Walk:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(f"{TROUBLE} {words}"[:4096])
    await walk.say(more)
    for label in ("ULB employee", "Technical: Infrastructure"):
        await walk.tap(label)
    if "Escalate" not in str(walk.card.labels):
        await walk.tap("Another, or none")
    await walk.tap("Escalate")
    return walk


async def test_nine_thousand_odd_letters_are_cut_on_every_card_and_read_in_full_in_private(desk: Desk) -> None:
    walk = await _opened(desk, ODD * 230, ODD * 200 + "the very end")
    assert "MUK-1001" in walk.card.text
    card = await card_in(desk, desk.cast.hudd_tech)
    assert "Read all" in card.text
    assert len(card.text) < 1500
    view = await walk.say("1001")
    assert ODD.strip() in view.text
    await press(desk, walk.operator, view, "Read all")
    pages = [m.text for m in walk.operator.messages() if ", page " in m.text]
    assert len(pages) > 1
    assert "the very end" in pages[-1]
    assert all(len(page) <= 4096 for page in pages)


async def test_a_long_diagnosis_solution_and_comment_are_all_told_and_kept(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Technical: Infrastructure"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    await walk.tap("Diagnosis")
    await walk.say("Tried " + ODD * 200)
    await walk.tap("Escalate")
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    engineer.reply(await card_in(desk, group), "Looking " + ODD * 230)
    await desk.settle()
    await press(desk, engineer, await card_in(desk, group), "Resolve")
    prompt = next(m for m in engineer.messages(group) if "how was" in m.text)
    engineer.reply(prompt, "Mended " + ODD * 220 + "at last")
    await desk.settle()
    assert "Mended" in walk.operator.last().text
    view = await walk.say("1001")
    assert len(view.text) <= 4096
    await press(desk, walk.operator, view, "Read all")
    assert "at last" in walk.operator.last().text


async def test_what_others_may_not_see_is_masked_in_the_whole_text_too(desk: Desk) -> None:
    spoc = desk.cast.spoc_jatni
    spoc.start()
    await desk.settle()
    await _opened(desk, "word " * 300, "call 9861098610 please")
    spoc.start("t1001")
    await desk.settle()
    await press(desk, spoc, spoc.last(), "Read all")
    assert ", page " in spoc.last().text
    assert "9861098610" not in " ".join(m.text for m in spoc.messages())
