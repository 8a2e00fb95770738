"""A token that has worked counts as refused once getMe has refused it for a minute, as good with its first yes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from bot.telegram.raw_bot import RawBot
from bot.telegram.token_watch import ALL_ALONG, ASK_AGAIN, AT_LEAST, SLOWLY, TokenWatch
from helpdesk.outbox import Facts
from sandbox.bot_api.faults import Fault
from sandbox.server import Sandbox
from storage.engine.errors import DatabaseAway
from tests.bot.transport import HandMachine
from tests.waiting import until

EVER = 100_000
SAID = "has refused the bot's token"


class Watched:
    """A watch at work, and what it told the admins."""

    def __init__(self, bot: RawBot, sandbox: Sandbox, machine: HandMachine) -> None:
        self.alarms: list[str] = []
        self.database_away = False
        self.machine = machine
        self.faults = sandbox.faults
        self.calls = sandbox.calls
        self.token = TokenWatch(bot, machine=machine, on_alarm=self.alarm)

    async def alarm(self, key: str, facts: Facts) -> None:
        if self.database_away:
            raise DatabaseAway("taken away by a test")
        self.alarms.append(key)

    @property
    def asked(self) -> int:
        return len(self.calls.of("getMe"))

    def refuse(self, status: int = 401, words: str = "Unauthorized", times: int = EVER) -> Fault:
        return self.faults.refuse(status, words, "getMe", times=times)

    async def until(self, happened: Callable[[], object]) -> None:
        """Let time pass until something has happened."""

        def passing() -> bool:
            if happened():
                return True
            self.machine.skip()
            return False

        await until(passing)

    async def until_asked(self, times: int) -> None:
        """Let time pass until getMe was asked so many times more."""
        wanted = self.asked + times
        await self.until(lambda: self.asked >= wanted)

    async def until_well(self) -> None:
        """Let time pass until nobody has a doubt any more."""
        await self.until(lambda: not self.token.pause)


@pytest.fixture
async def watched(bot: RawBot, sandbox: Sandbox, machine: HandMachine) -> AsyncIterator[Watched]:
    watched = Watched(bot, sandbox, machine)
    running = asyncio.create_task(watched.token.run())
    yield watched
    await watched.token.stop()
    machine.advance(SLOWLY)
    await running


async def test_while_nobody_doubts_it_nobody_is_asked(watched: Watched) -> None:
    before = watched.asked
    for _ in range(20):
        watched.machine.advance(60)
        await asyncio.sleep(0.005)
    assert watched.asked == before


async def test_many_doubts_at_once_are_one_question_and_a_good_answer_ends_them(watched: Watched) -> None:
    before = watched.asked
    for _ in range(50):
        watched.token.doubt()
    await watched.until_asked(1)
    for _ in range(20):
        watched.machine.advance(60)
        await asyncio.sleep(0.005)
    assert watched.asked == before + 1
    assert not watched.token.refused


@pytest.mark.parametrize(("status", "words"), [(401, "Unauthorized"), (404, "Not Found"),
                                               (404, "Not Found: method not found")])  # fmt: skip
async def test_a_minute_of_refusals_is_said_once_and_the_first_yes_ends_it(
    watched: Watched, caplog: pytest.LogCaptureFixture, status: int, words: str
) -> None:
    before, begun = watched.asked, watched.machine.now()
    fault = watched.refuse(status, words)
    watched.token.doubt()
    await watched.until(lambda: watched.token.refused)
    assert watched.machine.now() - begun >= ALL_ALONG
    assert watched.asked - before >= AT_LEAST
    assert watched.token.pause == SLOWLY
    at, asked = watched.machine.now(), watched.asked
    await watched.until_asked(6)
    assert watched.machine.now() - at >= 5 * SLOWLY, "it is tried on slowly"
    assert watched.alarms == [], "nobody can be told yet"
    watched.faults.ordered.remove(fault)
    await watched.until(lambda: watched.alarms)
    assert (watched.token.refused, watched.token.pause) == (False, 0.0)
    assert watched.alarms == ["token-refused"]
    assert len([record for record in caplog.records if SAID in record.message]) == 1
    assert watched.asked > asked


async def test_refusals_for_less_than_a_minute_are_a_hiccup(watched: Watched) -> None:
    watched.refuse(times=AT_LEAST)  # half a minute
    watched.token.doubt()
    await watched.until(lambda: watched.token.pause == ASK_AGAIN)
    await watched.until_well()
    assert not watched.token.refused
    assert watched.alarms == []


@pytest.mark.parametrize("trouble", ["close", "down", "not_json"])
async def test_what_the_network_spoils_says_nothing_about_the_token(watched: Watched, trouble: str) -> None:
    getattr(watched.faults, trouble)("getMe", times=EVER)
    watched.token.doubt()
    await watched.until_asked(30)
    assert (watched.token.refused, watched.token.pause) == (False, 0.0)


async def test_two_refusals_with_an_outage_between_them_are_not_a_minute_of_refusals(watched: Watched) -> None:
    watched.refuse(times=1)
    watched.faults.down("getMe", times=20)
    watched.refuse(times=1)
    watched.token.doubt()
    await watched.until_well()
    assert (watched.token.refused, watched.alarms) == (False, [])


async def test_it_asks_no_sooner_than_a_429_allows(watched: Watched) -> None:
    watched.faults.flood(90, "getMe")
    watched.token.doubt()
    await watched.until_asked(1)
    begun = watched.machine.now()
    await watched.until_asked(1)
    assert watched.machine.now() - begun >= 90


async def test_an_episode_that_the_admins_could_not_be_told_of_does_not_end_the_watch(watched: Watched) -> None:
    for away in (True, False):
        watched.database_away = away
        fault = watched.refuse()
        watched.token.doubt()
        await watched.until(lambda: watched.token.refused)
        watched.faults.ordered.remove(fault)
        await watched.until(lambda: not watched.token.refused)
    await watched.until(lambda: watched.alarms)
    assert watched.alarms == ["token-refused"]
