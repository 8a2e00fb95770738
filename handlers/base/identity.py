"""From an update to a person and a place."""

from __future__ import annotations

from dataclasses import replace

from telegram import Chat, Message, Update, User

from handlers.base.context import Turn
from helpdesk.people.actors import EVERYTHING, Actor, Person, Place, Where
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.text.names import NAMELESS, shown_name


async def actor_of(update: Update, turn: Turn, *, is_act: bool = True) -> Actor:
    """Return who is acting where. Somebody acting in a team's group is taken for a member of it.

    A correction of former words is no act of a member: whoever is none by then does not become one by it. No more do
    words that may be for anybody (no ``is_act``).
    """
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None:
        raise LookupError("an update without a person or a chat has no actor")
    message = update.effective_message if update.callback_query is None else None
    anonymous = message is not None and message.sender_chat is not None
    place = replace(place_of(turn.settings, chat, _topic_of(update)), thread_id=_topic_of(update))
    if place.where is Where.FORUM:
        place = await _place_of_ticket(turn, place, _meant(update))
    actor = Actor(await _person(user, turn), place, anonymous)
    enters = is_act and actor.place.where is Where.TEAM and update.edited_message is None
    # What was said may have waited for us; of a press nobody knows when it was made.
    at = turn.now if message is None else min(message.date, turn.now)
    return await turn.desk.staff.enter_team(actor, at) if enters else actor


def _topic_of(update: Update) -> int | None:
    message = update.effective_message
    # In groups without topics the number is that of a thread of replies, to which nothing can be sent.
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _meant(update: Update) -> int | None:
    """Return the message that somebody pressed, or replied to."""
    if update.callback_query is not None and update.callback_query.message is not None:
        return update.callback_query.message.message_id
    replied = update.effective_message.reply_to_message if update.effective_message is not None else None
    return replied.message_id if replied is not None else None


async def _place_of_ticket(turn: Turn, place: Place, message_id: int | None) -> Place:
    """Return the place of the team that has the ticket of one of our messages; of none, the place as it is."""
    posted = await turn.store.outbox.posted(place.chat_id, message_id) if message_id is not None else None
    return await place_about(turn.store, turn.settings, place, posted.ticket if posted is not None else None)


async def place_about(store: Store, settings: Settings, place: Place, number: int | None) -> Place:
    """Return the place of the team that has a ticket, in a group that several teams share."""
    if place.where is not Where.FORUM or number is None:
        return place
    ticket = await store.tickets.get(number, EVERYTHING)
    team = settings.team(ticket.team) if ticket is not None else None
    if team is None or team.chat_id != place.chat_id:
        return place
    return replace(place, where=Where.TEAM, team=team.key)


def sharing(turn: Turn, actor: Actor) -> str:
    """Return the names of the teams that share a group."""
    return ", ".join(turn.name(actor, team) for team in turn.settings.teams_in(actor.place.chat_id))


def place_of(settings: Settings, chat: Chat, thread_id: int | None = None) -> Place:
    """Return what a chat, or a topic of it, is to the desk."""
    if chat.type == Chat.PRIVATE:
        return Place(Where.PRIVATE, chat.id)
    return group_place(settings, chat.id, thread_id)


def group_place(settings: Settings, chat_id: int, thread_id: int | None = None) -> Place:
    """Return what a group or channel is to the desk."""
    team = settings.team_in(chat_id, thread_id)
    if team is not None:
        return Place(Where.TEAM, chat_id, team.key)
    if settings.teams_in(chat_id):
        return Place(Where.FORUM, chat_id)
    return Place(Where.DESK if chat_id == settings.chat_id else Where.ELSEWHERE, chat_id)


def place_by_id(settings: Settings, chat_id: int, thread_id: int | None = None) -> Place:
    """Return what a chat is to the desk, by its id alone: private chats bear their person's id, above zero."""
    return Place(Where.PRIVATE, chat_id) if chat_id > 0 else group_place(settings, chat_id, thread_id)


def person_of(user: User) -> Person:
    """Return somebody as Telegram names them: without whatever they are to the desk."""
    return Person(user.id, shown_name(user.full_name, user.username), username=user.username)


async def _person(user: User, turn: Turn) -> Person:
    known, name = await turn.store.people.get(user.id), shown_name(user.full_name, user.username)
    if known is None:
        return person_of(user)  # strangers are not written down
    unnamed = known.name in (NAMELESS, f"@{known.username}")
    if known.username != user.username or (unnamed and known.name != name):
        known = replace(known, username=user.username, name=name if unnamed else known.name)
        await turn.store.people.put(known)
    return known
