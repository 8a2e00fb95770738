"""The Bot API's newer parts: what opens a reply, disabled buttons, live times, and what is not built says so."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.cast import Cast
from sandbox.people.acts import NotPossible
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api

ROW = [{"text": "Go", "callback_data": "go"}]


def inline(*, forced: bool | None = None, row: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"inline_keyboard": [row or ROW]} | ({} if forced is None else {"force_reply": forced})


@pytest.mark.parametrize("forced", [True, False, None])
async def test_an_inline_keyboard_may_open_a_reply(api: Api, cast: Cast, forced: bool | None) -> None:
    cast.operator.start()
    send = {"chat_id": cast.operator.id, "text": "Which town?"}
    sent = await api.result("sendMessage", **send, reply_markup=inline(forced=forced))
    assert sent["reply_markup"].get("force_reply") is (True if forced else None)
    assert cast.operator.last().forces_reply is bool(forced)


@pytest.mark.parametrize("forced", [True, False])
async def test_an_edit_does_not_change_whether_a_reply_is_opened(api: Api, cast: Cast, forced: bool) -> None:
    cast.operator.start()
    send = {"chat_id": cast.operator.id, "text": "Which town?"}
    sent = await api.result("sendMessage", **send, reply_markup=inline(forced=forced))
    where = {"chat_id": cast.operator.id, "message_id": sent["message_id"]}
    same = await api.refusal("editMessageReplyMarkup", **where, reply_markup=inline(forced=not forced))
    assert same == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    other = inline(forced=not forced, row=[{"text": "Stay", "callback_data": "stay"}])
    edited = await api.result("editMessageText", **where, text="Which one?", reply_markup=other)
    assert edited["reply_markup"].get("force_reply", False) is forced
    assert cast.operator.last().forces_reply is forced


async def test_a_reply_alone_is_no_inline_keyboard_for_an_edit(api: Api, cast: Cast) -> None:
    cast.operator.start()
    sent = await api.result("sendMessage", chat_id=cast.operator.id, text="x", reply_markup=inline())
    where = {"chat_id": cast.operator.id, "message_id": sent["message_id"]}
    refusal = await api.refusal("editMessageReplyMarkup", **where, reply_markup={"force_reply": True})
    assert refusal == "Bad Request: inline keyboard expected"


async def test_a_disabled_button_is_there_and_tells_the_bot_nothing(api: Api, cast: Cast) -> None:
    cast.operator.start()
    row = [{"text": "Taken", "disabled": {}, "style": "primary"}]
    sent = await api.result("sendMessage", chat_id=cast.operator.id, text="x", reply_markup=inline(row=row))
    assert sent["reply_markup"]["inline_keyboard"] == [row]
    assert cast.operator.tap(cast.operator.last(), "Taken").query is None
    assert len(await api.result("getUpdates")) == 1


@pytest.mark.parametrize(
    ("tag", "refusal"),
    [
        ("<tg-time>x</tg-time>", "Invalid Unix time specified"),
        ('<tg-time unix="0">x</tg-time>', "Invalid Unix time specified"),
        ('<tg-time unix="soon">x</tg-time>', "Invalid Unix time specified"),
        ('<tg-time unix="1795000000" format="x">x</tg-time>', "Invalid date format used"),
        ('<tg-time unix="1795000000" format="rd">x</tg-time>', "Invalid date format used"),
        (
            '<tg-time unix="1795000000"><b>x</tg-time>',
            'Unmatched end tag at byte offset 31, expected "</b>", found "</tg-time>"',
        ),
    ],
)
async def test_a_live_time_that_nobody_can_show_is_refused(api: Api, cast: Cast, tag: str, refusal: str) -> None:
    cast.operator.start()
    send = {"chat_id": cast.operator.id, "parse_mode": "HTML"}
    assert await api.refusal("sendMessage", **send, text=tag) == f"Bad Request: can't parse entities: {refusal}"


@pytest.mark.parametrize(
    ("request_chat", "chat"),
    [
        ({"chat_is_channel": False}, "managers_channel"),
        ({"chat_is_channel": True}, "egov"),
        ({"chat_is_channel": False, "chat_is_forum": True}, "egov"),
        ({"chat_is_channel": False, "user_administrator_rights": {"can_manage_chat": True}}, "egov"),
    ],
)
async def test_a_key_that_asks_for_a_chat_takes_only_such(
    api: Api, cast: Cast, request_chat: dict[str, Any], chat: str
) -> None:
    manager = cast.manager
    manager.start()
    key = {"text": "Choose", "request_chat": {"request_id": 7, **request_chat}}
    await api.result("sendMessage", chat_id=manager.id, text="Which?", reply_markup={"keyboard": [[key]]})
    with pytest.raises(NotPossible, match="key"):
        manager.share_chat(getattr(cast, chat))


@pytest.mark.parametrize(
    "named", [{"ephemeral_message_parameters": {"receiver_user_id": 2301}}, {"receiver_user_id": 2301}]
)
async def test_what_is_for_one_members_eyes_is_not_built_rather_than_shown_to_all(
    api: Api, cast: Cast, sandbox: Sandbox, named: dict[str, Any]
) -> None:
    refusal = await api.refusal("sendMessage", chat_id=cast.egov.id, text="secret", **named)
    assert refusal == "Not Implemented: ephemeral messages are not built"
    assert not cast.manager.sees("secret", cast.egov)
    assert sandbox.log.not_built


@pytest.mark.parametrize(
    "method", ["sendRichMessage", "editEphemeralMessageText", "answerGuestQuery", "setMySettings"]
)
async def test_methods_that_are_not_built_are_known_by_name(api: Api, method: str) -> None:
    assert await api.refusal(method) == f"Not Implemented: the sandbox has no {method}, it is not built"
