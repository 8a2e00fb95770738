"""What is said again elsewhere: forwarded with its author, copied without."""

from __future__ import annotations

import pytest

from sandbox.cast import Cast
from tests.sandbox.conftest import Api


async def test_a_forward_names_its_author_and_a_copy_does_not(api: Api, cast: Cast) -> None:
    said = cast.operator.say("the cause")
    where = {"chat_id": cast.egov.id, "from_chat_id": cast.operator.id, "message_id": said.id}
    forwarded = await api.result("forwardMessage", **where)
    assert forwarded["forward_origin"]["sender_user"]["id"] == cast.operator.id
    copied = await api.result("copyMessage", **where)
    texts = [(message.text, message.forward_from is None) for message in cast.egov.messages.values()][-2:]
    assert texts == [("the cause", False), ("the cause", True)]
    assert copied == {"message_id": forwarded["message_id"] + 1}


async def test_a_copy_may_have_another_caption(api: Api, cast: Cast) -> None:
    photo = cast.operator.send_photo(caption="old")
    where = {"chat_id": cast.operator.id, "from_chat_id": cast.operator.id, "message_id": photo.id}
    for more, caption in (({}, "old"), ({"caption": "new"}, "new"), ({"caption": ""}, "")):
        await api.result("copyMessage", **where, **more)
        assert cast.operator.last().text == caption
        assert cast.operator.last().media is photo.media


@pytest.mark.parametrize(
    ("method", "given", "refusal"),
    [
        ("forwardMessage", {"message_id": 1}, 'parameter "from_chat_id" is required'),
        ("forwardMessage", {"from_chat_id": 2001, "message_id": 99}, "message to forward not found"),
        ("forwardMessage", {"from_chat_id": 2001}, "message to forward not found"),
        ("copyMessage", {"from_chat_id": 2001, "message_id": 0}, "message to copy not found"),
        ("copyMessage", {"from_chat_id": 2901, "message_id": 1}, "chat not found"),
    ],
)
async def test_what_cannot_be_forwarded(
    api: Api, cast: Cast, method: str, given: dict[str, int], refusal: str
) -> None:
    cast.operator.start()
    assert await api.refusal(method, chat_id=cast.operator.id, **given) == f"Bad Request: {refusal}"


async def test_a_forwarded_message_cannot_be_edited(api: Api, cast: Cast) -> None:
    said = cast.operator.say("mine")
    sent = await api.result(
        "forwardMessage", chat_id=cast.operator.id, from_chat_id=cast.operator.id, message_id=said.id
    )
    where = {"chat_id": cast.operator.id, "message_id": sent["message_id"]}
    assert await api.refusal("editMessageText", **where, text="x") == "Bad Request: message can't be edited"
