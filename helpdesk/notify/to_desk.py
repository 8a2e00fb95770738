"""What goes to the desk: to the operator who logged a ticket, or to all if that one is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpdesk.notify.content import Text
from helpdesk.notify.recipients import Recipients, attached
from helpdesk.notify.ticket_texts import CallerNotReached, CallerSaysSolved, CallerSaysUnsolved, PassedOnWords
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, confirm_slot, own_slot, returned_slot
from helpdesk.ticket.ticket import Confirmation, Ticket

WORD_OF_CALLER: Mapping[Confirmation, type[Text]] = {
    Confirmation.YES: CallerSaysSolved,
    Confirmation.NO: CallerSaysUnsolved,
    Confirmation.UNREACHED: CallerNotReached,
}


def own_message(ticket: Ticket, recipients: Recipients, *, is_new: bool) -> Iterator[OutboxMessage]:
    """Yield the operator's own message about a ticket, or the edit of it."""
    if ticket.logged_by in recipients.desk:
        yield OutboxMessage(
            chat_id=ticket.logged_by,
            kind=MessageKind.OWN,
            urgency=Urgency.REPLY if is_new else Urgency.PRESSED,
            ticket=ticket.number,
            person=ticket.logged_by,
            slot=own_slot(ticket.number, ticket.logged_by),
        )


def to_act_on(ticket: Ticket, recipients: Recipients, text: PassedOnWords) -> Iterator[OutboxMessage]:
    """Yield what the operator has to act on: a reply under their own message, with what came along."""
    for chat in recipients.desk:
        slot = text.slot(chat) or returned_slot(ticket.number, chat)
        yield text.message_to(
            chat, Urgency.REPLY, ticket=ticket.number, person=chat, slot=slot, under=own_slot(ticket.number, chat)
        )
        if text.note is not None:
            yield from attached(ticket, recipients, chat, slot)


def to_others(ticket: Ticket, recipients: Recipients, text: Text) -> Iterator[OutboxMessage]:
    """Yield a sentence for those of the desk who did not do it themselves."""
    for person in recipients.others_of_desk:
        yield text.message_to(person, Urgency.REPLY, ticket=ticket.number, person=person)


def word_of_caller(ticket: Ticket, recipients: Recipients) -> Iterator[OutboxMessage]:
    """Yield for the others what a colleague has heard from the caller."""
    if ticket.confirmation is not None:
        yield from to_others(ticket, recipients, WORD_OF_CALLER[ticket.confirmation]())


def solved(ticket: Ticket, recipients: Recipients) -> Iterator[OutboxMessage]:
    """Yield the question what the caller says, with what belongs to the solution."""
    for chat in recipients.others_of_desk:
        yield ask_the_caller(ticket, chat, Urgency.REPLY)
        yield from attached(ticket, recipients, chat, confirm_slot(ticket.number, chat))


def ask_the_caller(ticket: Ticket, chat: int, urgency: Urgency) -> OutboxMessage:
    """Return what says that it is solved and asks for the caller's word."""
    return OutboxMessage(
        chat_id=chat, kind=MessageKind.CONFIRM, urgency=urgency, ticket=ticket.number, person=chat,
        slot=confirm_slot(ticket.number, chat),
    )  # fmt: skip
