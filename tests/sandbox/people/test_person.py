"""The people's side from Python: what a test's person does reaches the bot, and what the bot does is seen."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from sandbox.cast import Cast
from sandbox.people.person import NotPossible
from sandbox.server import Sandbox
from tests.waiting import until


async def test_a_message_reaches_the_bot_and_its_answer_reaches_the_person(cast: Cast, bot: Bot) -> None:
    cast.operator.say("/new")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/new"
    await bot.send_message(update.message.chat_id, "<b>Caller?</b>", parse_mode="HTML")
    seen = await cast.operator.see("Caller?")
    assert seen.entities == [{"type": "bold", "offset": 0, "length": 7}]


async def test_a_tap_can_be_answered_with_an_alert(cast: Cast, bot: Bot) -> None:
    buttons = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Claim it", callback_data="claim:1"))
    await bot.send_message(cast.egov.id, "MUK-1001", reply_markup=buttons)
    tap = cast.egov_developer.tap(await cast.egov_developer.see("MUK-1001", cast.egov), "Claim")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.from_user.id == cast.egov_developer.id
    await update.callback_query.answer("Yours", show_alert=True)
    answer = await tap.answer()
    assert (answer.text, answer.show_alert) == ("Yours", True)
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await update.callback_query.answer()
    await update.callback_query.edit_message_text("MUK-1001 claimed")
    edited = await cast.egov_developer.see("claimed", cast.egov)
    assert edited.labels == []
    assert edited.is_edited


async def test_seeing_nothing_fails_with_the_transcript(cast: Cast) -> None:
    cast.operator.say("hello?")
    with pytest.raises(AssertionError, match=r"saw no message with 'ticket'[\s\S]*hello\?"):
        await cast.operator.see("ticket", timeout=0.01)


async def test_a_long_poll_wakes_as_soon_as_somebody_writes(cast: Cast, bot: Bot) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=20))
    await until(lambda: cast.world.updates.has_poller)
    cast.operator.say("now")
    (update,) = await polling
    assert update.message is not None
    assert update.message.text == "now"


async def test_files_go_both_ways(cast: Cast, bot: Bot, sandbox: Sandbox) -> None:
    cast.operator.send_photo(caption="the error")
    (update,) = await bot.get_updates()
    assert update.message is not None
    file = await bot.get_file(update.message.photo[-1].file_id)
    data = bytes(await file.download_as_bytearray())
    assert data.startswith(b"\x89PNG")
    await bot.send_photo(cast.operator.id, data, caption="again")
    assert (await cast.operator.see("again")).media is not None
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type photo as document"):
        await bot.send_document(cast.operator.id, update.message.photo[-1].file_id)
    sandbox.assert_clean()


async def test_the_bot_is_not_told_of_its_own_channel_posts(cast: Cast, bot: Bot) -> None:
    await bot.send_message(cast.managers_channel.id, "summary")
    assert await bot.get_updates() == ()
    assert cast.manager.last(cast.managers_channel).text == "summary"


async def test_nothing_is_shown_twice_unless_it_changed(cast: Cast, bot: Bot) -> None:
    cast.operator.start()
    sent = await bot.send_message(cast.operator.id, "ticket one")
    first = await cast.operator.see("ticket")
    await bot.send_message(cast.operator.id, "ticket two")
    assert (await cast.operator.see("ticket")).text == "ticket two"
    await bot.edit_message_text("ticket one, solved", cast.operator.id, sent.message_id)
    assert await cast.operator.see("ticket") is first
    assert first.versions == ["ticket one"]
    with pytest.raises(AssertionError, match="fresh=False"):
        await cast.operator.see("ticket", timeout=0.01)


async def test_a_press_that_nobody_answers_is_said_to_be_so(cast: Cast) -> None:
    tap = cast.operator.forge(cast.operator.private, 1, "go")
    assert tap.is_spinning
    with pytest.raises(AssertionError, match="never answered"):
        await tap.answer(timeout=0.01)


async def test_a_missing_button_is_named_with_those_there(cast: Cast, bot: Bot) -> None:
    cast.operator.start()
    buttons = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Claim", callback_data="claim:1"))
    await bot.send_message(cast.operator.id, "card", reply_markup=buttons)
    with pytest.raises(AssertionError, match=r"'Resolve' among \[\['Claim'\]\]"):
        cast.operator.tap(await cast.operator.see("card"), "Resolve")


async def test_people_cannot_act_where_they_are_not(cast: Cast) -> None:
    for act in (
        lambda: cast.stranger.say("hi", cast.egov),
        lambda: cast.stranger.forge(cast.egov, 1, "x"),
        lambda: cast.stranger.say("hi", cast.operator.private),
        lambda: cast.manager.say("hi", cast.managers_channel),
    ):
        with pytest.raises(NotPossible):
            act()


async def test_a_forwarded_message_says_where_it_comes_from(cast: Cast, bot: Bot) -> None:
    said = cast.egov_developer.say("the cause", cast.egov)
    cast.egov_developer.forward(said)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.forward_origin is not None


async def test_whatever_else_people_send_reaches_the_bot(cast: Cast, bot: Bot) -> None:
    cast.operator.send_extra({"location": {"latitude": 20.17, "longitude": 85.7}})
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.location is not None


async def test_mentions_and_html_can_be_read_off_a_message(cast: Cast, bot: Bot) -> None:
    cast.egov_developer.say("/queue", cast.egov)
    text = f'<b>@anil_k</b> and <a href="tg://user?id={cast.egov_developer.id}">Farhan</a>'
    await bot.send_message(cast.egov.id, text, parse_mode="HTML")
    seen = cast.egov_developer.last(cast.egov)
    assert seen.mentions == ["@anil_k", str(cast.egov_developer.id)]
    assert seen.html.startswith("<b>")
