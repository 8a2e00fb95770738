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
