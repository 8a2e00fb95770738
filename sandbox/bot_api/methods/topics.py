"""Topics of forums: createForumTopic, editForumTopic, closeForumTopic, reopenForumTopic, deleteForumTopic."""

from __future__ import annotations

from sandbox.base.errors import bad_request
from sandbox.base.model import Chat, Json, Topic
from sandbox.bot_api.methods.access import chat_of
from sandbox.bot_api.methods.registry import Call, method
from sandbox.bot_api.methods.sending import pay

MAX_NAME = 128
COLOUR = 7322096


def _forum(call: Call) -> Chat:
    chat = chat_of(call, "write")
    if not chat.is_forum:
        raise bad_request("The chat is not a forum")
    return chat


def _topic(call: Call, chat: Chat) -> Topic:
    topic = chat.topics.get(call.args.integer("message_thread_id"))
    if topic is None or topic.is_deleted:
        raise bad_request("TOPIC_ID_INVALID")
    if topic.creator_id != call.world.bot.id and not call.world.bot_member(chat).may("can_manage_topics"):
        raise bad_request("Not enough rights to edit the topic")
    return topic


def _name(call: Call) -> str:
    name = call.args.text("name").strip()[:MAX_NAME]
    if not name:
        raise bad_request("Name must be non-empty")
    return name


def _say(call: Call, chat: Chat, topic: Topic, service: Json) -> None:
    note = call.world.new_message(chat, call.world.bot)
    note.by_bot, note.service, note.thread_id, note.is_topic_message = True, service, topic.id, True
    call.world.post(note)


@method("createForumTopic", "chat_id name icon_color icon_custom_emoji_id")
def create_forum_topic(call: Call) -> Json:
    chat = _forum(call)
    if not call.world.bot_member(chat).may("can_manage_topics"):
        raise bad_request("Not enough rights to create a topic")
    name = _name(call)
    pay(call, chat)
    topic = call.world.add_topic(chat, name)
    colour = call.args.integer("icon_color", COLOUR)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": colour}


@method("editForumTopic", "chat_id message_thread_id name icon_custom_emoji_id")
def edit_forum_topic(call: Call) -> bool:
    chat = _forum(call)
    topic = _topic(call, chat)
    if not call.args.text("name"):  # nothing is to be changed, or only the icon, which nobody sees here
        return True
    name = _name(call)
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    _say(call, chat, topic, {"forum_topic_edited": {"name": name}})
    return True


@method("closeForumTopic", "chat_id message_thread_id")
def close_forum_topic(call: Call) -> bool:
    return _close(call, closed=True)


@method("reopenForumTopic", "chat_id message_thread_id")
def reopen_forum_topic(call: Call) -> bool:
    return _close(call, closed=False)


def _close(call: Call, *, closed: bool) -> bool:
    chat = _forum(call)
    topic = _topic(call, chat)
    if topic.is_closed is closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_closed = closed
    _say(call, chat, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})
    return True


@method("deleteForumTopic", "chat_id message_thread_id")
def delete_forum_topic(call: Call) -> bool:
    chat = _forum(call)
    topic = _topic(call, chat)
    if not call.world.bot_member(chat).may("can_delete_messages"):
        raise bad_request("Not enough rights to delete the topic")
    topic.is_deleted = True
    for message in [one for one in chat.messages.values() if one.is_topic_message and one.thread_id == topic.id]:
        call.world.delete(message)
    return True
