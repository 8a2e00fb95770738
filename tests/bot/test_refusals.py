"""Every class of fault, as python-telegram-bot raises it over real HTTP, leads to the right decision."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.raw_bot import RawBot, build_bot
from bot.refusals import Decision, Verdict, decide
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.waiting import until


async def refused(bot: RawBot, chat_id: int, **more: Any) -> TelegramError:
    """Return what a send raises."""
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(chat_id, **{"text": "hello"} | more)
    return caught.value


async def decided(bot: RawBot, chat_id: int, **more: Any) -> Decision:
    return decide(await refused(bot, chat_id, **more), method="sendMessage")


REFUSALS: list[tuple[int, str, Verdict]] = [
    (403, "Forbidden: bot was blocked by the user", Verdict.UNREACHABLE),
    (403, "Forbidden: bot was kicked from the supergroup chat", Verdict.UNREACHABLE),
    (403, "Forbidden: the group chat was deleted", Verdict.DELETED),
    (403, "Forbidden: bot can't initiate conversation with a user", Verdict.UNREACHABLE),
    (400, "Bad Request: chat not found", Verdict.UNREACHABLE),
    (400, "Bad Request: not enough rights to send text messages to the chat", Verdict.UNREACHABLE),
    (400, "Bad Request: need administrator rights in the channel chat", Verdict.UNREACHABLE),
    (400, "Bad Request: not enough rights to send photos to the chat", Verdict.NEVER),
    (400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0", Verdict.PLAIN),
    (400, "Bad Request: message is too long", Verdict.PLAIN),
    (400, "Bad Request: MESSAGE_TOO_LONG", Verdict.PLAIN),
    (400, "Bad Request: MEDIA_CAPTION_TOO_LONG", Verdict.PLAIN),
    (400, "Bad Request: BUTTON_DATA_INVALID", Verdict.NO_BUTTONS),
    (400, "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL", Verdict.NO_BUTTONS),
    (400, "Bad Request: message thread not found", Verdict.NO_THREAD),
    (400, "Bad Request: TOPIC_CLOSED", Verdict.NO_THREAD),
    (400, "Bad Request: message to edit not found", Verdict.GONE),
    (400, "Bad Request: message can't be edited", Verdict.GONE),
    (400, "Bad Request: there is no text in the message to edit", Verdict.GONE),
    (400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
          "same as a current content and reply markup of the message", Verdict.DONE),
    (400, "Bad Request: message to delete not found", Verdict.DONE),
    (400, "Bad Request: message can't be deleted for everyone", Verdict.STAYS),
    (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Verdict.DONE),
    (400, "Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
     Verdict.NEVER),
    (400, "Bad Request: something that nobody has seen yet", Verdict.NEVER),
    (401, "Unauthorized", Verdict.STOP),
    (404, "Not Found: method not found", Verdict.METHOD_OFF),
    (409, "Conflict: terminated by other getUpdates request", Verdict.CONFLICT),
    (413, "Request Entity Too Large", Verdict.NEVER),
    (500, "Internal Server Error: restart", Verdict.UNKNOWN),
    (502, "Bad Gateway", Verdict.UNKNOWN),
    (504, "Gateway Timeout", Verdict.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("status", "words", "verdict"), REFUSALS, ids=[words[:50] for _, words, _ in REFUSALS])
async def test_a_refusal_by_telegram(
    bot: RawBot, sandbox: Sandbox, cast: Cast, status: int, words: str, verdict: Verdict
) -> None:
    sandbox.faults.refuse(status, words, "sendMessage")
    assert (await decided(bot, cast.operator.id)).verdict is verdict


async def test_a_429_names_its_wait(bot: RawBot, sandbox: Sandbox, cast: Cast) -> None:
    sandbox.faults.flood(17, "sendMessage")
    assert await decided(bot, cast.operator.id) == Decision(
        Verdict.WAIT, wait=17.0, why="RetryAfter: Flood control exceeded. Retry in 0:00:17"
    )


async def test_a_migrated_group_names_its_new_id(bot: RawBot, sandbox: Sandbox, cast: Cast) -> None:
    old = sandbox.world.add_chat("Basic", type="group", owner=cast.admin.user)
    cast.admin.add_bot(old)
    new = cast.admin.migrate(old)
    decision = await decided(bot, old.id)
    assert (decision.verdict, decision.chat_id) == (Verdict.MOVED, new.id)


@pytest.mark.parametrize("trouble", ["close", "lose_reply", "not_json", "down"])
async def test_a_reply_that_is_lost_leaves_it_open_whether_it_arrived(
    bot: RawBot, sandbox: Sandbox, cast: Cast, trouble: str
) -> None:
    order: Callable[..., Any] = getattr(sandbox.faults, trouble)
    order("sendMessage")
    assert (await decided(bot, cast.operator.id)).verdict is Verdict.UNKNOWN


async def test_a_200_that_is_no_json_leaves_it_open(bot: RawBot, sandbox: Sandbox, cast: Cast) -> None:
    sandbox.faults.not_json("sendMessage", status=200)
    error = await refused(bot, cast.operator.id)
    assert type(error) is TelegramError
    assert decide(error).verdict is Verdict.UNKNOWN


async def test_a_slow_reply_leaves_it_open(bot: RawBot, sandbox: Sandbox, cast: Cast) -> None:
    sandbox.faults.slow(0.3, "sendMessage")
    error = await refused(bot, cast.operator.id, read_timeout=0.05)
    assert isinstance(error, TimedOut)
    assert decide(error).verdict is Verdict.UNKNOWN


async def test_a_server_that_is_not_there_was_told_nothing(bot: RawBot, sandbox: Sandbox, cast: Cast) -> None:
    await sandbox.stop()
    error = await refused(bot, cast.operator.id)
    assert isinstance(error.__cause__, httpx.ConnectError)
    assert decide(error).verdict is Verdict.AGAIN


@pytest.fixture
async def narrow_bot(sandbox: Sandbox) -> AsyncIterator[RawBot]:
    """A bot with one connection."""
    request = HTTPXRequest(connection_pool_size=1, pool_timeout=0.05)
    async with RawBot(sandbox.token, base_url=sandbox.base_url, request=request) as bot:
        yield bot


async def test_a_full_pool_told_nobody_so_it_is_tried_again(narrow_bot: RawBot, sandbox: Sandbox, cast: Cast) -> None:
    sandbox.faults.slow(0.3, "sendMessage")
    first = asyncio.create_task(narrow_bot.send_message(cast.operator.id, "first"))
    await until(lambda: sandbox.calls.of("sendMessage"))
    decision = await decided(narrow_bot, cast.operator.id)
    assert decision.verdict is Verdict.AGAIN
    await first


async def test_a_refused_token_stops_polling_whatever_its_status() -> None:
    from telegram.error import InvalidToken

    assert decide(InvalidToken("Not Found"), method="getUpdates").verdict is Verdict.STOP
    assert decide(InvalidToken("Unauthorized"), method="sendMessage").verdict is Verdict.STOP


def test_a_bad_request_is_never_taken_for_the_network() -> None:
    assert issubclass(BadRequest, NetworkError), "the trap that the order of the table avoids"
    assert decide(BadRequest("Bad Request: chat not found")).verdict is Verdict.UNREACHABLE


def test_the_token_shows_nowhere_in_the_bot() -> None:
    bot = build_bot("123:SECRET")
    assert "SECRET" not in f"{bot!r} {bot}"
