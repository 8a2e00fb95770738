"""Answers to button presses: the one thing that is sent directly, each as a task of its own after the commit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Bot
from telegram.error import TelegramError

from bot.base.monotonic import Machine
from bot.base.service import Part
from bot.telegram.api_errors import Decision, Verdict, decide
from bot.telegram.raw_bot import IN_FLIGHT_ANSWERS

log = logging.getLogger(__name__)

LONGEST = 200
AGAIN = frozenset({Verdict.AGAIN, Verdict.UNKNOWN, Verdict.DOUBTED, Verdict.WAIT})
WAITS = (0.0, 1.5, 3.5, 7.5)  # seconds before each further try; after that the press is too old to be answered
TOO_OLD = 60.0  # seconds: a wait that Telegram asks for is kept as long as the answer may still come in time


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a press is answered with; nothing: its button just stops spinning."""

    callback_id: str
    text: str | None = None
    alert: bool = False
    url: str | None = None


class CallbackAnswers(Part):
    """Sends answers, at most 32 at a time. A press must not wait for one, nor depend on it."""

    name = "answers"

    def __init__(
        self, bot: Bot, *, answered: Callable[[str], None] = lambda _: None, machine: Machine | None = None
    ) -> None:
        self._bot = bot
        self._machine = machine or Machine()
        self._answered = answered  # hears of each press that was answered
        self._room = asyncio.Semaphore(IN_FLIGHT_ANSWERS)
        self._tasks: set[asyncio.Task[None]] = set()
        self._given: set[int] = set()

    def send(self, answer: CallbackAnswer, update_id: int) -> None:
        """Send ``answer`` to the press of this update, in the background."""
        task = asyncio.create_task(self._send(answer, update_id), name=f"answer {answer.callback_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def take_given(self) -> set[int]:
        """Return the updates whose presses need no answer any more, each once."""
        given, self._given = self._given, set()
        return given

    async def idle(self) -> None:
        """Return once nothing is under way."""
        while self._tasks:
            await asyncio.wait(list(self._tasks))

    async def stop(self, seconds: float = 3.0) -> None:
        """Give what is under way a moment, then drop it: after a restart the press would be too old anyway."""
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=seconds)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _send(self, answer: CallbackAnswer, update_id: int) -> None:
        too_old = self._machine.now() + TOO_OLD
        for wait in (*WAITS, None):
            async with self._room:
                decision = await self._try(answer)
            again = decision.verdict in AGAIN and self._machine.now() + decision.wait < too_old
            if not again:
                self._given.add(update_id)
            if not again or wait is None:
                return
            await self._machine.wait(asyncio.Event(), max(wait, decision.wait))

    async def _try(self, answer: CallbackAnswer) -> Decision:
        try:
            await self._bot.answer_callback_query(
                answer.callback_id,
                text=answer.text[:LONGEST] if answer.text else None,
                show_alert=answer.alert or None,
                url=answer.url,
            )
        except TelegramError as error:
            decision = decide(error, method="answerCallbackQuery")
            if decision.verdict is not Verdict.DONE:
                log.warning("press %s was not answered: %s", answer.callback_id, decision.why)
            return decision
        self._answered(answer.callback_id)
        return Decision(Verdict.DONE)
