"""Command menus: who sees which list of commands where; the first scope that has one wins."""

from __future__ import annotations

from sandbox.base.model import Chat, Json, User
from sandbox.world.state import Scope, State


def scopes_of(chat: Chat, user: User) -> list[Scope]:
    """The scopes that apply, narrowest first."""
    if chat.is_private:
        return [("chat", chat.id), ("all_private_chats",), ("default",)]
    scopes: list[Scope] = [("chat_member", chat.id, user.id)]
    if chat.member(user.id).is_admin:
        scopes += [("chat_administrators", chat.id)]
    scopes += [("chat", chat.id)]
    if chat.member(user.id).is_admin:
        scopes += [("all_chat_administrators",)]
    return [*scopes, ("all_group_chats",), ("default",)]


def commands_for(world: State, chat: Chat, user: User) -> list[Json]:
    """Return the menu of this person in this chat, in their language if there is one."""
    for scope in scopes_of(chat, user):
        for language in (user.language_code, ""):
            if world.menus.get((scope, language)):
                return world.menus[scope, language]
    return []
