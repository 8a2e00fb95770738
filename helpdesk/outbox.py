"""What the bot owes: messages to be sent because something happened, and the order in which they go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, StrEnum

from helpdesk.destinations import Destination
from helpdesk.ticket.ticket import Priority

Facts = Mapping[str, "str | int | bool | None"]
MEANT = "message_id"  # the fact that names a message in the chat


class Urgency(IntEnum):
    """The order in one chat: a lower one goes first."""

    PRESSED = 0  # edits of a card that somebody pressed
    REPLY = 1  # replies to a person
    P1 = 2
    P2 = 3
    P3 = 4
    P4 = 5
    PING = 6
    SUMMARY = 7
    STRANGER = 8  # replies to whoever is nothing to the desk


def card_urgency(priority: Priority) -> Urgency:
    """Return the urgency of a new card."""
    return Urgency[priority.value]


class MessageKind(StrEnum):
    """What a row asks delivery to do: see ``helpdesk/notify/kinds.py`` for what each says."""

    TEXT = "text"  # one sentence
    CARD = "card"  # a team's card of a ticket
    OWN = "own"  # the operator's own message about a ticket
    VIEW = "view"  # a ticket opened in a private chat
    FORM = "form"  # a form in progress
    FILES = "files"  # attachments of a ticket, as replies under its card
    PROMPT = "prompt"  # a question that waits for a reply
    LIST = "list"  # a list of tickets
    PICK = "pick"  # the keys that open Telegram's own list of chats
    WHOLE = "whole"  # all that was written about a ticket, a page of it
    CONFIRM = "confirm"  # it is solved: what does the caller say?
    HISTORY = "history"  # what happened to a ticket, in words
    REMINDER = "nudge"  # what the clock has to say of one ticket or many
    SUMMARY = "summary"  # what a window of time brought, planned or asked for
    EXPORT = "export"  # tickets as a file, made when it is sent
    CHARTS = "charts"  # pictures of the numbers, made when they are sent
    WHY = "why"  # the story of a ticket's date
    BOARD = "board"  # what waits in a group, pinned there
    BURST = "burst"  # that cards are still on the way
    PANEL = "panel"  # where an admin sets the desk up
    INVITATION = "invitation"  # a one-time link, to be forwarded
    ACCESS = "access"  # a stranger asks to be let in
    QUESTION = "question"  # which team a group belongs to
    DOCTOR = "doctor"  # how everything is
    MAIL = "mail"  # a mail that waits, and what becomes of it
    MAIL_FILES = "mail_files"  # its attachments, under it
    LETTER = "letter"  # what goes to a caller by mail
    DELETE = "delete"  # take a message of ours away
    REACT = "react"  # put a small sign on somebody's message
    BARE = "bare"  # take the buttons of a message of ours away
    JIRA = "jira"  # bring an issue up to date


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxMessage:
    """One message owed to one chat.

    ``slot`` names a message whose content changes (``card:1042@-100…``, ``form:17``): the row means "make the
    message in this slot show the present state": it is edited if it was sent before, else sent. One row per
    slot waits at a time. ``under``: the slot of a message that must have been sent first and is replied to.
    ``once``: a key under which it is owed only once for ever. ``perishable``: dropped when its reason is gone.
    """

    chat_id: int  # elsewhere than in Telegram a lane: its rows go as they were owed, one at a time
    kind: MessageKind
    urgency: Urgency
    thread_id: int | None = None
    ticket: int | None = None
    person: int | None = None  # to whom it speaks; None: to the chat
    slot: str | None = None
    under: str | None = None
    reply_to: int | None = None
    once: str | None = None
    perishable: bool = False
    silent: bool = False
    facts: Facts = field(default_factory=dict)
    destination: Destination = Destination.TELEGRAM


def deletion(
    chat_id: int, message_id: int, *, urgency: Urgency = Urgency.PRESSED,
    ticket: int | None = None, person: int | None = None,
) -> OutboxMessage:  # fmt: skip
    """Return what takes a message of ours away; ``person`` is told if it can't be."""
    return OutboxMessage(
        chat_id=chat_id, kind=MessageKind.DELETE, urgency=urgency, ticket=ticket, person=person,
        facts={MEANT: message_id},
    )  # fmt: skip


def stripping(chat_id: int, message_id: int, *, urgency: Urgency = Urgency.PRESSED) -> OutboxMessage:
    """Return what takes the buttons of a message of ours away."""
    return OutboxMessage(chat_id=chat_id, kind=MessageKind.BARE, urgency=urgency, facts={MEANT: message_id})


def reaction(chat_id: int, message_id: int) -> OutboxMessage:
    """Return what puts a small sign on somebody's message."""
    return replace(stripping(chat_id, message_id, urgency=Urgency.PING), kind=MessageKind.REACT, perishable=True)


