"""Coming and going: joins, leaves, the bot put in and out, admins, blocks, groups becoming supergroups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.base.model import ADMIN_RIGHTS, Chat, Json, Member, User
from sandbox.world.events import Event
from sandbox.world.payloads import chat_json, member_json, user_json

if TYPE_CHECKING:
    from sandbox.world.world import World

ALL_RIGHTS = frozenset(ADMIN_RIGHTS) - {"can_promote_members"}


def set_member(world: World, chat: Chat, user: User, new: Member, *, by: User | None = None) -> None:
    """Change a membership and tell the bot: of its own always, of others' if it is an admin there."""
    old = chat.member(user.id)
    chat.members[user.id] = new
    body: Json = {
        "chat": chat_json(world, chat),
        "from": user_json(by or user),
        "date": int(world.clock.now()),
        "old_chat_member": member_json(world, chat, old),
        "new_chat_member": member_json(world, chat, new),
    }
    if user is world.bot:
        world.updates.put("my_chat_member", lambda: body, chat.id)
    elif world.bot_member(chat).is_admin:
        world.met.add(user.id)
        world.updates.put("chat_member", lambda: body, chat.id)
    if by is not None and by is not world.bot and world.bot_member(chat).is_inside:
        world.met.add(by.id)
    world.hub.publish(Event("membership", chat.id, note=f"{user.name}: {old.status} -> {new.status}"))


def join(world: World, chat: Chat, user: User, *, by: User | None = None) -> None:
    """Come in, by oneself or by somebody's hand; the group says so."""
    if chat.has(user.id):
        return
    set_member(world, chat, user, Member(user.id), by=by)
    if chat.type != "channel":
        note = world.new_message(chat, by or user)
        joined = user_json(user)
        note.service = {
            "new_chat_members": [joined],
            "new_chat_member": joined,
            "new_chat_participant": joined,
        }
        world.post(note)


def leave(world: World, chat: Chat, user: User, *, by: User | None = None, status: str | None = None) -> None:
    """Go, or be put out by somebody else (then the status is `kicked`, if nothing else is said)."""
    if not chat.has(user.id):
        return
    gone = Member(user.id, status or ("left" if by in (None, user) else "kicked"))
    was_inside = world.bot_member(chat).is_inside
    if user is not world.bot or chat.type == "group":
        # A basic group tells its leaving bot; of a supergroup's line it hears nothing, being outside by then.
        _say_left(world, chat, user, by)
    set_member(world, chat, user, gone, by=by)
    if user is world.bot and was_inside and chat.type == "supergroup":
        _say_left(world, chat, user, by)


def _say_left(world: World, chat: Chat, user: User, by: User | None) -> None:
    if chat.type == "channel":
        return
    note = world.new_message(chat, by or user)
    gone = user_json(user)
    note.service = {"left_chat_member": gone, "left_chat_participant": gone}
    world.post(note)


def add_bot(
    world: World,
    chat: Chat,
    by: User,
    *,
    payload: str | None = None,
    admin: bool = False,
    rights: frozenset[str] = ALL_RIGHTS,
) -> None:
    """Put the bot into a group or channel; a `startgroup` link also sends its payload."""
    if chat.type == "channel" or admin:
        set_member(world, chat, world.bot, Member(world.bot.id, "administrator", rights), by=by)
    else:
        set_member(world, chat, world.bot, Member(world.bot.id), by=by)
    if chat.type != "channel":
        note = world.new_message(chat, by)
        joined = user_json(world.bot)
        note.service = {
            "new_chat_members": [joined],
            "new_chat_member": joined,
            "new_chat_participant": joined,
        }
        world.post(note)
    if payload is not None:
        world.post(world.new_message(chat, by, f"/start@{world.bot.username} {payload}".strip()))


def promote(
    world: World,
    chat: Chat,
    user: User,
    *,
    by: User | None = None,
    rights: frozenset[str] = ALL_RIGHTS,
    anonymous: bool = False,
) -> None:
    set_member(world, chat, user, Member(user.id, "administrator", rights, anonymous), by=by)


def demote(world: World, chat: Chat, user: User, *, by: User | None = None) -> None:
    set_member(world, chat, user, Member(user.id), by=by)


def block(world: World, user: User) -> None:
    """Stop the bot in the private chat; the bot is told that it was `kicked` there."""
    world.blocked.add(user.id)
    _tell_private(world, user, "member", "kicked")


def unblock(world: World, user: User) -> None:
    world.blocked.discard(user.id)
    _tell_private(world, user, "kicked", "member")


def _tell_private(world: World, user: User, old: str, new: str) -> None:
    chat = world.private_chat(user.id)
    body: Json = {
        "chat": chat_json(world, chat),
        "from": user_json(user),
        "date": int(world.clock.now()),
        "old_chat_member": member_json(world, chat, Member(world.bot.id, old)),
        "new_chat_member": member_json(world, chat, Member(world.bot.id, new)),
    }
    world.updates.put("my_chat_member", lambda: body, chat.id)


def rename(world: World, chat: Chat, title: str, *, by: User) -> None:
    """Give a group another title; the group says so."""
    chat.title = title
    note = world.new_message(chat, by)
    note.service = {"new_chat_title": title}
    world.post(note)


def set_timer(world: World, chat: Chat, seconds: int, *, by: User) -> None:
    """Let Telegram delete what is written in a chat after so long, or no more (0); the chat says so."""
    chat.auto_delete = seconds
    note = world.new_message(chat, by)
    note.service = {"message_auto_delete_timer_changed": {"message_auto_delete_time": seconds}}
    world.post(note)


def migrate(world: World, chat: Chat, *, by: User | None = None) -> Chat:
    """Turn a basic group into a supergroup: a new id, new message ids, the members come along."""
    new = world.add_chat(chat.title)
    new.members = {user_id: _copied(member) for user_id, member in chat.members.items()}
    owner = by or _owner(world, chat)
    here = world.new_message(chat, owner)
    here.service = {"migrate_to_chat_id": new.id}
    world.post(here)
    there = world.new_message(new, owner)
    there.service = {"migrate_from_chat_id": chat.id}
    world.post(there)
    chat.migrated_to = new.id
    return new


def _copied(member: Member) -> Member:
    return Member(member.user_id, member.status, member.rights, member.is_anonymous, member.title)


def _owner(world: World, chat: Chat) -> User:
    for member in chat.members.values():
        if member.status == "creator":
            return world.users[member.user_id]
    return world.users[next(iter(chat.members))]
