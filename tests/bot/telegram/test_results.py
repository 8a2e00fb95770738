"""A good answer is read where it says what is needed, and is an error of Telegram's where it does not."""

from __future__ import annotations

import json

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram.api_errors import Verdict, decide
from tests.bot.telegram.test_wire_answers import answering

ODD = ["null", "[]", "5", '"x"', "{}", "true", "[null]", '{"message_id": null}', '{"message_id": "5"}', '{"id": 5}']
LEAST = ['{"message_id": 5}', '{"message_id": 5, "date": "x", "chat": 7}', '{"message_id": 5, "chat": {}}']


@pytest.mark.parametrize("result", ODD)
async def test_a_result_that_says_nothing_is_an_error_of_telegrams(result: str) -> None:
    async with answering(200, f'{{"ok": true, "result": {result}}}') as bot:
        for call in (bot.initialize(), bot.send_message(1, "x"), bot.get_webhook_info(), bot.get_chat(1),
                     bot.get_chat_member(1, 1), bot.get_file("x")):  # fmt: skip
            with pytest.raises(TelegramError):
                await call


@pytest.mark.parametrize("result", LEAST)
async def test_of_a_message_that_was_sent_its_id_is_enough(result: str) -> None:
    async with answering(200, f'{{"ok": true, "result": {result}}}') as bot:
        assert (await bot.send_message(1, "x")).message_id == 5


@pytest.mark.parametrize("result", [*ODD, *LEAST])
async def test_of_an_edit_nothing_is_read(result: str) -> None:
    async with answering(200, f'{{"ok": true, "result": {result}}}') as bot:
        await bot.edit_message_text("x", 1, 5)
        await bot.edit_message_reply_markup(1, 5)


TOLD = {400: BadRequest, 401: InvalidToken, 403: Forbidden, 404: InvalidToken, 413: BadRequest, 406: BadRequest}


@pytest.mark.parametrize("status", [200, None])
@pytest.mark.parametrize("code", TOLD)
async def test_a_refusal_means_its_code_whatever_the_status_of_its_answer(code: int, status: int | None) -> None:
    body = json.dumps({"ok": False, "error_code": code, "description": "Bad Request: something"})
    async with answering(status or code, body) as bot:
        with pytest.raises(TOLD[code], match=r"(?i)something"):
            await bot.send_message(1, "x")


@pytest.mark.parametrize("code", [402, 405, 406, 410, 413, 414, 418, 422, 451, 499])
@pytest.mark.parametrize("body", ["", "<html>", "{}", '{"ok":false,"description":"Payload Too Large"}'])
async def test_any_other_refusal_did_not_arrive_and_is_the_rows_own_first(code: int, body: str) -> None:
    async with answering(code, body) as bot:
        with pytest.raises(BadRequest) as caught:
            await bot.send_message(1, "x")
        assert decide(caught.value).verdict is Verdict.UNLISTED


async def test_a_429_that_does_not_say_how_long_certainly_did_not_arrive() -> None:
    for body in ("", "<html>", '{"ok": false, "error_code": 429, "description": "Too Many Requests"}'):
        async with answering(429, body) as bot:
            with pytest.raises(TelegramError) as caught:
                await bot.send_message(1, "x")
            assert not isinstance(caught.value, RetryAfter)
            assert (decide(caught.value).verdict, decide(caught.value).wait > 0) == (Verdict.WAIT, True)
