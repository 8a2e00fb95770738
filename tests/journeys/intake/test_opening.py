"""Opening a ticket: what it costs, what is asked, and what becomes of words, files and presses on the way."""

from __future__ import annotations

import pytest

from sandbox.base.images import png
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import GROUP_OF, TROUBLE, Walk, card_in, open_ticket


async def test_a_new_caller_costs_at_most_two_messages_and_six_presses(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say("9437012345 Ramesh Jatni")
    for label in ("ULB employee", "Functional", "Another, or none"):
        await walk.tap(label)
    await walk.say("The muster roll of ward 4 does not open")
    await walk.tap("Done")
    own = await walk.tap("Escalate")
    assert "MUK-1001" in own.text
    assert (walk.messages, walk.presses) <= (2, 6)
    assert walk.presses <= 6


async def test_a_known_caller_costs_one_message_and_at_most_four_presses(desk: Desk) -> None:
    await open_ticket(desk)
    walk = Walk(desk, desk.cast.operator)
    card = await walk.say("9437012345 muster roll is blank today")
    assert "Someone else" in str(card.labels)
    await walk.tap("Ramesh")
    await walk.tap("Functional")
    if "Escalate" not in str(walk.card.labels):
        await walk.tap("Muster")
    own = await walk.tap("Escalate")
    assert "MUK-1002" in own.text
    assert walk.messages == 1
    assert walk.presses <= 4


@pytest.mark.parametrize("nature", list(GROUP_OF))
async def test_each_nature_lands_in_the_team_that_the_sop_names(desk: Desk, nature: str) -> None:
    own = await open_ticket(desk, nature=nature)
    group = getattr(desk.cast, GROUP_OF[nature])
    card = await card_in(desk, group)
    assert nature in card.text
    assert group.title.split()[0] in own.text
    others = [g for g in desk.cast.groups if g is not group]
    assert all("MUK-1001" not in m.text for g in others for m in desk.cast.manager.messages(g))


async def test_the_card_in_the_group_masks_the_number_everywhere(desk: Desk) -> None:
    await open_ticket(desk, text="9437012345 Ramesh, Jatni, call me on 9861098610 the site is down")
    card = await card_in(desk, desk.cast.hudd_tech)
    assert "Ramesh +91 94••• ••345" in card.text
    for number in ("9437012345", "9861098610", "98610 98610"):
        assert number not in card.text


async def test_the_form_is_always_the_last_message_and_there_is_only_one(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    await walk.say("It began this morning")
    card = await walk.say("All offices, says Ramesh")
    forms = [m for m in desk.cast.operator.messages() if "New ticket" in m.text and m.buttons]
    assert forms == [card]
    assert "All offices" in card.text
    assert "Noted" in card.text


async def test_photos_voice_and_files_at_any_step_follow_the_card(desk: Desk) -> None:
    operator = desk.cast.operator
    operator.say(TROUBLE)
    operator.send("photo", png(), caption="the error screen")
    operator.send("voice", b"OggS-voice")
    await desk.settle()
    walk = Walk(desk, operator)
    assert "2 files" in walk.card.text
    assert "the error screen" in walk.card.text
    for label in ("ULB employee", "Technical: Infrastructure"):
        await walk.tap(label)
    if "Escalate" not in str(walk.card.labels):
        await walk.tap("Another, or none")
    await walk.tap("Escalate")
    card = await card_in(desk, desk.cast.hudd_tech)
    under = [m for m in desk.cast.manager.messages(desk.cast.hudd_tech) if m.reply_to == card.id]
    assert sorted(m.media.kind for m in under if m.media) == ["photo", "voice"]


async def test_an_album_joins_one_form(desk: Desk) -> None:
    operator = desk.cast.operator
    operator.send_album([png(320 + n) for n in range(3)], caption=TROUBLE)
    await desk.settle()
    cards = [m for m in operator.messages() if m.buttons]
    assert len(cards) == 1
    assert "3 files" in cards[0].text


async def test_back_leads_to_the_question_before(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    await walk.tap("ULB employee")
    assert "What sort" in walk.card.text
    await walk.tap("Back")
    assert "Who is it" in walk.card.text


async def test_cancel_ends_the_form_and_nothing_is_opened(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    card = walk.card
    await walk.tap("Cancel")
    assert "discarded" in walk.card.text
    answer = await desk.cast.operator.forge(desk.cast.operator.private, card.id, "f:1:who.cbo").answer()
    assert "finished or discarded" in answer.text or "no longer" in answer.text


async def test_new_over_an_open_form_offers_resume_new_and_discard(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    offer = await walk.say("/new")
    assert [label.split()[-1] for row in offer.labels for label in row] == ["Resume", "New", "Discard"]
    await walk.tap("New")
    assert "Send the number" in walk.card.text
    offer = await walk.say("/new")
    await walk.tap("Discard")
    offer = await walk.say("/new")
    await walk.tap("Resume")
    assert "Ramesh" in walk.card.text


async def test_keep_asks_by_when_and_solved_asks_how(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Functional"):
        await walk.tap(label)
    if "Escalate" not in str(walk.card.labels):
        await walk.tap("Another, or none")
    await walk.tap("Keep")
    assert "By when" in walk.card.text
    kept = await walk.tap("Sat 21 Nov")
    assert "stays with you" in kept.text
    assert all(not m.buttons for g in desk.cast.groups for m in desk.cast.manager.messages(g))
    await walk.say("9861012345 Sita, Dhenkanal, cannot log in")
    for label in ("CBO", "Functional"):
        await walk.tap(label)
    await walk.tap("Solved")
    solved = await walk.say("Told her to choose her own city at the login")
    assert "logged as solved" in solved.text
    assert "MUK-1002" in solved.text


async def test_words_in_odia_and_a_town_in_odia_are_understood(desk: Desk) -> None:
    own = await open_ticket(desk, text="9437012345 ରମେଶ, ଜଟଣୀ, ସାଇଟ୍ ଖୋଲୁନାହିଁ", nature="Functional")
    assert "MUK-1001" in own.text
    card = await card_in(desk, desk.cast.master_trainers)
    assert "ସାଇଟ୍ ଖୋଲୁନାହିଁ" in card.text
    assert "Jatni" in card.text


async def test_nobody_but_operators_opens_tickets(desk: Desk) -> None:
    for person in (desk.cast.spoc_jatni, desk.cast.manager, desk.cast.stranger, desk.cast.hudd_engineer):
        person.say("/new")
        await person.see("Only helpdesk operators")
        person.say(TROUBLE)
        await desk.settle()
        assert "Answer by" not in person.last().text
        assert "Escalate" not in str(person.last().labels)
