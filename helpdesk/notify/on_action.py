"""Who is told what when something happened to a ticket, and how urgently. Pure: facts in, messages owed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpdesk.notify import on_action_work
from helpdesk.notify.recipients import Recipients, files_under
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, card_slot, card_urgency, own_slot, view_slot
from helpdesk.settings.settings import Team
from helpdesk.ticket.fact import Fact, Trait, has
from helpdesk.ticket.facts.details import Opened
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.ticket import Ticket


def notices(ticket: Ticket, facts: Iterable[Fact], circle: Recipients) -> list[OutboxMessage]:
    """Return what is owed after ``facts``; ``ticket`` is as it stands after them."""
    facts = tuple(facts)
    owed = [*_card(ticket, facts, circle), *_own(ticket, facts, circle)]
    owed += [_view(ticket, chat) for chat in circle.viewers]
    owed += on_action_work.told(ticket, facts, circle)
    return owed


def card(ticket: Ticket, team: Team, lane: Urgency) -> OutboxMessage:
    """Return a ticket's card as it is owed to its team's chat."""
    chat_id = team.chat_id or 0
    return OutboxMessage(
        chat_id=chat_id, thread_id=team.thread_id, say=MessageKind.CARD, lane=lane, ticket=ticket.number,
        slot=card_slot(ticket.number, chat_id),
    )  # fmt: skip


def _card(ticket: Ticket, facts: tuple[Fact, ...], circle: Recipients) -> Iterator[OutboxMessage]:
    team = circle.team
    if circle.former is not None and circle.former.chat_id is not None and not _shares_chat(circle):
        yield card(ticket, circle.former, Urgency.PRESSED)
    if any(isinstance(f, Escalated) for f in facts):
        if team is None or team.chat_id is None:
            yield from _team_is_not_linked(ticket, circle)
            return
        lane = card_urgency(ticket.priority)
        yield card(ticket, team, lane)
        slot = card_slot(ticket.number, team.chat_id)
        yield from files_under(ticket, slot, chat_id=team.chat_id, files=circle.files, lane=lane)
    elif team is not None and team.chat_id is not None and has(facts, Trait.ON_CARD):
        yield card(ticket, team, Urgency.PRESSED)


def _shares_chat(circle: Recipients) -> bool:
    """Whether the ticket only changed topics: then its former card was left behind when the place was cleared."""
    return circle.former is not None and circle.team is not None and circle.former.chat_id == circle.team.chat_id


def _own(ticket: Ticket, facts: tuple[Fact, ...], circle: Recipients) -> Iterator[OutboxMessage]:
    is_there = ticket.logged_by in circle.desk
    if is_there and has(facts, Trait.ON_OWN):
        is_new = any(isinstance(f, Opened) for f in facts)
        yield OutboxMessage(
            chat_id=ticket.logged_by,
            say=MessageKind.OWN,
            lane=Urgency.REPLY if is_new else Urgency.PRESSED,
            ticket=ticket.number,
            person=ticket.logged_by,
            slot=own_slot(ticket.number, ticket.logged_by),
        )


def _view(ticket: Ticket, chat: int) -> OutboxMessage:
    slot = view_slot(ticket.number, chat)
    return OutboxMessage(
        chat_id=chat, say=MessageKind.VIEW, lane=Urgency.PRESSED, ticket=ticket.number, person=chat, slot=slot
    )


def _team_is_not_linked(ticket: Ticket, circle: Recipients) -> Iterator[OutboxMessage]:
    for person in dict.fromkeys((*circle.desk, *circle.admins)):
        yield OutboxMessage(
            chat_id=person, say=MessageKind.TEXT, lane=Urgency.PING, ticket=ticket.number, person=person,
            facts={"key": "team-not-linked"},
        )  # fmt: skip