def meant_message(message: OutboxMessage) -> int:
    """Return the message to which something is done: deleted, stripped of its buttons, or given a sign."""
    return int(message.facts[MEANT] or 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxRow:
    """An ``OutboxMessage`` as it was stored."""

    id: int
    message: OutboxMessage
    attempts: int
    owed_at: datetime  # desk time
    plain: bool = False  # its formatting was refused once: send it as plain text


@dataclass(frozen=True, kw_only=True, slots=True)
class Posted:
    """A message of ours that is in a chat. Ids are per chat."""

    chat_id: int
    message_id: int
    kind: MessageKind
    slot: str | None = None
    ticket: int | None = None
    person: int | None = None
    current: bool = True  # False: another message has taken its slot
    rendered: str | None = None  # hash of what it shows, to skip identical edits


def shown_again(
    posted: Posted, urgency: Urgency, *, thread_id: int | None = None, perishable: bool = False
) -> OutboxMessage:
    """Return the edit of a message that shows nothing but its ticket, as it is then."""
    return OutboxMessage(
        chat_id=posted.chat_id, thread_id=thread_id, kind=posted.kind, urgency=urgency, ticket=posted.ticket,
        person=posted.person, slot=posted.slot, perishable=perishable,
    )  # fmt: skip


def card_slot(ticket: int, chat_id: int) -> str:
    """Name the card of a ticket in a team's chat."""
    return f"card:{ticket}@{chat_id}"


def left_slot(ticket: int, posted: Posted) -> str:
    """Name a message that was left behind: its ticket goes on elsewhere, or is open again."""
    return f"left:{ticket}:{posted.chat_id}:{posted.message_id}"


def erased_slot(posted: Posted) -> str:
    """Name a message of which only that something stood there remains."""
    return f"erased:{posted.chat_id}:{posted.message_id}"


def is_left(slot: str | None) -> bool:
    """Whether that message was left behind."""
    return (slot or "").startswith("left:")


def own_slot(ticket: int, chat_id: int) -> str:
    """Name the operator's own message about a ticket."""
    return f"own:{ticket}@{chat_id}"


def view_slot(ticket: int, chat_id: int) -> str:
    """Name a ticket as it is open in somebody's private chat."""
    return f"view:{ticket}@{chat_id}"


def ask_slot(ticket: int, chat_id: int) -> str:
    """Name the clock's last question about a ticket in a chat: still on it?"""
    return f"ask:{ticket}@{chat_id}"


def late_slot(ticket: int, chat_id: int) -> str:
    """Name what the clock said last of a ticket's answer in a chat: nearly due, or late."""
    return f"late:{ticket}@{chat_id}"


def form_slot(draft: int) -> str:
    """Name the card of a form in progress."""
    return f"form:{draft}"


def prompt_slot(prompt: int) -> str:
    """Name the message of a prompt."""
    return f"prompt:{prompt}"


def returned_slot(ticket: int, chat_id: int) -> str:
    """Name the message that says that a ticket is back with the desk, for a reason that nobody worded."""
    return f"returned:{ticket}@{chat_id}"


def is_returned(slot: str | None) -> bool:
    """Whether that message says that a ticket is back with the desk, in words or without."""
    return (slot or "").startswith(("said:returned:", "returned:"))


def confirm_slot(ticket: int, chat_id: int) -> str:
    """Name the message that says that a ticket is solved and asks for the caller's word."""
    return f"confirm:{ticket}@{chat_id}"


def kept_slot(ticket: int, person: int, chat_id: int) -> str:
    """Name the message that says for whom somebody's latest comment on a ticket is."""
    return f"kept:{ticket}.{person}@{chat_id}"


def history_slot(ticket: int, chat_id: int) -> str:
    """Name a ticket's history in a private chat."""
    return f"history:{ticket}@{chat_id}"


def list_slot(name: str, chat_id: int, team: str | None = None) -> str:
    """Name a list that replaces its former self in a chat; teams that share a group have one each."""
    return f"list:{name}.{team}@{chat_id}" if team else f"list:{name}@{chat_id}"


def board_slot(chat_id: int, thread_id: int | None = None) -> str:
    """Name the board of a group, or of a topic in it."""
    return f"board{_topic(thread_id)}@{chat_id}"


def burst_slot(chat_id: int, thread_id: int | None = None) -> str:
    """Name the card that says how many cards are still on the way to a group, or to a topic in it."""
    return f"burst{_topic(thread_id)}@{chat_id}"


def _topic(thread_id: int | None) -> str:
    return f":{thread_id}" if thread_id is not None else ""
