"""Everybody around a ticket, and how its attachments follow a message about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from helpdesk.notify.kinds import Attachments
from helpdesk.outbox import OutboxMessage, Urgency
from helpdesk.settings.settings import Team
from helpdesk.ticket.notes import File, FileKind
from helpdesk.ticket.ticket import Ticket

ALBUM = 4  # attachments that follow a card by themselves
TELEGRAM_ALBUM = 10  # the most that one album may hold
MANY_FORWARDS = 3  # of one ticket; from then on the admins are told
ALBUMS = (FileKind.PHOTO, FileKind.VIDEO)


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipients:
    """Everybody around a ticket who may be told."""

    team: Team | None
    desk: tuple[int, ...] = ()  # who stands for the desk: whoever logged it, or all operators if that one is gone
    unreached: int | None = None  # who logged it, if the bot can't reach them now: the others of the desk stand in
    confirming: tuple[int, ...] = ()  # private chats that ask what the caller says, if that changes
    admins: tuple[int, ...] = ()
    actor: int | None = None  # who did it: never told what they did; None: it happened by itself
    files: tuple[File, ...] = ()  # attachments that go with it
    viewers: tuple[int, ...] = ()  # private chats in which the ticket is open
    former: Team | None = None  # the team that it has just left
    holder: int | None = None  # who had it before, if it is theirs no more
    place: int | None = None  # the chat in which it was done: what was said there need not be said there again
    watchers: tuple[int, ...] = ()
    spocs: Mapping[int, frozenset[str]] = field(default_factory=dict)  # with what each has muted

    @property
    def others_of_desk(self) -> tuple[int, ...]:
        """Those of the desk who did not do it themselves."""
        return tuple(person for person in self.desk if person != self.actor)

    @property
    def has_group(self) -> bool:
        """Whether the ticket's team can be reached in a group."""
        return self.team is not None and self.team.chat_id is not None

    @property
    def is_done_in_group(self) -> bool:
        """Whether it was done where the ticket's team reads it anyway."""
        return self.team is not None and self.place == self.team.chat_id


def files_under(
    ticket: Ticket, slot: str, *, chat_id: int, files: Sequence[File], urgency: Urgency, most: int = ALBUM
) -> Iterator[OutboxMessage]:
    """Yield attachments as replies under a message of ours: pictures as albums, the rest one by one.

    ``most`` bounds how many are sent; what is left is behind the Files button.
    """
    chosen = files[:most]
    pictures = [f.id for f in chosen if f.kind in ALBUMS]
    batches = [pictures[i : i + TELEGRAM_ALBUM] for i in range(0, len(pictures), TELEGRAM_ALBUM)]
    batches += [[f.id] for f in chosen if f.kind not in ALBUMS]
    for batch in batches:
        yield Attachments(tuple(batch)).message_to(chat_id, urgency, ticket=ticket.number, under=slot)


def attached(ticket: Ticket, recipients: Recipients, chat_id: int, slot: str) -> Iterator[OutboxMessage]:
    """Yield what came with somebody's words, under the message that passes them on."""
    yield from files_under(ticket, slot, chat_id=chat_id, files=recipients.files, urgency=Urgency.REPLY)
