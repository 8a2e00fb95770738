"""The sentences about groups and topics: linked, moved, gone, out of reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpdesk.notify.content import Text
from helpdesk.people.chats import TroubleKind


@dataclass(frozen=True)
class AboutTeamsPlace(Text):
    """What became of a team's group or topic: the team's name."""

    team: str


# -- in the group itself


class GroupLinked(AboutTeamsPlace):
    """The group is the team's now."""

    stored_as = "group-linked"


class TopicLinked(AboutTeamsPlace):
    """The topic is the team's now."""

    stored_as = "topic-linked"


@dataclass(frozen=True)
class LeftCard(Text):
    """The last word of a card whose ticket goes on elsewhere; only in the chat in which it stands."""

    only_in: int


class CardInNewGroup(LeftCard):
    """The ticket goes on in another group."""

    stored_as = "card-moved-on"


class CardInOtherTopic(LeftCard):
    """The ticket goes on in another topic of this group."""

    stored_as = "card-moved-topic"


# -- to the admins


@dataclass(frozen=True)
class GroupMoved(AboutTeamsPlace):
    """Telegram gave the group a new id; all is moved."""

    chat: int
    stored_as = "group-moved"


class GroupMovedInFile(GroupMoved):
    """The same, and the file has to say it."""

    stored_as = "group-moved-file"


class GroupDeleted(AboutTeamsPlace):
    """The group is no more."""

    stored_as = "group-deleted"


class TopicGone(AboutTeamsPlace):
    """The topic is no more; cards go to the group itself."""

    stored_as = "topic-gone"


class TopicGoneInFile(AboutTeamsPlace):
    """The same, and the file has to say it."""

    stored_as = "topic-gone-file"


@dataclass(frozen=True)
class TopicGoneCardsWait(AboutTeamsPlace):
    """The topic is no more, and the group itself is another's."""

    other: str
    stored_as = "topic-gone-shared"


class PinRefused(AboutTeamsPlace):
    """The bot may not pin the board."""

    stored_as = "pin-refused"


@dataclass(frozen=True)
class MessagesVanish(AboutTeamsPlace):
    """Telegram deletes what is written in the group after ``days``."""

    title: str
    days: int
    stored_as = "chat-timer"


# -- a chat that takes nothing


@dataclass(frozen=True)
class AboutChat(AboutTeamsPlace):
    """A chat's title and trouble; ``held`` are the IDs of the first tickets of ``count`` that wait for it."""

    title: str
    why: str
    held: str
    count: int
    more: int


class BotRemoved(AboutChat):
    """The bot was put out."""

    stored_as = "chat-removed"


class BotSilenced(AboutChat):
    """The bot may not write."""

    stored_as = "chat-silenced"


class TopicClosed(AboutChat):
    """The topic is closed."""

    stored_as = "chat-closed"


class BotBlocked(AboutChat):
    """The person has blocked the bot."""

    stored_as = "chat-blocked"


class AllRefused(AboutChat):
    """Telegram takes nothing, and nobody knows why."""

    stored_as = "chat-refused"


class ChatRegained(AboutChat):
    """The trouble is over."""

    stored_as = "chat-regained"


OF_TROUBLE: Mapping[TroubleKind, type[AboutChat]] = {
    TroubleKind.REMOVED: BotRemoved,
    TroubleKind.SILENCED: BotSilenced,
    TroubleKind.CLOSED: TopicClosed,
    TroubleKind.BLOCKED: BotBlocked,
    TroubleKind.REFUSED: AllRefused,
}
