"""What goes to a team's chat: the ticket's card, its attachments, and what is said under the card."""

from __future__ import annotations

from collections.abc import Iterator

from helpdesk.notify.content import Text
from helpdesk.notify.desk_texts import CorrectedHere
from helpdesk.notify.recipients import Recipients, attached, files_under
from helpdesk.notify.ticket_texts import PassedOnWords, TeamNotLinked
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, card_slot, card_urgency
from helpdesk.settings.settings import Team
from helpdesk.ticket.ticket import Ticket


def card(ticket: Ticket, team: Team, urgency: Urgency) -> OutboxMessage:
    """Return a ticket's card as it is owed to its team's chat."""
    chat_id = team.chat_id or 0
    return OutboxMessage(
        chat_id=chat_id, thread_id=team.thread_id, kind=MessageKind.CARD, urgency=urgency, ticket=ticket.number,
        slot=card_slot(ticket.number, chat_id),
    )  # fmt: skip


def cards(ticket: Ticket, recipients: Recipients, *, escalated: bool, changed: bool) -> Iterator[OutboxMessage]:
    """Yield a new card where the ticket has come to, and edits of those that look different now."""
    team, former = recipients.team, recipients.former
    if former is not None and former.chat_id is not None and not _shares_chat(recipients):
        yield card(ticket, former, Urgency.PRESSED)
    if team is None or team.chat_id is None:
        if escalated:
            yield from _team_is_not_linked(ticket, recipients)
    elif escalated:
        urgency = card_urgency(ticket.priority)
        yield card(ticket, team, urgency)
        slot = card_slot(ticket.number, team.chat_id)
        yield from files_under(ticket, slot, chat_id=team.chat_id, files=recipients.files, urgency=urgency)
    elif changed:
        yield card(ticket, team, Urgency.PRESSED)


def under_the_card(ticket: Ticket, recipients: Recipients, text: Text) -> Iterator[OutboxMessage]:
    """Yield a reply to the card; what passes on somebody's words brings along what came with them."""
    team = recipients.team
    if team is None or team.chat_id is None:
        return
    words = text if isinstance(text, PassedOnWords) else None
    slot = words.slot(team.chat_id) if words is not None else None
    yield text.message_to(
        team.chat_id, Urgency.REPLY, thread_id=team.thread_id, ticket=ticket.number, slot=slot,
        under=card_slot(ticket.number, team.chat_id),
    )  # fmt: skip
    if words is not None and slot is not None and all(file.note == words.note for file in recipients.files):
        yield from attached(ticket, recipients, team.chat_id, slot)
    if isinstance(text, CorrectedHere):
        yield from attached(ticket, recipients, team.chat_id, card_slot(ticket.number, team.chat_id))


def _shares_chat(recipients: Recipients) -> bool:
    """Whether the ticket only changed topics: then its former card was left behind when the place was cleared."""
    team, former = recipients.team, recipients.former
    return former is not None and team is not None and former.chat_id == team.chat_id


def _team_is_not_linked(ticket: Ticket, recipients: Recipients) -> Iterator[OutboxMessage]:
    for person in dict.fromkeys((*recipients.desk, *recipients.admins)):
        yield TeamNotLinked().message_to(person, Urgency.PING, ticket=ticket.number, person=person)
