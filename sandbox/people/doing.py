"""What the chat page can do as a person: one small function per POST of the people's API."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.base.arguments import Upload
from sandbox.base.images import size_of
from sandbox.base.model import Chat, Json, Message, TelegramFile, User
from sandbox.people import acts
from sandbox.people.acts import NotPossible
from sandbox.people.views import WorldViews
from sandbox.people.wants import NotThere, Unreadable, needed, number
from sandbox.world import membership
from sandbox.world.world import World

MAX_ALBUM = 10


@dataclass(frozen=True)
class PageAct:
    """One POST: who, where, what is wanted."""

    world: World
    views: WorldViews
    user: User
    chat: Chat
    body: dict[str, Any]
    files: list[Upload]

    def message(self, name: str = "message") -> Message:
        found = self.chat.messages.get(needed(self.body, name))
        if found is None:
            raise NotThere("no such message")
        return found

    def reply_to(self) -> Message | None:
        wanted = number(self.body, "reply_to")
        return None if wanted is None else self.message("reply_to")

    def shown(self, message: Message) -> Json:
        """What one has written oneself is read."""
        self.views.mark_read(self.user, self.chat)
        return {"message": self.views.message(self.user, message)}


Act = Callable[[PageAct], Json | None]


def say(deed: PageAct) -> Json:
    text = str(deed.body.get("text") or "")
    topic = number(deed.body, "topic")
    message = acts.say(deed.world, deed.user, deed.chat, text, reply_to=deed.reply_to(), topic=topic)
    return deed.shown(message)


def tap(deed: PageAct) -> Json:
    data = deed.body.get("data")
    if data is not None:
        query = acts.press(deed.world, deed.user, deed.chat, needed(deed.body, "message"), str(data))
        return {"query": query.id}
    message = deed.message()
    row, column = needed(deed.body, "row"), needed(deed.body, "column")
    if not (0 <= row < len(message.buttons) and 0 <= column < len(message.buttons[row])):
        raise NotThere("no button at that place")
    button = message.buttons[row][column]
    if "callback_data" in button:
        query = acts.press(deed.world, deed.user, deed.chat, message.id, button["callback_data"])
        return {"query": query.id}
    if "copy_text" in button:
        return {"query": None, "copied": button["copy_text"]["text"]}
    return {"query": None, "url": button.get("url", "")}


def upload(deed: PageAct) -> Json:
    if not deed.files:
        raise Unreadable("no file came along")
    if len(deed.files) > MAX_ALBUM:
        raise NotPossible(f"an album has at most {MAX_ALBUM} items")
    files = [_stored(deed, one) for one in deed.files]
    caption, reply_to = str(deed.body.get("caption") or ""), deed.reply_to()
    if len(files) > 1:
        sent = acts.send_album(deed.world, deed.user, deed.chat, files, caption, reply_to=reply_to)
    else:
        topic = number(deed.body, "topic")
        sent = [acts.send(deed.world, deed.user, deed.chat, files[0], caption, reply_to=reply_to, topic=topic)]
    deed.views.mark_read(deed.user, deed.chat)
    return {"messages": [deed.views.message(deed.user, message) for message in sent]}


def _stored(deed: PageAct, one: Upload) -> TelegramFile:
    kind = str(deed.body.get("kind") or "") or _kind(one)
    if kind not in (*acts.SMALL, "photo"):
        raise Unreadable(f"no such kind of file: {kind}")
    if not one.data:
        raise NotPossible("an empty file cannot be sent")
    file = acts.make_file(deed.world, kind, one.data, name=one.name)
    file.mime_type = one.mime_type or file.mime_type
    return file


def _kind(one: Upload) -> str:
    """What Telegram's own app would make of the file."""
    family = one.mime_type.split("/")[0]
    if family == "image" and size_of(one.data) is not None:
        return "photo"
    return family if family in ("audio", "video") else "document"


def contact(deed: PageAct) -> Json:
    phone = str(deed.body.get("phone") or "")
    name = str(deed.body.get("first_name") or "") or deed.user.first_name
    user_id = None if phone else deed.user.id
    return deed.shown(acts.share_contact(deed.world, deed.user, deed.chat, phone or deed.user.phone, name, user_id))


def share(deed: PageAct) -> Json:
    shared = deed.world.chats.get(needed(deed.body, "chat"))
    if shared is None or not shared.has(deed.user.id):
        raise NotThere("no such chat")
    request_id = needed(deed.body, "request_id")
    return deed.shown(acts.share_chat(deed.world, deed.user, deed.chat, request_id, shared))


def edit(deed: PageAct) -> None:
    acts.edit(deed.world, deed.user, deed.message(), str(deed.body.get("text") or ""))


def delete(deed: PageAct) -> None:
    message = deed.message()
    if message.sender is not deed.user and not deed.chat.is_private:
        raise NotPossible("others' messages stay")
    acts.delete(deed.world, message)


def react(deed: PageAct) -> None:
    acts.react(deed.world, deed.user, deed.message(), str(deed.body.get("emoji") or ""))


def read(deed: PageAct) -> None:
    deed.views.mark_read(deed.user, deed.chat)


def join(deed: PageAct) -> None:
    if deed.chat.is_private:
        raise NotPossible("a private chat cannot be joined")
    membership.join(deed.world, deed.chat, deed.user)


def leave(deed: PageAct) -> None:
    if deed.chat.is_private:
        raise NotPossible("a private chat cannot be left, only blocked")
    membership.leave(deed.world, deed.chat, deed.user)


def add_bot(deed: PageAct) -> None:
    if deed.chat.is_private or not deed.chat.has(deed.user.id):
        raise NotPossible("only a group that one is in can take the bot in")
    payload = deed.body.get("payload")
    membership.add_bot(
        deed.world,
        deed.chat,
        deed.user,
        payload=None if payload is None else str(payload),
        admin=bool(deed.body.get("admin")),
    )


def remove_bot(deed: PageAct) -> None:
    membership.leave(deed.world, deed.chat, deed.world.bot, by=deed.user)


def start(deed: PageAct) -> Json:
    if deed.user.id in deed.world.blocked:
        membership.unblock(deed.world, deed.user)
    payload = str(deed.body.get("payload") or "")
    return deed.shown(acts.say(deed.world, deed.user, deed.chat, f"/start {payload}".strip()))


def block(deed: PageAct) -> None:
    membership.block(deed.world, deed.user)


def unblock(deed: PageAct) -> None:
    membership.unblock(deed.world, deed.user)


def language(deed: PageAct) -> None:
    deed.user.language_code = str(deed.body.get("language") or "en")


OF_PERSON: dict[str, Act] = {"start": start, "block": block, "unblock": unblock, "language": language}
IN_CHAT: dict[str, Act] = {
    "say": say,
    "tap": tap,
    "upload": upload,
    "contact": contact,
    "share": share,
    "edit": edit,
    "delete": delete,
    "react": react,
    "read": read,
    "join": join,
    "leave": leave,
    "add_bot": add_bot,
    "remove_bot": remove_bot,
}
