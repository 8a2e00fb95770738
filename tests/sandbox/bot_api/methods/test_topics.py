"""Forums: topics have ids, may close and vanish; other groups ignore them."""

from __future__ import annotations

import pytest

from sandbox.base.model import Chat
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


@pytest.fixture
def forum(cast: Cast, sandbox: Sandbox) -> Chat:
    forum = sandbox.world.add_chat("Forum", is_forum=True, owner=cast.admin.user)
    cast.admin.add_bot(forum)
    return forum


async def test_a_message_goes_into_its_topic(api: Api, cast: Cast, forum: Chat, sandbox: Sandbox) -> None:
    topic = sandbox.world.add_topic(forum, "Jatni", cast.admin.user)
    sent = await api.result("sendMessage", chat_id=forum.id, message_thread_id=topic.id, text="x")
    assert sent["is_topic_message"]
    assert sent["message_thread_id"] == topic.id
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Jatni"


async def test_a_topic_that_is_gone_or_was_never_there_is_not_found(
    api: Api, cast: Cast, forum: Chat, sandbox: Sandbox
) -> None:
    topic = sandbox.world.add_topic(forum, "Jatni", cast.admin.user)
    topic.is_deleted = True
    for thread in (topic.id, 1, 999):
        refusal = await api.refusal("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x")
        assert refusal == "Bad Request: message thread not found"


async def test_a_closed_topic_takes_nothing(api: Api, cast: Cast, forum: Chat, sandbox: Sandbox) -> None:
    topic = sandbox.world.add_topic(forum, "Jatni", cast.admin.user)
    topic.is_closed = True
    refusal = await api.refusal("sendMessage", chat_id=forum.id, message_thread_id=topic.id, text="x")
    assert refusal == "Bad Request: TOPIC_CLOSED"


async def test_a_thread_id_is_ignored_in_plain_groups_and_refused_in_private(api: Api, cast: Cast) -> None:
    cast.operator.start()
    assert "message_thread_id" not in await api.result(
        "sendMessage", chat_id=cast.egov.id, message_thread_id=999, text="x"
    )
    refusal = await api.refusal("sendMessage", chat_id=cast.operator.id, message_thread_id=999, text="x")
    assert refusal == "Bad Request: message thread not found"


async def test_people_write_in_topics_too(api: Api, cast: Cast, forum: Chat, sandbox: Sandbox) -> None:
    topic = sandbox.world.add_topic(forum, "Jatni", cast.admin.user)
    cast.admin.say("/queue", forum, topic=topic.id)
    update = (await api.result("getUpdates"))[-1]
    assert update["message"]["message_thread_id"] == topic.id
    assert update["message"]["is_topic_message"]


async def test_a_bot_makes_names_closes_and_deletes_its_topics(
    api: Api, cast: Cast, forum: Chat, sandbox: Sandbox
) -> None:
    cast.admin.make_admin(forum)
    sandbox.world.updates.drop_all()
    made = await api.result("createForumTopic", chat_id=forum.id, name=" Jatni ")
    assert (made["name"], made["icon_color"]) == ("Jatni", 7322096)
    where = {"chat_id": forum.id, "message_thread_id": made["message_thread_id"]}
    await api.result("editForumTopic", **where, name="Dhenkanal")
    await api.result("editForumTopic", **where)
    await api.result("closeForumTopic", **where)
    await api.result("reopenForumTopic", **where)
    await api.result("sendMessage", **where, text="x")
    told = [update["message"] for update in await api.result("getUpdates")]
    assert [next(key for key in message if key.startswith("forum_topic")) for message in told] == [
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
    ]
    await api.result("deleteForumTopic", **where)
    assert await api.refusal("sendMessage", **where, text="x") == "Bad Request: message thread not found"
    assert not cast.admin.sees("x", forum)


@pytest.mark.parametrize(
    ("method", "given", "refusal"),
    [
        ("createForumTopic", {"name": " "}, "name must be non-empty"),
        ("editForumTopic", {"name": " "}, "name must be non-empty"),
        ("editForumTopic", {"name": "Jatni"}, "TOPIC_NOT_MODIFIED"),
        ("reopenForumTopic", {}, "TOPIC_NOT_MODIFIED"),
        ("closeForumTopic", {"message_thread_id": 999}, "TOPIC_ID_INVALID"),
    ],
)
async def test_topics_that_cannot_be_made_or_changed(
    api: Api, cast: Cast, forum: Chat, method: str, given: dict[str, object], refusal: str
) -> None:
    cast.admin.make_admin(forum)
    topic = (await api.result("createForumTopic", chat_id=forum.id, name="Jatni"))["message_thread_id"]
    call = {"chat_id": forum.id, "message_thread_id": topic} | given
    assert await api.refusal(method, **call) == f"Bad Request: {refusal}"


async def test_topics_want_a_forum_and_the_right(api: Api, cast: Cast, forum: Chat, sandbox: Sandbox) -> None:
    name = {"name": "Jatni"}
    assert (
        await api.refusal("createForumTopic", chat_id=cast.egov.id, **name) == "Bad Request: the chat is not a forum"
    )
    refusal = await api.refusal("createForumTopic", chat_id=forum.id, **name)
    assert refusal == "Bad Request: not enough rights to create a topic"
    topic = sandbox.world.add_topic(forum, "Jatni", cast.admin.user)
    for method in ("editForumTopic", "closeForumTopic", "deleteForumTopic"):
        refusal = await api.refusal(method, chat_id=forum.id, message_thread_id=topic.id, name="x")
        assert refusal == "Bad Request: not enough rights to edit the topic"
