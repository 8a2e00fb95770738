"""Answers to presses: few under way at a time, a late one is forgotten, a refused one still comes in its minute."""

from __future__ import annotations

import asyncio

import pytest

from bot.inbound.callback_answers import WAITS, CallbackAnswer, CallbackAnswers
from bot.telegram.raw_bot import RawBot
from sandbox.server import Sandbox
from tests.bot.inbound.support.working import answers
from tests.bot.transport import HandMachine
from tests.waiting import until

__all__ = ["answers"]

METHOD = "answerCallbackQuery"
TROUBLES = [(401, "Unauthorized"), (404, "Not Found"), (500, "Internal Server Error"), (502, "Bad Gateway")]


async def idle(answers: CallbackAnswers, machine: HandMachine) -> None:
    """Let time pass until there is nothing to answer."""
    over = asyncio.create_task(answers.idle())

    def a_moment_later() -> bool:
        machine.advance(0.1)
        return over.done()

    await until(a_moment_later)


@pytest.mark.parametrize(("status", "words"), TROUBLES)
@pytest.mark.parametrize("times", range(1, len(WAITS) + 1))
async def test_an_answer_that_is_refused_for_seconds_comes_after_them(
    bot: RawBot, sandbox: Sandbox, machine: HandMachine, status: int, words: str, times: int
) -> None:
    sandbox.faults.refuse(status, words, METHOD, times=times)
    answers = CallbackAnswers(bot, machine=machine)
    answers.send(CallbackAnswer("1", text="is yours"), 1)
    await idle(answers, machine)
    calls = sandbox.calls.of(METHOD)
    assert len(calls) == times + 1
    assert calls[-1].params["text"] == "is yours"


async def test_an_answer_that_has_to_wait_is_given_after_the_wait(
    bot: RawBot, sandbox: Sandbox, machine: HandMachine
) -> None:
    sandbox.faults.flood(20, METHOD)
    answers, begun = CallbackAnswers(bot, machine=machine), machine.now()
    answers.send(CallbackAnswer("1", text="is yours"), 1)
    await idle(answers, machine)
    assert [call.params.get("text") for call in sandbox.calls.of(METHOD)] == ["is yours"] * 2
    assert 20 <= machine.now() - begun < 22


async def test_an_answer_that_has_to_wait_until_its_press_is_too_old_is_given_up(
    bot: RawBot, sandbox: Sandbox, machine: HandMachine
) -> None:
    sandbox.faults.flood(120, METHOD)
    answers = CallbackAnswers(bot, machine=machine)
    answers.send(CallbackAnswer("1"), 1)
    await idle(answers, machine)
    assert len(sandbox.calls.of(METHOD)) == 1
    assert answers.take_given() == {1}


async def test_an_answer_is_given_up_when_its_press_is_too_old(
    bot: RawBot, sandbox: Sandbox, machine: HandMachine
) -> None:
    sandbox.faults.refuse(401, "Unauthorized", METHOD, times=99)
    answers, begun = CallbackAnswers(bot, machine=machine), machine.now()
    answers.send(CallbackAnswer("1"), 1)
    await idle(answers, machine)
    assert len(sandbox.calls.of(METHOD)) == len(WAITS) + 1
    assert machine.now() - begun >= sum(WAITS)


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
