"""What people do in chats, as changes of the world: used by tests and by the chat page alike."""

from __future__ import annotations

import secrets

from sandbox.base.images import png, size_of
from sandbox.base.model import CallbackQuery, Chat, Json, Message, TelegramFile, User
from sandbox.bot_api.methods.sending import set_thread
from sandbox.people.buttons import reply_keyboard_of
from sandbox.text.entities import finish
from sandbox.world import membership
from sandbox.world.events import Event
from sandbox.world.payloads import callback_json, chat_json, user_json
from sandbox.world.world import World


class NotPossible(Exception):
    """Something that the person's own app would not let them do."""


SMALL = {
    "document": (b"%PDF-1.4 a small document", "letter.pdf", "application/pdf"),
    "voice": (b"OggS a small voice note", "", "audio/ogg"),
    "audio": (b"ID3 a small recording", "recording.mp3", "audio/mpeg"),
    "video": (b"\0\0\0\x18ftypmp42 a small video", "clip.mp4", "video/mp4"),
    "video_note": (b"\0\0\0\x18ftypmp42 a small round video", "", "video/mp4"),
    "animation": (b"\0\0\0\x18ftypmp42 a small animation", "wave.mp4", "video/mp4"),
}


def _check_inside(chat: Chat, user: User) -> None:
    if chat.is_private:
        if chat.id != user.id:
            raise NotPossible(f"{user.name} is not in this private chat")
    elif not chat.has(user.id):
        raise NotPossible(f"{user.name} is not in {chat.title}")
    elif chat.type == "channel" and not chat.member(user.id).is_admin:
        raise NotPossible(f"{user.name} may not post in {chat.title}")
    if chat.migrated_to is not None:
        raise NotPossible(f"{chat.title} became a supergroup")


def _new(
    world: World,
    user: User,
    chat: Chat,
    *,
    reply_to: Message | None = None,
    topic: int | None = None,
    anonymous: bool | None = None,
) -> Message:
    """Begin a message of this person; anonymous admins write as their group."""
    _check_inside(chat, user)
    if chat.is_private and user.id in world.blocked:
        raise NotPossible(f"{user.name} has blocked the bot")
    hidden = chat.member(user.id).is_anonymous if anonymous is None else anonymous
    message = world.new_message(chat, world.anonymous if hidden else user)
    if hidden:
        message.sender_chat = chat
    elif chat.type == "channel":
        message.sender, message.sender_chat = None, chat
    message.reply_to = reply_to.id if reply_to is not None else None
    set_thread(message, chat, chat.topics.get(topic) if topic is not None else None)
    return message


def say(
    world: World,
    user: User,
    chat: Chat,
    text: str,
    *,
    reply_to: Message | None = None,
    topic: int | None = None,
    anonymous: bool | None = None,
) -> Message:
    if not text.strip():
        raise NotPossible("an empty message cannot be sent")
    message = _new(world, user, chat, reply_to=reply_to, topic=topic, anonymous=anonymous)
    message.text, message.entities = finish(text, [])
    return world.post(message)


def make_file(
    world: World, kind: str, data: bytes | None, *, name: str = "", size: int | None = None
) -> TelegramFile:
    """Store a person's file; without bytes a small one of the right kind."""
    if kind == "photo":
        data = png() if data is None else data
        width, height = size_of(data) or (320, 200)
        return world.add_file(kind, data, size=size, width=width, height=height)
    small, small_name, mime_type = SMALL[kind]
    data = small if data is None else data
    return world.add_file(kind, data, size=size, name=name or small_name, mime_type=mime_type, duration=3)


def send(
    world: World,
    user: User,
    chat: Chat,
    file: TelegramFile,
    caption: str = "",
    *,
    reply_to: Message | None = None,
    topic: int | None = None,
    media_group_id: str | None = None,
) -> Message:
    message = _new(world, user, chat, reply_to=reply_to, topic=topic)
    message.text, message.entities = finish(caption, [])
    message.media, message.media_group_id = file, media_group_id
    return world.post(message)


def send_album(
    world: World,
    user: User,
    chat: Chat,
    files: list[TelegramFile],
    caption: str = "",
    *,
    reply_to: Message | None = None,
) -> list[Message]:
    """Several files as one: separate messages with one media_group_id, the caption on the first."""
    group_id = new_album_id()
    captions = [caption] + [""] * (len(files) - 1)
    return [
        send(world, user, chat, file, text, reply_to=reply_to, media_group_id=group_id)
        for file, text in zip(files, captions, strict=True)
    ]


def new_album_id() -> str:
    return str(13_000_000_000_000_000 + secrets.randbelow(10**15))


