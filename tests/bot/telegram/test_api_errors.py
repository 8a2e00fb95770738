"""Every class of fault, as python-telegram-bot raises it over real HTTP, leads to the right decision."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError, TimedOut

from bot.telegram.api_errors import DISPENSABLE, Decision, Verdict, decide
from bot.telegram.http_request import WireRequest
from bot.telegram.raw_bot import RawBot, build_bot
from helpdesk.people.chats import TroubleKind
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
    (400, "Bad Request: not enough rights to send photos to the chat", Verdict.NO_FILES),
    (400, "Bad Request: CHAT_SEND_VOICES_FORBIDDEN", Verdict.NO_FILES),
    (400, "Bad Request: VOICE_MESSAGES_FORBIDDEN", Verdict.NO_FILES),
    (400, "Bad Request: user restricted receiving of voice messages", Verdict.NO_FILES),
    (400, 'Bad Request: failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"', Verdict.NO_FILES),
    (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", Verdict.NO_FILES),
    (400, "Bad Request: user not found", Verdict.UNREACHABLE),
    (400, "Bad Request: USER_ID_INVALID", Verdict.UNREACHABLE),
    (400, "Bad Request: reply message not found", Verdict.NO_REPLY),
    (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", Verdict.UNREACHABLE),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Verdict.UNREACHABLE),
    (400, "Bad Request: CHAT_RESTRICTED", Verdict.UNREACHABLE),
    (400, "Bad Request: have no rights to send a message", Verdict.UNREACHABLE),
    (400, "Bad Request: USER_IS_BLOCKED", Verdict.UNREACHABLE),
    (403, "Forbidden: user is deactivated", Verdict.UNREACHABLE),
    (403, "Forbidden: something that nobody has seen yet", Verdict.UNLISTED),
    (400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0", Verdict.PLAIN),
    (400, "Bad Request: message is too long", Verdict.PLAIN),
    (400, "Bad Request: MESSAGE_TOO_LONG", Verdict.PLAIN),
    (400, "Bad Request: MEDIA_CAPTION_TOO_LONG", Verdict.PLAIN),
    (400, "Bad Request: BUTTON_DATA_INVALID", Verdict.NO_BUTTONS),
    (400, "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL", Verdict.NO_BUTTONS),
    (400, "Bad Request: message thread not found", Verdict.NO_THREAD),
    (400, "Bad Request: TOPIC_CLOSED", Verdict.CLOSED),
    (400, "Bad Request: TOPIC_DELETED", Verdict.NO_THREAD),
    (400, "Bad Request: message to be replied not found", Verdict.NO_REPLY),
    (400, "Bad Request: message to edit not found", Verdict.GONE),
    (400, "Bad Request: message can't be edited", Verdict.GONE),
    (400, "Bad Request: there is no text in the message to edit", Verdict.GONE),
    (400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
          "same as a current content and reply markup of the message", Verdict.DONE),
    (400, "Bad Request: message to delete not found", Verdict.DONE),
    (400, "Bad Request: message can't be deleted for everyone", Verdict.STAYS),
    (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Verdict.DONE),
    (400, "Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
     Verdict.NO_FILES),
    (400, "Bad Request: something that nobody has seen yet", Verdict.UNLISTED),
    (401, "Unauthorized", Verdict.DOUBTED),
    (401, "Unauthorized: invalid token specified", Verdict.DOUBTED),
    (404, "Not Found", Verdict.DOUBTED),
    (404, "Not Found: method not found", Verdict.DOUBTED),
    (409, "Conflict: terminated by other getUpdates request", Verdict.CONFLICT),
    (413, "Request Entity Too Large", Verdict.UNLISTED),
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


TROUBLES: list[tuple[int, str, TroubleKind]] = [
    (403, "Forbidden: bot was blocked by the user", TroubleKind.BLOCKED),
    (403, "Forbidden: bot was kicked from the group chat", TroubleKind.REMOVED),
    (400, "Bad Request: chat not found", TroubleKind.REMOVED),
    (400, "Bad Request: CHAT_RESTRICTED", TroubleKind.SILENCED),
    (400, "Bad Request: not enough rights to send text messages to the chat", TroubleKind.SILENCED),
    (400, "Bad Request: TOPIC_CLOSED", TroubleKind.CLOSED),
    (400, "Bad Request: something that nobody has seen yet", TroubleKind.REFUSED),
]


@pytest.mark.parametrize(("status", "words", "trouble"), TROUBLES, ids=[words for _, words, _ in TROUBLES])
async def test_a_refusal_names_the_trouble_that_people_are_told_of(
    bot: RawBot, sandbox: Sandbox, cast: Cast, status: int, words: str, trouble: TroubleKind
) -> None:
    sandbox.faults.refuse(status, words, "sendMessage")
    assert (await decided(bot, cast.operator.id)).trouble is trouble


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
    assert isinstance(error.__cause__, aiohttp.ClientConnectorError)
    assert decide(error).verdict is Verdict.AGAIN


@pytest.fixture
async def narrow_bot(sandbox: Sandbox) -> AsyncIterator[RawBot]:
    """A bot with one connection."""
    request = WireRequest(1, pool_timeout=0.05)
    async with RawBot(sandbox.token, base_url=sandbox.base_url, request=request) as bot:
        yield bot


async def test_a_full_pool_told_nobody_so_it_is_tried_again(narrow_bot: RawBot, sandbox: Sandbox, cast: Cast) -> None:
    sandbox.faults.slow(0.3, "sendMessage")
    first = asyncio.create_task(narrow_bot.send_message(cast.operator.id, "first"))
    await until(lambda: sandbox.calls.of("sendMessage"))
    decision = await decided(narrow_bot, cast.operator.id)
    assert decision.verdict is Verdict.AGAIN
    await first


NEEDED = (
    "sendMessage", "sendPhoto", "sendDocument", "sendVoice", "sendVideo", "sendAudio", "sendMediaGroup",
    "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "getUpdates", "getMe", "setWebhook",
    "getChat", "getFile", "",
)  # fmt: skip
UNKNOWN_WORDS = "Not Found: method not found"


@pytest.mark.parametrize("method", NEEDED)
@pytest.mark.parametrize("words", ["Not Found", UNKNOWN_WORDS, "Unauthorized", "Not Found (404). Parsing failed"])
def test_what_the_desk_lives_by_is_never_off(method: str, words: str) -> None:
    assert decide(InvalidToken(words), method=method).verdict is Verdict.DOUBTED


@pytest.mark.parametrize("method", sorted(DISPENSABLE))
def test_what_the_desk_can_do_without_is_off_by_the_words_for_an_unknown_method_alone(method: str) -> None:
    assert decide(InvalidToken(UNKNOWN_WORDS), method=method).verdict is Verdict.METHOD_OFF
    for words in ("Not Found", "Unauthorized", "Not Found: page", f"{UNKNOWN_WORDS} here", "Not Found (404)"):
        assert decide(InvalidToken(words), method=method).verdict is Verdict.DOUBTED


@pytest.mark.parametrize("status", [401, 404])
async def test_a_page_of_a_proxy_in_the_way_is_no_unknown_method(
    bot: RawBot, sandbox: Sandbox, cast: Cast, status: int
) -> None:
    sandbox.faults.not_json("setMessageReaction", status=status)
    with pytest.raises(TelegramError) as caught:
        await bot.set_message_reaction(cast.operator.id, 1, reaction="👍")
    assert decide(caught.value, method="setMessageReaction").verdict is Verdict.DOUBTED


def test_a_bad_request_is_never_taken_for_the_network() -> None:
    assert issubclass(BadRequest, NetworkError), "the trap that the order of the table avoids"
    assert decide(BadRequest("Bad Request: chat not found")).verdict is Verdict.UNREACHABLE


def test_the_token_shows_nowhere_in_the_bot() -> None:
    bot = build_bot("123:SECRET")
    assert "SECRET" not in f"{bot!r} {bot}"
