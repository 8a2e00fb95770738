"""From an update to a person and a place."""

from __future__ import annotations

from dataclasses import replace

from telegram import Chat, Message, Update, User

from handlers.context import Turn
from helpdesk.people import Actor, Person, Place, Where
from helpdesk.policy import Settings


async def actor_of(update: Update, turn: Turn) -> Actor:
    """Return who is acting where. Somebody acting in a team's group is taken for a member of it."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None:
        raise LookupError("an update without a person or a chat has no actor")
    message = update.effective_message if update.callback_query is None else None
    anonymous = message is not None and message.sender_chat is not None
    place = replace(place_of(turn.settings, chat), thread_id=_topic_of(update))
    actor = Actor(await _person(user, turn), place, anonymous)
    return await turn.desk.enter_team(actor) if actor.place.where is Where.TEAM else actor


def _topic_of(update: Update) -> int | None:
    message = update.effective_message
    # In groups without topics the number is that of a thread of replies, to which nothing can be sent.
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def place_of(settings: Settings, chat: Chat) -> Place:
    """Return what a chat is to the desk."""
    if chat.type == Chat.PRIVATE:
        return Place(Where.PRIVATE, chat.id)
    return group_place(settings, chat.id)


def group_place(settings: Settings, chat_id: int) -> Place:
    """Return what a group or channel is to the desk."""
    team = settings.team_in(chat_id)
    if team is not None:
        return Place(Where.TEAM, chat_id, team.key)
    return Place(Where.DESK if chat_id == settings.chat_id else Where.ELSEWHERE, chat_id)


def place_by_id(settings: Settings, chat_id: int) -> Place:
    """Return what a chat is to the desk, by its id alone: private chats bear their person's id, above zero."""
    return Place(Where.PRIVATE, chat_id) if chat_id > 0 else group_place(settings, chat_id)


async def _person(user: User, turn: Turn) -> Person:
    known = await turn.store.people.get(user.id)
    named = Person(user.id, user.full_name, username=user.username)
    if known is None:
        return named  # strangers are not written down
    if known.username != user.username or not known.name:
        known = replace(known, username=user.username, name=known.name or user.full_name)
        await turn.store.people.put(known)
    return known
