"""A whole world as plain data, and back: chats, members, messages, files, menus, and what waits for the bot.

Presses that wait for an answer are left out: their buttons stop spinning with the world in which they were pressed.
"""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import Any, TypeVar

from sandbox.base.model import Chat, Json, Member, Message, TelegramFile, Topic, User
from sandbox.world.updates import Pending
from sandbox.world.world import World

T = TypeVar("T")


def dump(world: World) -> Json:
    """Return all but the files' bytes, as JSON can hold it."""
    return {
        "users": [_plain(user) for user in world.users.values()],
        "chats": [_chat(chat) for chat in world.chats.values()],
        "files": [_plain(file, "data") for file in world.files.values()],
        "menus": [[list(scope), language, rows] for (scope, language), rows in world.menus.items()],
        "met": sorted(world.met),
        "blocked": sorted(world.blocked),
        "counters": world.counters(),
        "updates": {
            "next": world.updates.next_id,
            "allowed": sorted(world.updates.allowed),
            "pending": [[one.id, one.kind, one.body(), one.chat_id] for one in world.updates.ready(10_000)],
        },
    }


def contents(world: World) -> dict[str, bytes]:
    """Return the files' bytes by their ids."""
    return {file.file_id: file.data for file in world.files.values()}


def restore(world: World, state: Json, data: dict[str, bytes]) -> None:
    """Make the world what it was; whoever holds one of its users or chats holds the same one as before, changed."""
    world.users = {row["id"]: _in_place(world.users.get(row["id"]), User, row) for row in state["users"]}
    world.bot, world.anonymous = world.users[world.bot.id], world.users[world.anonymous.id]
    world.files = {row["file_id"]: TelegramFile(**row, data=data[row["file_id"]]) for row in state["files"]}
    before = world.chats
    world.chats = {row["id"]: _in_place(before.get(row["id"]), Chat, _of_chat(row)) for row in state["chats"]}
    for row in state["chats"]:
        world.chats[row["id"]].messages = {one["id"]: _message(world, one) for one in row["messages"]}
    world.menus = {(tuple(scope), language): rows for scope, language, rows in state["menus"]}
    world.met, world.blocked = set(state["met"]), set(state["blocked"])
    world.queries = {}
    world.count_from(state["counters"])
    _restore_updates(world, state["updates"])


def _restore_updates(world: World, state: Json) -> None:
    queue = world.updates
    queue.stop_poller(None)
    queue.forget_polls()
    queue.drop_all()
    queue.allow(state["allowed"])
    for number, kind, body, chat_id in state["pending"]:
        queue.put_again(Pending(number, kind, partial(dict, body), 0.0, chat_id))
    queue.go_on_from(state["next"])


def _plain(thing: object, *without: str) -> Json:
    return {one.name: getattr(thing, one.name) for one in fields(thing) if one.name not in without}  # type: ignore[arg-type]


def _chat(chat: Chat) -> Json:
    row = _plain(chat, "messages", "members", "topics", "members_may")
    row["members_may"] = sorted(chat.members_may)
    row["members"] = [_plain(one, "rights") | {"rights": sorted(one.rights)} for one in chat.members.values()]
    row["topics"] = [_plain(topic) for topic in chat.topics.values()]
    row["messages"] = [_said(message) for message in chat.messages.values()]
    return row


def _of_chat(row: Json) -> Json:
    members = [Member(**{**one, "rights": frozenset(one["rights"])}) for one in row["members"]]
    topics = [Topic(**one) for one in row["topics"]]
    return {
        **row,
        "members_may": frozenset(row["members_may"]),
        "members": {member.user_id: member for member in members},
        "topics": {topic.id: topic for topic in topics},
        "messages": {},
    }


def _said(message: Message) -> Json:
    row = _plain(message, "sender", "sender_chat", "media", "forward_from", "reactions")
    row["sender"] = message.sender and message.sender.id
    row["sender_chat"] = message.sender_chat and message.sender_chat.id
    row["media"] = message.media and message.media.file_id
    row["forward_from"] = message.forward_from and message.forward_from.id
    row["reactions"] = [[person, given] for person, given in message.reactions.items()]
    return row


def _message(world: World, row: Json) -> Message:
    return Message(
        **{
            **row,
            "sender": row["sender"] and world.users[row["sender"]],
            "sender_chat": row["sender_chat"] and world.chats[row["sender_chat"]],
            "media": row["media"] and world.files[row["media"]],
            "forward_from": row["forward_from"] and world.users[row["forward_from"]],
            "reactions": dict(row["reactions"]),
        }
    )


def _in_place(there: T | None, kind: type[T], row: dict[str, Any]) -> T:
    if there is None:
        return kind(**row)
    vars(there).update(row)
    return there
