"""Nothing, too much, and odd: empty lists, sixty finds, long names, albums, replies to what is gone."""

from __future__ import annotations

from sandbox.base.images import png
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk, card_in, open_ticket, press
from tests.journeys.tickets.test_boards import open_many


async def asked(desk: Desk, text: str) -> str:
    """Let the operator write; return the last that the bot has said."""
    desk.cast.operator.say(text)
    await desk.settle()
    return desk.cast.operator.last().text


async def test_empty_lists_say_so_and_what_to_do(desk: Desk) -> None:
    assert "no open tickets" in await asked(desk, "/mine")
    assert "nothing waits" in await asked(desk, "/queue")
    assert "nothing found" in await asked(desk, "/find zebra")
    assert "Which ticket?" in await asked(desk, "/status")
    assert "all quiet" in await asked(desk, "/summary")
    admin = desk.cast.admin
    admin.start()
    await desk.settle()
    assert "/admin" in admin.last().text, "whoever sets the desk up is told how"
    admin.say("/admin")
    await desk.settle()
    await press(desk, admin, admin.last(), "What was changed")
    assert "Nothing was changed yet" in admin.last().text


async def test_sixty_finds_are_paged_to_the_last(desk: Desk) -> None:
    admin = desk.cast.admin  # the operator is told of every ticket first, at Telegram's pace
    admin.start()
    await desk.settle()
    await open_many(desk, 60)
    admin.say("/find down")
    found = await admin.see("60 tickets", timeout=20)
    seen: set[str] = set()
    while True:
        seen |= {word for word in found.text.split() if word.startswith("MUK-")}
        if "Next" not in str(found.labels):
            break
        admin.tap(found, "Next")
        found = await admin.see("60 tickets", timeout=20)
    assert len(seen) == 60


async def test_a_name_of_64_letters_and_4096_of_trouble_pass_everywhere(desk: Desk) -> None:
    operator, name = desk.cast.operator, "Venkatanarasimharajuvaripeta Ramachandra Subrahmanyam Mahapatra"
    operator.user.first_name, operator.user.last_name = name, ""
    walk = Walk(desk, operator)
    await walk.say("9437012345")
    if "name" in walk.card.text:
        await walk.say(name)
    await walk.say("Jatni")
    for label in ("ULB employee", "Technical: Infrastructure"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    await walk.say("site down " * 409 + "the end")
    for label in ("Done", "Escalate"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    card = await card_in(desk, desk.cast.hudd_tech)
    assert name[:28] in card.text
    assert len(card.text) < 1500
    view = await walk.say("1001")
    await press(desk, operator, view, "Read all")
    assert any("the end" in m.text for m in operator.messages() if ", page " in m.text)
    for command in ("/mine", "/queue", "/find down", "/summary"):
        assert "MUK-1001" in await asked(desk, command) or command == "/summary"


async def test_an_album_of_ten_and_a_voice_note_join_the_form_and_all_reach_the_team(desk: Desk) -> None:
    operator = desk.cast.operator
    walk = Walk(desk, operator)
    await walk.say(TROUBLE)
    operator.send_album([png(320 + n) for n in range(10)])
    operator.send_voice(b"OggS-voice")
    await desk.settle()
    assert "11 files" in walk.card.text
    assert len([m for m in operator.messages() if m.by_bot and "New ticket" in m.text]) == 1
    for label in ("ULB employee", "Technical: Infrastructure", "Escalate"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    own = operator.last()
    assert "MUK-1001" in own.text
    view = await walk.say("1001")
    await press(desk, operator, view, "Files (11)")
    assert sum(m.media is not None for m in operator.messages() if m.by_bot) == 11


async def test_an_edited_word_is_followed_and_a_reply_to_what_was_deleted_is_taken_kindly(desk: Desk) -> None:
    operator = desk.cast.operator
    await open_ticket(desk)
    first = next(m for m in operator.messages() if "site does not open" in m.text and not m.by_bot)
    operator.edit(first, TROUBLE.replace("site does not open", "printer does not print"))
    await desk.settle()
    assert "printer does not print" in (await card_in(desk, desk.cast.hudd_tech)).text
    own = operator.last()
    operator.delete(own)
    operator.reply(own, "it began on Monday")
    await desk.settle()
    said = operator.last().text
    assert "New ticket" in said or "MUK-1001" in said


async def test_a_return_names_the_team_and_the_offers_of_teams_go_once_one_is_taken(desk: Desk) -> None:
    cast = desk.cast
    operator, anil, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    await open_ticket(desk)
    await press(desk, anil, await card_in(desk, group), "Forward")
    prompt = anil.last(group)
    await press(desk, anil, prompt, "Back to the helpdesk")
    await press(desk, anil, prompt, "A screenshot is missing")
    told = operator.last()
    assert "HUDD Tech sent it back" in told.text
    for _ in range(2):
        await press(desk, operator, told, "Escalate")
    offers = [m for m in operator.messages() if "Which team gets" in m.text]
    assert len(offers) == 1
    await press(desk, operator, offers[0], "eGov")
    assert not [m for m in operator.messages() if "Which team gets" in m.text]
    assert told.labels == [], "it has left the helpdesk"


async def test_a_yes_without_a_score_is_not_told_as_none_of_five_and_why_tells_the_true_start(desk: Desk) -> None:
    cast = desk.cast
    operator, anil = cast.operator, cast.hudd_engineer
    await open_ticket(desk)
    await press(desk, anil, await card_in(desk, cast.hudd_tech), "Resolve")
    anil.reply(anil.last(cast.hudd_tech), "Restarted")
    await desk.settle()
    ask = next(m for m in operator.messages() if "Does the caller agree" in m.text)
    await press(desk, operator, ask, "Yes, solved")
    assert "The caller says that it is solved" in ask.text
    assert "of 5)" not in ask.text
    await press(desk, operator, ask, "4 ⭐")
    assert "(4 of 5)" in ask.text
    desk.clock.advance(minutes=5)
    operator.say("1001")
    await desk.settle()
    await press(desk, operator, operator.last(), "Reopen")
    await press(desk, operator, operator.last(), "Only partly")
    why = await asked(desk, "/why 1001")
    assert "Reached HUDD Tech at 11:05 am" in why, "opened again, it is promised anew"
    assert "more urgent" not in why


async def test_towns_are_offered_and_shown_in_odia_and_a_search_for_none_is_not_taken_in(desk: Desk) -> None:
    operator = desk.cast.operator
    walk = Walk(desk, operator)
    await walk.say("9437012345 Ramesh")
    await walk.say("😀😀")
    assert "No town by that name" in walk.card.text
    assert "Noted" not in walk.card.text
    operator.say("/language")
    await desk.settle()
    await press(desk, operator, next(m for m in operator.messages() if "Which language" in m.text), "ଓଡ଼ିଆ")
    await walk.say("jat")
    assert "ଜଟଣୀ" in str(walk.card.labels)
    await walk.tap("ଜଟଣୀ")
    assert "📍 ଜଟଣୀ" in walk.card.text
