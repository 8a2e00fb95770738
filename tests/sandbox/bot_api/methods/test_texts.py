"""What Telegram refuses is refused here, in Telegram's words: calls, texts, and what takes a right."""

from __future__ import annotations

import httpx
import pytest

from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


@pytest.mark.parametrize(
    ("token", "status", "text"),
    [
        ("1:x", 401, "Unauthorized"),
        ("nonsense", 401, "Unauthorized: invalid token specified"),
    ],
)
async def test_a_wrong_token_opens_nothing(sandbox: Sandbox, token: str, status: int, text: str) -> None:
    async with httpx.AsyncClient() as client:
        reply = await client.get(f"{sandbox.base_url}{token}/getMe")
    assert reply.status_code == status
    assert reply.json() == {"ok": False, "error_code": status, "description": text}


async def test_method_names_do_not_mind_capitals(api: Api) -> None:
    assert (await api.result("GETME"))["is_bot"]


async def test_an_unknown_method_is_404_and_an_unbuilt_one_501(api: Api, sandbox: Sandbox) -> None:
    assert await api.refusal("sendTelepathy") == "Not Found: method not found"
    assert "not built" in await api.refusal("sendDice")
    with pytest.raises(AssertionError, match="sendDice"):
        sandbox.assert_clean()


async def test_unknown_parameters_are_ignored_but_noted(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    cast.operator.start()
    await api.result("sendMessage", chat_id=cast.operator.id, text="x", colour="red")
    assert sandbox.unknown_parameters == ["sendMessage.colour"]


@pytest.mark.parametrize("how", ["query", "form", "multipart", "json"])
async def test_arguments_come_in_four_ways(sandbox: Sandbox, cast: Cast, how: str) -> None:
    cast.operator.start()
    url = f"{sandbox.base_url}{sandbox.token}/sendMessage"
    given = {"chat_id": str(cast.operator.id), "text": "ଓଡ଼ିଆ"}
    async with httpx.AsyncClient() as client:
        match how:
            case "query":
                reply = await client.get(url, params=given)
            case "form":
                reply = await client.post(url, data=given)
            case "multipart":
                reply = await client.post(url, data=given, files={"unused": b"x"})
            case _:
                reply = await client.post(url, json=given)
    assert reply.json()["result"]["text"] == "ଓଡ଼ିଆ"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "Bad Request: message text is empty"),
        ("  \n ", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("ଓ" * 11_000, "Bad Request: text is too long"),
    ],
)
async def test_texts_that_cannot_be_sent(api: Api, cast: Cast, text: str, refusal: str) -> None:
    cast.operator.start()
    assert await api.refusal("sendMessage", chat_id=cast.operator.id, text=text) == refusal


async def test_length_is_counted_after_parsing(api: Api, cast: Cast) -> None:
    cast.operator.start()
    text = f"<b>{'x' * 4096}</b>"
    await api.result("sendMessage", chat_id=cast.operator.id, text=text, parse_mode="HTML")


async def test_pins_want_the_right_and_leave_a_line(api: Api, cast: Cast) -> None:
    sent = await api.result("sendMessage", chat_id=cast.egov.id, text="rules")
    where = {"chat_id": cast.egov.id, "message_id": sent["message_id"]}
    assert await api.refusal("pinChatMessage", **where) == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    cast.admin.make_admin(cast.egov)
    await api.result("pinChatMessage", **where)
    assert cast.egov.messages[sent["message_id"]].pinned
    updates = await api.result("getUpdates", allowed_updates=["message"])
    assert updates[-1]["message"]["pinned_message"]["text"] == "rules"
    await api.result("unpinChatMessage", chat_id=cast.egov.id)
    assert not cast.egov.messages[sent["message_id"]].pinned


async def test_chat_actions_are_from_a_list(api: Api, cast: Cast) -> None:
    cast.operator.start()
    await api.result("sendChatAction", chat_id=cast.operator.id, action="typing")
    refusal = await api.refusal("sendChatAction", chat_id=cast.operator.id, action="sleeping")
    assert refusal == "Bad Request: wrong parameter action in request"


async def test_reactions_are_from_telegrams_list(api: Api, cast: Cast) -> None:
    message = cast.egov_developer.say("/queue", cast.egov)
    where = {"chat_id": cast.egov.id, "message_id": message.id}
    await api.result("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👀"}])
    assert message.reactions == {1000001: ["👀"]}
    refusal = await api.refusal("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "🥕"}])
    assert refusal == "Bad Request: REACTION_INVALID"


@pytest.mark.parametrize(
    ("mode", "refusal"),
    [
        ("rtf", "unsupported parse_mode"),
        ("HTML", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ("MarkdownV2", "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("markdown", "can't parse entities: Can't find end of the entity starting at byte offset 6"),
    ],
)
async def test_a_text_is_looked_at_before_the_chat(api: Api, mode: str, refusal: str) -> None:
    text = "a < b *."
    assert await api.refusal("sendMessage", chat_id=1, text=text, parse_mode=mode) == f"Bad Request: {refusal}"
