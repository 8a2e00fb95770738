"""Groups and channels that the bot has met: what is known of each, and the question which team it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

INSIDE = frozenset({"member", "administrator", "creator", "restricted"})
DESK = "desk"  # in the place of a team's key: the desk's own group


class TroubleKind(StrEnum):
    """What keeps the bot from working in a chat, or in a topic of it."""

    REMOVED = "removed"  # the bot was put out of it, or it is gone
    SILENCED = "silenced"  # it may not write
    CLOSED = "closed"  # the topic is closed
    BLOCKED = "blocked"  # the person has blocked the bot, or their account is gone
    REFUSED = "refused"  # Telegram refuses what is sent, and nobody knows why


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatTrouble:
    """A chat or topic that takes nothing, while that lasts and after it. ``thread_id`` 0: the whole chat."""

    chat_id: int
    thread_id: int = 0
    trouble: TroubleKind
    why: str  # in Telegram's words
    since: datetime
    ended_at: datetime | None = None
    told_at: datetime | None = None  # when the admins last heard that a trouble had begun here
    times: int = 0  # how often they heard it since it was last calm for an hour
    told: bool = False  # whether they have heard of the present one

    @property
    def lasts(self) -> bool:
        """Whether it takes nothing now."""
        return self.ended_at is None


class LinkWish(StrEnum):
    """What becomes of the wish that a group be linked."""

    ASKED = "asked"  # the admins are asked
    LINKED = "is"  # it is linked already
    DECLINED = "declined-lately"  # an admin has said no within a day
    TOO_OFTEN = "too-often"  # this person has asked for several groups within a day


class LookupKind(StrEnum):
    """What is to be asked of Telegram."""

    LOOK = "look"  # at a chat that may be linked; then the admins are asked
    FETCH = "fetch"  # a list that an admin uploaded: facts["file"]
    DOCTOR = "doctor"  # at everything, for one admin
    MEMBER = "member"  # whether somebody is still in a group; what waits for that is in the facts


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownChat:
    """A group or channel; ``id`` is ours and short enough for a button, ``chat_id`` is Telegram's."""

    id: int = 0
    chat_id: int
    type: str  # group, supergroup, channel
    title: str
    username: str | None = None
    members: int | None = None
    status: str = "member"  # the bot's own
    thread_id: int | None = None  # the topic in which somebody asked for the link
    topic: str | None = None  # what that topic is called, if Telegram said so
    wanted_for: str | None = None  # the team whose link was followed
    added_by: int | None = None
    owner: str | None = None  # what its owner is called
    asker: str | None = None  # what whoever asked for the link is called
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: int | None = None
    answer: str | None = None  # a team's key, DESK, or "no"

    @property
    def is_inside(self) -> bool:
        """Whether the bot is in it."""
        return self.status in INSIDE

    @property
    def is_public(self) -> bool:
        """Whether everybody could read along."""
        return bool(self.username)


@dataclass(frozen=True, kw_only=True, slots=True)
class Lookup:
    """Something to be asked of Telegram, outside of every transaction; its answer is written down afterwards."""

    id: int = 0
    kind: LookupKind
    chat_id: int = 0
    person: int = 0  # who wants to know; 0: the admins
    facts: Mapping[str, str | int | bool | None] = field(default_factory=dict)


def access_slot(person: int, admin: int) -> str:
    """Name the message in which an admin decides about a stranger."""
    return f"access:{person}@{admin}"


def question_slot(chat: int, admin: int) -> str:
    """Name the message in which an admin is asked which team a group belongs to; ``chat`` is our id of it."""
    return f"link:{chat}@{admin}"


def panel_slot(admin: int) -> str:
    """Name the message in which an admin sets the desk up."""
    return f"panel@{admin}"
