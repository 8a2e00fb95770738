"""What goes to everybody else around a ticket: who has or had it, its watchers, its town's SPOCs, the admins."""

from __future__ import annotations

from collections.abc import Iterator

from helpdesk.notify.content import Text
from helpdesk.notify.recipients import MANY_FORWARDS, Recipients, attached
from helpdesk.notify.ticket_texts import Comment, CommentForTown, ForwardedOften, TownTold
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, view_slot
from helpdesk.ticket.ticket import Ticket


def open_views(ticket: Ticket, recipients: Recipients) -> Iterator[OutboxMessage]:
    """Yield edits of the ticket where it is open in private chats."""
    for chat in recipients.viewers:
        yield OutboxMessage(
            chat_id=chat, kind=MessageKind.VIEW, urgency=Urgency.PRESSED, ticket=ticket.number, person=chat,
            slot=view_slot(ticket.number, chat),
        )  # fmt: skip


def former_holder(ticket: Ticket, recipients: Recipients, text: Text) -> Iterator[OutboxMessage]:
    """Yield a sentence for whoever had it, if somebody else took it from them."""
    if recipients.holder is not None and recipients.holder != recipients.actor:
        yield in_private(ticket, recipients.holder, text)


def watchers(
    ticket: Ticket, recipients: Recipients, text: Text, town: type[TownTold] | None = None
) -> Iterator[OutboxMessage]:
    """Yield a sentence for those who asked to be kept posted, and are not told anyway, as by the news ``town``."""
    told_anyway = () if town is None else _of_town(recipients, town)
    for person in recipients.watchers:
        if person not in (recipients.actor, *recipients.desk, ticket.claimed_by, *told_anyway):
            yield in_private(ticket, person, text, Urgency.PING)


def spocs(ticket: Ticket, recipients: Recipients, text: TownTold) -> Iterator[OutboxMessage]:
    """Yield news for the town's SPOCs who have not muted it, and are not told anyway; with what came with it."""
    for spoc in _of_town(recipients, type(text)):
        if spoc not in (recipients.actor, *recipients.desk):
            slot = text.slot(spoc) if isinstance(text, CommentForTown) else None
            yield text.message_to(spoc, Urgency.PING, ticket=ticket.number, person=spoc, slot=slot)
            if slot is not None:
                yield from attached(ticket, recipients, spoc, slot)


def _of_town(recipients: Recipients, news: type[TownTold]) -> list[int]:
    return [spoc for spoc, muted in recipients.spocs.items() if news.muted_as not in muted]


def admins(ticket: Ticket, recipients: Recipients) -> Iterator[OutboxMessage]:
    """Yield what the admins are told of a ticket that goes from team to team."""
    if ticket.forwards >= MANY_FORWARDS:
        for admin in recipients.admins:
            yield in_private(ticket, admin, ForwardedOften(ticket.forwards), Urgency.PING)


def readers_of_comments(
    ticket: Ticket, recipients: Recipients, note: int, *, with_holder: bool, for_town: bool
) -> Iterator[OutboxMessage]:
    """Yield a comment for the desk and the watchers, and for whoever has it if they don't read it in the group.

    ``for_town``: the town's SPOCs are told in words of their own.
    """
    told_anyway = _of_town(recipients, CommentForTown) if for_town else ()
    watching = [person for person in recipients.watchers if person not in told_anyway]
    holder = (ticket.claimed_by,) if with_holder and ticket.claimed_by is not None else ()
    comment = Comment(note)
    for person in dict.fromkeys((*recipients.desk, *holder, *watching)):
        slot = comment.slot(person)
        if person != recipients.actor and slot is not None:
            yield comment.message_to(person, Urgency.REPLY, ticket=ticket.number, person=person, slot=slot)
            yield from attached(ticket, recipients, person, slot)


def in_private(ticket: Ticket, person: int, text: Text, urgency: Urgency = Urgency.REPLY) -> OutboxMessage:
    """Return a sentence about a ticket for somebody's private chat."""
    return text.message_to(person, urgency, ticket=ticket.number, person=person)
