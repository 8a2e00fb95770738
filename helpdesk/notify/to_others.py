"""What goes to everybody else around a ticket: who has or had it, its watchers, its town's SPOCs, the admins."""

from __future__ import annotations

from collections.abc import Iterator

from helpdesk.notify.content import Text
from helpdesk.notify.recipients import MANY_FORWARDS, Recipients, attached
from helpdesk.notify.ticket_texts import Comment, ForwardedOften, TownTold
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


def watchers(ticket: Ticket, recipients: Recipients, text: Text) -> Iterator[OutboxMessage]:
    """Yield a sentence for those who asked to be kept posted, and are not told anyway."""
    for person in recipients.watchers:
        if person not in (recipients.actor, *recipients.desk, ticket.claimed_by):
            yield in_private(ticket, person, text, Urgency.PING)


def spocs(ticket: Ticket, recipients: Recipients, text: TownTold) -> Iterator[OutboxMessage]:
    """Yield a sentence for the town's SPOCs who have not muted it, and are not told anyway."""
    for spoc, muted in recipients.spocs.items():
        told_anyway = spoc in (recipients.actor, *recipients.desk) or spoc in recipients.watchers
        if not told_anyway and text.muted_as not in muted:
            yield in_private(ticket, spoc, text, Urgency.PING)


def admins(ticket: Ticket, recipients: Recipients) -> Iterator[OutboxMessage]:
    """Yield what the admins are told of a ticket that goes from team to team."""
    if ticket.forwards >= MANY_FORWARDS:
        for admin in recipients.admins:
            yield in_private(ticket, admin, ForwardedOften(ticket.forwards), Urgency.PING)


def readers_of_comments(
    ticket: Ticket, recipients: Recipients, note: int, *, with_holder: bool
) -> Iterator[OutboxMessage]:
    """Yield a comment for the desk and the watchers, and for whoever has it if they don't read it in the group."""
    holder = (ticket.claimed_by,) if with_holder and ticket.claimed_by is not None else ()
    comment = Comment(note)
    for person in dict.fromkeys((*recipients.desk, *holder, *recipients.watchers)):
        slot = comment.slot(person)
        if person != recipients.actor and slot is not None:
            yield comment.message_to(person, Urgency.REPLY, ticket=ticket.number, person=person, slot=slot)
            yield from attached(ticket, recipients, person, slot)


def in_private(ticket: Ticket, person: int, text: Text, urgency: Urgency = Urgency.REPLY) -> OutboxMessage:
    """Return a sentence about a ticket for somebody's private chat."""
    return text.message_to(person, urgency, ticket=ticket.number, person=person)
