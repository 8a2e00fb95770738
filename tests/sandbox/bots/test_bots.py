"""Bots of other people's frameworks work against the sandbox as they would against Telegram, by real HTTP."""

from __future__ import annotations

from sandbox.base.images import png
from sandbox.people.person import Person
from sandbox.server import Sandbox
from tests.waiting import until

PATIENCE = 60.0


async def test_a_little_bot_does_what_it_does_on_telegram(served: Sandbox) -> None:
    """In one test, as a bot takes longer to start than for all of this."""
    for number, story in enumerate(STORIES):
        someone = Person(served.world, served.world.add_user(2001 + number, "Ann"))  # nobody has spoken to it yet
        await story(someone, served)


async def buttons_edit_the_list_in_place_and_answer_their_presses(someone: Person, _: Sandbox) -> None:
    someone.start()
    hello = await someone.see("Reminders: /add what is to be done, or send a photo.", timeout=PATIENCE)
    assert hello.entities[0] == {"type": "bold", "offset": 0, "length": 9}
    someone.say("/add Buy milk")
    await someone.see("To do: Buy milk", timeout=PATIENCE)
    someone.say("/add Buy bread")
    card = await someone.see("To do: Buy milk, Buy bread", timeout=PATIENCE)
    assert card.labels == [["✓ Buy milk"], ["✓ Buy bread"], ["Look again", "Clear"]]
    assert card.buttons[-1][-1]["style"] == "danger"
    done = someone.tap(card, "Buy milk")
    assert await someone.see("To do: Buy bread", timeout=PATIENCE) is card
    assert (await done.answer(PATIENCE)).text == "Done: Buy milk"
    assert done.query is not None
    late = await someone.forge(someone.private, card.id, done.query.data).answer(PATIENCE)
    assert (late.text, late.show_alert) == ("That is done already", True)
    assert (await someone.tap(card, "Look again").answer(PATIENCE)).text == "Nothing new"
    answer = await someone.tap(card, "Clear").answer(PATIENCE)
    assert (answer.text, answer.show_alert) == ("All gone", True)
    assert (card.text, card.labels) == ("Nothing to do", [])


async def keys_and_questions_under_the_input_field(someone: Person, _: Sandbox) -> None:
    someone.start()
    await someone.see("Reminders", timeout=PATIENCE)
    someone.choose("My list")
    await someone.see("Nothing to do", timeout=PATIENCE)
    someone.say("/add")
    question = await someone.see("What is to be done?", timeout=PATIENCE)
    assert question.reply_keyboard == {"force_reply": True, "input_field_placeholder": "Buy milk"}
    someone.reply(question, "Call Bob")
    await someone.see("To do: Call Bob", timeout=PATIENCE)


async def a_group_has_a_list_of_its_own(someone: Person, sandbox: Sandbox) -> None:
    group = sandbox.world.add_chat("Flat", owner=someone.user)
    someone.add_bot(group)
    someone.say(f"/add@{sandbox.world.bot.username} Rent", group)
    await someone.see("To do: Rent", group, timeout=PATIENCE)
    someone.say("/list")
    await someone.see("Nothing to do", timeout=PATIENCE)


async def a_photo_goes_down_and_up_again(someone: Person, _: Sandbox) -> None:
    picture = png(64, 48)
    someone.send_photo(picture)
    echo = await someone.see(f"{len(picture)} bytes", timeout=PATIENCE)
    assert echo.media is not None
    assert echo.media.data == picture


async def the_menu_shows_what_the_bot_set_up(someone: Person, _: Sandbox) -> None:
    assert someone.commands() == ["add", "list"]


async def nothing_said_while_the_bot_stumbles_is_lost(someone: Person, sandbox: Sandbox) -> None:
    stumbles = sandbox.faults.down("getUpdates", times=2)
    someone.say("/list")  # ends the poll that was on its way before
    await until(lambda: stumbles.hits == 2, seconds=PATIENCE)
    someone.say("/add One")
    await someone.see("To do: One", timeout=PATIENCE)


STORIES = (
    buttons_edit_the_list_in_place_and_answer_their_presses,
    keys_and_questions_under_the_input_field,
    a_group_has_a_list_of_its_own,
    a_photo_goes_down_and_up_again,
    the_menu_shows_what_the_bot_set_up,
    nothing_said_while_the_bot_stumbles_is_lost,
)
