"""A chat as lines of text: what a failing test shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.base.model import Chat, Message, User

if TYPE_CHECKING:
    from sandbox.world.world import World

LAST = 25


def transcript(world: World, chat: Chat, reader: User | None = None) -> str:
    """Return the last messages of the chat, oldest first, with buttons, edits and media."""
    title = chat.title or f"{world.users[chat.id].name} and the bot"
    read_by = f", as {reader.name} sees it" if reader else ""
    lines = [f"--- {title} ({chat.type}{read_by}) ---"]
    messages = list(chat.messages.values())
    if len(messages) > LAST:
        lines.append(f"    ... {len(messages) - LAST} earlier")
    lines.extend(line(world, message) for message in messages[-LAST:])
    return "\n".join([*lines, "---"])


def line(world: World, message: Message) -> str:
    who = message.sender.name if message.sender else (message.sender_chat or world.chats[message.chat_id]).title
    marks = [f"#{message.id}"]
    if message.reply_to is not None:
        marks.append(f"re #{message.reply_to}")
    if message.is_edited:
        marks.append("edited")
    if message.pinned:
        marks.append("pinned")
    if message.media is not None:
        marks.append(message.media.kind)
    text = f"[{' '.join(marks)}] {who}: {message.text or _service(message)}"
    for row in message.labels:
        text += "\n        " + " ".join(f"[{label}]" for label in row)
    return text


def _service(message: Message) -> str:
    if message.contact is not None:
        return f"<contact {message.contact['phone_number']}>"
    named = message.service or message.extra
    return f"<{', '.join(named)}>" if named else ""