def share_contact(world: World, user: User, chat: Chat, phone: str, first_name: str, user_id: int | None) -> Message:
    message = _new(world, user, chat)
    message.contact = {"phone_number": phone, "first_name": first_name}
    if user_id is not None:
        message.contact["user_id"] = user_id
    return world.post(message)


def send_extra(world: World, user: User, chat: Chat, content: Json) -> Message:
    message = _new(world, user, chat)
    message.extra = content
    return world.post(message)


def share_chat(world: World, user: User, chat: Chat, request_id: int, shared: Chat) -> Message:
    """Answer a `request_chat` key: the bot learns the id, and comes in if the key says that it must."""
    request = _requested(chat, request_id)
    _check_fits(request, user, shared)
    wants_in = request.get("bot_is_member") or request.get("bot_administrator_rights")
    if wants_in and not world.bot_member(shared).is_inside:
        membership.add_bot(world, shared, user, admin=bool(request.get("bot_administrator_rights")))
    message = _new(world, user, chat)
    message.service = {"chat_shared": {"request_id": request_id, "chat_id": shared.id}}
    if request.get("request_title"):
        message.service["chat_shared"]["title"] = shared.title
    return world.post(message)


def _check_fits(request: Json, user: User, shared: Chat) -> None:
    """The app offers only such chats as the key asks for."""
    is_channel = shared.type == "channel"
    if bool(request.get("chat_is_channel")) is not is_channel:
        raise NotPossible(f"the key does not ask for a {shared.kind}")
    if "chat_is_forum" in request and bool(request["chat_is_forum"]) is not shared.is_forum:
        raise NotPossible("the key asks for a forum" if request["chat_is_forum"] else "the key asks for no forum")
    wanted = [right for right, needed in (request.get("user_administrator_rights") or {}).items() if needed]
    if not all(shared.member(user.id).may(right) for right in wanted):
        raise NotPossible(f"{user.name} lacks a right in {shared.title} that the key asks for")


def _requested(chat: Chat, request_id: int) -> Json:
    for row in (reply_keyboard_of(chat) or {"keyboard": []})["keyboard"]:
        for button in row:
            if button.get("request_chat", {}).get("request_id") == request_id:
                found: Json = button["request_chat"]
                return found
    raise NotPossible("no key asks for this chat")


def forward(world: World, user: User, chat: Chat, message: Message) -> Message:
    forwarded = _new(world, user, chat)
    forwarded.text, forwarded.entities = message.text, message.entities
    forwarded.media, forwarded.contact = message.media, message.contact
    forwarded.forward_from = message.forward_from or message.sender
    return world.post(forwarded)


def edit(world: World, user: User, message: Message, text: str) -> None:
    chat = world.chats[message.chat_id]
    if message.sender is not user and not (message.sender is world.anonymous and chat.member(user.id).is_admin):
        raise NotPossible(f"{user.name} cannot edit what others wrote")
    message.versions.append(message.text)
    message.text, message.entities = finish(text, [])
    message.edit_date = int(world.clock.now())
    world.changed(message)
    world.tell_bot_of(message, "edited_channel_post" if chat.type == "channel" else "edited_message")


def delete(world: World, message: Message) -> None:
    """A person deletes a message for everybody; bots are not told."""
    world.delete(message)


def press(world: World, user: User, chat: Chat, message_id: int, data: str) -> CallbackQuery:
    """Press an inline button. The press carries the real person, anonymous admin or not."""
    _check_inside_to_read(chat, user)
    number = str(secrets.randbelow(9 * 10**17) + 10**17)
    query = CallbackQuery(number, user, chat.id, message_id, data, world.clock.monotonic())
    world.queries[query.id] = query
    world.met.add(user.id)
    if chat.is_private or world.bot_member(chat).is_inside:
        world.updates.put("callback_query", lambda: callback_json(world, query), chat.id)
    return query


def _check_inside_to_read(chat: Chat, user: User) -> None:
    if chat.id != user.id and not chat.has(user.id):
        raise NotPossible(f"{user.name} is not in {chat.title or 'this private chat'}")


def react(world: World, user: User, message: Message, emoji: str) -> None:
    """Set or, with an empty emoji, take back a reaction; only an admin bot that asked for it is told."""
    chat = world.chats[message.chat_id]
    _check_inside_to_read(chat, user)
    old = message.reactions.get(user.id, [])
    new = [emoji] if emoji else []
    message.reactions[user.id] = new
    body: Json = {
        "chat": chat_json(world, chat),
        "message_id": message.id,
        "user": user_json(user),
        "date": int(world.clock.now()),
        "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
        "new_reaction": [{"type": "emoji", "emoji": one} for one in new],
    }
    if chat.is_private or world.bot_member(chat).is_admin:
        world.updates.put("message_reaction", lambda: body, chat.id)
    world.hub.publish(Event("reaction", chat.id, message))
