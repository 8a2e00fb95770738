"""Answers to presses: no more than a few under way, and a late one is forgotten."""

from __future__ import annotations

from bot.inbound.callback_answers import CallbackAnswer, CallbackAnswers
from bot.telegram.raw_bot import RawBot
from sandbox.server import Sandbox
from tests.bot.inbound.working import answers

__all__ = ["answers"]


async def test_a_lost_answer_is_tried_once_more_and_a_late_one_is_forgotten(
    bot: RawBot, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    sandbox.faults.lose_reply("answerCallbackQuery")
    answers.send(CallbackAnswer("1", text="x" * 300), 1)
    await answers.idle()
    first, second = sandbox.calls.of("answerCallbackQuery")
    assert len(first.params["text"]) == len(second.params["text"]) == 200


async def test_no_more_than_thirty_two_answers_are_under_way(
    bot: RawBot, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    sandbox.faults.slow(0.2, "answerCallbackQuery", times=100)
    for number in range(60):
        answers.send(CallbackAnswer(str(number)), number)
    await answers.idle()
    calls = [(call.started, call.ended or call.started) for call in sandbox.calls.of("answerCallbackQuery")]
    assert len(calls) == 60
    assert 1 < max(sum(begun <= at < ended for begun, ended in calls) for at, _ in calls) <= 32
