"""After a caller is erased none of the bot's messages, in whosever chat it stands, shows name, number or words."""

from __future__ import annotations

import unicodedata

from sandbox.base.model import Message
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press
from tests.waiting import until

SAID = "Mob9437055555 Trilochan, Jatni, zebrafish on the screen, call ph9437055555 or ୯୪୩୭୦୫୫୫୫୫ରେ"
SECRETS = ("9437055555", "trilochan", "zebrafish", "aquarium", "quagga")


def of_the_bot(desk: Desk) -> list[tuple[str, Message]]:
    """Return every message of the bot that stands in any chat."""
    world = desk.sandbox.world
    return [
        (chat.title or str(chat.id), message)
        for chat in world.chats.values()
        for message in chat.messages.values()
        if message.sender is world.bot or message.sender_chat is not None
    ]


def shown(message: Message) -> str:
    text = f"{message.text} {message.buttons}".casefold()
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return "".join(c for c in plain if c not in " -")


def left(desk: Desk) -> list[tuple[str, str]]:
    return [
        (where, message.text)
        for where, message in of_the_bot(desk)
        if any(secret in shown(message) for secret in SECRETS)
    ]


async def test_after_erasing_no_message_of_the_bot_shows_the_caller(desk: Desk) -> None:
    cast = desk.cast
    for person in (cast.operator, cast.admin, cast.spoc_jatni, cast.hudd_engineer):
        person.start()
    await open_ticket(desk, text=SAID)
    member = cast.hudd_engineer
    card = await card_in(desk, cast.hudd_tech)
    await press(desk, member, card, "Claim")
    await press(desk, member, await card_in(desk, cast.hudd_tech), "Ask")
    question = next(m for m in reversed(member.messages(cast.hudd_tech)) if m.sender is desk.sandbox.world.bot)
    member.reply(question, "which aquarium does Trilochan mean?")
    await desk.settle()
    for person, text in (
        (cast.operator, "1001"), (cast.operator, "/find zebrafish"), (cast.operator, "/mine"),
        (cast.admin, "1001"), (cast.admin, "/find aquarium"), (cast.admin, "/caller 94370 55555"),
        (cast.spoc_jatni, "/mine"), (member, "1001"), (cast.admin, "/caller Trilochan"),
    ):  # fmt: skip
        person.say(text)
        await desk.settle()
    await press(desk, cast.admin, cast.admin.last(), "Export")
    await press(desk, member, await card_in(desk, cast.hudd_tech), "Resolve")
    prompt = next(m for m in reversed(member.messages(cast.hudd_tech)) if m.sender is desk.sandbox.world.bot)
    member.reply(prompt, "gave Trilochan a quagga")
    await desk.settle()
    assert len({where for where, _ in left(desk)}) >= 4
    cast.admin.say("/caller Trilochan")
    await desk.settle()
    await press(desk, cast.admin, cast.admin.last(), "Erase")
    await press(desk, cast.admin, cast.admin.last(), "Yes, erase")
    await desk.app.engine.tick("boards")
    await desk.app.engine.tick("tidy")
    await desk.settle()
    assert left(desk) == []
    exported = [m.text for _, m in of_the_bot(desk) if m.media is not None]
    assert exported == []


async def test_an_open_form_on_the_callers_number_ends_with_the_erasing(desk: Desk) -> None:
    cast = desk.cast
    cast.operator.start()
    cast.admin.start()
    await open_ticket(desk, text=SAID)
    cast.operator.say("9437055555 Trilochan, Jatni, another quagga")
    await desk.settle()
    cast.operator.say("/new")
    await desk.settle()
    cast.admin.say("/caller Trilochan")
    await desk.settle()
    await press(desk, cast.admin, cast.admin.last(), "Erase")
    await press(desk, cast.admin, cast.admin.last(), "Yes, erase")
    assert left(desk) == []


async def erased(desk: Desk) -> None:
    admin = desk.cast.admin
    admin.say("/caller Trilochan")
    await desk.settle()
    await press(desk, admin, admin.last(), "Erase")
    await press(desk, admin, admin.last(), "Yes, erase")


async def test_a_search_for_the_caller_that_found_nothing_shows_no_more_what_was_typed(desk: Desk) -> None:
    cast = desk.cast
    await open_ticket(desk, text=SAID)
    for person, words in (
        (cast.spoc_dhenkanal, "/find Trilochan"),
        (cast.operator, "/find 94370-55555 okapi"),
        (cast.admin, "/find printer"),
    ):
        person.start()
        person.say(words)
        await desk.settle()
    assert {where for where, _ in left(desk)} >= {str(cast.spoc_dhenkanal.id), str(cast.operator.id)}
    await erased(desk)
    assert left(desk) == []
    assert any("printer" in m.text for m in cast.admin.messages() if m.by_bot), "nobody was meant by that one"


async def test_what_was_on_its_way_while_the_caller_was_erased_goes_as_well(desk: Desk) -> None:
    cast, faults = desk.cast, desk.sandbox.faults
    cast.admin.start()
    await open_ticket(desk, text=SAID)
    cast.admin.say("/caller Trilochan")
    await desk.settle()
    await press(desk, cast.admin, cast.admin.last(), "Erase")
    sent = faults.slow(4.0, "sendMessage", cast.operator.id)
    cast.operator.say("/find zebrafish")
    await until(lambda: sent.hits == 1)
    await press(desk, cast.admin, cast.admin.last(), "Yes, erase")
    await desk.app.engine.tick("tidy")
    await desk.settle()
    assert left(desk) == []


async def test_an_export_with_callers_goes_and_one_without_stays(desk: Desk) -> None:
    admin = desk.cast.admin
    admin.start()
    await open_ticket(desk, text=SAID)
    admin.say("/summary")
    await desk.settle()
    summary = admin.last()
    for label in ("Export", "Export with callers"):
        await press(desk, admin, summary, label)
    files = [m for _, m in of_the_bot(desk) if m.media is not None]
    assert len(files) == 2
    await erased(desk)
    left_there = [m for _, m in of_the_bot(desk) if m.media is not None]
    assert ["Callers are not in it" in m.text for m in left_there] == [True]
